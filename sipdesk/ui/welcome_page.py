"""What stands in the window while there is nobody in the file."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from sipdesk.i18n import gettext as _
from sipdesk.ports import CaseStore
from sipdesk.ui.announce import announce
from sipdesk.ui.enter_key import EnterLeadsOn
from sipdesk.ui.following_scroll import FollowingScroll
from sipdesk.ui.own_details import OwnDetailsForm, about_own_details

WIDTH = 66  # characters
ARRIVING_MS = 300  # until a screen reader was told of the window and of its field


class WelcomePage(FollowingScroll):
    """Asks who the coordinator is, and then for the first person: `new_wanted`."""

    new_wanted = Signal()

    def __init__(self, store: CaseStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = OwnDetailsForm(store)
        self._new = QPushButton(_("Lägg till den första &personen"))
        self._new.setObjectName("primary")
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        for text, voice in (
            (_("Välkommen till SIPdesk"), "name"),
            (_("Skriv vem du är"), "heading"),
            (about_own_details(), "intro"),
        ):
            layout.addWidget(_said(text, voice))
        layout.addWidget(self._form)
        layout.addSpacing(8)
        for text, voice in (
            (_("Lägg till en person"), "heading"),
            (
                _(
                    "Skriv namnet, det personen vill prata om och vilka som ska vara med. "
                    "Allt sparas av sig självt medan du skriver. F1 öppnar handboken, som går "
                    "igenom arbetet steg för steg."
                ),
                "intro",
            ),
        ):
            layout.addWidget(_said(text, voice))
        layout.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()
        column.setMaximumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        self.setWidget(column)
        self.setFocusProxy(self._form)
        self._arriving = QTimer(self, singleShot=True, interval=ARRIVING_MS)
        self._arriving.timeout.connect(self._say_what_it_is)
        self._new.clicked.connect(self.new_wanted)
        EnterLeadsOn(dict(pairwise([*self._form.fields, self._new])), self)

    def keep(self) -> None:
        """Put what was written into the file now."""
        self._form.keep()

    def showEvent(self, event: QShowEvent) -> None:
        self._form.show_kept()
        super().showEvent(event)
        self._arriving.start()

    def _say_what_it_is(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self._form.isAncestorOf(focus):
            announce(self._form, f"{self._form.accessibleName()}. {about_own_details()}")


def _said(text: str, voice: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(voice)
    label.setWordWrap(True)
    return label
