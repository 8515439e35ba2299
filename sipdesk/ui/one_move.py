"""The cursor goes from one page to another in one move, however much is hidden on its way."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication, QWidget


@contextmanager
def one_move(out_of: QWidget) -> Generator[None]:
    """Hide and show what is in a widget meanwhile, and put the cursor somewhere at last.

    Qt leads a cursor out of what is hidden to whatever comes next, which may be hidden too, and a
    screen reader names each place on the way. A cursor that nobody put anywhere goes there after
    all.
    """
    window, focus = out_of.window(), QApplication.focusWidget()
    if focus is None or not out_of.isAncestorOf(focus):
        yield
        return
    focus.clearFocus()
    yield
    if QApplication.focusWidget() is None and window.isActiveWindow():
        window.focusNextChild()
