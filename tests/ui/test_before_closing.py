"""What is told before a case is closed: which day it ends, and what is left to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sipdesk.case import (
    Answer,
    Case,
    Consent,
    ConsentPurpose,
    Ending,
    Topic,
    TopicOutcome,
    with_new_version,
)
from sipdesk.demo.at_the_meeting import aino
from sipdesk.rules import with_draft
from sipdesk.ui.ending import (
    ends_another_day,
    ends_today,
    left_as_draft,
    left_unrecorded,
    not_handed_out,
    still_agreed,
)
from tests.ui.conftest import NOW, Workplace
from tests.ui.test_ending import ending, open_case, planned


def test_closing_tells_who_lacks_the_approved_plan_and_stops_nobody(workplace: Workplace) -> None:
    case = replace(planned(), copies_given=())
    open_case(workplace, case)
    block = ending(workplace)
    workplace.doors.answers = [True]
    block.close_case()
    (asked,) = workplace.doors.asked
    lacking = not_handed_out(case, NOW.date())
    assert "version 1, är inte utlämnad till alla." in lacking
    assert asked.sentence.endswith(lacking)
    assert "och att anteckna utlämnade kopior och vad som förts över." in asked.sentence
    assert workplace.case.ending.closed_at


def test_closing_tells_what_is_not_filled_in_about_the_end_and_stops_nobody(
    workplace: Workplace,
) -> None:
    open_case(workplace, replace(planned(), ending=Ending(date="2026-03-12")))
    workplace.doors.answers = [True]
    ending(workplace).close_case()
    (asked,) = workplace.doors.asked
    assert "Det här är oklart eller inte ifyllt om avslutet:\n• " in asked.sentence
    assert workplace.case.ending.closed_at


def test_closing_with_nothing_filled_in_names_the_day_and_what_is_missing(
    workplace: Workplace,
) -> None:
    open_case(workplace, replace(planned(), ending=Ending()))
    workplace.doors.answers = [True]
    ending(workplace).close_case()
    (asked,) = workplace.doors.asked
    assert "\n\nAvslutas med dagens datum, torsdag 12 mars 2026.\n\n" in asked.sentence
    assert "\n• Ange vem som önskade att SIP:en avslutas." in asked.sentence
    assert "i dag" not in asked.sentence
    assert workplace.case.ending == Ending(closed_at=NOW.isoformat(timespec="seconds"))


def test_a_day_that_is_written_is_not_called_todays() -> None:
    for written in ("2026-03-12", "2026-12-15", "snart"):
        assert ends_today(replace(planned(), ending=Ending(date=written)), NOW.date()) == ""


def test_closing_tells_what_was_put_off_and_never_taken_up(workplace: Workplace) -> None:
    topics = (Topic(text="Att köra bil.", outcome=TopicOutcome.PUT_OFF), Topic(text="Hunden"))
    open_case(workplace, replace(planned(), topics=topics))
    workplace.doors.answers = [False]
    ending(workplace).close_case()
    (asked,) = workplace.doors.asked
    assert "\n\nSka tas upp senare: Att köra bil" in asked.sentence


def test_closing_tells_of_a_follow_up_that_is_still_expected(workplace: Workplace) -> None:
    case = planned()
    ahead = replace(case, plan=replace(case.plan, follow_up_date="2026-06-11"))
    open_case(workplace, ahead)
    workplace.doors.answers = [False]
    ending(workplace).close_case()
    (asked,) = workplace.doors.asked
    told = still_agreed(ahead, NOW.date())
    assert told.startswith("En uppföljning är bestämd till torsdag 11 juni 2026.")
    assert told in asked.sentence
    passed = replace(case, plan=replace(case.plan, follow_up_date="2026-03-01"))
    assert still_agreed(passed, NOW.date()) == still_agreed(Case(), NOW.date()) == ""


def test_where_nothing_is_approved_or_nobody_waits_closing_tells_of_no_copies() -> None:
    assert not_handed_out(Case(), NOW.date()) == ""
    assert not_handed_out(aino(NOW.date()), NOW.date()) == ""


def test_a_change_that_nobody_approved_is_told_before_closing() -> None:
    draft = with_new_version(planned())
    assert left_as_draft(draft) == "Version 2 är ett utkast tills personen godkänner den."
    assert left_as_draft(planned()) == left_as_draft(Case()) == ""


@pytest.mark.parametrize("purpose", ConsentPurpose)
def test_closing_tells_of_a_consent_that_is_begun_and_not_recorded(
    workplace: Workplace, purpose: ConsentPurpose
) -> None:
    case = with_draft(planned(), purpose, Consent(answer=Answer.YES))
    open_case(workplace, case)
    workplace.doors.answers = [False]
    ending(workplace).close_case()
    (asked,) = workplace.doors.asked
    assert f"\n\n{left_unrecorded(case)}" in asked.sentence
    what = {ConsentPurpose.PLAN: "SIP", ConsentPurpose.SHARING: "att dela uppgifter"}[purpose]
    begun = f"Samtycket till {what} är påbörjat men inte antecknat. Det gäller inte."
    assert left_unrecorded(case) == begun


def test_where_no_consent_is_begun_closing_tells_of_none() -> None:
    assert left_unrecorded(planned()) == left_unrecorded(Case()) == ""


def test_another_day_for_the_end_of_the_sip_is_told_before_closing() -> None:
    later = replace(planned(), ending=Ending(date="2026-12-15"))
    assert ends_another_day(later, NOW.date()) == (
        "SIP:en avslutas tisdag 15 december 2026. Ärendet avslutas i dag, torsdag 12 mars 2026."
    )
    today = replace(planned(), ending=Ending(date=NOW.date().isoformat()))
    unclear = replace(planned(), ending=Ending(date="snart"))
    assert not any(ends_another_day(each, NOW.date()) for each in (today, unclear, planned()))
