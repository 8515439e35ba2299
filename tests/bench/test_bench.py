"""The measurements run and tell what they measured; how fast is no matter of a test."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from sipdesk.rules import findings
from tests.bench.__main__ import Runner, main, table
from tests.bench.crowded import GOALS, PARTICIPANTS, TODAY, large_case
from tests.bench.paper import OURS, reportlab, write_content, write_docx
from tests.bench.window import Line
from tests.bench.window import table as window_table
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


# --- the window -----------------------------------------------------------------------------------


def test_a_line_tells_how_many_times_its_floor_it_takes() -> None:
    line = Line(name="open", ours=300.0, work=200.0, floor=2.0, few=100.0, wanted="300 ms")
    head, told = window_table([line]).splitlines()
    assert head.split() == [
        "clock",
        "work",
        "floor",
        "×",
        "floor",
        "few",
        "cases",
        "×",
        "few",
        "wanted",
    ]
    assert told.split() == ["open", "300.0", "200.0", "2.00", "150.00", "100.0", "3.0", "300", "ms"]


def test_a_line_without_a_floor_leaves_its_place_empty() -> None:
    assert Line(name="a key", ours=4.0).as_text().split() == ["a", "key", "4.0"]


def test_the_bench_of_the_window_runs_on_a_small_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)  # no other program is to show a window
    kept = tmp_path / "numbers.json"
    sizes = ["--cases", "3", "--times", "1", "--keys", "5"]
    assert main(["window", *sizes, "--json", str(kept)]) == 0
    told = capsys.readouterr().out
    lines = {line["name"]: line for line in json.loads(kept.read_text("utf-8"))["window"]}
    assert all(name in told for name in lines)
    for name in ("start to the passphrase form", "passphrase accepted to list", "open a case"):
        assert lines[name]["ours"] > 0
    assert all(line["floor"] is None or line["floor"] > 0 for line in lines.values())


def test_the_large_case_is_as_large_as_it_says() -> None:
    case = large_case()
    assert (len(case.participants), len(case.goals)) == (PARTICIPANTS, GOALS)
    assert len(findings(case, TODAY)) > 40
