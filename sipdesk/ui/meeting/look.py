"""How it looks at the table: large enough for three metres."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from sipdesk.ui.flow import FlowLayout
from sipdesk.ui.looks import worn_look
from sipdesk.ui.style import BASE_POINT_SIZE, ring_of_filled

BAR_KEYS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
# Times the size of usual text: at 100 %, and what each further 100 % adds. Text that is three
# times as large already need not be six times as large for somebody who reads at 200 %.
TYPED, TOLD, NAMED, SAID = (3.4, 1.2), (2.5, 1.0), (2.0, 0.8), (1.7, 0.8)


def points(size: tuple[float, float]) -> float:
    """A size of text at the table in points, for the text size of the application."""
    scale = QApplication.font().pointSizeF() / BASE_POINT_SIZE
    at_first, growth = size
    return BASE_POINT_SIZE * (at_first + growth * (scale - 1))


def table_sheet() -> str:
    """The style sheet of meeting mode."""
    typed, told, named, said = (points(size) for size in (TYPED, TOLD, NAMED, SAID))
    look = worn_look()
    box = round(points(TOLD) * 1.2)
    arrow = round(points(TYPED) * 1.4)
    return f"""
QWidget#table {{ background: {look.field}; }}
QLabel, QPushButton, QRadioButton, QToolButton, QMenu {{
    font-size: {said:.1f}pt; color: {look.ink};
}}
QMenu::item {{ padding: 8px 28px; }}
QMenu::item:selected {{ background: {look.chosen}; color: {look.on_chosen}; }}
QLabel#table_title {{ font-size: {told:.1f}pt; font-weight: 700; color: {look.accent}; }}
FieldsCard QLabel, ApprovingCard QLabel, ApprovingCard QPushButton {{ font-size: {named:.1f}pt; }}
FieldsCard[alone="true"] QLabel, QLabel#table_heading, ApprovingCard QLabel#heading {{
    font-size: {told:.1f}pt; font-weight: 600;
}}
FieldsCard QLabel#note, FieldsCard[alone="true"] QLabel#note, EmptyCard QLabel#note,
ApprovingCard QLabel#note {{
    font-size: {named:.1f}pt; font-weight: 400;
}}
QLabel#attending {{ font-size: {told:.1f}pt; }}
QLabel#read_aloud {{ font-size: {typed:.1f}pt; }}
QLabel#told, FieldsCard[alone="true"] QLabel#told {{
    font-size: {told:.1f}pt; font-weight: 400;
}}
QLabel#calm, QLabel#note, QLabel#intro, QLabel#empty {{ color: {look.quiet}; }}
FieldsCard QLabel#note[problem="true"], ApprovingCard QLabel#note[problem="true"] {{
    color: {look.problem}; font-weight: 600;
}}
QLabel#heading {{ font-size: {said:.1f}pt; }}
QLineEdit, QPlainTextEdit, QComboBox, QComboBox QAbstractItemView {{
    font-size: {typed:.1f}pt; color: {look.ink}; placeholder-text-color: {look.quiet};
}}
Choice::drop-down {{ width: {arrow}px; }}
QListWidget {{ font-size: {told:.1f}pt; }}
QRadioButton {{ font-size: {told:.1f}pt; min-height: 0; spacing: 10px; padding-right: 22px; }}
QRadioButton::indicator {{ width: {box}px; height: {box}px; }}
QPushButton {{ padding: 9px 18px; border: 2px solid {look.edge}; min-height: 0; }}
QPushButton:focus {{ padding: 7px 16px; border: 4px solid {look.accent}; }}
QPushButton#primary, QPushButton:default {{ color: {look.on_chosen}; }}
QPushButton:checked {{ background: {look.chosen}; color: {look.on_chosen}; font-weight: 700; }}
QPushButton#primary:focus, QPushButton:default:focus, QPushButton:checked:focus {{
    {ring_of_filled(look)}
}}
QPushButton:disabled, QPushButton#primary:disabled {{
    color: {look.quiet}; background: {look.shade}; border: 2px dashed {look.edge};
}}
"""


ACROSS: Mapping[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TableButton(QPushButton):
    """A big button that leaves the arrow keys to what it stands on: an `AnswerRow` goes from
    answer to answer, and the table from step to step.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in BAR_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class OnceButton(TableButton):
    """A double click presses it once: what it does next would be done to something else."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


class WayOn(TableButton):
    """The button that goes on. Where the cursor waits here for what comes next, the first Tab leads
    into the step, which `entering` asks for: the other buttons are further on.

    Space is left to the table, as an arrow is: pressed again and again, it never comes into a
    field.
    """

    entering = Signal()
    _is_waiting = False

    def stand_by(self) -> None:
        """Put the cursor here for a step that has just come."""
        self.setFocus()
        self._is_waiting = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._is_waiting = False
        super().focusOutEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        if is_next and self._is_waiting:
            self.entering.emit()
        return not self.hasFocus() or super().focusNextPrevChild(is_next)


class AnswerRow(QWidget):
    """Answers side by side. Arrows lead from one to the next, and never away from them."""

    def __init__(self, buttons: Iterable[TableButton], *, spacing: int) -> None:
        super().__init__()
        self._buttons = list(buttons)
        flow = FlowLayout(self, spacing=spacing)
        for button in self._buttons:
            flow.addWidget(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = ACROSS.get(event.key())
        if steps is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self._go(steps)

    def _go(self, steps: int) -> None:
        here = next((n for n, button in enumerate(self._buttons) if button.hasFocus()), 0)
        there = max(0, min(len(self._buttons) - 1, here + steps))
        self._buttons[there].setFocus(Qt.FocusReason.TabFocusReason)
