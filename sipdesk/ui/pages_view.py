"""The pages of a PDF, with a word for what they are where they are not seen."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QAccessibleWidget, QWidget


class PagesView(QPdfView):
    """A picture to a screen reader. Qt has no role for a QPdfView: it is heard as unknown."""

    def __init__(self) -> None:
        super().__init__()
        _tell_what_it_is()


class _Picture(QAccessibleWidget):
    """Name and description are those of the widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Graphic)


@cache
def _tell_what_it_is() -> None:
    """Once, for all of them."""
    QAccessible.installFactory(_picture_of)


def _picture_of(_class_name: str, widget: QObject) -> QAccessibleInterface | None:
    return _Picture(widget) if isinstance(widget, PagesView) else None
