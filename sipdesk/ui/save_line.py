"""The status line: when it was saved, or loudly that it could not be."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sipdesk.errors import ExpectedError
from sipdesk.i18n import gettext as _
from sipdesk.ui.announce import announce

RESTING_MS = 2000


class SaveLine(QLabel):
    """One label with two voices: calm when saved, loud and lasting when not.

    A screen reader says what is not saved, once, and when it is saved after all. That it is saved
    as usual is said once the keys have rested, and so not to a steady typist. `said` carries each
    text that it was given to say.
    """

    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._news = ""
        self._rested = QTimer(self, singleShot=True, interval=RESTING_MS)
        self._rested.timeout.connect(self._say_saved)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._rest()

    def show_saved(self, at: dt.datetime) -> None:
        is_news = self.objectName() == "loud"
        text = _("Sparat {time}", time=at.strftime("%H:%M:%S"))
        self._speak("calm", text, news=text if is_news else "")
        if not is_news:
            self._rested.start()

    def show_fault(self, fault: ExpectedError) -> None:
        text = _("INTE SPARAT. {sentence}", sentence=_(fault.sentence))
        self._speak("loud", text, news=text if text != self.text() else "")

    def show_note(self, sentence: str, said: str = "") -> None:
        """Something that was done, such as a printout; a fault in sight stays. `said` is for a
        screen reader, where it tells more.
        """
        if self.objectName() != "loud":
            self._speak("calm", sentence, news=said or sentence)

    def show_said(self, sentence: str) -> None:
        """The same, of what a screen reader was told already where it was done."""
        if self.objectName() != "loud":
            self._speak("calm", sentence)

    def take_back(self, *sentences: str) -> None:
        """That is so no more; anything else that was told since stays."""
        if self.text() in sentences:
            self._rest()

    def forget_fault(self) -> None:
        """Another case is open: what could not be saved of the one before is no news here."""
        if self.objectName() == "loud":
            self._rest()

    def _rest(self) -> None:
        self._speak("calm", _("Allt sparas av sig självt"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._announce()

    def _speak(self, voice: str, text: str, *, news: str = "") -> None:
        self._rested.stop()
        if news:
            self._news = news
        elif text != self.text():
            self._news = ""
        self.setText(text)
        self.setAccessibleName(text)
        if self.objectName() != voice:
            self.setObjectName(voice)
            self.style().unpolish(self)
            self.style().polish(self)
        self._announce()

    def _say_saved(self) -> None:
        if self.isVisible():
            self._news = _("Sparat")
            self._announce()

    def _announce(self) -> None:
        """Each save is no news, or it would be said at every pause of somebody who types."""
        if self._news and self.isVisible():
            news, self._news = self._news, ""
            announce(self, news, is_urgent=self.objectName() == "loud")
            self.said.emit(news)
