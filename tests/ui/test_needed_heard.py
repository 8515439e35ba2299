"""What a consent needs before it is recorded is heard at each field that is still blank."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.case import Address, Answer, Authority, Consent, closed
from sipdesk.rules import needed_for_recording, with_draft
from tests.ui.conftest import NOW, Workplace
from tests.ui.test_consent import ANNA, PLAN, SHARING, TODAY, open_consent

BLANK_YES = with_draft(ANNA, SHARING, Consent(answer=Answer.YES))
ALWAYS, FOR_YES = "Behövs för att anteckna svaret.", "Behövs för att anteckna ett ja."


def heard_at(workplace: Workplace, field: str, part: str = "sharing_consent") -> str:
    assert workplace.window.case_page.reveal(Address(part, field))
    return workplace.focus.accessibleDescription()


@pytest.mark.parametrize("part", ["plan_consent", "sharing_consent"])
def test_each_field_that_is_needed_says_so_and_no_other(workplace: Workplace, part: str) -> None:
    open_consent(workplace, ANNA)
    assert [heard_at(workplace, field, part) for field in ("date", "obtained_by")] == [ALWAYS] * 2
    assert [heard_at(workplace, field, part) for field in ("authority", "excludes")] == [
        FOR_YES
    ] * 2
    assert not any(heard_at(workplace, field, part) for field in ("given_by", "covers", "form"))


def test_they_are_those_that_the_rules_ask_for() -> None:
    for purpose in (PLAN, SHARING):
        draft = with_draft(ANNA, purpose, Consent(answer=Answer.YES))
        asked = [field for field, _sentence in needed_for_recording(draft, purpose, TODAY)]
        assert asked == ["date", "obtained_by", "authority", "excludes"]


def test_what_is_filled_in_is_not_said_to_be_needed(workplace: Workplace) -> None:
    open_consent(workplace, BLANK_YES)
    assert heard_at(workplace, "obtained_by") == ALWAYS
    workplace.type("Helena")
    QApplication.processEvents()
    assert workplace.focus.accessibleDescription() == ""
    filled = replace(BLANK_YES.sharing_consent, authority=Authority.PERSON, excludes="inget")
    workplace.desk.editor.change(with_draft(workplace.case, SHARING, filled))
    assert heard_at(workplace, "authority") == heard_at(workplace, "excludes") == ""


def test_in_a_closed_case_nothing_is_needed(workplace: Workplace) -> None:
    open_consent(workplace, closed(BLANK_YES, NOW.isoformat()))
    assert heard_at(workplace, "obtained_by") == ""
