"""The order of Tab for what is made later: Qt would put it last, behind the whole window."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain(widgets: Iterable[QWidget]) -> None:
    """Let Tab go from each to the next."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def stop_before(widget: QWidget) -> QWidget:
    """The control above this one; Qt chains nothing to what takes no focus itself."""
    before = widget.previousInFocusChain() or widget
    while before is not widget and not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
        before = before.previousInFocusChain() or widget
    return before
