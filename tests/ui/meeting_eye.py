"""What somebody at the table sees of the window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from sipdesk.ui.meeting.chapters import Step
from sipdesk.ui.meeting.mode import MeetingPage
from sipdesk.ui.meeting.table import QuietScroll, Table
from tests.ui.conftest import Workplace
from tests.ui.screen_texts import texts_of


def table_of(workplace: Workplace) -> Table:
    """The table of the meeting that is being held."""
    QApplication.processEvents()
    return workplace.window.findChildren(MeetingPage)[-1].table


def seen(root: QWidget) -> Iterator[str]:
    """Each text in sight, what stands in the fields included."""
    yield from (text for text, _widget in texts_of(root))
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QLineEdit):
            yield widget.text()
        elif widget.isVisible() and isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()


def place_of(table: Table) -> tuple[Step, int]:
    """The step, and how far what is read aloud at it has been scrolled."""
    (scroll,) = table.findChildren(QuietScroll)
    return table.step, scroll.verticalScrollBar().value()


def every_step(workplace: Workplace) -> Iterator[str]:
    """Turn to each step in turn, and say which it is."""
    table = table_of(workplace)
    while True:
        QApplication.processEvents()
        yield f"{table.step.chapter.name} {table.step.card} {table.step.row}"
        before = place_of(table)
        table.go_on()
        if place_of(table) == before:
            return
