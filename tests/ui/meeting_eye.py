"""What somebody at the table sees of the window, and how well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from sipdesk.ui.meeting.mode import MeetingPage
from sipdesk.ui.meeting.table import Table
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


def every_step(workplace: Workplace) -> Iterator[str]:
    """Turn to each step in turn, and say which it is."""
    table = table_of(workplace)
    while True:
        QApplication.processEvents()
        yield f"{table.step.chapter.name} {table.step.card} {table.step.row}"
        before = table.step
        table.go_on()
        if table.step == before:
            return


def weakest_contrast(root: QWidget) -> tuple[float, str]:
    """The least contrast of any text in sight with its ground (WCAG 2.1), and whose it is."""
    texts = [w for w in root.findChildren(QWidget) if _shows_text(w)]
    return min((_contrast(widget), _described(widget)) for widget in texts)


def _shows_text(widget: QWidget) -> bool:
    if not widget.isVisible():
        return False
    if isinstance(widget, QComboBox):
        return True
    if isinstance(widget, QLabel | QAbstractButton):
        return bool(widget.text().strip())
    if isinstance(widget, QLineEdit):
        return bool(widget.text() or widget.placeholderText())
    return isinstance(widget, QPlainTextEdit) and bool(widget.toPlainText())


def _contrast(widget: QWidget) -> float:
    """Between the ground and what is farthest from it: the middle of a stroke, not its edge."""
    picture = widget.grab(widget.rect().adjusted(5, 5, -5, -5)).toImage()
    picture.convertTo(QImage.Format.Format_RGB32)
    colours = Counter(memoryview(picture.constBits()).cast("I")).most_common()
    ground = QColor(colours[0][0])
    return max(ratio(ground, QColor(colour)) for colour, _count in colours)


def ratio(one: QColor, other: QColor) -> float:
    """The contrast of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4


def _described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()}"
