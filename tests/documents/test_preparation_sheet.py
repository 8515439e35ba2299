"""The pre-meeting sheet, filled and blank."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sipdesk.case import Case, ConsentAnswer, Preparation
from tests.documents.examples import ORDINARY, TODAY, sharing_answered
from tests.documents.makers import Paper
from tests.documents.reading import MM, Node, Printed

WRITING = 0.6  # points: the thickness of a line to write on


def sheet(case: Case | None) -> Printed:
    return Printed(Paper().preparation_sheet(case, "sv", TODAY))


@pytest.fixture(scope="module")
def filled() -> Printed:
    return sheet(ORDINARY)


@pytest.fixture(scope="module")
def blank() -> Printed:
    return sheet(None)


def headings(printed: Printed) -> list[str]:
    return [node.text for node in printed.tree.all_of("H1", "H2")]


@pytest.mark.parametrize(
    "text",
    [
        "Till Anna Andersson",
        "Namn Cajsa Cedergren, Hemtjänsten Umeå",
        "Kontaktuppgifter 090-16 10 00, cajsa@example.se",
        "Dag torsdag 12 mars 2026",
        "Tid 14:30–15:30",
        "Plats Hemma hos Anna på Storgatan",
        "Hemtjänsten, vårdcentralen och psykiatrin",
        "Muŧŧoŋ Þórsson, Distriktssköterska, Ålidhems vårdcentral",
        "Titta på listan över dina mediciner.",
        "Vilka behov, önskemål och förväntningar har jag? Hjälp att komma upp på morgonen.",
        "Vad är viktigt för mig i min vardag? Min hund och mina systerbarn.",
        "1. Jag sover dåligt 2. Jag vill träffa fler människor",
        "Det här fungerar bra Maten fungerar bra.",
        "Det vill jag inte prata om Min skilsmässa.",
        "Jag ger mitt samtycke till informationsöverföring av mina vård- och omsorgsbehov.",
        "Samtycke inhämtat av Cajsa Cedergren",
        "Du kan när som helst ta tillbaka ditt samtycke.",
        "Det kostar dig ingenting att säga nej.",
        "Datum för utvärdering torsdag 11 juni 2026",
        "Utskriven torsdag 26 februari 2026",
    ],
)
def test_what_was_written_is_on_the_sheet(filled: Printed, text: str) -> None:
    assert text in filled.text


def test_who_is_left_out_is_not_on_it(filled: Printed) -> None:
    assert "Gunnar Grå" not in filled.text


def test_there_is_room_to_write_below_the_topics(filled: Printed) -> None:
    assert len(rules_below(filled, "Det vill jag prata om", "Det här fungerar bra")) >= 3


def test_what_is_not_to_be_talked_about_is_left_out_when_nothing_is_written() -> None:
    printed = sheet(replace(ORDINARY, preparation=Preparation()))
    assert "Det vill jag inte prata om" not in headings(printed)


def test_the_blank_sheet_has_a_line_for_each_field_of_the_form(blank: Printed) -> None:
    labels = [node.text for node in blank.tree.all_of("Lbl") if node.text != "•"]
    assert labels == [
        "Namn",
        "Kontaktuppgifter",
        "Dag",
        "Tid",
        "Plats",
        "Samtycke inhämtat av",
        "Datum",
        "Datum för utvärdering",
    ]
    for label in labels:
        place = next(s for s in blank.shown if s.mark >= 0 and s.text.startswith(label))
        assert any(
            rule.page == place.page and rule.start[0] > place.x and abs(rule.start[1] - place.y) < 6
            for rule in blank.strokes
        ), label


@pytest.mark.parametrize(
    ("first", "second", "lines"),
    [
        ("Deltagande enheter och personer", "Så kan du förbereda dig", 5),
        ("Vilka behov", "Vad är viktigt", 3),
        ("Vad är viktigt", "Det vill jag prata om", 3),
        ("Det vill jag prata om", "Det här fungerar bra", 8),
        ("Det här fungerar bra", "Det vill jag inte prata om", 2),
        ("Det vill jag inte prata om", "Samtycke", 2),
    ],
)
def test_the_blank_sheet_has_lines_for_each_part(
    blank: Printed, first: str, second: str, lines: int
) -> None:
    assert len(rules_below(blank, first, second)) >= lines


def test_the_boxes_say_aloud_whether_they_are_ticked(filled: Printed, blank: Printed) -> None:
    yes_then_no = ["Ikryssad ruta", "Tom ruta"]
    assert [alternative(box) for box in filled.tree.all_of("Figure")] == yes_then_no * 2
    assert [alternative(box) for box in blank.tree.all_of("Figure")] == ["Tom ruta"] * 4


def test_a_no_is_ticked_as_a_no() -> None:
    printed = sheet(sharing_answered(ConsentAnswer.NO, "2026-02-25"))
    boxes = [alternative(box) for box in printed.tree.all_of("Figure")]
    assert boxes[2:] == ["Tom ruta", "Ikryssad ruta"]


def test_a_consent_taken_back_is_ticked_neither_way() -> None:
    printed = sheet(sharing_answered(ConsentAnswer.WITHDRAWN, "2026-02-25"))
    boxes = [alternative(box) for box in printed.tree.all_of("Figure")]
    assert boxes[2:] == ["Tom ruta", "Tom ruta"]
    assert "onsdag 25 februari 2026" in printed.text


def test_each_consent_has_its_own_day_where_they_differ() -> None:
    plan, sharing = ORDINARY.consent_entries
    sharing = replace(sharing, date="2026-02-26", obtained_by="Cajsa Cedergren")
    dates = {
        "2026-02-25": "Samtycke inhämtat av Cajsa Cedergren Datum onsdag 25 februari 2026",
        "2026-02-26": "Samtycke inhämtat av Cajsa Cedergren Datum torsdag 26 februari 2026",
    }
    for day, told in dates.items():
        asked = replace(plan, date=day, obtained_by=sharing.obtained_by)
        text = sheet(replace(ORDINARY, consent_entries=(asked, sharing))).text
        assert told in text
        assert text.count("Samtycke inhämtat av") == 1 + (day != sharing.date)


def test_the_sheet_is_never_a_draft(filled: Printed) -> None:
    assert "UTKAST" not in filled.text


def alternative(node: Node) -> str:
    return str(node.element.Alt)


def rules_below(printed: Printed, first: str, second: str) -> list[float]:
    """How far down each writing line stands between two texts."""
    start, end = depth_of(printed, first), depth_of(printed, second)
    depths = [
        stroke.page * 1000 - stroke.start[1]
        for stroke in printed.strokes
        if stroke.thickness == WRITING and stroke.end[0] - stroke.start[0] > 150 * MM
    ]
    return [depth for depth in depths if start < depth < end]


def depth_of(printed: Printed, text: str) -> float:
    """How far down a text stands, counted over all pages; later is larger."""
    found = next(s for s in printed.shown if s.mark >= 0 and s.text.startswith(text))
    return found.page * 1000 - found.y
