"""The settings: few, each with a good default."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from sipdesk.i18n import LANGUAGE_NAMES
from sipdesk.i18n import gettext as _
from sipdesk.ui.doors import Doors
from sipdesk.ui.form import heading, intro
from sipdesk.ui.second_place import SecondPlaceInput

WIDTH = 50  # characters


class SettingsDialog(QDialog):
    """Chooses the language of the window, which it speaks from the next start, and the place for
    a second copy of each backup.
    """

    def __init__(
        self, language: str, second_place: str, doors: Doors, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Inställningar"))
        self._language = QComboBox()
        for code, name in LANGUAGE_NAMES.items():
            self._language.addItem(name, code)
        self._language.setCurrentIndex(self._language.findData(language))
        self._second = SecondPlaceInput(second_place, doors)
        note = QLabel(_("Språket gäller från nästa gång SIPdesk startas."))
        note.setObjectName("note")
        note.setWordWrap(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )

        form = QFormLayout()
        form.addRow(_("&Språk i fönstret"), self._language)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(note)
        layout.addWidget(heading(_("Säkerhetskopior också i en andra mapp")))
        layout.addWidget(intro(_about_second_place()))
        layout.addWidget(self._second)
        layout.addWidget(buttons)

        width = WIDTH * self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(width)
        self.ensurePolished()
        self.resize(width, layout.totalHeightForWidth(width))  # Qt alone would clip wrapped text

        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    @property
    def language(self) -> str:
        """The language that is chosen: "sv" or "en"."""
        return str(self._language.currentData())

    @property
    def second_place(self) -> str:
        """The folder for a second copy of each backup, or ""."""
        return self._second.place


def _about_second_place() -> str:
    return _(
        "På ett USB-minne, till exempel. Kopiorna är krypterade. När minnet inte är anslutet görs "
        "kopior bara på datorn."
    )
