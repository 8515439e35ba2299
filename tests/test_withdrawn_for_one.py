"""A person who withdraws the consent to share for one participant alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sipdesk.case import Answer, Authority, Case, ConsentPurpose, Coordinator, Participant
from sipdesk.overview import overview
from sipdesk.rules import (
    ConsentState,
    consent_history,
    consent_state,
    current_consent,
    why_not_share,
    with_consent_recorded,
    with_consent_withdrawn,
    with_correction_begun,
    with_draft,
    with_sharing_withdrawn_for,
)
from tests.test_copies import EVA, NOW, SHARING, TODAY, consenting

FK = Participant(id="fk", name="Lars Holm", role="Försäkringskassan", wanted=Answer.YES)
BEFORE = consenting(EVA, FK, to="eva fk")
WITHDRAWN = "Personen har återkallat samtycket för deltagaren."


def reasons(case: Case, today: dt.date = TODAY) -> dict[str, str]:
    return {p.id: why_not_share(case, p, today) for p in case.participants}


def test_it_stops_for_the_one_at_once_and_holds_for_the_others() -> None:
    case = with_sharing_withdrawn_for(BEFORE, "fk", NOW)
    assert reasons(case) == {"eva": "", "fk": WITHDRAWN}
    assert consent_state(current_consent(case, SHARING), TODAY) is ConsentState.ACTIVE
    assert consent_history(case, SHARING)[0] == consent_history(BEFORE, SHARING)[0]


def test_nothing_is_recorded_for_somebody_who_is_not_in_the_consent() -> None:
    once = with_sharing_withdrawn_for(BEFORE, "fk", NOW)
    for case, recipient in ((BEFORE, "bo"), (once, "fk"), (Case(), "fk")):
        assert with_sharing_withdrawn_for(case, recipient, NOW) == case


def test_the_clock_set_back_does_not_bring_the_consent_back() -> None:
    case = with_sharing_withdrawn_for(BEFORE, "fk", NOW - dt.timedelta(days=30))
    assert reasons(case, TODAY - dt.timedelta(days=60))["fk"] == WITHDRAWN


def test_withdrawing_all_the_rest_still_works() -> None:
    case = with_sharing_withdrawn_for(BEFORE, "fk", NOW)
    everybody = with_consent_withdrawn(case, SHARING, NOW)
    assert consent_state(current_consent(everybody, SHARING), TODAY) is ConsentState.WITHDRAWN


def test_correcting_the_consent_before_it_does_not_bring_it_back() -> None:
    case = with_sharing_withdrawn_for(BEFORE, "fk", NOW)
    case = corrected(case, number=0, answer=Answer.YES)
    assert reasons(case) == {"eva": "", "fk": WITHDRAWN}


def test_a_withdrawal_for_the_wrong_one_is_corrected_from_the_whole_consent() -> None:
    case = with_sharing_withdrawn_for(BEFORE, "fk", NOW)
    case = corrected(case, number=1, answer=Answer.YES)
    assert reasons(case) == {"eva": "", "fk": ""}


def test_a_new_yes_counts_for_whom_it_names() -> None:
    case = with_sharing_withdrawn_for(BEFORE, "fk", NOW)
    draft = with_correction_begun(BEFORE, BEFORE.consent_entries[0]).sharing_consent
    again = with_draft(case, SHARING, replace(draft, corrects=""))
    assert reasons(with_consent_recorded(again, SHARING, NOW)) == {"eva": "", "fk": ""}


def test_the_overview_for_the_journal_names_who_is_left() -> None:
    text = overview(with_sharing_withdrawn_for(BEFORE, "fk", NOW), TODAY)
    assert "Får ta del av uppgifterna: Eva Ek" in text
    assert "Försäkringskassan" not in next(x for x in text.splitlines() if "Får ta del" in x)


def test_a_withdrawal_says_who_coordinated_that_day() -> None:
    led = replace(BEFORE, coordinator=Coordinator(name="Helena Vik"))
    for case in (
        with_sharing_withdrawn_for(led, "fk", NOW),
        with_consent_withdrawn(led, SHARING, NOW),
    ):
        withdrawal = case.consent_entries[-1]
        assert (withdrawal.obtained_by, withdrawal.authority) == ("Helena Vik", Authority.UNSET)
    assert "samordnare då: Helena Vik" in overview(case, TODAY)
    assert with_correction_begun(case, withdrawal).sharing_consent.obtained_by == ""


def corrected(case: Case, number: int, answer: Answer) -> Case:
    """The case with an entry corrected, in the order of recording."""
    begun = with_correction_begun(case, case.consent_entries[number])
    draft = replace(begun.sharing_consent, answer=answer, reason="Fel")
    return with_consent_recorded(with_draft(begun, SHARING, draft), ConsentPurpose.SHARING, NOW)
