"""An approved version prints the same for ever, and what was said with it is never lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.case import (
    Answer,
    Case,
    Consent,
    Participant,
    Person,
    Presence,
    with_new_version,
    without_row,
)
from sipdesk.data import create_store, open_store
from sipdesk.ports import DocumentKind, Wanted
from tests.cheap import CHEAP
from tests.documents.examples import ORDINARY, TODAY, approved
from tests.documents.makers import Paper
from tests.documents.reading import Printed

PAPER = Paper()
MUCH_LATER = dt.date(2031, 9, 5)
VIEWS = "Jag vill inte byta personal så ofta."
DATE = "torsdag 12 mars 2026"


def next_version(case: Case, **plan: str) -> Case:
    draft = with_new_version(case)
    return replace(draft, plan=replace(draft.plan, **plan))


def changed_afterwards(case: Case) -> Case:
    """Everything around the plan is another, and a new version is in work."""
    draft = next_version(case, my_views="", situation="Allt är nytt.", change_reason="Flyttat")
    return replace(
        without_row(draft, "goals", "sleep"),
        person=Person(name="Anna Berg", language="svenska"),
        participants=(Participant(name="Ny Person", presence=Presence.PRESENT),),
        sharing_consent=Consent(answer=Answer.NO),
        meeting=replace(draft.meeting, date="2030-01-01", place="Annan plats"),
    )


ONCE = approved(ORDINARY)
TWICE = approved(changed_afterwards(ONCE))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_approved_version_prints_the_same_for_ever(language: str) -> None:
    first = PAPER.plan(ONCE, language, TODAY)
    for case in (ONCE, changed_afterwards(ONCE), TWICE, changed_afterwards(TWICE)):
        for today in (TODAY, MUCH_LATER):
            assert PAPER.plan(case, language, today, 1) == first


def test_it_prints_the_same_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "cases.sipdesk"
    store = create_store(path, "fyra små ord i rad", cost=CHEAP)
    case = changed_afterwards(TWICE)
    store.save(case)
    store.close()
    reopened = open_store(path, "fyra små ord i rad")
    found = reopened.load(case.id)
    reopened.close()
    for number in (1, 2):
        assert PAPER.plan(found, "sv", MUCH_LATER, number) == PAPER.plan(case, "sv", TODAY, number)


def test_an_approval_date_in_words_leaves_it_to_the_day_of_recording() -> None:
    version = ONCE.approved_versions[0]
    plan = replace(version.case.plan, approval_date="i går kväll")
    snapshot = replace(version.case, plan=plan, meeting=replace(version.case.meeting, date=""))
    case = replace(ONCE, plan=plan, approved_versions=(replace(version, case=snapshot),))
    assert PAPER.plan(case, "sv", TODAY) == PAPER.plan(case, "sv", MUCH_LATER)
    assert f"Version 1 · Godkänd {DATE}" in Printed(PAPER.plan(case, "sv", TODAY)).text


def test_each_version_tells_what_it_is() -> None:
    case = changed_afterwards(TWICE)
    old, new, draft = (Printed(PAPER.plan(case, "sv", TODAY, n)) for n in (1, 2, None))
    assert f"Version 1 · Godkänd {DATE}" in old.text
    assert "Version 1. Planen är godkänd." in old.text
    assert "Allt är nytt." not in old.text
    assert "Utskriven" not in old.text + new.text
    assert "Version 2. Planen är godkänd." in new.text
    assert "Version 3, utkast." in draft.text
    assert ["UTKAST" in printed.text for printed in (old, new, draft)] == [False, False, True]


def test_a_version_that_was_never_approved_is_refused() -> None:
    with pytest.raises(LookupError):
        PAPER.plan(changed_afterwards(ONCE), "sv", TODAY, 2)


def test_protection_comes_before_the_bytes() -> None:
    person = replace(ORDINARY.person, protected_identity=Answer.YES)
    text = Printed(PAPER.plan(replace(TWICE, person=person), "sv", TODAY, 1)).text
    assert ORDINARY.person.address not in text
    assert ORDINARY.meeting.place not in text


# --- earlier views ------------------------------------------------------------------------------


def test_a_new_version_begins_with_what_the_person_said() -> None:
    draft = with_new_version(ONCE)
    text = Printed(PAPER.plan(draft, "sv", TODAY)).text
    assert text.count(VIEWS) == 1
    assert "Tidigare synpunkter" not in text


@pytest.mark.parametrize("views", ["", "Nu är det bättre."])
def test_what_was_said_once_is_printed_with_every_later_version(views: str) -> None:
    second = approved(next_version(ONCE, my_views=views))
    third = approved(next_version(second, my_views="Nu vill jag något annat."))
    for case in (second, third, with_new_version(third)):
        text = Printed(PAPER.plan(case, "sv", TODAY)).text
        assert f"Tidigare synpunkter Version 1, godkänd {DATE}: {VIEWS}" in text
    assert text.count(VIEWS) == 1
    assert (f"Version 2, godkänd {DATE}: {views}" in text) is bool(views)


def test_what_was_said_later_does_not_get_into_an_older_version() -> None:
    assert "Tidigare synpunkter" not in Printed(PAPER.plan(TWICE, "sv", TODAY, 1)).text


# --- what changed -------------------------------------------------------------------------------


def test_what_changed_is_told_in_words_under_its_kind() -> None:
    printed = Printed(PAPER.what_changed(changed_afterwards(ONCE), "sv", TODAY))
    assert [node.text for node in printed.tree.all_of("H1", "H2")] == [
        "Ändrat sedan version 1",
        "Det här är nytt",
        "Det här är borttaget",
        "Det här är ändrat",
        "Tidigare synpunkter",
    ]
    for text in (
        "Därför ändras planen Flyttat",
        "Ny på mötet: Ny Person",
        "Borttaget mål: Jag vill sova hela natten",
        f"Tidigare synpunkter Version 1, godkänd {DATE}: {VIEWS}",
        "Nuläge och behov: Tidigare: Anna bor ensam och har svårt att sova. Nu: Allt är nytt.",
        "Mötets dag: Tidigare: torsdag 12 mars 2026 Nu: tisdag 1 januari 2030",
    ):
        assert text in printed.text
    assert "Mina synpunkter" not in printed.text
    assert all("UTKAST" in page for page in printed.pages)


def test_what_changed_in_an_approved_version_is_no_draft_and_stays() -> None:
    printed = Printed(PAPER.what_changed(TWICE, "sv", TODAY))
    assert "Ändrat sedan version 1" in printed.text
    assert "UTKAST" not in printed.text
    assert PAPER.what_changed(TWICE, "sv", TODAY) == PAPER.what_changed(TWICE, "sv", MUCH_LATER)


def test_any_two_versions_can_be_compared() -> None:
    third = next_version(TWICE, change_reason="Ny bostad", situation="Lugnare nu.")
    title, text = _compared(third, version=None, since=1)
    assert title == "Ändrat sedan version 1"
    assert "Därför ändras planen Flyttat Ny bostad" in text
    assert "Tidigare: Anna bor ensam och har svårt att sova. Nu: Lugnare nu." in text
    assert "UTKAST" in text
    title, text = _compared(third, version=2, since=1)
    assert title == "Ändrat sedan version 1"
    assert "Därför ändras planen Flyttat" in text
    assert "Ny bostad" not in text
    assert "UTKAST" not in text
    assert _compared(third, version=None, since=2) == _compared(third, version=None, since=None)


def _compared(case: Case, version: int | None, since: int | None) -> tuple[str, str]:
    wanted = Wanted(DocumentKind.WHAT_CHANGED, "sv", version, since=since)
    page = Printed(PAPER.make(wanted, case, TODAY))
    return page.tree.all_of("H1")[0].text, page.text


@pytest.mark.parametrize(("version", "since"), [(None, 3), (1, 1), (1, 2), (4, None)])
def test_only_an_approved_version_before_the_other_can_be_compared(
    version: int | None, since: int | None
) -> None:
    with pytest.raises(LookupError):
        _compared(with_new_version(TWICE), version, since)


def test_nothing_changed_yet_is_said() -> None:
    text = Printed(PAPER.what_changed(with_new_version(ONCE), "sv", TODAY)).text
    assert "Inget är ändrat ännu." in text


@pytest.mark.parametrize("case", [Case(), ORDINARY, ONCE], ids=["blank", "draft", "approved"])
def test_without_an_earlier_version_the_paper_explains_itself(case: Case) -> None:
    text = Printed(PAPER.what_changed(case, "sv", TODAY)).text
    assert "Det här är den första versionen av planen." in text
    assert "Inget är ändrat" not in text


def test_what_changed_tells_nobody_where_somebody_protected_is() -> None:
    case = changed_afterwards(ONCE)
    hidden = replace(case, person=replace(case.person, protected_identity=Answer.YES))
    for each, is_told in ((case, True), (hidden, False)):
        text = Printed(PAPER.what_changed(each, "sv", TODAY)).text
        assert (ORDINARY.meeting.place in text) is is_told
        assert ("Annan plats" in text) is is_told
