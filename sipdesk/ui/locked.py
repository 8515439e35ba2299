"""Controls that can be read but not changed: with keys alone or by ear, too, one wants to know what
was chosen in an approved plan, and the cursor never comes to what is disabled.
"""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from sipdesk.i18n import gettext as _

LOCKED = "locked"  # the property by which the style sheet knows them


def is_locked(widget: QWidget) -> bool:
    """Whether a control is only to be read."""
    return bool(widget.property(LOCKED))


def show_locked(widget: QWidget, *, locked: bool) -> None:
    """Give a control the look of one that can be changed, or only read."""
    if locked != is_locked(widget):
        widget.setProperty(LOCKED, locked)
        widget.style().polish(widget)


def hold(button: QAbstractButton, *, locked: bool, description: str = "") -> None:
    """Lock a button of `LockableRadio` or `LockableTick`, or let it go with a description. A screen
    reader is told of each that is set: none may come and go at once.
    """
    show_locked(button, locked=locked)
    wanted = cannot_be_changed() if locked else description
    if wanted != button.accessibleDescription():
        button.setAccessibleDescription(wanted)


def hold_text(field: QLineEdit | QPlainTextEdit, *, locked: bool) -> None:
    """Lock a field for text, or let it go. To a screen reader it is another field from then on:
    what was read-only once would be called so for ever, as Qt tells nobody of a change.

    `QAccessible` makes its two hundred names when it is first named (see `announce`).
    """
    if locked == field.isReadOnly():
        return
    field.setReadOnly(locked)
    field.style().polish(field)  # the style sheet gives a locked field another ground
    accessible = QtGui.QAccessible
    if accessible.isActive():
        known = accessible.queryAccessibleInterface(field)
        accessible.deleteAccessibleInterface(accessible.uniqueId(known))


class LockableRadio(QRadioButton):
    """An answer that nobody chooses while it is locked, whoever presses it.

    One that is chosen lets go when its group asks it to, as another case is shown; to a press, Qt
    itself keeps the chosen one of a group.
    """

    def nextCheckState(self) -> None:
        if self.isChecked() or not is_locked(self):
            super().nextCheckState()


class LockableTick(QCheckBox):
    """A box that keeps its tick while it is locked, whoever presses it."""

    def nextCheckState(self) -> None:
        if not is_locked(self):
            super().nextCheckState()


def cannot_be_changed() -> str:
    """What is said of a control that can only be read."""
    return _("Kan inte ändras.")
