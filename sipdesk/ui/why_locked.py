"""A lock that came by itself: its form says why, and takes no keys that were meant for a field."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from sipdesk.i18n import gettext as _
from sipdesk.i18n import ngettext
from sipdesk.ui.passphrase_dialog import PassphraseDialog
from sipdesk.ui.text_keys import COMMANDS

HELD_MS = 500


class Cause(Enum):
    """What locked. `SYSTEM` is the lock of the computer, or its sleep."""

    HAND = auto()
    IDLE = auto()
    SYSTEM = auto()


def in_words(cause: Cause, minutes: int) -> str:
    """Why it is locked; "" of what somebody did."""
    if cause is Cause.IDLE:
        return ngettext(
            "Låst efter {n} minut utan aktivitet.",
            "Låst efter {n} minuter utan aktivitet.",
            minutes,
        )
    if cause is Cause.SYSTEM:
        return _("Låst därför att datorn låstes eller gick i viloläge.")
    return ""


def came_by_itself(dialog: QDialog, cause: Cause, minutes: int) -> None:
    """Tell in the form of a lock why it is there, unless somebody wanted it."""
    sentence = in_words(cause, minutes)
    if sentence and isinstance(dialog, PassphraseDialog):
        HeldKeys(dialog)
        dialog.say_why(sentence)


class HeldKeys(QObject):
    """Until somebody may have noticed the form, letters go into its field, and no other key does
    anything: it was meant for what stood there before.
    """

    def __init__(self, dialog: PassphraseDialog) -> None:
        super().__init__(dialog)
        self.rest = QTimer(self, singleShot=True, interval=HELD_MS)
        self.rest.timeout.connect(self.let_go)
        dialog.painted.connect(self._begin_again)
        self._is_holding = True
        if (application := QApplication.instance()) is not None:
            application.installEventFilter(self)
        self.rest.start()

    def let_go(self) -> None:
        """Every key does what it does."""
        self._is_holding = False
        self.rest.stop()
        if (application := QApplication.instance()) is not None:
            application.removeEventFilter(self)

    def _begin_again(self) -> None:
        """A busy computer may take its time until the form is in sight."""
        if self._is_holding:
            self.rest.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Shortcut:
            return True
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return not _is_written(event)


def _is_written(event: QKeyEvent) -> bool:
    types = bool(event.text()) and event.text().isprintable()
    is_in_field = isinstance(QApplication.focusWidget(), QLineEdit)
    return types and is_in_field and not event.modifiers() & COMMANDS
