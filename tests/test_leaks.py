"""A secret in every field, and then nowhere in clear: not in any file, name or line of output."""

from __future__ import annotations

import base64
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sipdesk.data import open_store
from sipdesk.paths import Profile
from tests.conftest import HOME_VARIABLES
from tests.keyboard import PASSPHRASE
from tests.leaks import NOBODYS_SECRET, SECRET
from tests.whole_file import cases_of

ROOT = Path(__file__).resolve().parents[1]
LONGEST_RUN = 120  # seconds, on a busy machine
LEAST_FIELDS = 95
TEMP_VARIABLES = ("TMPDIR", "TEMP", "TMP", "XDG_RUNTIME_DIR")


def forms_of(secret: str) -> Iterator[bytes]:
    """As programs write text: UTF-8, UTF-16, and in base64, wherever in a text it stands."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        plain = secret.encode(encoding)
        yield plain
        for before in range(3):
            coded = base64.b64encode(bytes(before) + plain)
            yield coded[4 if before else 0 : -4]  # the ends depend on what stands around


def leaks(folder: Path, secret: str) -> list[str]:
    """The files below a folder that hold the secret, or are called by it."""
    forms = list(forms_of(secret))
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if secret in path.name
        or (path.is_file() and any(form in path.read_bytes() for form in forms))
    ]


@pytest.mark.skipif(os.name != "posix", reason="ends by SIGKILL")
def test_what_was_written_is_nowhere_in_clear(tmp_path: Path) -> None:
    searched, chosen = tmp_path / "searched", tmp_path / "chosen"
    profile = Profile(searched / "profile")
    places = {name: str(searched / "home") for name in HOME_VARIABLES}
    places |= {name: str(searched / "temp") for name in TEMP_VARIABLES}
    for folder in (searched / "home", searched / "temp", chosen):
        folder.mkdir(parents=True, mode=0o700)
    ran = subprocess.run(
        [sys.executable, "-m", "tests.leaks", str(profile.folder), str(chosen)],
        cwd=ROOT,
        env={**os.environ, **places, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
        timeout=LONGEST_RUN,
    )
    assert ran.returncode == -signal.SIGKILL, ran.stderr.decode()
    written = int(ran.stdout)
    assert written >= LEAST_FIELDS
    assert b"RuntimeError" in ran.stderr  # the bug was met, and told without its message
    assert SECRET.encode() not in ran.stderr
    assert NOBODYS_SECRET.encode() not in ran.stderr
    assert (searched / "home" / "QtProject.conf").exists()  # Qt did write its settings
    assert leaks(searched, SECRET) == []
    assert leaks(searched, NOBODYS_SECRET) == []
    assert leaks(searched, PASSPHRASE) == []

    store = open_store(profile.case_file, PASSPHRASE)
    (case,) = cases_of(store)
    assert repr(store.phrases()).count(NOBODYS_SECRET) == 1
    assert repr(store.own_details()).count(NOBODYS_SECRET) == 4
    store.close()
    assert repr(case).count(SECRET) == written


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("coded", [False, True], ids=["plain", "base64"])
@pytest.mark.parametrize("before", range(4))
def test_the_search_finds_what_it_looks_for(
    tmp_path: Path, encoding: str, coded: bool, before: int
) -> None:
    content = bytes(range(200, 200 + before)) + f"{SECRET} och mer".encode(encoding)
    (tmp_path / "file").write_bytes(base64.b64encode(content) if coded else content)
    assert leaks(tmp_path, SECRET) == ["file"]


def test_the_search_finds_a_name(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / f"{SECRET}.pdf").touch()
    (tmp_path / "in" / "Qvast.pdf").write_bytes(b"skaft")
    assert leaks(tmp_path, SECRET) == [f"in/{SECRET}.pdf"]
