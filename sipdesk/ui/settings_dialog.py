"""The settings: few, each with a good default."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from sipdesk.i18n import LANGUAGE_NAMES, N_, ngettext
from sipdesk.i18n import gettext as _
from sipdesk.settings import (
    AS_THE_COMPUTER,
    DARK,
    HIGH_CONTRAST,
    LIGHT,
    LOCK_AFTER,
    Policy,
    Settings,
)
from sipdesk.spelling import dictionary_folders, why_not
from sipdesk.ui.choice_input import Choice
from sipdesk.ui.doors import Doors
from sipdesk.ui.form import heading, intro
from sipdesk.ui.second_place import SecondPlaceInput
from sipdesk.ui.settings_desk import SettingsDesk
from sipdesk.ui.spoken_label import name_by

WIDTH = 50  # characters
LOOK_NAMES = {
    AS_THE_COMPUTER: N_("Följ datorn"),
    LIGHT: N_("Ljust"),
    DARK: N_("Mörkt"),
    HIGH_CONTRAST: N_("Hög kontrast"),
}


class SettingsDialog(QDialog):
    """Chooses the language of the window, which it speaks from the next start, when it locks, its
    colours, whether it tells news and marks misspelt words, and the place for a second copy of
    each backup.

    `no_spelling` says why spelling cannot be marked on this computer, or "".
    """

    def __init__(
        self,
        settings: Settings,
        policy: Policy,
        doors: Doors,
        parent: QWidget | None = None,
        *,
        no_spelling: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Inställningar"))
        self._language = Choice()
        for code, name in LANGUAGE_NAMES.items():
            self._language.addItem(name, code)
        self._language.setCurrentIndex(self._language.findData(settings.language))
        self._language.setDisabled(policy.language is not None)
        self._look = Choice()
        for look, name in LOOK_NAMES.items():
            self._look.addItem(_(name), look)
        self._look.setCurrentIndex(self._look.findData(settings.look))
        self._second = SecondPlaceInput(settings.second_place, doors)
        self._second.setDisabled(policy.second_place is not None)
        self._lock_after = Choice()
        for minutes in _shorter(policy.lock_after):
            self._lock_after.addItem(ngettext("{n} minut", "{n} minuter", minutes), minutes)
        self._lock_after.setCurrentIndex(self._lock_after.findData(settings.lock_after))
        self._news = QCheckBox(_("Visa &nyheter efter en uppdatering"))
        self._news.setChecked(settings.show_news)
        self._spelling = QCheckBox(_("&Markera felstavade ord, aldrig i personens egna ord"))
        self._spelling.setChecked(settings.spelling)
        self._spelling.setDisabled(bool(no_spelling))
        note = _note(_("Språket gäller från nästa gång SIPdesk startas."))
        about_lock = _note(
            _("Tiden räknas från den senaste tangenten eller musrörelsen. Ctrl+L låser genast.")
        )
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        for button in buttons.buttons():
            button.setIcon(QIcon())  # which it got before the style sheet was there

        form = QFormLayout()
        for text, field in (
            (_("&Språk i fönstret"), self._language),
            (_("&Utseende"), self._look),
            (_("&Lås efter"), self._lock_after),
        ):
            label = QLabel(text)
            name_by(label, field)
            form.addRow(label, field)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(note)
        layout.addWidget(about_lock)
        layout.addWidget(self._news)
        layout.addWidget(self._spelling)
        if no_spelling:
            layout.addWidget(_note(no_spelling))
        layout.addWidget(heading(_("Säkerhetskopior även i en annan mapp")))
        layout.addWidget(intro(_about_second_place()))
        layout.addWidget(self._second)
        if policy != Policy():
            layout.addWidget(_note(_("Din organisation har bestämt en del av inställningarna.")))
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
    def lock_after(self) -> int:
        """After how many minutes without a key the window is locked."""
        return int(self._lock_after.currentData())

    @property
    def spelling(self) -> bool:
        """Whether words that are misspelt are marked."""
        return self._spelling.isChecked()

    @property
    def show_news(self) -> bool:
        """Whether the window tells what is new after an update."""
        return self._news.isChecked()

    @property
    def look(self) -> str:
        """Light, dark, with high contrast, or as the computer: one of `LOOK_CHOICES`."""
        return str(self._look.currentData())

    @property
    def second_place(self) -> str:
        """The folder for a second copy of each backup, or ""."""
        return self._second.place


def _shorter(longest: int | None) -> list[int]:
    """The times to choose from, up to the longest that the organisation allows."""
    return [minutes for minutes in LOCK_AFTER if longest is None or minutes <= longest]


def _note(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("note")
    label.setWordWrap(True)
    return label


def _about_second_place() -> str:
    return _(
        "På ett USB-minne, till exempel. Kopiorna är krypterade. När minnet inte är anslutet görs "
        "kopior bara på datorn."
    )


def ask_for_settings(desk: SettingsDesk, doors: Doors, window: QWidget | None) -> None:
    """The dialog; what was chosen in it goes to the desk."""
    no_spelling = why_not(dictionary_folders(desk.folder))
    dialog = SettingsDialog(
        desk.now, desk.policy, doors, window, no_spelling=_(no_spelling) if no_spelling else ""
    )
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if accepted:
        desk.choose(
            replace(
                desk.now,
                language=dialog.language,
                lock_after=dialog.lock_after,
                show_news=dialog.show_news,
                look=dialog.look,
                spelling=dialog.spelling,
                second_place=dialog.second_place,
            )
        )
