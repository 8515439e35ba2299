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

from sipdesk.i18n import LANGUAGE_NAMES, ngettext
from sipdesk.i18n import gettext as _
from sipdesk.settings import LOCK_AFTER


class SettingsDialog(QDialog):
    """Chooses the language of the window, which it speaks from the next start, and the lock."""

    def __init__(self, language: str, lock_after: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Inställningar"))
        self._language = QComboBox()
        for code, name in LANGUAGE_NAMES.items():
            self._language.addItem(name, code)
        self._language.setCurrentIndex(self._language.findData(language))
        self._lock_after = QComboBox()
        for minutes in LOCK_AFTER:
            self._lock_after.addItem(ngettext("{n} minut", "{n} minuter", minutes), minutes)
        self._lock_after.setCurrentIndex(self._lock_after.findData(lock_after))
        note = _note(_("Språket gäller från nästa gång SIPdesk startas."))
        about_lock = _note(
            _("Tiden räknas från den senaste tangenten eller musrörelsen. Ctrl+L låser genast.")
        )
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )

        form = QFormLayout()
        form.addRow(_("&Språk i fönstret"), self._language)
        form.addRow(_("&Lås efter"), self._lock_after)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(note)
        layout.addWidget(about_lock)
        layout.addWidget(buttons)

        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    @property
    def language(self) -> str:
        """The language that is chosen: "sv" or "en"."""
        return str(self._language.currentData())

    @property
    def lock_after(self) -> int:
        """After how many minutes without a key the window is locked."""
        return int(self._lock_after.currentData())


def _note(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("note")
    label.setWordWrap(True)
    return label
