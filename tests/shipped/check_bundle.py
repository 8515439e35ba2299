"""The bundle: what it holds, and that it passes its self-test where there is no home."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from PyInstaller.archive.readers import CArchiveReader

import dev
from sipdesk.self_test import CHECKS
from tests.shipped.shipped import Program, answer

LARGEST = 220 * 1000**2  # bytes


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


def test_the_bundle_holds_the_licence_of_everything_that_it_brings_along(bundle: Program) -> None:
    names = [name.partition("/licences/")[2] for name in bundle.names()]
    lock = dev.lock_file("run").read_text(encoding="utf-8")
    packages = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    assert "reportlab" in packages
    assert packages <= {name.partition("/")[0] for name in names}
    assert "pyside6-essentials/LGPL-3.0.txt" in names


@pytest.mark.parametrize(
    "unneeded",
    [
        "pytest",
        "PyInstaller/",
        "setuptools",
        "de.dat",
        "libgtk",
        "Qt6Qml",
        "Qt6Quick",
        "qtbase_de",
        "FiraSans-Thin",
        "libsqlite3",
        "/_hashlib.",
        "/_ssl.",
    ],
)
def test_the_bundle_holds_nothing_that_it_does_not_need(bundle: Program, unneeded: str) -> None:
    assert not [name for name in bundle.names() if unneeded in name]


@pytest.mark.parametrize("module", ["requests", "urllib3", "certifi", "ssl", "sqlite3", "pytest"])
def test_the_bundle_holds_no_module_that_it_must_not_use(bundle: Program, module: str) -> None:
    archive = CArchiveReader(str(bundle.file)).open_embedded_archive("PYZ.pyz")
    modules = {name.partition(".")[0] for name in archive.toc}
    assert {"sipdesk", "sqlalchemy", "reportlab"} < modules
    assert module not in modules


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has ldd")
def test_every_library_in_the_bundle_finds_what_it_links_to(bundle: Program) -> None:
    libraries = [path for path in bundle.files() if ".so" in path.suffixes]
    assert len(libraries) > 100
    inner = bundle.file.parent / "_internal"
    where = {**os.environ, "LD_LIBRARY_PATH": str(inner)}  # as the program itself starts
    said = answer(["ldd", *libraries], where)
    assert said.returncode == 0, said.stderr
    assert [line for line in said.stdout.splitlines() if "not found" in line] == []


def test_the_bundle_is_not_too_large_for_a_stick(bundle: Program) -> None:
    assert sum(path.stat().st_size for path in bundle.files()) < LARGEST
