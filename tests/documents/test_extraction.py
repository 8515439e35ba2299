"""What other programs read out of the paper: copied, searched, spoken text is the text itself."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.case import Case, Goal, Person
from tests.documents.examples import TODAY
from tests.documents.makers import Paper
from tests.documents.reading import Printed

NAMES = (
    "Ángel Łukasz Þórsson",
    "Muŧŧoŋ",
    "محمد الأحمد",
    "שרה לוי",
    "ሰላም ገብረ",
    "Привіт Ґанно",
    "👍🏽",
    "effektiv fika",
)
CASE = Case(goals=tuple(Goal(own_words=name) for name in NAMES))


@pytest.fixture(scope="module")
def data() -> bytes:
    return Paper().plan(CASE, "sv", TODAY)


@pytest.mark.parametrize("name", NAMES)
def test_the_structure_speaks_each_name(data: bytes, name: str) -> None:
    assert name in Printed(data).tree.text


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not here")
@pytest.mark.parametrize("name", NAMES)
def test_pdftotext_reads_each_name(data: bytes, name: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(data)
    told = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True)
    assert name in visible(told.stdout.decode())


def visible(text: str) -> str:
    """The text without the marks of direction that pdftotext puts around what it turned."""
    return "".join(char for char in text if unicodedata.category(char) != "Cf")


def test_a_name_in_arabic_stands_before_what_belongs_to_it() -> None:
    person = Person(representative_name="محمد علي", representative_contact="070-123 45 67")
    printed = Printed(Paper().plan(replace(CASE, person=person), "sv", TODAY))
    line = next(s for s in printed.shown if "070-123 45 67" in s.text)
    assert line.text.endswith(", 070-123 45 67")
