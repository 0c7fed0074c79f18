"""Rules that hold for every file: who may import whom, and what importing does."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COMMAND_LINE = {f"chatbot/{name}.py" for name in ("__main__", "measuring", "terminal")}
PACKAGES = ("chatbot", "index", "prompts")
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
NAMES = [str(path.relative_to(ROOT)) for path in FILES]
every_file = pytest.mark.parametrize("name", NAMES)


@cache
def tree(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text("utf-8"))


def module(name: str) -> str:
    return name.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


MODULES = [module(name) for name in NAMES]


def imported(name: str, body: ast.AST | None = None) -> set[str]:
    """Every module that a file imports, wherever in it; for `from a import b` also `a.b`."""
    found: set[str] = set()
    for node in ast.walk(body or tree(name)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports relatively"
            found |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def packages(name: str) -> set[str]:
    return {each.partition(".")[0] for each in imported(name)}


@every_file
def test_what_lies_below_never_imports_what_lies_above(name: str) -> None:
    above = {"index": {"chatbot", "prompts"}, "prompts": {"chatbot", "index"}, "chatbot": set()}
    assert not packages(name) & above[name.partition("/")[0]]
    assert not packages(name) & {"tests", "training"}


# Each imports only of those before it. `answering` joins the stages, `assembly` makes it of the
# settings; what measures and what is seen know neither of the other.
LAYERS = (
    "errors proxies",
    "text",
    "asking",
    "weights",
    "reading",
    "check",
    "answer events",
    "readiness running admission sealing",
    "writing",
    "probing",
    "answering conversation",
    "settings",
    "assembly",
    "evaluation",
    "benchmark",
    "web",
    "doctor plain",
    "terminal",
    "measuring",
    "__main__",
)
LAYER = {name: at for at, names in enumerate(LAYERS) for name in names.split()}


def layer(module: str) -> int:
    """How far up a module of the chatbot, or what is in it, stands; -1 for others."""
    return LAYER.get(module.removeprefix("chatbot.").partition(".")[0], -1)


@every_file
def test_a_module_imports_none_that_stands_above_it(name: str) -> None:
    if name.startswith("chatbot/") and name != "chatbot/__init__.py":
        assert layer(module(name)) >= 0
        above = {each for each in imported(name) if each.startswith("chatbot.")}
        assert {each for each in above if layer(each) > layer(module(name))} == set()


@pytest.mark.parametrize(
    ("library", "owners"),
    [
        ("gradio", {"chatbot/web/chat.py"}),
        ("chromadb", {"index/store.py"}),
        ("langchain_chroma", {"index/store.py", "chatbot/benchmark/stock.py"}),
        ("langchain_text_splitters", {"chatbot/benchmark/stock.py"}),
        ("langchain_huggingface", {"index/embedder.py"}),
        ("torch", {"index/embedder.py"}),
        ("onnxruntime", {"chatbot/reading/crossencoder.py"}),
        ("langchain_openai", {"chatbot/writing/writer.py"}),
        ("xllamacpp", {"chatbot/writing/engine.py"}),
        ("bm25s", {"index/lexical.py"}),
        ("sentencex", {"index/sentences.py"}),
        ("typer", {"chatbot/__main__.py", "chatbot/measuring.py"}),
    ],
)
def test_each_library_is_imported_where_it_is_owned(library: str, owners: set[str]) -> None:
    assert {name for name in NAMES if library in packages(name)} == owners


@every_file
def test_the_environment_is_read_in_one_place(name: str) -> None:
    # The engine sets a variable for its own process, before the native code in it starts.
    if name in ("chatbot/terminal.py", "chatbot/writing/engine.py"):
        return
    used = {node.attr for node in ast.walk(tree(name)) if isinstance(node, ast.Attribute)}
    assert not used & {"environ", "environb", "getenv", "putenv"}


@every_file
def test_only_the_command_line_prints(name: str) -> None:
    calls = {ast.unparse(node.func) for node in ast.walk(tree(name)) if isinstance(node, ast.Call)}
    assert name in COMMAND_LINE or not calls & {"print", "pprint.pprint"}


def at_top(name: str) -> set[str]:
    """Modules of ours that are imported when the file is, type checkers' imports left out."""
    nodes = [node for node in tree(name).body if isinstance(node, ast.Import | ast.ImportFrom)]
    return {each for node in nodes for each in imported(name, node)} & set(MODULES)


def test_no_modules_import_each_other() -> None:
    graph = {module(name): at_top(name) - {module(name)} for name in NAMES}
    assert list(TopologicalSorter(graph).static_order())


def public(body: ast.Module | ast.ClassDef) -> Iterator[ast.ClassDef | ast.FunctionDef]:
    """Public functions and classes in `body`, and the public methods of the latter."""
    for node in body.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            if node.name.startswith("_"):
                continue
            yield node  # type: ignore[misc]
            if isinstance(node, ast.ClassDef):
                yield from public(node)


@every_file
def test_everything_public_says_what_it_is(name: str) -> None:
    body = tree(name)
    assert ast.get_docstring(body)
    assert [node.name for node in public(body) if not ast.get_docstring(node)] == []


@every_file
def test_every_function_is_fully_typed(name: str) -> None:
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.returns is not None, node.name
            given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            assert all(arg.annotation or arg.arg in ("self", "cls") for arg in given), node.name


@every_file
def test_a_file_is_short(name: str) -> None:
    assert len((ROOT / name).read_text("utf-8").splitlines()) <= 200


# Two libraries try out what the machine can do: tempfile whether its folder can be written, and
# urllib3 whether there is IPv6.
IMPORTING = """
import sys
done = []
def probes():
    frame = sys._getframe(2)
    while frame and frame.f_code.co_name not in ("_get_default_tempdir", "_has_ipv6"):
        frame = frame.f_back
    return frame is not None
def watch(event, given):
    writes = event == "open" and isinstance(given[1], str) and set(given[1]) & set("wax+")
    acts = ("socket.connect", "socket.bind", "subprocess.Popen", "os.mkdir", "os.remove")
    if (writes or event in acts) and given[0] != "/dev/null" and not probes():
        done.append(f"{event} {given}")
sys.addaudithook(watch)
import importlib
for name in sys.argv[1:]:
    importlib.import_module(name)
print("\\n".join(done) or " ".join(sorted({name.partition(".")[0] for name in sys.modules})))
sys.exit(bool(done))
"""


def importing(folder: Path, *names: str) -> str:
    """What importing `names` did, if anything; else which packages it brought in."""
    command = [sys.executable, "-B", "-c", IMPORTING, *names]
    path = {"PYTHONPATH": str(ROOT), "HOME": str(folder), "PATH": "", "TMPDIR": str(folder)}
    run = subprocess.run(command, cwd=folder, env=path, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    assert list(folder.iterdir()) == []
    return run.stdout


def test_importing_a_module_does_nothing(tmp_path: Path) -> None:
    importing(tmp_path, *MODULES)


def test_the_command_line_starts_without_the_heavy_libraries(tmp_path: Path) -> None:
    brought = set(importing(tmp_path, "chatbot.__main__").split())
    assert "typer" in brought
    assert not brought & {"torch", "gradio", "chromadb", "sentence_transformers", "transformers"}
    assert not brought & {"langchain_core", "langchain_openai", "openai", "fastapi", "uvicorn"}


# In two parts each, or this file would be the first to break the rule.
HOSTS = [
    "".join(parts)
    for parts in (
        ("pypi.", "org"),
        ("python", "hosted"),
        ("hugging", "face.co"),
        ("npm", "js"),
        ("unp", "kg"),
        ("js", "delivr"),
        ("deb", "ian.org"),
        ("googleapis", ".com"),
    )
]
WRITTEN = (".py", ".md", ".toml", ".txt", ".js", ".css", ".html", ".jsonl", "Makefile", "run")


def test_no_file_names_the_host_of_a_registry_or_a_hub() -> None:
    folders = [ROOT / name for name in (*PACKAGES, "tests", "seeds", ".ci")]
    inside = (path for folder in folders for path in folder.rglob("*"))
    for path in [*ROOT.iterdir(), *inside]:
        if path.is_file() and path.name.endswith(WRITTEN):
            text = path.read_text("utf-8").lower()
            assert [host for host in HOSTS if host in text] == [], path
