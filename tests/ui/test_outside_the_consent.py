"""Who is not to have a copy is to be ticked in the consent all the same, and it says so."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QCheckBox, QLabel

from sipdesk.case import Address, Answer, Consent, closed
from sipdesk.ports import DocumentKind
from tests.ui.conftest import NOW, Workplace
from tests.ui.test_consent import ANNA, open_consent
from tests.ui.test_copies import boxes, show

ALSO_TICK = (
    "Kryssa även för den som bara ska vara med på mötet. "
    "Vem som får en kopia av planen väljs på fliken Deltagare."
)
WHERE_TO_MEND = "Deltagaren står inte i samtycket. Fråga personen, och lägg till under Samtycke."


def recipient_ticks(workplace: Workplace) -> list[QCheckBox]:
    """The boxes of who may be told, from the left."""
    found = workplace.window.case_page.findChildren(QCheckBox)
    return [box for box in found if box.accessibleName().startswith("Vilka deltagare får ta del")]


def test_by_the_boxes_it_says_that_who_only_comes_is_ticked_too(workplace: Workplace) -> None:
    open_consent(workplace, ANNA)
    workplace.window.case_page.reveal(Address("sharing_consent", "recipient_ids"))
    QApplication.processEvents()
    labels = workplace.window.case_page.findChildren(QLabel)
    assert [each.isVisible() for each in labels if each.text() == ALSO_TICK] == [True]


def test_it_stands_above_the_boxes(workplace: Workplace) -> None:
    open_consent(workplace, ANNA)
    workplace.window.case_page.reveal(Address("sharing_consent", "recipient_ids"))
    QApplication.processEvents()
    labels = workplace.window.case_page.findChildren(QLabel)
    (told,) = (each for each in labels if each.text() == ALSO_TICK and each.isVisible())
    below = told.mapToGlobal(told.rect().bottomLeft()).y()
    ticks = recipient_ticks(workplace)
    assert ticks
    assert all(box.mapToGlobal(box.rect().topLeft()).y() > below for box in ticks)


def test_it_is_heard_at_the_first_box_alone(workplace: Workplace) -> None:
    open_consent(workplace, ANNA)
    workplace.window.case_page.reveal(Address("sharing_consent", "recipient_ids"))
    ticks = recipient_ticks(workplace)
    assert [box.accessibleDescription() for box in ticks] == [ALSO_TICK, ""]
    assert ticks[0].hasFocus()


def test_the_greyed_row_says_where_it_is_mended(workplace: Workplace) -> None:
    show(workplace)
    assert WHERE_TO_MEND in boxes(workplace)["Bo Berg"].accessibleDescription()


def test_to_a_call_it_says_what_to_do_where_the_person_said_no(workplace: Workplace) -> None:
    by_hand = "Har personen sagt nej: skriv för hand på en blank kallelse."
    show(workplace)
    assert by_hand not in boxes(workplace)["Bo Berg"].accessibleDescription()
    workplace.window.show_document(DocumentKind.INVITATION)
    assert by_hand in boxes(workplace)["Bo Berg"].accessibleDescription()


def test_in_a_closed_case_each_box_says_that_it_cannot_be_changed(workplace: Workplace) -> None:
    draft = Consent(answer=Answer.YES, recipient_ids="eva")
    open_consent(workplace, closed(replace(ANNA, sharing_consent=draft), NOW.isoformat()))
    ticks = recipient_ticks(workplace)
    assert {box.accessibleDescription() for box in ticks} == {"Kan inte ändras."}
