"""Every check of what is missing: what brings it, that it points at its field, what ends it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from sipdesk.case import (
    Address,
    Agreement,
    Answer,
    Authority,
    Case,
    ConsentAnswer,
    ConsentPurpose,
    FollowUp,
    Goal,
    InitiativeOutcome,
    InvitationKind,
    Nearness,
    NextStep,
    Participant,
    Presence,
    Principal,
    Wish,
    closed,
    rows_of,
    value_at,
    with_every_review,
    with_new_version,
    with_row_added,
    with_value,
)
from sipdesk.demo.at_the_meeting import aino
from sipdesk.demo.parts import approved, carried_over
from sipdesk.rules import Finding, Layer, current_consent, findings, stops_approval

TODAY = dt.date(2026, 3, 10)
YESTERDAY = "2026-03-09"
Change = Callable[[Case], Case]


@cache
def complete() -> Case:
    """A case ready to be approved, about which there is nothing to say."""
    return aino(TODAY)


def value(part: str, field: str, new: object) -> Change:
    """Another value in a part, or in the first row of a list."""

    def change(case: Case) -> Case:
        rows = rows_of(case, part) if isinstance(getattr(case, part), tuple) else ()
        return with_value(case, Address(part, field, rows[0].id if rows else ""), new)

    return change


def every(part: str, field: str, new: object) -> Change:
    """Another value in all rows of a list."""

    def change(case: Case) -> Case:
        rows = (replace(row, **{field: new}) for row in rows_of(case, part))
        return replace(case, **{part: tuple(rows)})

    return change


def emptied(part: str) -> Change:
    return lambda case: replace(case, **{part: ()})


def added(part: str, row: object) -> Change:
    return lambda case: with_row_added(case, part, row)


def both(*changes: Change) -> Change:
    def change(case: Case) -> Case:
        for one in changes:
            case = one(case)
        return case

    return change


PLAN, SHARING = ConsentPurpose.PLAN, ConsentPurpose.SHARING


def consent(purpose: ConsentPurpose, **values: object) -> Change:
    """Other values in what was recorded about a purpose."""

    def change(case: Case) -> Case:
        entries = (
            replace(e, **values) if e.purpose is purpose else e for e in case.consent_entries
        )
        return replace(case, consent_entries=tuple(entries))

    return change


def followed_up(**more: object) -> Change:
    """A follow-up held yesterday, each goal rated by nobody yet."""
    row = replace(FollowUp(id="f", date=YESTERDAY, next_step=NextStep.CONTINUE), **more)
    return both(
        value("meeting", "date", "2026-01-10"),
        value("plan", "follow_up_date", YESTERDAY),
        added("follow_ups", row),
        with_every_review,
    )


LAW = {
    "plan-consent-not-asked": emptied("consent_entries"),
    "plan-consent-refused": consent(PLAN, answer=ConsentAnswer.NO),
    "plan-consent-withdrawn": consent(PLAN, answer=ConsentAnswer.WITHDRAWN),
    "plan-consent-expired": consent(PLAN, valid_until=YESTERDAY),
    "consent-without-right": consent(SHARING, authority=Authority.RELATIVE),
    "interventions": emptied("interventions"),
    "intervention-what": value("interventions", "what", " "),
    "intervention-principal": value("interventions", "principal", Principal.UNSET),
    "others-measures": value("plan", "others_measures_exist", Answer.NOT_ASKED),
    "others-measures-what": value("plan", "others_measures", ""),
    "change-reason": lambda case: with_new_version(approved(case, YESTERDAY)),
    "overall-responsibility": value("plan", "overall_responsibility", Principal.OTHER),
    "consent-ends-first": consent(SHARING, date="2099-01-01"),
    "intervention-ends-first": value("interventions", "ends", YESTERDAY),
    "follow-up-before-meeting": value("plan", "follow_up_date", YESTERDAY),
    "held-before-meeting": added("follow_ups", FollowUp(id="f", date=YESTERDAY)),
    "next-before-follow-up": followed_up(next_date="2026-03-08"),
}
QUALITY = {
    "name": value("person", "name", " "),
    "identity": value("person", "identity_number", "19400107-9121"),
    "birth-date": both(value("person", "identity_number", ""), value("person", "birth_date", "")),
    "birth-date-future": value("person", "birth_date", "2030-01-01"),
    "birth-date-differs": value("person", "birth_date", "1940-01-08"),
    "interpreter": value("person", "interpreter_booked", Answer.NO),
    "topics": emptied("topics"),
    "refusal-reason": value("initiative", "outcome", InitiativeOutcome.REFUSED),
    "coordinator": value("coordinator", "name", ""),
    "meeting-date": value("meeting", "date", ""),
    "meeting-ends-first": value("meeting", "end", "12:00"),
    "noted-before-meeting": value("meeting", "date", "2026-03-11"),
    "meeting-without-start": value("meeting", "start", " "),
    "participants": emptied("participants"),
    "participant-wanted": value("participants", "wanted", Answer.NOT_ASKED),
    "participant-who": both(value("participants", "name", ""), value("participants", "role", "")),
    "participant-unwanted": value("participants", "wanted", Answer.NO),
    "copies": every("participants", "gets_copy", Answer.NO),
    "no-copy": lambda case: replace(approved(case, YESTERDAY), copies_given=()),
    "copy-unwanted": value("participants", "wanted", Answer.NO),
    "invited-after-meeting": value("participants", "invited_on", "2026-03-11"),
    "plan-consent-how": consent(PLAN, date=""),
    "sharing-consent-not-asked": lambda case: replace(
        case, consent_entries=tuple(e for e in case.consent_entries if e.purpose is PLAN)
    ),
    "sharing-consent-expired": consent(SHARING, valid_until=YESTERDAY),
    "consent-covers": consent(SHARING, covers=""),
    "consent-excludes": consent(SHARING, excludes=""),
    "consent-ends": consent(SHARING, valid_until=""),
    "consent-recipients": consent(SHARING, recipient_ids="", recipients=" "),
    "consent-not-recorded": value("plan_consent", "obtained_by", "Helena"),
    "consent-in-the-future": consent(SHARING, recorded_at="2026-03-11T10:00:00+01:00"),
    "goal-own-words": lambda case: replace(
        case, goals=tuple(replace(g, own_words="") for g in case.goals)
    ),
    "goal-without-intervention": added("goals", Goal(own_words="Fiska")),
    "intervention-organisation": value("interventions", "organisation", ""),
    "intervention-person": value("interventions", "responsible_person", ""),
    "intervention-starts": value("interventions", "starts", ""),
    "intervention-ends": value("interventions", "ends", ""),
    "intervention-goal": value("interventions", "goal_id", ""),
    "intervention-person-not-there": value("interventions", "responsible_person", "Bo Ek"),
    "intervention-other-principal": value("interventions", "principal", Principal.REGION),
    "one-principal": lambda case: replace(case, interventions=case.interventions[:2]),
    "others-measures-contradict": value("plan", "others_measures_exist", Answer.NO),
    "main-responsible": value("plan", "main_responsible", ""),
    "follow-up-date": value("plan", "follow_up_date", ""),
    "follow-up-late": both(
        value("meeting", "date", "2026-01-10"), value("plan", "follow_up_date", YESTERDAY)
    ),
    "follow-up-convener": value("plan", "follow_up_convener", ""),
    "follow-up-held": added("follow_ups", FollowUp(id="f", place="Hemma")),
    "follow-up-presence": followed_up(),
    "review-by-person": followed_up(),
    "noted-before-follow-up": followed_up(date="2026-03-11"),
    "next-step": followed_up(next_step=NextStep.UNSET),
    "next-date": followed_up(),
    "next-date-late": followed_up(date="2026-02-01", next_date=YESTERDAY),
    "follow-up-days-differ": followed_up(next_step=NextStep.CHANGE, next_date="2026-06-09"),
    "ending-date": followed_up(next_step=NextStep.END),
    "ending-wished-by": value("ending", "date", YESTERDAY),
    "ending-open-interventions": value("ending", "date", YESTERDAY),
    "ending-evaluation": value("ending", "date", YESTERDAY),
    "retention-passed": lambda case: closed(case, "2021-03-09T10:00:00+01:00"),
    "ending-not-closed": value("ending", "date", TODAY.isoformat()),
    "ending-before-meeting": both(
        value("meeting", "date", YESTERDAY), value("ending", "date", "2026-03-08")
    ),
    "ending-before-follow-up": both(followed_up(), value("ending", "date", "2026-03-08")),
    "not-carried-over-municipality": lambda case: approved(case, YESTERDAY),
    "not-carried-over-region": lambda case: approved(case, YESTERDAY),
    "unreadable-date": value("meeting", "date", "nästa vecka"),
    "unreadable-time": value("meeting", "start", "efter lunch"),
    "email": value("participants", "email", "eva.example.se"),
    "name-without-letters": value("meeting", "convener", "10"),
    "convener-unknown": both(
        value("participants", "name", "Linn Hed"), value("meeting", "convener", "Linn Hedd")
    ),
    "name-nearly-known": both(
        value("participants", "name", "Linn Hed"), value("initiative", "proposed_by", "Linn Hedd")
    ),
}


def codes(case: Case) -> set[str]:
    return {f.code for f in findings(case, TODAY)}


def found(case: Case, code: str) -> Finding:
    return next(f for f in findings(case, TODAY) if f.code == code)


def test_a_complete_case_leaves_nothing_to_say() -> None:
    assert findings(complete(), TODAY) == ()
    assert stops_approval(complete(), TODAY) == ()


@pytest.mark.parametrize("code", LAW)
def test_what_the_law_asks_for_is_said_and_stops_the_approval(code: str) -> None:
    assert_it_stops_the_approval(LAW[code](complete()), code)


def assert_it_stops_the_approval(broken: Case, code: str) -> None:
    """It is said, as something that the law asks for."""
    finding = found(broken, code)
    assert finding.layer is Layer.LAW
    assert finding in stops_approval(broken, TODAY)
    assert_it_can_be_shown(finding, broken)


@pytest.mark.parametrize("code", QUALITY)
def test_what_would_make_it_better_is_said_and_stops_nothing(code: str) -> None:
    assert_it_stops_nothing(QUALITY[code](complete()), code)


def assert_it_stops_nothing(broken: Case, code: str) -> None:
    """It is said, as something that would make the plan better."""
    finding = found(broken, code)
    assert finding.layer is Layer.QUALITY
    assert finding not in stops_approval(broken, TODAY)
    assert_it_can_be_shown(finding, broken)


def assert_it_can_be_shown(finding: Finding, case: Case) -> None:
    """Its field is there, its sentence fills in and tells what to do, its source is named."""
    part, field, row = finding.address
    if field or row:
        value_at(case, finding.address)
    else:
        assert isinstance(getattr(case, part), tuple)
    sentence = finding.sentence.format(**dict(finding.values))
    assert re.search(r"[.?]$", sentence)
    assert not re.search(r"landsting|[{}]", sentence)
    assert finding.source.reference


# --- what ends a finding, where more than one thing does ----------------------------------------


@pytest.mark.parametrize(
    ("code", "fix"),
    [
        ("others-measures", value("plan", "others_measures_exist", Answer.NO)),
        ("others-measures", value("interventions", "principal", Principal.OTHER)),
        ("others-measures-what", value("interventions", "principal", Principal.OTHER)),
        ("overall-responsibility", value("plan", "overall_responsibility", Principal.REGION)),
        ("interpreter", value("person", "interpreter_needed", Answer.NO)),
        ("interpreter", value("person", "interpreter_booked", Answer.YES)),
        ("participant-wanted", value("participants", "wanted", Answer.NO)),
        (
            "participant-unwanted",
            both(
                value("participants", "invitation", InvitationKind.UNSET),
                value("participants", "invited_on", ""),
            ),
        ),
        ("participant-who", value("participants", "role", "Hemtjänst")),
        ("copies", value("participants", "gets_copy", Answer.YES)),
        ("consent-excludes", consent(SHARING, excludes="inget")),
        ("consent-recipients", consent(SHARING, recipients="Kyrkan")),
        ("consent-not-recorded", value("plan_consent", "obtained_by", "")),
        ("consent-without-right", consent(SHARING, authority=Authority.TRUSTEE)),
        (
            "consent-without-right",
            both(
                value("person", "identity_number", ""),
                value("person", "birth_date", "2010-01-01"),
            ),
        ),
        ("intervention-ends", value("interventions", "ends", "tills vidare")),
        (
            "intervention-person-not-there",
            added("participants", Participant(name="Bo Ek", presence=Presence.REMOTE)),
        ),
        (
            "intervention-person-not-there",
            added("participants", Participant(name="bo  ek", invitation=InvitationKind.CALLED)),
        ),
        ("intervention-person-not-there", value("coordinator", "name", "Bo Ek, kurator")),
        ("follow-up-late", added("follow_ups", FollowUp(date=YESTERDAY))),
        ("follow-up-late", value("plan", "follow_up_date", "2026-03-10")),
        ("follow-up-presence", value("follow_ups", "present", "Aino")),
        ("follow-up-presence", value("attendances", "presence", Presence.REMOTE)),
        ("follow-up-presence", value("follow_ups", "date", "2026-03-11")),
        ("review-by-person", every("goal_reviews", "nearness_person", Nearness.TWO)),
        ("review-by-person", every("goal_reviews", "still_applies", Answer.NO)),
        ("next-date", value("follow_ups", "next_date", "2026-06-09")),
        ("next-date", value("follow_ups", "next_step", NextStep.END)),
        ("follow-up-days-differ", value("plan", "follow_up_date", "2026-06-09")),
        ("follow-up-days-differ", value("follow_ups", "next_step", NextStep.CONTINUE)),
        ("next-step", value("follow_ups", "next_step", NextStep.END)),
        ("follow-up-held", value("follow_ups", "date", "2026-06-09")),
        ("refusal-reason", value("initiative", "outcome_reason", "Bor inte här")),
        ("identity", value("person", "identity_number", "19400107-9120")),
        ("identity", value("person", "identity_number", "19400107K071")),
        ("unreadable-date", value("meeting", "date", "2026-03-10")),
        ("email", value("participants", "email", "eva@example.se")),
        ("name-without-letters", value("meeting", "convener", "Li")),
        ("name-without-letters", value("meeting", "convener", "李")),
        ("convener-unknown", value("meeting", "convener", "Hed, Linn")),
        ("convener-unknown", value("meeting", "convener", "Linn")),
        ("convener-unknown", value("meeting", "convener", "Samira Haddad")),
        ("name-nearly-known", value("initiative", "proposed_by", "Linn Hed")),
        ("ending-date", value("ending", "date", YESTERDAY)),
        ("ending-wished-by", value("ending", "wished_by", Wish.PERSON)),
        ("ending-open-interventions", value("ending", "open_interventions", "De fortsätter")),
        ("ending-open-interventions", emptied("interventions")),
        ("ending-evaluation", value("ending", "meaning", Agreement.NOT_AT_ALL)),
        ("ending-not-closed", value("ending", "date", "2026-03-11")),
        ("ending-before-meeting", value("meeting", "date", "2026-04-01")),
        ("ending-before-follow-up", value("ending", "date", YESTERDAY)),
        ("retention-passed", value("ending", "closed_at", "2021-03-10T10:00:00+01:00")),
        ("not-carried-over-municipality", lambda case: carried_over(case, YESTERDAY)),
        ("not-carried-over-region", lambda case: carried_over(case, YESTERDAY)),
    ],
)
def test_what_ends_a_finding(code: str, fix: Change) -> None:
    broken = {**LAW, **QUALITY}[code](complete())
    assert code in codes(broken)
    assert code not in codes(fix(broken))


def test_a_name_that_was_never_called_is_not_there() -> None:
    stranger = value("interventions", "responsible_person", "Bo Ek")(complete())
    only_listed = added("participants", Participant(name="Bo Ek"))(stranger)
    assert "intervention-person-not-there" in codes(only_listed)


def test_a_first_name_is_enough_for_the_responsible_person() -> None:
    case = value("interventions", "responsible_person", "Eva")(complete())
    assert "intervention-person-not-there" not in codes(case)


def test_a_goal_is_served_by_any_of_the_interventions() -> None:
    case = added("goals", Goal(id="new", own_words="Fiska"))(complete())
    assert "goal-without-intervention" in codes(case)
    served = value("interventions", "goal_id", "new")(case)
    assert "goal-without-intervention" not in codes(served)


def test_somebody_absent_is_nobody_present() -> None:
    case = followed_up()(complete())
    absent = every("attendances", "presence", Presence.ABSENT)(case)
    assert "follow-up-presence" in codes(absent)
    assert found(absent, "follow-up-presence").address.part == "attendances"


def test_without_participants_those_who_came_are_written_in_words() -> None:
    case = followed_up()(replace(complete(), participants=()))
    assert found(case, "follow-up-presence").address == Address("follow_ups", "present", "f")


def test_changing_the_plan_needs_a_next_date_too() -> None:
    case = followed_up(next_step=NextStep.CHANGE)(complete())
    assert "next-date" in codes(case)


def test_long_texts_are_shortened_and_braces_survive() -> None:
    long = "Hjälp {med} allt " * 30
    case = both(
        value("interventions", "what", long),
        value("interventions", "principal", Principal.UNSET),
    )(complete())
    finding = found(case, "intervention-principal")
    what = dict(finding.values)["what"]
    assert len(what) <= 40
    assert what.endswith("…")
    assert "{med}" in finding.sentence.format(**dict(finding.values))


@pytest.mark.parametrize(
    ("code", "same_day"),
    [
        ("consent-ends-first", consent(SHARING, valid_until="2026-02-08")),
        ("intervention-ends-first", value("interventions", "ends", "2026-03-15")),
        ("follow-up-before-meeting", value("plan", "follow_up_date", "2026-03-10")),
        ("held-before-meeting", added("follow_ups", FollowUp(date="2026-03-10"))),
        ("next-before-follow-up", followed_up(next_date=YESTERDAY)),
        ("next-date-late", followed_up(next_date="2026-03-10")),
        ("birth-date-future", value("person", "birth_date", "2026-03-10")),
        ("meeting-ends-first", value("meeting", "end", "13:00")),
        ("noted-before-meeting", value("meeting", "date", "2026-03-10")),
        ("noted-before-meeting", every("participants", "presence", Presence.UNSET)),
        ("invited-after-meeting", value("participants", "invited_on", "2026-03-10")),
        ("ending-before-meeting", value("ending", "date", "2026-03-10")),
        ("ending-before-follow-up", both(followed_up(), value("ending", "date", YESTERDAY))),
    ],
)
def test_the_same_day_is_no_contradiction(code: str, same_day: Change) -> None:
    assert code not in codes(same_day(complete()))


def test_several_called_after_the_meeting_are_one_finding_that_counts_the_others() -> None:
    case = complete()
    late = every("participants", "invited_on", "2026-03-11")(case)
    (finding,) = (f for f in findings(late, TODAY) if f.code == "invited-after-meeting")
    first, count = case.participants[0], len(case.participants) - 1
    assert count > 1
    assert finding.address == Address("participants", "invited_on", first.id)
    said = finding.sentence.format(**dict(finding.values))
    assert said.startswith(f"{first.name} och {count} till kallades efter mötet.")
    one = value("participants", "invited_on", "2026-03-11")(case)
    (finding,) = (f for f in findings(one, TODAY) if f.code == "invited-after-meeting")
    said = finding.sentence.format(**dict(finding.values))
    assert said.startswith(f"{first.name} kallades 2026-03-11, efter mötet.")


def test_same_day_cases_are_on_the_edge() -> None:
    sharing = current_consent(case := complete(), SHARING)
    assert sharing is not None
    edges = (sharing.date, case.interventions[0].starts, case.meeting.start)
    assert edges == ("2026-02-08", "2026-03-15", "13:00")
