"""The passphrase: chosen at the first start, asked for at every other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from sipdesk.errors import DamagedCaseFileError, StoreError
from sipdesk.i18n import gettext as _
from sipdesk.ports import CaseStore, Rescue
from sipdesk.ui.rescue_panel import RescuePanel
from sipdesk.ui.style import sheet

SHORTEST_PASSPHRASE = 12  # characters; a judgement of strength comes with the full key scheme


class PassphraseDialog(QDialog):
    """Asks for the passphrase and opens, or makes, the case file with it.

    `unlock` raises a StoreError when it cannot; the sentence stands below the field and the
    dialog stays. `store` is the open file once the dialog was accepted. For a damaged file,
    `rescue` offers a backup below the sentence.
    """

    def __init__(
        self,
        unlock: Callable[[str], CaseStore],
        *,
        is_new: bool,
        place: str,
        rescue: Rescue | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._unlock = unlock
        self._is_new = is_new
        self.store: CaseStore | None = None
        self._first = self._field(_("Lösenfras"))
        self._second = self._field(_("Samma lösenfras en gång till"))
        self._show = QCheckBox(_("&Visa lösenfrasen"))
        self._problem = QLabel()
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._rescue = RescuePanel(rescue) if rescue is not None else None
        self._buttons = QDialogButtonBox()
        self._lay_out(place)
        self.setStyleSheet(sheet())
        self._fit()

        self._show.toggled.connect(self._show_text)
        self._first.textEdited.connect(self._problem.clear)
        self._second.textEdited.connect(self._problem.clear)
        self._buttons.accepted.connect(self._try)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self, place: str) -> None:
        self.setWindowTitle(_("SIPdesk"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 62)
        title = QLabel(_("Välj en lösenfras") if self._is_new else _("Lås upp SIPdesk"))
        title.setObjectName("name")
        explanation = QLabel(_explanation_new() if self._is_new else _explanation())
        explanation.setWordWrap(True)
        where = QLabel(_("Filen: {place}", place=place))
        where.setObjectName("note")
        where.setWordWrap(True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addWidget(explanation)
        self._add_field(layout, _("&Lösenfras"), self._first)
        if self._is_new:
            self._add_field(layout, _("&Samma lösenfras en gång till"), self._second)
        layout.addWidget(self._show)
        layout.addWidget(self._problem)
        if self._rescue is not None:
            layout.addWidget(self._rescue)
            self._rescue.restored.connect(self._try)
        layout.addWidget(where)
        self._add_buttons()
        layout.addWidget(self._buttons)

    def _fit(self) -> None:
        """As tall as the wrapped text needs; Qt alone would clip it."""
        self.ensurePolished()
        width, layout = self.minimumWidth(), self.layout()
        if layout is not None:
            self.resize(self.width(), layout.totalHeightForWidth(width))

    def _add_buttons(self) -> None:
        go = _("&Börja") if self._is_new else _("Lås &upp")
        button = self._buttons.addButton(go, QDialogButtonBox.ButtonRole.AcceptRole)
        button.setDefault(True)
        button.setObjectName("primary")
        self._buttons.addButton(_("&Avsluta"), QDialogButtonBox.ButtonRole.RejectRole)

    def _add_field(self, layout: QVBoxLayout, text: str, field: QLineEdit) -> None:
        label = QLabel(text)
        label.setBuddy(field)
        layout.addWidget(label)
        layout.addWidget(field)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setAccessibleName(name)
        field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        return field

    def _show_text(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._first.setEchoMode(mode)
        self._second.setEchoMode(mode)

    def _try(self) -> None:
        passphrase = self._first.text()
        problem = self._problem_with(passphrase)
        if problem:
            self._tell(problem)
            return
        try:
            self.store = self._unlock(passphrase)
        except StoreError as fault:
            self._tell(_(fault.sentence))
            if isinstance(fault, DamagedCaseFileError):
                self._offer_rescue(passphrase)
            return
        self._first.clear()
        self._second.clear()
        self.accept()

    def _offer_rescue(self, passphrase: str) -> None:
        if self._rescue is not None and self._rescue.offer(passphrase):
            self._problem.clear()
        self._fit()

    def _problem_with(self, passphrase: str) -> str:
        if not passphrase:
            return _("Skriv lösenfrasen.")
        if self._is_new and len(passphrase) < SHORTEST_PASSPHRASE:
            return _(
                "Lösenfrasen är för kort. Använd minst {n} tecken, till exempel fyra ord i rad.",
                n=SHORTEST_PASSPHRASE,
            )
        if self._is_new and passphrase != self._second.text():
            return _("De två fälten är inte lika. Skriv lösenfrasen en gång till.")
        return ""

    def _tell(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setAccessibleName(sentence)
        self._fit()
        self._first.setFocus()
        self._first.selectAll()


def _explanation_new() -> str:
    return _(
        "Allt du skriver i SIPdesk krypteras med lösenfrasen. Välj några ord som du minns, "
        "gärna en hel mening. Skriv upp den och lägg den i ett låst skåp: den som glömmer "
        "lösenfrasen kan inte öppna filen, och ingen annan kan hjälpa till."
    )


def _explanation() -> str:
    return _("Skriv din lösenfras för att öppna filen.")
