"""What leads to the button that records an answer, and what is said on the way to it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from sipdesk.case import Answer, Consent
from sipdesk.rules import findings, with_consent_recorded, with_draft
from tests.ui.conftest import NOW, Workplace
from tests.ui.hearing import open_ear
from tests.ui.test_consent import (
    ANNA,
    PLAN,
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


def test_what_was_recorded_is_read_back(workplace: Workplace, application: QApplication) -> None:
    open_consent(workplace, with_draft(ANNA, SHARING, replace(YES, covers="Planen", excludes="ot")))
    go_to_what_is_not_recorded(workplace)
    with open_ear(application) as ear:
        workplace.press(Qt.Key.Key_Space)
    assert ear.heard[-1] == (
        "Samtycke till att dela uppgifter: Ja · Gäller tills vidare. Omfattar: Planen. "
        "Omfattar inte: ot. Får ta del av uppgifterna: Eva Ek"
    )


def test_of_each_entry_the_button_says_to_which_consent_it_belongs(workplace: Workplace) -> None:
    given = with_consent_recorded(with_draft(ANNA, SHARING, YES), SHARING, NOW)
    both = with_consent_recorded(with_draft(given, PLAN, YES), PLAN, NOW)
    open_consent(workplace, both)
    names = [each.accessibleName() for each in buttons(workplace, "Rätta anteckningen")]
    assert names == [
        "Rätta anteckningen: Samtycke till SIP: söndag 1 mars 2026",
        "Rätta anteckningen: Samtycke till att dela uppgifter: söndag 1 mars 2026",
    ]
