"""The second place for backups, in the settings: a folder on a stick, say, or none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sipdesk.i18n import gettext as _
from sipdesk.ui.doors import Doors


class SecondPlaceInput(QWidget):
    """Says which folder is chosen, and lets another one be chosen, or none."""

    def __init__(self, place: str, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        self.place = place
        self._shown = QLabel()
        self._shown.setWordWrap(True)
        self._choose = QPushButton(_("&Välj mapp …"))
        self._choose.setAccessibleDescription(_("Mapp för säkerhetskopior"))
        self._none = QPushButton(_("&Ingen"))
        self._none.setAccessibleDescription(_("Mapp för säkerhetskopior"))
        buttons = QHBoxLayout()
        for button in (self._choose, self._none):
            button.setAutoDefault(False)  # Enter belongs to the dialog
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._shown)
        layout.addLayout(buttons)

        self._choose.clicked.connect(self._ask)
        self._none.clicked.connect(self._give_up)
        self._show()

    def _ask(self) -> None:
        chosen = Path(self.place) if self.place else None
        begin = chosen if chosen is not None and chosen.is_dir() else None
        folder = self._doors.folder_path(self, _("Välj mapp för säkerhetskopior"), begin)
        if folder is not None:
            self.place = str(folder)
            self._show()

    def _give_up(self) -> None:
        self.place = ""
        self._show()

    def _show(self) -> None:
        self._shown.setText(folded_path(self.place) or _("Ingen är vald"))
        self._none.setEnabled(bool(self.place))


def folded_path(place: str) -> str:
    """A path that may be broken into lines after each part; what is no more there is no path."""
    return place.replace("/", "/\N{ZERO WIDTH SPACE}").replace("\\", "\\\N{ZERO WIDTH SPACE}")
