"""What leads to the button that records an answer, and what is said on the way to it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt

from sipdesk.case import Answer, Consent
from sipdesk.rules import findings, with_draft
from tests.ui.conftest import Workplace
from tests.ui.test_consent import (
    ANNA,
    SHARING,
    TODAY,
    YES,
    buttons,
    go_to,
    open_consent,
    texts,
)


def go_to_what_is_not_recorded(workplace: Workplace) -> None:
    found = {each.code: each.address for each in findings(workplace.case, TODAY)}
    assert workplace.window.case_page.reveal(found["consent-not-recorded"])


def test_what_is_missing_leads_to_the_first_field_that_an_answer_needs(
    workplace: Workplace,
) -> None:
    open_consent(workplace, with_draft(ANNA, SHARING, replace(YES, obtained_by="", excludes="")))
    go_to_what_is_not_recorded(workplace)
    assert workplace.focus.accessibleName() == "Inhämtat av (personal)"


def test_what_is_missing_leads_to_the_button_once_nothing_is_needed(workplace: Workplace) -> None:
    open_consent(workplace, with_draft(ANNA, SHARING, YES))
    go_to_what_is_not_recorded(workplace)
    assert workplace.focus is buttons(workplace, "Anteckna samtycket")[1]
    workplace.press(Qt.Key.Key_Space)
    assert workplace.case.consent_entries


def test_a_yes_that_names_nobody_says_so_before_it_is_recorded(workplace: Workplace) -> None:
    nobody = "Ingen är vald ännu."
    open_consent(workplace, with_draft(ANNA, SHARING, replace(YES, recipient_ids="")))
    assert nobody in texts(workplace)
    go_to(workplace, "sharing_consent", "recipients")
    assert nobody in workplace.focus.accessibleDescription()
    go_to(workplace, "sharing_consent", "recipient_ids")
    place = workplace.focus.mapTo(workplace.window, QPoint())
    workplace.press(Qt.Key.Key_Space)
    assert nobody not in texts(workplace)
    assert workplace.focus.mapTo(workplace.window, QPoint()) == place, "for the next click"


def test_a_no_need_name_nobody(workplace: Workplace) -> None:
    open_consent(workplace, with_draft(ANNA, SHARING, Consent(answer=Answer.NO)))
    assert "Ingen är vald ännu." not in texts(workplace)
