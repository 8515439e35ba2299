"""The bundle: built as for a release, and run where there is no Python and no home."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from sipdesk.self_test import CHECKS

ROOT = Path(__file__).resolve().parent.parent
LARGEST = 300 * 1024**2  # bytes
# Windows refuses to start a program without these.
KEPT_VARIABLES = ("SYSTEMROOT", "TEMP", "TMP")


@dataclass(frozen=True, slots=True)
class Bundle:
    folder: Path

    def run(self, arguments: Sequence[str], home: Path) -> subprocess.CompletedProcess[str]:
        """Run the program with an empty home, without a screen, and with nothing else."""
        kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
        program = self.folder / ("sipdesk.exe" if sys.platform == "win32" else "sipdesk")
        return subprocess.run(
            [str(program), *arguments],
            cwd=home,
            env={"HOME": str(home), "USERPROFILE": str(home), "LANG": "C.UTF-8", **kept},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def files(self) -> list[Path]:
        return [p for p in self.folder.rglob("*") if p.is_file() and not p.is_symlink()]

    def names(self) -> list[str]:
        return [path.relative_to(self.folder).as_posix() for path in self.files()]


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    place = tmp_path_factory.mktemp("färdigt program")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    folders = ["--distpath", str(place / "dist"), "--workpath", str(place / "build")]
    result = subprocess.run(
        [*command, *folders, "build.spec"],
        cwd=ROOT,
        env={**os.environ, "PYINSTALLER_CONFIG_DIR": str(place / "cache")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return Bundle(place / "dist" / "sipdesk")


@pytest.mark.parametrize(
    ("language", "verdict"),
    [("sv", f"{len(CHECKS)} av {len(CHECKS)}"), ("en", f"{len(CHECKS)} of")],
)
def test_the_bundle_passes_its_self_test_in_an_empty_home(
    bundle: Bundle, tmp_path: Path, language: str, verdict: str
) -> None:
    result = bundle.run(["--self-test", "--lang", language, "--output", "på papper"], tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    assert not result.stderr
    *promises, total, _left = result.stdout.splitlines()
    assert len(promises) == len(CHECKS)
    assert total.startswith(verdict)
    papers = {p.name: p.read_bytes()[:5] for p in (tmp_path / "på papper").iterdir()}
    assert papers == dict.fromkeys(
        (
            f"{kind}-{on_paper}.pdf"
            for kind in ("plan", "forberedelseblad", "uppfoljning")
            for on_paper in ("sv", "en")
        ),
        b"%PDF-",
    )
    assert [p.name for p in tmp_path.iterdir()] == ["på papper"], "it left something in the home"


def test_the_bundle_says_its_version(bundle: Bundle, tmp_path: Path) -> None:
    result = bundle.run(["--version"], tmp_path)
    assert result.returncode == 0
    assert result.stdout.startswith("SIPdesk ")


@pytest.mark.parametrize("needed", ["icon.png", "LICENSE", "sipdesk.mo", "qtbase_sv.qm", "sv.dat"])
def test_the_bundle_holds_what_it_needs(bundle: Bundle, needed: str) -> None:
    assert any(name.endswith("/" + needed) for name in bundle.names())


@pytest.mark.parametrize(
    "unneeded", ["pytest", "PyInstaller/", "setuptools", "de.dat", "libgtk", "QtQml", "qtbase_de"]
)
def test_the_bundle_holds_nothing_that_it_does_not_need(bundle: Bundle, unneeded: str) -> None:
    assert not [name for name in bundle.names() if unneeded in name]


def test_the_bundle_is_not_too_large_for_a_stick(bundle: Bundle) -> None:
    assert sum(path.stat().st_size for path in bundle.files()) < LARGEST
