"""Who came, noted at the table; and lists and calendars there, as large as the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QPushButton

from sipdesk.case import (
    Address,
    Answer,
    Case,
    Participant,
    Person,
    Presence,
    closed,
)
from sipdesk.demo.at_the_meeting import aino
from sipdesk.ui.choice_input import ChoiceInput
from sipdesk.ui.date_input import DateInput
from sipdesk.ui.meeting.attending import AttendingLine
from sipdesk.ui.meeting.chapters import Chapter
from tests.ui.conftest import NOW, Workplace
from tests.ui.hearing import open_ear
from tests.ui.meeting_eye import seen, table_of
from tests.ui.screen_reader import stops
from tests.ui.test_meeting import hold_meeting, turn_to
from tests.ui.test_names_at_the_table import LAPTOP, sized

__all__ = ["sized"]

EVA = Participant(name="Eva Ek", role="Kurator", organisation="Hemlig klinik", phone="08-1")
BO = Participant(name="Bo Berg", wanted=Answer.YES)
LEFT_OUT = Participant(name="Ovidkommande Olsson", wanted=Answer.NO)
CASE = Case(person=Person(name="Anna"), participants=(EVA, LEFT_OUT, BO))


def presences(workplace: Workplace) -> list[Presence]:
    return [participant.presence for participant in workplace.case.participants]


def everybody_button(workplace: Workplace) -> QPushButton:
    buttons = table_of(workplace).findChildren(QPushButton)
    (found,) = (each for each in buttons if each.text().endswith("på &plats"))
    return found


def lines_of(workplace: Workplace) -> list[AttendingLine]:
    return table_of(workplace).findChildren(AttendingLine)


def test_the_meeting_begins_with_who_came_and_the_keyboard_notes_it(workplace: Workplace) -> None:
    hold_meeting(workplace, CASE)
    assert table_of(workplace).step.chapter is Chapter.ATTENDING
    texts = set(seen(workplace.window))
    assert {"Eva Ek · Kurator", "Bo Berg", "Antecknat: 0 av 2"} <= texts
    assert not [text for text in texts for secret in ("Olsson", "klinik", "08-1") if secret in text]

    workplace.press(Qt.Key.Key_F2)
    assert workplace.focus.accessibleName() == "Eva Ek · Kurator: Närvarande"
    workplace.tab()
    assert everybody_button(workplace).text() == "Alla är på &plats"
    workplace.press(Qt.Key.Key_Space)
    assert everybody_button(workplace).text() == "Alla andra är på &plats"
    assert presences(workplace) == [Presence.REMOTE, Presence.UNSET, Presence.UNSET]
    workplace.press(Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    everybody = [Presence.REMOTE, Presence.UNSET, Presence.PRESENT]
    workplace.qtbot.waitUntil(lambda: presences(workplace) == everybody)
    assert "Antecknat: 2 av 2" in set(seen(workplace.window))
    assert workplace.focus.accessibleName() == "Nästa"
    workplace.control(Qt.Key.Key_Z)
    assert presences(workplace) == [Presence.REMOTE, Presence.UNSET, Presence.UNSET]
    assert table_of(workplace).step.chapter is Chapter.ATTENDING
    workplace.control(Qt.Key.Key_PageDown)
    assert table_of(workplace).step.chapter is Chapter.TOPICS


def test_how_many_are_noted_with_one_button_is_said(
    workplace: Workplace, application: QApplication
) -> None:
    hold_meeting(workplace, CASE)
    everybody_button(workplace).setFocus()
    with open_ear(application) as ear:
        workplace.press(Qt.Key.Key_Space)
    assert ear.heard == ["2 personer noterade som närvarande"]
    assert workplace.focus.accessibleName() == "Nästa"


def test_a_screen_reader_meets_everybody_before_all_of_them(workplace: Workplace) -> None:
    hold_meeting(workplace, CASE)
    walked = [w for w in stops(table_of(workplace)) if isinstance(w, QPushButton)]
    everybody = walked.index(everybody_button(workplace))
    buttons = [b for line in lines_of(workplace) for b in line.buttons.values()]
    assert [walked.index(button) for button in buttons] == [*range(everybody - 6, everybody)]
    assert walked[everybody + 1].text() == "&Nästa ▸"
    workplace.press(Qt.Key.Key_F2)
    workplace.tab(5)
    assert workplace.focus is buttons[-1]
    workplace.tab()
    assert workplace.focus is everybody_button(workplace)


def test_the_same_button_once_more_takes_the_mark_away(workplace: Workplace) -> None:
    hold_meeting(workplace, CASE)
    (line, *_others) = lines_of(workplace)
    for wanted in (Presence.ABSENT, Presence.UNSET):
        line.buttons[Presence.ABSENT].click()
        assert presences(workplace)[0] is wanted


def test_where_it_is_noted_of_everybody_the_meeting_begins_with_the_topics(
    workplace: Workplace,
) -> None:
    noted = [replace(each, presence=Presence.PRESENT) for each in (EVA, BO)]
    hold_meeting(workplace, replace(CASE, participants=(*noted, LEFT_OUT)))
    assert table_of(workplace).step.chapter is Chapter.TOPICS


def test_in_a_closed_case_nobody_is_noted(workplace: Workplace) -> None:
    hold_meeting(workplace, closed(CASE, NOW.isoformat()))
    assert not everybody_button(workplace).isEnabled()
    for line in lines_of(workplace):
        assert not any(button.isEnabled() for button in line.buttons.values())


@pytest.mark.parametrize("field", ["principal", "goal_id"])
def test_a_list_at_the_table_shows_each_choice_whole(workplace: Workplace, field: str) -> None:
    case = aino(NOW.date())
    hold_meeting(workplace, case)
    turn_to(workplace, Chapter.ACTIONS)
    assert table_of(workplace).reveal(Address("interventions", field, case.interventions[0].id))
    choice = workplace.focus
    assert isinstance(choice, ChoiceInput)
    choice.showPopup()
    QApplication.processEvents()
    rows = choice.view()
    assert rows.verticalScrollBar().maximum() == 0
    height = sum(rows.sizeHintForRow(number) for number in range(choice.count()))
    assert rows.viewport().height() >= height
    choice.hidePopup()


def test_the_calendar_at_the_table_is_large(workplace: Workplace) -> None:
    hold_meeting(workplace, aino(NOW.date()))
    turn_to(workplace, Chapter.ACTIONS)
    field = next(d for d in table_of(workplace).findChildren(DateInput) if d.isVisible())
    field.open_picker()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    (calendar,) = popup.findChildren(QCalendarWidget)
    assert calendar.fontMetrics().height() > 2 * workplace.window.fontMetrics().height()
    assert workplace.window.screen().availableGeometry().contains(popup.geometry())
    popup.close()


def test_the_button_for_everybody_is_seen_in_the_largest_text(sized: Workplace) -> None:
    hold_meeting(sized, aino(NOW.date()))
    unnoted = tuple(replace(p, presence=Presence.UNSET) for p in sized.case.participants)
    sized.desk.editor.change(replace(sized.case, participants=unnoted))
    sized.window.resize(*LAPTOP)
    turn_to(sized, Chapter.ATTENDING)
    QApplication.processEvents()
    everybody = everybody_button(sized)
    assert everybody.visibleRegion().boundingRect() == everybody.rect()
