"""What follows from the letters in a field, said once they rest."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from sipdesk.i18n import gettext as _
from sipdesk.i18n import ngettext
from sipdesk.ui.announce import announce

RESTING_MS = 500


class RestingVoice(QObject):
    """Speaks for a field that somebody writes in.

    What `repeats` is said after each rest, as a number of hits; anything else only when it has
    become another.
    """

    def __init__(self, field: QWidget, *, repeats: bool) -> None:
        super().__init__(field)
        self._field = field
        self._repeats = repeats
        self._text = self._said = ""
        self._rest = QTimer(self, singleShot=True, interval=RESTING_MS)
        self._rest.timeout.connect(self._say)

    def tell(self, text: str) -> None:
        """What follows from what is written now; "" where there is nothing to say."""
        self._text = text
        if text:
            self._rest.start()
        else:
            self._said = ""
            self._rest.stop()

    def tell_hits(self, written: str, count: int) -> None:
        """There are so many hits for what is written now."""
        self.tell(hits_in_words(count) if written.strip() else "")

    def _say(self) -> None:
        if self._field.hasFocus() and (self._repeats or self._text != self._said):
            self._said = self._text
            announce(self._field, self._text)


def hits_in_words(count: int) -> str:
    """The number of hits, as it is said."""
    return ngettext("{n} träff", "{n} träffar", count) if count else _("Ingen träff")
