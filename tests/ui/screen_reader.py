"""What a screen reader is told of a window, and where the Tab key leads."""

from __future__ import annotations

import re
from typing import Any, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from sipdesk.ui.style import BUTTON, TARGET

SMALL_ONES = ("jump", "corner")  # beside the work: only as large as a target must be
WORD = re.compile(r"\w+")
BETWEEN_PHRASES = re.compile(r"[:,.;?!\n·]+")
SIGN = re.compile(r"&\w")  # of the letter that leads to a field
NOTHING_SAID = (QAccessible.Role.NoRole, QAccessible.Role.Client)


def stops(root: QWidget) -> list[QWidget]:
    """The controls in sight that the Tab key should reach, in the order in which they were made."""
    return [widget for widget in root.findChildren(QWidget) if _is_stop(widget)]


def _is_stop(widget: QWidget) -> bool:
    return (
        widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    )


def unspoken(root: QWidget) -> list[str]:
    """The controls of which a screen reader would not say what they are, or what is in them."""
    return [
        f"{type(widget).__name__} {widget.objectName()!r}: no {what}"
        for widget in stops(root)
        for what in _missing(widget)
    ]


def _missing(widget: QWidget) -> list[str]:
    spoken = QAccessible.queryAccessibleInterface(widget)
    if spoken is None:
        return ["interface"]
    missing = [] if _has_name(widget) else ["name"]
    if spoken.role() in NOTHING_SAID:
        missing.append("role")
    return missing if _tells_value(widget) else [*missing, "value"]


def _has_name(widget: QWidget) -> bool:
    """On Linux, Qt gives out what is chosen as the name of a choice; its label is then said."""
    spoken = QAccessible.queryAccessibleInterface(widget)
    if isinstance(widget, QComboBox):
        return bool(spoken.relations(QAccessible.RelationFlag.Label))
    return bool(spoken.text(QAccessible.Text.Name).strip())


def _tells_value(widget: QWidget) -> bool:
    """Whether what is seen in a control is what is said of it."""
    spoken = QAccessible.queryAccessibleInterface(widget)
    if isinstance(widget, QAbstractButton):
        return bool(cast("Any", spoken.state()).checked) == widget.isChecked()
    if isinstance(widget, QAbstractItemView):
        return spoken.childCount() > 0 or widget.model().rowCount() == 0
    seen = _written_in(widget)
    return seen is None or spoken.text(QAccessible.Text.Value) == seen


def _written_in(widget: QWidget) -> str | None:
    """The text that a field shows; None for a secret, and for what is no field."""
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QLineEdit) and widget.echoMode() is QLineEdit.EchoMode.Normal:
        return widget.text()
    return None


def said_with_a_sign(root: QWidget) -> list[str]:
    """The labels of which a screen reader would say the sign of their letter, too."""
    labels = (label for label in root.findChildren(QLabel) if label.isVisible())
    interfaces = map(QAccessible.queryAccessibleInterface, labels)
    names = [each.text(QAccessible.Text.Name) for each in interfaces]
    return [f"{name!r}: a sign" for name in names if SIGN.search(name)]


def said_twice(root: QWidget) -> list[str]:
    """The controls, and lines of lists, that a screen reader would say the same of twice."""
    spoken = (each for widget in stops(root) for each in _spoken_of(widget))
    return [
        f"{name!r} and {description!r}"
        for name, description in spoken
        if _says_twice(name, description)
    ]


def _spoken_of(widget: QWidget) -> list[tuple[str, str]]:
    """Name and description of a control and, in a list, of each line."""
    whole = QAccessible.queryAccessibleInterface(widget)
    lines = range(whole.childCount()) if isinstance(widget, QAbstractItemView) else ()
    all_of_it = [whole, *filter(None, (whole.child(number) for number in lines))]
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description)
    return [(each.text(kinds[0]), each.text(kinds[1])) for each in all_of_it]


def _says_twice(name: str, description: str) -> bool:
    phrases = [_plain(phrase) for phrase in BETWEEN_PHRASES.split(name) if phrase.strip()]
    both = (_plain(name), _plain(description))
    repeats = all(map(str.strip, both)) and (both[0] in both[1] or both[1] in both[0])
    return repeats or len(set(phrases)) < len(phrases)


def _plain(text: str) -> str:
    """The words alone, each between spaces."""
    return f" {' '.join(WORD.findall(text.casefold()))} "


def tab_stops(forward: bool = True) -> list[QWidget]:
    """Where the Tab key leads, from where the cursor is until it comes somewhere once more.

    The first of them stands once more at the end, when it went round without a trap.
    """
    key = Qt.Key.Key_Tab if forward else Qt.Key.Key_Backtab
    been: list[QWidget] = []
    while (focus := QApplication.focusWidget()) is not None:
        been.append(focus)
        if focus in been[:-1]:
            break
        QTest.keyClick(focus, key)
    return been


def faults_of_tab_order(root: QWidget) -> list[str]:
    """What is wrong with the way that Tab goes round, and with its way back."""
    QApplication.processEvents()
    there, back = tab_stops(), tab_stops(forward=False)
    faults = [_described(each) + " is never reached" for each in stops(root) if each not in there]
    if not there or there[-1] is not there[0]:
        faults.append("Tab is trapped")
    if back != there[::-1]:
        faults.append("Shift+Tab does not go back the same way")
    return faults


def too_small(root: QWidget) -> list[str]:
    """The targets in sight that are smaller than WCAG 2.5.8 asks, and the low buttons."""
    found: list[str] = []
    for widget in root.findChildren(QAbstractButton):
        if widget.isVisible():
            is_usual = isinstance(widget, QPushButton) and widget.objectName() not in SMALL_ONES
            least = QSize(TARGET, BUTTON if is_usual else TARGET)
            if widget.size().expandedTo(least) != widget.size():
                found.append(f"{_described(widget)}: {widget.width()} x {widget.height()}")
    return found


def _described(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.objectName() or widget.accessibleName() or text!r}"
