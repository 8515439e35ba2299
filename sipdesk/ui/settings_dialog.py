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


class SettingsDialog(QDialog):
    """Chooses the language of the window; it speaks it from the next start."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Inställningar"))
        self._language = QComboBox()
        for code, name in LANGUAGE_NAMES.items():
            self._language.addItem(name, code)
        self._language.setCurrentIndex(self._language.findData(language))
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
        layout.addWidget(buttons)

        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    @property
    def language(self) -> str:
        """The language that is chosen: "sv" or "en"."""
        return str(self._language.currentData())
