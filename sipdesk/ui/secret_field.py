"""Fields for what nobody may read over a shoulder, and for a new passphrase typed twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from sipdesk.i18n import gettext as _
from sipdesk.passphrase_strength import (
    EXAMPLE,
    SHORTEST_PASSPHRASE,
    Strength,
    is_example,
    strength,
)
from sipdesk.ui.hidden_line import HiddenLine
from sipdesk.ui.resting_voice import RestingVoice
from sipdesk.ui.spoken_label import name_by


def secret_field(name: str) -> HiddenLine:
    """A field that hides what is typed, and keeps it out of the keyboard's dictionaries."""
    field = HiddenLine()
    field.setAccessibleName(name)
    return field


def add_field(layout: QVBoxLayout, text: str, field: QLineEdit) -> None:
    """A field below its label."""
    label = QLabel(text)
    name_by(label, field)
    layout.addWidget(label)
    layout.addWidget(field)


class NewPassphrase(QWidget):
    """A passphrase that is chosen: typed twice, and judged in words while it is typed."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = secret_field(_("Ny lösenfras"))
        self._voice = RestingVoice(self._first, repeats=False)
        self._second = secret_field(_("Samma lösenfras en gång till"))
        self._show = QCheckBox(_("&Visa lösenfrasen"))
        self._verdict = QLabel(advice(""))
        self._verdict.setObjectName("intro")
        self._verdict.setProperty("alignment", "AlignTop")
        self._verdict.setWordWrap(True)
        self._verdict.setMinimumHeight(2 * self._verdict.fontMetrics().lineSpacing())

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        add_field(layout, _("&Ny lösenfras"), self._first)
        layout.addWidget(self._verdict)
        add_field(layout, _("&Samma lösenfras en gång till"), self._second)
        layout.addWidget(self._show)

        self._show.toggled.connect(self._show_text)
        self._first.textChanged.connect(self._judge)
        self._first.textEdited.connect(self.edited)
        self._second.textEdited.connect(self.edited)

    @property
    def text(self) -> str:
        """What was chosen; ask for `problem` first."""
        return self._first.secret()

    @property
    def entrance(self) -> QLineEdit:
        """The field where one begins."""
        return self._first

    @property
    def to_mend(self) -> QLineEdit:
        """The field that `problem` is about."""
        chosen, again = self._first.secret(), self._second.secret()
        is_unlike = strength(chosen).is_enough and chosen != again
        return self._second if is_unlike else self._first

    def mend(self) -> None:
        """The cursor goes where `problem` is mended; what was typed unlike there is gone."""
        if self.to_mend is self._second:
            self._second.clear()
            self._second.setFocus()
        else:
            self.begin()

    def problem(self) -> str:
        """Why it cannot be taken, as a sentence; "" when it can."""
        chosen = self._first.secret()
        if not chosen:
            return _("Skriv lösenfrasen.")
        if not strength(chosen).is_enough:
            return advice(chosen)
        if chosen != self._second.secret():
            return _("De två fälten är inte lika. Skriv lösenfrasen en gång till.")
        return ""

    def leads_on(self) -> bool:
        """Whether Enter, in the first field, only leads to the second, which is empty yet."""
        is_first = self._first.hasFocus() and not self._second.secret()
        if is_first and strength(self._first.secret()).is_enough:
            self._second.setFocus()
            return True
        return False

    def begin(self) -> None:
        """The cursor goes into the first field, and what is in it is chosen.

        What is too weak has been told as the problem of the dialog by then: not twice.
        """
        if self._first.secret() and not strength(self._first.secret()).is_enough:
            self._verdict.clear()
        self._first.setFocus()
        self._first.selectAll()

    def clear(self) -> None:
        self._first.clear()
        self._second.clear()

    def _show_text(self, shown: bool) -> None:
        self._first.show_letters(shown)
        self._second.show_letters(shown)

    def _judge(self) -> None:
        chosen = self._first.secret()
        words = advice(chosen)
        self._verdict.setText(words)
        self._voice.tell(words if chosen else "")


def advice(passphrase: str) -> str:
    """How strong a passphrase is, and what to do about it."""
    if not passphrase:
        return _(
            "Fyra ord som inte hör ihop är bra, till exempel ”{example}”. Välj egna ord.",
            example=EXAMPLE,
        )
    if is_example(passphrase):
        return _("Det där är exemplet, som alla ser. Välj egna ord.")
    found = strength(passphrase)
    if found is Strength.TOO_SHORT:
        return _(
            "Lösenfrasen är för kort. Använd minst {n} tecken, till exempel fyra ord i rad.",
            n=SHORTEST_PASSPHRASE,
        )
    if found is Strength.WEAK:
        return _(
            "Svag: den är lätt att gissa. Undvik namn, årtal och vanliga uttryck. "
            "Fyra ord som inte hör ihop är bra."
        )
    return _("Stark lösenfras.") if found is Strength.STRONG else _("Bra lösenfras.")
