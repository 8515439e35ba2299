"""The status line: when it was saved, or loudly that it could not be."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sipdesk.errors import ExpectedError
from sipdesk.i18n import gettext as _


class SaveLine(QLabel):
    """One label with two voices: calm when saved, loud and lasting when not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._rest()

    def show_saved(self, at: dt.datetime) -> None:
        self._speak("calm", _("Sparat {time}", time=at.strftime("%H:%M:%S")))

    def show_fault(self, fault: ExpectedError) -> None:
        self._speak("loud", _("INTE SPARAT. {sentence}", sentence=_(fault.sentence)))

    def show_note(self, sentence: str) -> None:
        """Something that was done, such as a printout; a fault in sight stays."""
        if self.objectName() != "loud":
            self._speak("calm", sentence)

    def forget_fault(self) -> None:
        """Another case is open: what could not be saved of the one before is no news here."""
        if self.objectName() == "loud":
            self._rest()

    def _rest(self) -> None:
        self._speak("calm", _("Allt sparas av sig självt"))

    def _speak(self, voice: str, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        if self.objectName() != voice:
            self.setObjectName(voice)
            self.style().unpolish(self)
            self.style().polish(self)
