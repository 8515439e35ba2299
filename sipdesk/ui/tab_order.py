"""The order of Tab for what is made later: Qt would put it last, behind the whole window.

Qt is never asked who is next in it: for PySide, that one would from then on belong to the widget
that was asked, and be gone with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

DIRECTLY_IN = Qt.FindChildOption.FindDirectChildrenOnly


def chain(widgets: Iterable[QWidget]) -> None:
    """Let Tab go from each to the next."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def stops_in(root: QWidget) -> list[QWidget]:
    """The controls in a widget that Tab reaches, itself among them, as they were put there."""
    return [widget for widget in (root, *root.findChildren(QWidget)) if _is_stop(widget)]


def stop_before(widget: QWidget) -> QWidget:
    """The control above this one, or itself: Qt chains nothing to what takes no focus."""
    inner = widget
    while (around := inner.parentWidget()) is not None:
        siblings = around.findChildren(QWidget, options=DIRECTLY_IN)
        for sibling in reversed(siblings[: siblings.index(inner)]):
            if stops := stops_in(sibling):
                return stops[-1]
        if _is_stop(around):
            return around
        inner = around
    return widget


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
