"""The plan in short: one page, two in large print, first in the plan, true of what is left out."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest

from sipdesk.case import Answer, Case, FollowUp, Intervention, Participant, with_new_version
from sipdesk.demo import demo_cases
from sipdesk.documents.paper import Paper
from sipdesk.ports import DocumentKind, TextSize, Wanted
from tests.documents.examples import ORDINARY, TODAY, approved, extreme, followed_up
from tests.documents.reading import Printed

HEADINGS = ["Mina mål", "Vem gör vad", "Hit kan jag ringa", "Då ses vi igen"]


def printed(
    case: Case, kind: DocumentKind = DocumentKind.SUMMARY, size: TextSize = TextSize.NORMAL
) -> Printed:
    return Printed(Paper().make(Wanted(kind, "sv", size=size), case, TODAY))


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize(
    "case", [Case(), ORDINARY, extreme()], ids=["empty", "ordinary", "extreme"]
)
def test_it_is_one_page_with_all_its_parts(case: Case, size: TextSize) -> None:
    summary = printed(case, size=size)
    most = 2 if size is TextSize.LARGE else 1
    assert 1 <= len(summary.pages) <= most
    assert [node.text for node in summary.tree.all_of("H2")] == HEADINGS


def test_it_says_what_is_wanted_who_does_it_who_to_call_and_when() -> None:
    text = printed(ORDINARY).text
    for said in (
        "1. Jag vill sova hela natten 2. Jag vill ha någon att fika med",
        "Jag: Jag går ut med hunden varje dag.",
        "Cajsa Cedergren, Hemtjänsten Umeå: Morgonbesök, Varje vardag, från 16 mars 2026",
        "Frågor om min plan: Cajsa Cedergren, Hemtjänsten Umeå, 090-16 10 00",
        "torsdag 11 juni 2026, 13:15",
        "I köket på Storgatan",
    ):
        assert said in text
    assert "till, se" not in text


def undated(**changes: str) -> Case:
    """The ordinary plan, before a day to follow it up was agreed on."""
    return replace(ORDINARY, plan=replace(ORDINARY.plan, follow_up_date="", **changes))


@pytest.mark.parametrize(
    ("language", "said"), [("sv", "Inte bestämt"), ("pl", "Nie ustalono"), ("fi", "Ei päätetty")]
)
def test_where_no_day_is_agreed_on_it_says_so_instead_of_a_dash(language: str, said: str) -> None:
    case = undated(follow_up_time="")
    page = Printed(Paper().make(Wanted(DocumentKind.SUMMARY, language), case, TODAY))
    *_others, again = page.tree.all_of("H2")
    assert f"{again.text} • {said}" in page.text


def test_a_time_without_a_day_is_still_there() -> None:
    assert "Då ses vi igen • Inte bestämt, 13:15" in printed(undated()).text


def test_what_is_over_is_not_there() -> None:
    over = replace(ORDINARY.interventions[0], what="Sommarhjälp", ends="2025-08-31")
    case = replace(ORDINARY, interventions=(over, ORDINARY.interventions[1]))
    text = printed(case).text
    assert "Sommarhjälp" not in text
    assert "Samtal om sömn" in text


def test_what_has_no_room_is_counted_and_found_where_it_says() -> None:
    plan = printed(extreme(), DocumentKind.PLAN)
    first = plan.pages[0]
    goals = [n for n in range(30) if f"mål{n}ord0 " in first]
    found = re.search(r"… och (\d+) till, se sida (\d+)\. Vem gör vad", first)
    assert found is not None
    assert len(goals) + int(found[1]) == 30
    assert "Mina mål" in plan.pages[int(found[2]) - 1]
    assert goals == list(range(len(goals)))


def test_a_part_that_has_no_room_at_all_says_where_to_look() -> None:
    goals = tuple(replace(goal, own_words="Å" * 20_000) for goal in ORDINARY.goals)
    plan = printed(replace(ORDINARY, goals=goals), DocumentKind.PLAN)
    assert "Mina mål Se sida 2. Vem gör vad" in plan.pages[0]
    assert "Mina mål Se planen." in printed(replace(ORDINARY, goals=goals)).text


def test_large_print_takes_a_second_page_rather_than_leave_anything_out() -> None:
    goals = tuple(
        replace(goal, own_words="Jag vill sova hela natten. " * 12) for goal in ORDINARY.goals
    )
    large = printed(replace(ORDINARY, goals=goals), size=TextSize.LARGE)
    assert len(large.pages) == 2
    assert len(large.tree.all_of("LI")) == 9
    assert "till, se" not in large.text


def test_in_large_print_that_is_too_much_for_two_pages_the_persons_goals_come_first() -> None:
    large = printed(extreme(), size=TextSize.LARGE)
    assert "Mina mål 1. mål0ord0" in large.text
    assert "till, se planen" in large.text


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("kind", [DocumentKind.SUMMARY, DocumentKind.PLAN])
def test_no_telephone_number_is_ever_left_out(kind: DocumentKind, size: TextSize) -> None:
    """That of a participant stands nowhere else in the plan."""
    people = tuple(Participant(name=f"Namn {n}", phone=f"070-{n:03}") for n in range(30))
    goals = tuple(replace(ORDINARY.goals[0], id=str(n)) for n in range(80))
    paper = printed(replace(ORDINARY, participants=people, goals=goals), kind, size)
    assert [each.phone for each in people if each.phone not in paper.text] == []
    assert "till, se" in paper.text


def test_contacts_that_fill_the_page_leave_no_other_part_without_a_word() -> None:
    people = tuple(Participant(name=f"Namn {n}", phone=f"070-{n:03}") for n in range(26))
    summary = printed(replace(ORDINARY, participants=people))
    assert len(summary.pages) == 2
    assert "1. Jag vill sova hela natten" in summary.text
    assert "Se planen" not in summary.text


def test_the_day_that_a_follow_up_agreed_on_is_never_left_out() -> None:
    """It does not stand in the plan, where the page could send the reader."""
    goals = tuple(replace(ORDINARY.goals[0], id=str(n)) for n in range(30))
    summary = printed(replace(followed_up(ORDINARY), goals=goals))
    assert "torsdag 10 december 2026" in summary.text


HELD = dt.date(2026, 5, 18)


def being_held(**said: str) -> Case:
    """A second version, drawn up at the follow-up: what it comes to is not noted yet."""
    case = with_new_version(approved(ORDINARY))
    meeting = FollowUp(id="now", date=HELD.isoformat(), time="09:15")
    return replace(case, follow_ups=(replace(meeting, **said),))


def meet_again(case: Case, on: dt.date = HELD) -> str:
    wanted = Wanted(DocumentKind.SUMMARY, "sv")
    return Printed(Paper().make(wanted, case, on)).text.partition("Då ses vi igen • ")[2]


@pytest.mark.parametrize(
    ("next_date", "again"),
    [("", "torsdag 11 juni 2026, 13:15"), ("2026-12-10", "torsdag 10 december 2026")],
)
def test_the_follow_up_that_is_being_held_is_not_when_they_meet_again(
    next_date: str, again: str
) -> None:
    held = being_held(present="Min syster", next_date=next_date)
    assert meet_again(held).startswith(again)


@pytest.mark.parametrize("is_approved", [False, True], ids=["draft", "approved"])
def test_nor_is_one_that_is_filled_in_before_its_day(is_approved: bool) -> None:
    case, earlier = being_held(present="Min syster"), HELD - dt.timedelta(days=40)
    case = approved(case) if is_approved else case
    assert meet_again(case, earlier).startswith("torsdag 11 juni 2026, 13:15")


def test_a_follow_up_of_today_that_is_not_begun_is_when_they_meet_again() -> None:
    assert meet_again(being_held()).startswith("måndag 18 maj 2026, 09:15")


def test_a_day_of_the_plan_that_they_have_met_on_is_not_when_they_meet_again() -> None:
    held = being_held(present="Min syster")
    held = replace(held, plan=replace(held.plan, follow_up_date=HELD.isoformat()))
    assert meet_again(held) == "Inte bestämt"


def test_large_and_in_two_languages_it_takes_two_pages_rather_than_say_nothing() -> None:
    case = approved(ORDINARY)
    summary = Printed(
        Paper().make(Wanted(DocumentKind.SUMMARY, "sv+uk", size=TextSize.LARGE), case, TODAY)
    )
    assert len(summary.pages) == 2
    assert len(summary.tree.all_of("H2")) == len(HEADINGS)
    assert "Se planen" not in summary.text
    goals = tuple(replace(ORDINARY.goals[0], id=str(n)) for n in range(40))
    many = replace(ORDINARY, goals=goals)
    plan = Printed(
        Paper().make(Wanted(DocumentKind.PLAN, "sv+uk", size=TextSize.LARGE), many, TODAY)
    )
    found = re.search(r"… och \d+ till, se sida (\d+)\.", " ".join(plan.pages[:2]))
    assert found is not None
    assert "Mål 1" in plan.pages[int(found[1]) - 1]


@pytest.mark.parametrize("language", ["en", "fi", "pl", "se", "so"])
def test_large_in_a_translation_nothing_is_left_out(language: str) -> None:
    wanted = Wanted(DocumentKind.SUMMARY, language, size=TextSize.LARGE)
    (sara,) = (case for case in demo_cases(TODAY) if case.person.name.startswith("Sara"))
    first, *others = sara.goals
    longer = replace(first, own_words=f"{first.own_words} och orka laga mat själv")
    case = replace(sara, goals=(longer, *others), approved_versions=())
    summary = Printed(Paper().make(wanted, case, TODAY))
    assert sara.coordinator.phone in summary.text
    assert all(" ".join(goal.own_words.split()) in summary.text for goal in case.goals)
    assert all(each.what in summary.text for each in case.interventions)
    assert len(summary.pages) <= 2


def test_it_stands_before_the_plan_and_is_read_before_it() -> None:
    plan = printed(ORDINARY, DocumentKind.PLAN)
    titles = plan.tree.all_of("H1")
    assert [title.text for title in titles] == [
        "Min plan i korthet",
        "Samordnad individuell plan (SIP)",
    ]
    assert [title.pages for title in titles] == [{0}, {1}]


def test_of_an_approved_version_it_is_as_it_was_approved() -> None:
    case = approved(ORDINARY)
    later = replace(followed_up(case), coordinator=replace(case.coordinator, phone="000"))
    assert printed(later).text == printed(case).text
    assert "UTKAST" not in printed(case).text
    assert "UTKAST" in printed(ORDINARY).text


def test_a_contact_is_called_for_what_they_do_and_never_twice() -> None:
    people = (
        Participant(name="Cajsa Cedergren", role="Samordnare", phone="1"),
        Participant(name="Dag Dahl", role="Sjuksköterska", phone="070-1", email="dag@example.se"),
        Participant(name="Eva Ek", role="Syster", phone="070-2"),
        Participant(name="Fredrik Falk", role="Granne", phone="070-3", wanted=Answer.NO),
    )
    help_ = replace(ORDINARY.interventions[1], what="Sår.", responsible_person="dag  dahl")
    more = replace(help_, id="more", what="Bad.")
    text = printed(replace(ORDINARY, participants=people, interventions=(help_, more))).text
    assert "Sår, Bad: Dag Dahl, 070-1" in text
    assert "Syster: Eva Ek, 070-2" in text
    assert "Fredrik" not in text
    assert text.count("Cajsa Cedergren") == 1


@pytest.mark.parametrize(
    ("what", "told"), [("Dusch.", "Dusch, kl. 8"), ("Dusch m.m.", "Dusch m.m., kl. 8")]
)
def test_a_sentence_that_goes_on_has_no_full_stop_before_the_comma(what: str, told: str) -> None:
    bath = Intervention(what=what, how_often="kl. 8")
    case = replace(ORDINARY, interventions=(bath,))
    assert told in printed(case).text
