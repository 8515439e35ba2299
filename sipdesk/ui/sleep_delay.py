"""A sleep of the machine that waits, for some seconds at most, until the file is closed."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

from sipdesk import TITLE
from sipdesk.i18n import gettext as _

LOGIND = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")


class SleepDelay(QObject):
    """An inhibitor lock of systemd's logind, of the kind "delay".

    It lasts as long as logind's answer is kept: the answer holds a file descriptor, and the sleep
    begins when that is closed, or after the time that logind allows (five seconds, unless the
    machine says otherwise). Without logind there is no delay, and no fault.
    """

    def __init__(self, bus: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._answer: QDBusMessage | None = None
        self._asked: QDBusPendingCallWatcher | None = None
        self._is_used = self._is_over = False

    def ask(self) -> None:
        """Let the next sleep wait."""
        self._is_used = self._is_over = False
        call = QDBusMessage.createMethodCall(*LOGIND, "Inhibit")
        call.setArguments(["sleep", TITLE, _("Sparar och låser"), "delay"])
        self._asked = QDBusPendingCallWatcher(self._bus.asyncCall(call), self)
        self._asked.finished.connect(self._keep)

    def use(self) -> None:
        """The sleep begins; it waits now."""
        self._is_used = True

    def end(self) -> None:
        """The machine may sleep, if it is about to."""
        self._is_over = self._is_used
        if self._is_over:
            self._answer = None

    def _keep(self) -> None:
        asked, self._asked = self._asked, None
        if asked is not None:
            answer = asked.reply()
            is_given = answer.type() is QDBusMessage.MessageType.ReplyMessage
            comes_late = self._is_over  # the sleep was quicker
            self._answer = answer if is_given and not comes_late else None
            asked.deleteLater()
