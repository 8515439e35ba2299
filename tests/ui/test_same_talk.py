"""The second consent of a conversation needs no second typing; its last day is asked at once."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from sipdesk.case import Address, Answer, Authority, ConsentPurpose
from sipdesk.rules import with_consent_recorded, with_draft
from sipdesk.ui.consent_block import ConsentBlock
from tests.ui.conftest import NOW, Workplace
from tests.ui.hearing import open_ear
from tests.ui.test_consent import ANNA, YES, buttons, go_to, open_consent, press, texts

FILL = "Samma samtal: fyll i detsamma"
TO_PLAN = with_consent_recorded(
    with_draft(ANNA, ConsentPurpose.PLAN, YES), ConsentPurpose.PLAN, NOW
)
NOW_RATHER = "Skriv det nu: det som är antecknat går sedan bara att rätta."
ASK = "Fråga: utan dag gäller det tills vidare."


def test_a_press_fills_in_the_same_conversation_and_undo_takes_it_back(
    workplace: Workplace, qapp: QApplication
) -> None:
    open_consent(workplace, TO_PLAN)
    assert "Senast antecknat: " in texts(workplace)
    with open_ear(qapp) as ear:
        press(workplace, FILL)
    (said,) = [each for each in ear.heard if each.startswith("Ifyllt: ")]
    assert said.endswith("Svaret och vad samtycket omfattar skrivs för sig.")
    draft = workplace.case.sharing_consent
    assert (draft.date, draft.obtained_by, draft.authority) == (
        YES.date,
        YES.obtained_by,
        Authority.PERSON,
    )
    assert (draft.answer, draft.excludes, draft.recipient_ids) == (Answer.NOT_ASKED, "", "")
    assert buttons(workplace, FILL) == []
    workplace.control(Qt.Key.Key_Z)
    assert workplace.case.sharing_consent.date == ""
    assert len(buttons(workplace, FILL)) == 1


def test_nothing_is_offered_for_the_first_consent(workplace: Workplace) -> None:
    open_consent(workplace, ANNA)
    assert buttons(workplace, FILL) == []
    assert "Senast antecknat" not in texts(workplace)


def test_the_missing_last_day_is_told_with_the_yes_and_gone_with_the_day(
    workplace: Workplace,
) -> None:
    open_consent(workplace, ANNA)
    go_to(workplace, "sharing_consent", "date")
    workplace.type("2026-03-01")
    assert ASK not in texts(workplace)
    address = Address("sharing_consent", "answer")
    workplace.desk.editor.type_in(address, Answer.YES)
    assert ASK in texts(workplace)
    go_to(workplace, "sharing_consent", "valid_until")
    workplace.type("2026-02-27")
    workplace.tab()
    assert ASK not in texts(workplace)
    assert "Samtycket kan inte sluta gälla innan det lämnades." in texts(workplace)


def test_what_a_yes_to_share_covers_is_asked_for_before_it_is_recorded(
    workplace: Workplace,
) -> None:
    open_consent(workplace, ANNA)
    assert NOW_RATHER not in texts(workplace)
    for part in ("plan_consent", "sharing_consent"):
        workplace.desk.editor.type_in(Address(part, "answer"), Answer.YES)
    go_to(workplace, "plan_consent", "covers")
    assert workplace.focus.accessibleDescription() == ""
    go_to(workplace, "sharing_consent", "covers")
    assert workplace.focus.accessibleDescription() == NOW_RATHER
    workplace.type("Maten")
    assert NOW_RATHER not in texts(workplace)


def test_what_stands_below_stays_where_it_is_once_it_is_filled_in(workplace: Workplace) -> None:
    open_consent(workplace, TO_PLAN)
    (fill,) = buttons(workplace, FILL)
    go_to(workplace, "sharing_consent", "date")
    field = workplace.focus
    sharing = workplace.window.findChildren(ConsentBlock)[1]
    assert sharing.isAncestorOf(field)

    def below() -> int:
        QApplication.processEvents()
        return field.mapTo(sharing, QPoint()).y()

    before = below()
    press(workplace, FILL)
    assert not fill.isVisible()
    assert below() == before
