"""Findings as sentences in the window."""

from __future__ import annotations

from sipdesk.case import Case, Intervention, Meeting, Person
from sipdesk.rules import findings
from sipdesk.rules.about_dates import DATE_FIELDS, TIME_FIELDS
from sipdesk.ui.finding_words import DAYS_AND_TIMES, finding_in_words
from tests.ui.conftest import NOW

TYPED = "32 mars"


def test_the_same_unreadable_date_is_told_of_each_field() -> None:
    case = Case(
        person=Person(name="Åsa Ek", birth_date=TYPED),
        meeting=Meeting(date=TYPED),
        interventions=(Intervention(what="Ringa"), Intervention(what="Gå", starts=TYPED)),
    )
    found = (f for f in findings(case, NOW.date()) if f.code == "unreadable-date")
    why = "Datumet ”32 mars” går inte att läsa. Skriv till exempel 2026-03-12."
    assert {finding_in_words(finding) for finding in found} == {
        f"Födelsedatum: {why}",
        f"Mötets dag: {why}",
        f"När insats 2 börjar: {why}",
    }


def test_other_findings_are_their_sentence() -> None:
    found = [f for f in findings(Case(), NOW.date()) if not f.values]
    assert found
    assert all(finding_in_words(finding) == finding.sentence for finding in found)


def test_every_day_and_time_has_a_name() -> None:
    assert set(DAYS_AND_TIMES) == {*DATE_FIELDS, *TIME_FIELDS}
    assert len(set(DAYS_AND_TIMES.values())) == len(DAYS_AND_TIMES)
