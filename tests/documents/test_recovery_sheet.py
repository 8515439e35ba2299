"""The recovery sheet: one page that a person and a camera read, and names nobody."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from sipdesk.documents.kit.codes import QrCode, _dark_runs, _modules  # pyright: ignore[reportPrivateUsage]
from sipdesk.documents.recovery_sheet import recovery_sheet
from sipdesk.i18n import LANGUAGES
from sipdesk.ports import Recovery
from sipdesk.recovery_code import read, spelled
from tests.documents.verapdf import VeraPdf

KEY = bytes(range(32))
RECOVERY = Recovery(spelled(KEY), "0123456789abcdef")
TODAY = dt.date(2026, 3, 12)


def text_of(pdf: bytes) -> str:
    return " ".join(PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_whole_archive_page(tmp_path: Path, language: str) -> None:
    pdf = recovery_sheet(RECOVERY, language, TODAY)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    path = tmp_path / "sheet.pdf"
    path.write_bytes(pdf)
    engine = VeraPdf()
    found = engine.faults(path)
    engine.close()
    assert found == {}


def test_the_code_on_it_is_the_key() -> None:
    text = text_of(recovery_sheet(RECOVERY, "sv", TODAY))
    groups = [text.split(f" {n}. ", 1)[1].split(" ")[0] for n in range(1, 14)]
    assert read(" ".join(groups)) == KEY


def test_it_says_which_file_when_and_where_to_keep_it() -> None:
    text = text_of(recovery_sheet(RECOVERY, "sv", TODAY))
    for word in ("cases.sipdesk", "0123 4567 89ab cdef", "12 mars 2026", "kassaskåp"):
        assert word in text


def test_the_same_day_gives_the_same_bytes() -> None:
    assert recovery_sheet(RECOVERY, "sv", TODAY) == recovery_sheet(RECOVERY, "sv", TODAY)


def test_the_picture_is_a_qr_code_of_the_whole_code() -> None:
    modules = _modules(RECOVERY.code)
    size = len(modules)
    assert (size - 17) % 4 == 0
    finder = [True] * 7
    assert modules[0][:7] == modules[0][-7:] == modules[-1][:7] == finder
    painted = [[False] * size for _row in modules]
    for y, row in enumerate(modules):
        for start, length in _dark_runs(row):
            painted[y][start : start + length] = [True] * length
    assert painted == modules
    assert QrCode(RECOVERY.code, "alt").content == RECOVERY.code
