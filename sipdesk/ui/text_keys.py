"""What fields for text have in common: whose undo is meant, and a context menu for more entries."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, SignalInstance
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.ui.announce import announce
from sipdesk.ui.locked import cannot_be_changed
from sipdesk.ui.menu_keys import MenuKeys

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
NOTHING_LEFT: Mapping[QKeySequence.StandardKey, str] = {
    QKeySequence.StandardKey.Undo: N_("Inget att ångra."),
    QKeySequence.StandardKey.Redo: N_("Inget att göra om."),
}
KEYPAD = Qt.KeyboardModifier.KeypadModifier  # of arrow keys too, on macOS


class LeavesHistoryToWindow(QObject):
    """Lets Ctrl+Z reach the window: undo belongs to the case, not to one field.

    The key itself is taken away too: it comes when the case has nothing to undo, which is said.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        nothing = nothing_left_for(event) if isinstance(event, QKeyEvent) else ""
        if not nothing:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
        elif event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            announce(watched, nothing)
        return True


def nothing_left_for(event: QKeyEvent) -> str:
    """What is said of a key for undo or redo that the case leaves over; "" of any other."""
    return next((_(said) for key, said in NOTHING_LEFT.items() if event.matches(key)), "")


def is_letter(event: QKeyEvent) -> bool:
    """Whether a key would write something that is seen."""
    types = event.text().isprintable() and bool(event.text().strip())
    return types and not event.modifiers() & COMMANDS


def refuses(field: QWidget, event: QKeyEvent, *, is_locked: bool) -> bool:
    """Whether a letter is typed where nothing can be written; then that is said."""
    if not is_locked or not is_letter(event):
        return False
    announce(field, cannot_be_changed())
    return True


def open_menu(
    field: QWidget, opening: SignalInstance, menu: QMenu, event: QContextMenuEvent
) -> None:
    """Show the context menu of a field with what others add to it, who are told of its opening; it
    waits for nobody.
    """
    field.setFocus(Qt.FocusReason.MouseFocusReason)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    opening.emit(menu)
    keys = MenuKeys(menu)
    menu.popup(event.globalPos())
    if event.reason() == QContextMenuEvent.Reason.Keyboard:
        keys.begin()
