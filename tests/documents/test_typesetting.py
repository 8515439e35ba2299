"""From text to lines: nothing is lost, names of all kinds are shown, numbers keep their order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.case import Case, Goal, Person, Topic
from sipdesk.documents.kit.spans import Span
from sipdesk.documents.kit.style import BODY
from sipdesk.documents.kit.typeface import unprintable
from sipdesk.documents.kit.typesetting import Line, Part, Run, Typesetter
from tests.documents.makers import Paper
from tests.documents.reading import squeezed

WIDTH = 200.0  # points


def lines(text: str, width: float = WIDTH) -> tuple[Line, ...]:
    return Typesetter().lines(text, BODY, width)


def shown(line: Line) -> str:
    """The text of a line in reading order."""
    return "".join(part.reading or "".join(r.text for r in runs_of(part)) for part in line.parts)


def runs_of(line: Line | Part) -> list[Run]:
    """The runs as they are painted."""
    parts = line.parts if isinstance(line, Line) else (line,)
    return [run for part in parts for stretch in part.stretches for run in stretch.runs]


@given(st.text(st.characters(codec="utf-8", max_codepoint=0x24F, exclude_categories=["C"])))
def test_no_character_is_lost(text: str) -> None:
    assert squeezed("".join(shown(line) for line in lines(text))) == squeezed(text)


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_can_be_set(text: str) -> None:
    assert lines(text)


@given(st.text(st.sampled_from("abc åä-/0 \u00a0é👍🏽محمد"), max_size=400))
def test_no_line_is_wider_than_its_column(text: str) -> None:
    assert all(line.width <= WIDTH + 0.01 for line in lines(text))


def test_a_word_wider_than_its_column_is_cut_into_full_lines() -> None:
    found = lines("Å" * 1000)
    assert "".join(shown(line) for line in found) == "Å" * 1000
    assert all(line.width > WIDTH * 0.9 for line in found[:-1])


def test_what_belongs_together_is_not_cut_apart() -> None:
    family = "👨\u200d👩\u200d👧"
    found = lines(family * 50)
    assert len(found) > 1
    assert all(shown(line).startswith("👨") and shown(line).endswith("👧") for line in found)


def test_a_telephone_number_is_not_broken_at_its_hyphen() -> None:
    text = "Ring numret 070-1234567"
    for width in range(80, 200, 5):
        assert any("070-1234567" in shown(line) for line in lines(text, width))


def test_a_telephone_number_is_not_broken_at_its_spaces() -> None:
    texts = [shown(line) for line in lines("ring 08-465 004 33", 90)]
    assert texts == ["ring", "08-465 004 33"]


def test_a_word_is_broken_behind_its_hyphen() -> None:
    texts = [shown(line) for line in lines("socialtjänst-förvaltningen", 120)]
    assert texts == ["socialtjänst-", "förvaltningen"]


def test_line_ends_are_kept_and_are_of_every_kind() -> None:
    texts = [shown(line) for line in lines("ett\ntvå\r\ntre\u2028fyra\n\nfem")]
    assert texts == ["ett", "två", "tre", "fyra", "", "fem"]


def test_words_stay_apart_where_a_line_ends() -> None:
    found = lines("ord " * 40)
    assert len(found) > 1
    assert all(line.space for line in found)


def test_a_telephone_number_keeps_its_order_in_arabic() -> None:
    (line,) = lines("هاتف 090-16 10 00 محمد", 400)
    assert "090-16 10 00" in "".join(run.text for run in runs_of(line))
    assert line.right_to_left


def test_arabic_letters_join() -> None:
    (line,) = lines("محمد")
    isolated = [glyph.id for char in "محمد" for glyph in runs_of(lines(char)[0])[0].glyphs]
    assert sorted(glyph.id for run in runs_of(line) for glyph in run.glyphs) != sorted(isolated)


def test_bold_is_bold_also_where_a_family_has_no_bold() -> None:
    (line,) = Typesetter().lines([Span("fet ", bold=True), Span("ሰላም", bold=True)], BODY, WIDTH)
    assert [run.face.stroked for run in runs_of(line) if run.text.strip()] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "Ángel Łukasz Þórsson",
        "Muŧŧoŋ",
        "محمد الأحمد",
        "👍🏽 😀 ❤️",
        "ሰላም ገብረ",
        "שרה לוי",
        "Привіт, Ґанно",
        "Καλημέρα",
        "Nguyễn Thị Hằng",
        "สวัสดี नमस्ते",
        "e\u0301 a\u030a",
        "☎ § € – ”citat”",
        "a\u200db\u2067c\u2069\tnb\u00a0sp\u00admjukt",
    ],
)
def test_names_and_signs_can_be_printed(text: str) -> None:
    assert unprintable(text) == ""


def test_what_no_font_has_is_reported_once_and_printed_as_the_replacement() -> None:
    assert unprintable("漢字 och 漢 \U00012000") == "漢字\U00012000"
    assert shown(lines("a漢b")[0]) == "a\ufffdb"


def test_a_case_reports_what_cannot_be_printed_wherever_it_stands() -> None:
    case = Case(
        person=Person(name="漢 Anna"), topics=(Topic(text="字"),), goals=(Goal(own_words="漢"),)
    )
    assert Paper().unprintable(case) == "漢字"
    assert Paper().unprintable(Case()) == ""
