"""The measurements run and tell what they measured; how fast is no matter of a test."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.bench.__main__ import Runner, table
from tests.bench.paper import OURS, reportlab, write_content, write_docx
from tests.documents.reading import squeezed


def test_each_way_is_told_as_a_multiple_of_ours() -> None:
    measured = {
        OURS: {"cold": 0.5, "warm": 0.1, "pages": 4},
        "Another": {"cold": 1.0, "warm": 0.15, "pages": 3},
    }
    head, *lines = table(measured).splitlines()
    assert head.split() == ["pages", "cold", "ms", "warm", "ms", "cold", "×", "warm", "×"]
    assert [line.split() for line in lines] == [
        [OURS, "4", "500", "100", "1.00", "1.00"],
        ["Another", "3", "1000", "150", "2.00", "1.50"],
    ]


def test_all_ways_set_every_intervention(tmp_path: Path) -> None:
    path = tmp_path / "content.json"
    write_content(path)
    content = json.loads(path.read_text(encoding="utf-8"))
    rows = [row for role, what in content if role == "Table" for row in what]
    named = [f"Stöd hemma, del {n}" for n in range(40)]
    assert {row[0] for row in rows} >= set(named)

    assert reportlab(content)().startswith(b"%PDF")
    write_docx(tmp_path / "plan.docx", content)
    with zipfile.ZipFile(tmp_path / "plan.docx") as package:
        document = squeezed(package.read("word/document.xml").decode())
    assert all(squeezed(name) in document for name in named)


def test_a_way_makes_a_document_each_time_it_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "content.json"
    path.write_text("[]", encoding="utf-8")
    runner = Runner(OURS, path)
    assert runner.first["cold"] > 0
    assert runner.again() > 0
    assert runner.first["pages"] >= 3
    runner.end()


def test_a_way_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "content.json"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(LookupError, match="KeyError: 'Nobody'"):
        Runner("Nobody", path)
