"""Contrast as WCAG 2.1 counts it, measured in pictures of what is painted."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QTableView,
    QToolButton,
    QWidget,
)

EDGED = (QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QToolButton, QListView, QTableView)
TICKED = (QCheckBox, QRadioButton)
OUTSIDE, INSIDE = 2, 4  # pixels on both sides of an edge
FRAME = 4  # pixels in which an edge may lie
RING_WITHIN = 8  # pixels in which the ring of a filled button may lie
MARGINS = {"corner": 6}  # pixels that a style sheet keeps free within a widget


def weakest_text(root: QWidget) -> tuple[float, str]:
    """The least contrast of any text in sight with its ground, and whose it is."""
    picture = root.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return min(
        (_contrast_of_text(picture.copy(place)), _described(widget))
        for widget in root.findChildren(QWidget)
        if _shows_text(widget) and (place := _seen_place(widget, root)).isValid()
    )


def weakest_edge(root: QWidget) -> tuple[float, str]:
    """The least contrast of any control's edge, or of its filling, with what is around it."""
    picture = root.grab().toImage()
    return min(
        (_contrast_of_edge(picture, place), _described(widget))
        for widget in root.findChildren(QWidget)
        if (place := _edged_place(widget, root)) is not None
    )


def weakest_ring(button: QWidget) -> float:
    """The least contrast where the ground, the ring of the cursor and the filling of a button
    meet; 1 where no ring lies between them.
    """
    root = button.window()
    picture, place = root.grab().toImage(), button.mapTo(root, button.rect().center())
    left = place.x() - button.width() // 2
    across = [picture.pixelColor(x, place.y()) for x in range(left - OUTSIDE, left + RING_WITHIN)]
    meeting = [(one, other) for one, other in pairwise(across) if one != other]
    return min(ratio(*pair) for pair in meeting) if len(meeting) > 1 else 1.0


def weakest_line(view: QAbstractItemView) -> tuple[float, str]:
    """The least contrast of any line of a list with its ground, and which it is."""
    model, room = view.model(), view.viewport().rect()
    picture = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    places = [view.visualRect(index).intersected(room) for index in indexes]
    return min(
        (_contrast_of_text(picture.copy(place)), str(index.data()))
        for index, place in zip(indexes, places, strict=True)
        if place.height() > view.fontMetrics().height()
    )


def ratio(one: QColor, other: QColor) -> float:
    """The contrast of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


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


def _seen_place(widget: QWidget, root: QWidget) -> QRect:
    """Where its text is in the picture; nowhere when less than a line is in sight."""
    seen = widget.visibleRegion().boundingRect()
    if seen.height() < min(widget.height(), widget.fontMetrics().height()):
        return QRect()
    seen.translate(widget.mapTo(root, QPoint(0, 0)))
    return seen.adjusted(FRAME, FRAME, -FRAME, -FRAME)


def _contrast_of_text(picture: QImage) -> float:
    """Between the ground and what is farthest from it: the middle of a stroke, not its edge."""
    colours = Counter(memoryview(picture.constBits()).cast("I")).most_common()
    ground = QColor(colours[0][0])
    return max(ratio(ground, QColor(colour)) for colour, _count in colours)


def _edged_place(widget: QWidget, root: QWidget) -> QRect | None:
    """Where the edge of a control is in the picture; None when it is not wholly in sight."""
    if not widget.isVisible() or not widget.isEnabled() or not isinstance(widget, EDGED + TICKED):
        return None
    place = _box_of(widget) if isinstance(widget, TICKED) else widget.rect()
    place.setLeft(place.left() + MARGINS.get(widget.objectName(), 0))
    seen = widget.visibleRegion().contains(place.center()) and widget.visibleRegion().contains(
        QPoint(place.left(), place.center().y())
    )
    place.translate(widget.mapTo(root, QPoint(0, 0)))
    return place if seen and root.rect().adjusted(OUTSIDE, 0, 0, 0).contains(place) else None


def _box_of(widget: QWidget) -> QRect:
    option = QStyleOptionButton()
    option.initFrom(widget)
    boxes = QStyle.SubElement
    is_radio = isinstance(widget, QRadioButton)
    box = boxes.SE_RadioButtonIndicator if is_radio else boxes.SE_CheckBoxIndicator
    return widget.style().subElementRect(box, option, widget)


def _contrast_of_edge(picture: QImage, place: QRect) -> float:
    """Of the strongest pixel across the left edge with the ground outside."""
    y = place.center().y()
    ground = picture.pixelColor(max(place.left() - OUTSIDE, 0), y)
    across = range(place.left(), place.left() + INSIDE)
    return max(ratio(ground, picture.pixelColor(x, y)) for x in across)


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4


def _described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()}"
