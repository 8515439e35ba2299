"""The bundle: what it holds, and that it passes its self-test where there is no home."""

from __future__ import annotations

from pathlib import Path

import pytest

from sipdesk.self_test import CHECKS
from tests.shipped.shipped import Program

LARGEST = 300 * 1024**2  # bytes


@pytest.mark.parametrize(
    ("language", "verdict"),
    [("sv", f"{len(CHECKS)} av {len(CHECKS)}"), ("en", f"{len(CHECKS)} of")],
)
def test_the_bundle_passes_its_self_test_in_an_empty_home(
    bundle: Program, tmp_path: Path, language: str, verdict: str
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


def test_the_bundle_says_its_version(bundle: Program, tmp_path: Path) -> None:
    result = bundle.run(["--version"], tmp_path)
    assert result.returncode == 0
    assert result.stdout.startswith("SIPdesk ")


@pytest.mark.parametrize("needed", ["icon.png", "LICENSE", "sipdesk.mo", "qtbase_sv.qm", "sv.dat"])
def test_the_bundle_holds_what_it_needs(bundle: Program, needed: str) -> None:
    assert any(name.endswith("/" + needed) for name in bundle.names())


@pytest.mark.parametrize(
    "unneeded", ["pytest", "PyInstaller/", "setuptools", "de.dat", "libgtk", "QtQml", "qtbase_de"]
)
def test_the_bundle_holds_nothing_that_it_does_not_need(bundle: Program, unneeded: str) -> None:
    assert not [name for name in bundle.names() if unneeded in name]


def test_the_bundle_is_not_too_large_for_a_stick(bundle: Program) -> None:
    assert sum(path.stat().st_size for path in bundle.files()) < LARGEST
