"""What `make run` would do, asked of make itself; nothing is installed or served."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Stands in for python3: makes an environment whose python notes what it is asked.
PYTHON = f"""#!/bin/sh
case "$1 $2" in
  "-m venv") shift 2; test "$1" = --clear && shift && rm -rf "$1"
    mkdir -p "$1/bin"
    printf '#!/bin/sh\\necho "$@" >> asked\\n' > "$1/bin/python"; chmod +x "$1/bin/python" ;;
  *) exec "{sys.executable}" "$@" ;;
esac
"""
BROKEN = "#!/bin/sh\nexit 1\n"


def make(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    names = ("FOOTNOTE", "HOST", "PORT", "MAKE")
    bare = {name: value for name, value in os.environ.items() if not name.startswith(names)}
    return subprocess.run(
        ["make", *arguments],
        cwd=folder,
        env={**bare, **environment},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("arguments", "environment", "served"),
    [
        ([], {}, "serve"),
        ([], {"FOOTNOTE_HOST": "::1", "FOOTNOTE_PORT": "9"}, "serve"),
        ([], {"HOST": "x86_64-conda-linux-gnu"}, "serve"),
        ([], {"PORT": "8000"}, "serve --port 8000"),
        (["HOST=0.0.0.0", "PORT=8000"], {}, "serve --host 0.0.0.0 --port 8000"),
    ],
    ids=["bare", "by settings", "the shell's own host", "port", "both"],
)
def test_it_listens_where_it_is_told(
    arguments: list[str], environment: dict[str, str], served: str
) -> None:
    told = make(ROOT, "-n", "-o", ".venv/installed", "run", *arguments, **environment)
    assert told.stdout.splitlines()[-1].partition("-m chatbot ")[2].split() == served.split()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The files that an installation depends on, and a python of our own."""
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    script(tmp_path / "python", PYTHON)
    return tmp_path


def script(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


@pytest.mark.parametrize("left", [None, BROKEN], ids=["none", "half made"])
def test_an_environment_is_made_where_none_works(checkout: Path, left: str | None) -> None:
    if left:
        script(checkout / ".venv" / "bin" / "python", left)
    made = make(checkout, ".venv/installed", "PYTHON=./python")
    assert made.returncode == 0, made.stderr
    asked = (checkout / "asked").read_text()
    assert "-c constraints.txt pip setuptools\n" in asked
    assert "-c constraints.txt -e .\n" in asked


def test_an_environment_that_works_is_kept(checkout: Path) -> None:
    script(checkout / ".venv" / "bin" / "python", "#!/bin/sh\nexit 0\n")
    (checkout / ".venv" / "mark").touch()
    assert make(checkout, ".venv/installed", "PYTHON=./python").returncode == 0
    assert (checkout / ".venv" / "mark").exists()


def test_an_old_python_is_told_before_anything_is_made(checkout: Path) -> None:
    old = "import sys; sys.version_info = (3, 10, 12); exec(sys.argv[1])"
    script(checkout / "old", f"#!/bin/sh\nexec '{sys.executable}' -c '{old}' \"$2\"\n")
    made = make(checkout, ".venv/installed", "PYTHON=./old")
    assert made.returncode != 0
    assert made.stderr.startswith("Footnote needs Python 3.11 or later; name one: make run PYTHON=")
    assert not (checkout / ".venv").exists()
