"""How many hits there are, said once the letters rest."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from sipdesk.i18n import gettext as _
from sipdesk.i18n import ngettext
from sipdesk.ui.announce import announce

RESTING_MS = 500


class HitsVoice(QObject):
    """Speaks for a search field."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._count = 0
        self._rest = QTimer(self, singleShot=True, interval=RESTING_MS)
        self._rest.timeout.connect(self._say)

    def tell(self, text: str, count: int) -> None:
        """There are so many hits for what is written now; nothing to say where nothing is."""
        self._count = count
        if text.strip():
            self._rest.start()
        else:
            self._rest.stop()

    def _say(self) -> None:
        if self._field.hasFocus():
            announce(self._field, hits_in_words(self._count))


def hits_in_words(count: int) -> str:
    """The number of hits, as it is said."""
    return ngettext("{n} träff", "{n} träffar", count) if count else _("Ingen träff")
