"""What the window says of a consent: for whom it is, and for whom not any longer."""

from __future__ import annotations

from dataclasses import replace

from sipdesk.case import (
    Authority,
    Case,
    ConsentAnswer,
    ConsentEntry,
    ConsentPurpose,
    Coordinator,
    Participant,
    Person,
)
from sipdesk.rules import with_names, with_sharing_withdrawn_for
from sipdesk.ui.consent_words import entry_in_words, limits_in_words, state_in_words
from sipdesk.ui.sharing_grid import rows_of_sharing
from tests.ui.conftest import NOW

SHARING = ConsentPurpose.SHARING
TODAY = NOW.date()
KIM = Participant(id="kim", name="Kim Eklöf", role="Logoped", organisation="Rehab")
EVA = Participant(id="eva", name="Eva Fors", role="Handläggare", organisation="Försäkringskassan")
BLANK = Case(
    person=Person(name="Anna", birth_date="2010-01-01"),
    participants=(KIM, EVA),
    coordinator=Coordinator(name="Helena Vik"),
)
YES = ConsentEntry(
    purpose=SHARING,
    answer=ConsentAnswer.YES,
    authority=Authority.PERSON,
    recorded_at=NOW.isoformat(timespec="seconds"),
    recipient_ids="kim eva",
)
CASE = replace(BLANK, consent_entries=(with_names(BLANK, YES),))


def said(case: Case, number: int) -> str:
    return "\n".join(entry_in_words(case, case.consent_entries[number], corrected=False))


def test_everybody_is_named_with_role_and_organisation() -> None:
    names = [row[0] for row in rows_of_sharing(CASE, TODAY)]
    assert names == ["Kim Eklöf · Logoped · Rehab", "Eva Fors · Handläggare · Försäkringskassan"]
    assert f"Får ta del av uppgifterna: {'; '.join(names)}" in said(CASE, 0)


def test_a_role_that_is_the_organisation_is_said_once() -> None:
    sara = Participant(name="Sara Ek", role="Arbetsförmedlingen", organisation="arbetsförmedlingen")
    ((name, *_rest),) = rows_of_sharing(replace(BLANK, participants=(sara,)), TODAY)
    assert name == "Sara Ek · Arbetsförmedlingen"


def test_nothing_left_out_is_no_double_negative() -> None:
    for answer in ("inget", "Inget.", " ingenting "):
        (words,) = limits_in_words(BLANK, replace(YES, excludes=answer, recipient_ids=""))
        assert words == "Inget är undantaget"
    (words,) = limits_in_words(BLANK, replace(YES, excludes="inget om ekonomi", recipient_ids=""))
    assert words == "Omfattar inte: inget om ekonomi"


def test_the_history_names_who_was_named_and_the_grid_who_is_there_now() -> None:
    case = replace(CASE, participants=(replace(EVA, id="kim"),))
    assert "Kim Eklöf · Logoped · Rehab" in said(case, 0)
    ((name, answer, reason),) = rows_of_sharing(case, TODAY)
    assert (name, answer) == ("Eva Fors · Handläggare · Försäkringskassan", "Nej")
    assert reason.startswith("Deltagaren har ändrats")


def test_a_yes_that_is_withdrawn_for_one_says_for_whom() -> None:
    case = with_sharing_withdrawn_for(CASE, "eva", NOW)
    assert state_in_words(CASE, SHARING, TODAY).endswith(": Ja · Gäller tills vidare")
    assert ": Ja, men inte för Eva Fors · " in state_in_words(case, SHARING, TODAY)
    assert "Samordnare då: Helena Vik" in said(case, 1)
    assert "Inhämtat av" not in said(case, 1)


def test_a_guardians_answer_beside_the_childs_own_is_shown_as_such() -> None:
    no = replace(YES, id="no", answer=ConsentAnswer.NO, authority=Authority.GUARDIAN)
    case = replace(CASE, consent_entries=(*CASE.consent_entries, no))
    sentence = "Ersätter inte personens eget svar, eftersom personen har fyllt 15 år."
    assert sentence in said(case, 1)
    assert sentence not in said(case, 0)
    assert ": Ja · " in state_in_words(case, SHARING, TODAY)
