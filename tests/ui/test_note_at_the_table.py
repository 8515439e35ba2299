"""What is told below the table: how much room it takes, and how long it stays."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from sipdesk.ui.meeting.chapters import Chapter
from tests.ui.conftest import Workplace
from tests.ui.meeting_eye import table_of
from tests.ui.test_meeting import hold_meeting, turn_to
from tests.ui.test_names_at_the_table import LAPTOP, sized

__all__ = ["sized"]

LONG = (
    "Skrivaren tog emot papperen. Kopior till Aino Korhonen, Marja Korhonen och "
    "Helena Vik är antecknade."
)


def test_a_long_note_clips_no_answer_and_no_word_of_itself(sized: Workplace) -> None:
    hold_meeting(sized)
    sized.window.resize(*LAPTOP)
    turn_to(sized, Chapter.TOPICS)
    table = table_of(sized)
    table.save_line.show_note(LONG)
    for _time in range(3):
        QApplication.processEvents()
    buttons = [b for b in table.findChildren(QPushButton) if b.isVisible()]
    for each in (*buttons, table.save_line):
        assert each.visibleRegion().boundingRect() == each.rect(), each
    line = table.save_line
    assert line.height() >= line.heightForWidth(line.width())
    table.save_line.show_note("Klart.")
    for _time in range(3):
        QApplication.processEvents()
    on = next(each for each in buttons if each.objectName() == "primary")
    assert on.geometry().top() < line.geometry().bottom()  # beside each other again


def test_where_no_letter_was_taken_is_told_no_longer_at_the_next_step(workplace: Workplace) -> None:
    hold_meeting(workplace)
    turn_to(workplace, Chapter.GOALS)
    line = table_of(workplace).save_line
    workplace.type("V")
    assert "F2 leder till fältet." in line.text()
    workplace.control(Qt.Key.Key_PageDown)
    assert "F2 leder till fältet." not in line.text()
