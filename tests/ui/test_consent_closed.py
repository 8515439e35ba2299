"""In a closed case a consent is only read, and what was begun waits until it is open again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from sipdesk.case import Address, Case, closed, reopened
from sipdesk.rules import with_correction_begun
from tests.ui.conftest import NOW, Workplace
from tests.ui.test_consent import CONSENTING, buttons, open_consent, texts

(ENTRY,) = CONSENTING.consent_entries
AT = NOW.isoformat()
CHANGES_A_CONSENT = (
    "Rätta anteckningen",
    "Anteckna ett nytt svar",
    "Anteckna samtycket",
    "Avbryt rättelsen",
    "Återkalla samtycket",
    "Återkalla för en &deltagare",
)


def close(workplace: Workplace) -> None:
    workplace.desk.editor.settle(closed(workplace.case, AT))


def reopen(workplace: Workplace) -> None:
    workplace.desk.editor.settle(reopened(workplace.case, AT, "Det blev en fråga till."))


def live(workplace: Workplace) -> list[str]:
    """The buttons in sight that can be pressed and change a consent."""
    found = (each for text in CHANGES_A_CONSENT for each in buttons(workplace, text))
    return [each.text() for each in found if each.isEnabled()]


def is_corrected_now(workplace: Workplace) -> bool:
    return bool(buttons(workplace, "Avbryt rättelsen"))


@pytest.mark.parametrize("case", [CONSENTING, with_correction_begun(CONSENTING, ENTRY)])
def test_no_consent_is_changed_in_a_closed_case(workplace: Workplace, case: Case) -> None:
    open_consent(workplace, closed(case, AT))
    assert live(workplace) == []
    assert "1 mars 2026 · Ja" in texts(workplace)


def test_a_correction_stops_where_the_case_is_closed_and_waits(workplace: Workplace) -> None:
    open_consent(workplace, CONSENTING)
    buttons(workplace, "Rätta anteckningen")[0].setFocus()
    workplace.press(Qt.Key.Key_Space)
    workplace.type("Fel mottagare")
    close(workplace)
    assert not is_corrected_now(workplace)
    assert "1 mars 2026 · Ja" in texts(workplace)
    reopen(workplace)
    assert "1 mars 2026 · Ja" in texts(workplace)
    assert is_corrected_now(workplace)
    assert workplace.case.sharing_consent.reason == "Fel mottagare"


def test_the_way_to_an_answer_in_a_closed_case_leads_to_what_is_recorded(
    workplace: Workplace,
) -> None:
    open_consent(workplace, closed(CONSENTING, AT))
    assert workplace.window.case_page.reveal(Address("sharing_consent", "answer"))
    assert "1 mars 2026 · Ja" in workplace.focus.accessibleName()
    assert live(workplace) == []
    reopen(workplace)
    assert len(buttons(workplace, "Anteckna samtycket")) == 1, "of the plan alone"
    assert len(buttons(workplace, "Rätta anteckningen")) == 1


def test_words_found_in_what_was_begun_are_shown_to_be_read(workplace: Workplace) -> None:
    open_consent(workplace, closed(with_correction_begun(CONSENTING, ENTRY), AT))
    assert workplace.window.case_page.reveal(Address("sharing_consent", "excludes"))
    assert live(workplace) == []


def test_an_entry_in_a_closed_case_is_reached_without_its_button(workplace: Workplace) -> None:
    open_consent(workplace, closed(CONSENTING, AT))
    assert workplace.window.case_page.reveal(Address("consent_entries", "covers", ENTRY.id))
    assert "1 mars 2026 · Ja" in workplace.focus.accessibleName()
