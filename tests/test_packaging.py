"""What is imported is declared, and what is declared is pinned."""

import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from test_architecture import FILES, NAMES, PACKAGES, ROOT, packages

_CONFIGURED = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT, SHIPPED = _CONFIGURED["project"], _CONFIGURED["tool"]["setuptools"]
PINNED = re.findall(r"^([\w.-]+)==", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE)


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def names(requirements: list[str]) -> set[str]:
    return {normal(re.split(r"[<>=!~\[; ]", requirement)[0]) for requirement in requirements}


def test_every_library_that_is_imported_is_declared() -> None:
    known = packages_distributions()
    imported = {package for name in NAMES for package in packages(name)}
    foreign = imported - sys.stdlib_module_names - set(PACKAGES)
    declared = names(PROJECT["dependencies"])
    assert {each for each in foreign if not {*map(normal, known[each])} & declared} == set()


def test_every_library_that_is_declared_is_pinned() -> None:
    declared = names([*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]])
    assert declared - names(PINNED) == set()
    assert {"pip", "setuptools"} <= names(PINNED)


def test_every_package_is_shipped() -> None:
    folders = {file.parent.relative_to(ROOT) for file in FILES}
    assert {".".join(folder.parts) for folder in folders} == {*SHIPPED["packages"]}


def test_every_file_beside_the_code_is_shipped() -> None:
    lying = {
        file
        for package in PACKAGES
        for file in (ROOT / package).rglob("*")
        if file.is_file() and file.suffix not in (".py", ".pyc")
    }
    shipped = {
        file
        for package, patterns in SHIPPED["package-data"].items()
        for pattern in patterns
        for file in (ROOT / package.replace(".", "/")).glob(pattern)
    }
    assert lying - shipped == set()
