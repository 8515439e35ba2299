"""A stage of the way of a case: an arrow, a mark and its name, in one line.

The arrow and the mark are painted, not typed: the signs come from other typefaces than the words,
with another height, and stood below them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QWidget

from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.rules import StageState, Step
from sipdesk.ui.looks import worn_look

STATES: Mapping[StageState, str] = {
    StageState.DONE: N_("klart"),
    StageState.NOW: N_("pågår"),
    StageState.LATER: N_("återstår"),
}
# In heights of a capital letter:
MARK_WIDE, ARROW_WIDE, GAP, PEN = 1.0, 1.1, 0.75, 0.13


class StepLabel(QLabel):
    """One stage, told by mark and word. The first has no arrow before it."""

    def __init__(self, *, is_first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_first = is_first
        self._state = StageState.LATER

    def show_step(self, step: Step) -> None:
        self._state = step.state
        self.setText(_(step.name))
        self.setAccessibleName(f"{_(step.name)}: {_(STATES[step.state])}")
        self.setObjectName("step_now" if step.state is StageState.NOW else "step")
        self.style().unpolish(self)
        self.style().polish(self)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        letter, look = self._letter(), worn_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._is_first:
            _use(painter, look.quiet, letter)
            _paint_arrow(painter, QPointF(0, self._middle()), letter)
        _use(painter, look.accent if self._state is StageState.NOW else look.quiet, letter)
        left = self._room() - letter * (MARK_WIDE + GAP)
        MARKS[self._state](painter, QPointF(left + letter * MARK_WIDE / 2, self._middle()), letter)
        painter.end()

    def _make_room(self) -> None:
        self.setContentsMargins(round(self._room()), 0, 0, 0)

    def _room(self) -> float:
        before = 0 if self._is_first else ARROW_WIDE + GAP
        return self._letter() * (before + MARK_WIDE + GAP)

    def _letter(self) -> float:
        return self.fontMetrics().capHeight()

    def _middle(self) -> float:
        """Half the height of the capital letters of the name, which stand in the middle."""
        metrics = self.fontMetrics()
        baseline = (self.height() - metrics.height()) / 2 + metrics.ascent()
        return baseline - metrics.capHeight() / 2


def _use(painter: QPainter, colour: str, letter: float) -> None:
    pen = QPen(QColor(colour), letter * PEN)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_arrow(painter: QPainter, start: QPointF, letter: float) -> None:
    tip, barb = start + QPointF(letter * ARROW_WIDE, 0), letter * 0.28
    painter.drawLine(start + QPointF(letter * PEN, 0), tip)
    painter.drawPolyline(QPolygonF([tip + QPointF(-barb, -barb), tip, tip + QPointF(-barb, barb)]))


def _paint_ring(painter: QPainter, middle: QPointF, letter: float) -> None:
    radius = letter * (MARK_WIDE - PEN) / 2
    painter.drawEllipse(middle, radius, radius)


def _paint_dot(painter: QPainter, middle: QPointF, letter: float) -> None:
    painter.setBrush(painter.pen().color())
    _paint_ring(painter, middle, letter)


def _paint_tick(painter: QPainter, middle: QPointF, letter: float) -> None:
    corners = ((-0.4, 0.05), (-0.12, 0.36), (0.42, -0.38))
    painter.drawPolyline(QPolygonF([middle + QPointF(x, y) * letter for x, y in corners]))


MARKS: Mapping[StageState, Callable[[QPainter, QPointF, float], None]] = {
    StageState.DONE: _paint_tick,
    StageState.NOW: _paint_dot,
    StageState.LATER: _paint_ring,
}
