"""The rules of the house: who may know whom, how large a file may be, what no file may hold."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 450

# The brackets keep this file from finding itself.
MACHINE_PATH = re.compile(r"/(?:t[m]p|w[o]rk|r[o]ot|h[o]me/\w+)/|[A-Z]:\\[U]sers\\")
REGISTRY_HOST = re.compile(r"p[y]pi\.org|python[h]osted|[d]ebian\.org|npm[j]s")
LEFT_FOR_LATER = re.compile(r"\b(?:T[O]DO|F[I]XME|X[X]X)\b")


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Hold the tree in a folder against the contracts in its pyproject.toml."""
    program = "from importlinter.cli import lint_imports_command as check; check(['--no-cache'])"
    command = [sys.executable, "-c", program]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copied_tree(tmp_path: Path) -> Path:
    shutil.copytree(
        ROOT / "sipdesk", tmp_path / "sipdesk", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_room_knows_only_what_it_may() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("file", "forbidden_import", "contract"),
    [
        ("rules/law.py", "import PySide6.QtCore", "Only the window knows Qt"),
        ("ui/desk.py", "import sqlalchemy", "Only the case file knows SQL"),
        ("ui/desk.py", "import reportlab", "Only the documents know how paper is made"),
        ("ui/desk.py", "import sipdesk.data", "Each room knows only those below it"),
        ("case.py", "import sipdesk.rules", "Each room knows only those below it"),
        ("ui/tabs/plan.py", "import sipdesk.ui.tabs.consent", "The tabs do not know each other"),
    ],
)
def test_a_forbidden_import_is_caught(
    copied_tree: Path, file: str, forbidden_import: str, contract: str
) -> None:
    with (copied_tree / "sipdesk" / file).open("a", encoding="utf-8") as source:
        source.write(f"\n{forbidden_import}\n")
    result = lint_imports(copied_tree)
    assert result.returncode == 1
    assert f"{contract} BROKEN" in result.stdout


def test_a_module_without_a_place_is_caught(copied_tree: Path) -> None:
    (copied_tree / "sipdesk" / "anything.py").write_text("", encoding="utf-8")
    result = lint_imports(copied_tree)
    assert result.returncode == 1
    assert "anything" in result.stdout


def python_files() -> list[Path]:
    folders = (ROOT / "sipdesk", ROOT / "devtools", ROOT / "tests")
    return [ROOT / "dev.py", ROOT / "build.spec", *(p for f in folders for p in f.rglob("*.py"))]


# What would speak with a network.
NETWORK = re.compile(
    r"^\s*(?:from|import) +(?:asyncio|ftplib|http|requests|smtplib|socket|socketserver|ssl"
    r"|urllib3|urllib(?!\.parse)|PySide6\.QtNetwork)\b",
    re.MULTILINE,
)


@pytest.mark.parametrize(
    "line",
    [
        "import socket",
        "import urllib.request",
        "from urllib.request import urlopen",
        "import http.client",
        "    from PySide6.QtNetwork import QTcpSocket",
        "import ssl",
    ],
)
def test_a_way_to_a_network_would_be_seen(line: str) -> None:
    assert NETWORK.search(f"import re\n{line}\n")


def test_nothing_speaks_with_a_network() -> None:
    modules = [*(ROOT / "sipdesk").rglob("*.py")]
    assert len(modules) > 100
    assert [p.name for p in modules if NETWORK.search(p.read_text(encoding="utf-8"))] == []


def test_no_file_is_too_long_to_read_in_one_go() -> None:
    lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in python_files()}
    too_long = {str(p.relative_to(ROOT)): n for p, n in lengths.items() if n > LONGEST_FILE}
    assert not too_long


def text_files() -> Iterator[Path]:
    """Every file of the project that is read as text."""
    suffixes = {".cfg", ".json", ".md", ".po", ".py", ".spec", ".sql", ".svg", ".toml", ".txt"}
    made_by_tools = re.compile(r"\.(?!ci$|gitignore$)|build$|dist$|__pycache__$")
    for entry in ROOT.iterdir():
        if not made_by_tools.match(entry.name):
            found = entry.rglob("*") if entry.is_dir() else [entry]
            yield from (p for p in found if p.suffix in suffixes or p.name in {"run", "LICENSE"})


@pytest.mark.parametrize("pattern", [MACHINE_PATH, REGISTRY_HOST, LEFT_FOR_LATER])
def test_no_file_tells_of_a_machine_a_registry_or_unfinished_work(pattern: re.Pattern[str]) -> None:
    texts = {p: p.read_text(encoding="utf-8") for p in text_files() if p.is_file()}
    assert ROOT / ".ci" / "run" in texts
    assert ROOT / "README.md" in texts
    found = {
        str(path.relative_to(ROOT)): match.group()
        for path, text in texts.items()
        if (match := pattern.search(text))
    }
    assert not found


@pytest.mark.parametrize(
    ("pattern", "joint", "parts"),
    [
        (MACHINE_PATH, "/", ("", "home", "anna", "x")),
        (MACHINE_PATH, "\\", ("C:", "Users", "anna")),
        (REGISTRY_HOST, ".", ("pypi", "org")),
        (LEFT_FOR_LATER, "", ("TO", "DO")),
    ],
)
def test_the_patterns_find_what_they_look_for(
    pattern: re.Pattern[str], joint: str, parts: tuple[str, ...]
) -> None:
    assert pattern.search(joint.join(parts))
