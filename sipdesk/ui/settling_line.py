"""A line that is settled before a shortcut acts, as if the cursor had left it.

A shortcut leaves the cursor where it is. What it does, such as an approval, would meet "idag" where
the field would have made a day of it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from sipdesk.ui.line_input import LineInput
from sipdesk.ui.text_keys import COMMANDS, nothing_left_for

HELD = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_Super_L,
    Qt.Key.Key_Super_R,
}
HOLDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class SettlingLine(LineInput):
    """A line for what is read as a whole: a day, a time of day.

    None begins with a blank: whoever meant a button would wipe a date that Tab had selected.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_command = bool(event.modifiers() & COMMANDS)
        is_blank = event.text() == " " and not is_command
        if not is_blank or self.isReadOnly() or self.selectedText() != self.text():
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Qt first offers a key as a wish to override a shortcut: what the line does not take is
        for a shortcut, wherever in the window that is.
        """
        is_taken = super().event(event)
        if isinstance(event, QKeyEvent) and _is_left_to_shortcut(event):
            self.editingFinished.emit()
            self.left.emit()
        return is_taken


def _is_left_to_shortcut(event: QKeyEvent) -> bool:
    """Whether a shortcut may have the key. Before undo and redo nothing is settled, or undo would
    take back that alone, again and again; nor when a key is only held for the next.
    """
    if event.type() != QEvent.Type.ShortcutOverride or event.isAccepted():
        return False
    if event.key() in HELD or nothing_left_for(event):
        return False
    is_function = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
    return is_function or bool(event.modifiers() & HOLDING)
