"""Överfört till journal/akt: the desk is not the journal, and says when each has got its part."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from sipdesk.case import CarriedOver, Case, Principal
from sipdesk.dates import spoken_date
from sipdesk.i18n import N_, window_language
from sipdesk.i18n import gettext as _
from sipdesk.overview import overview
from sipdesk.rules import lacks_carrying_over, latest_approved
from sipdesk.ui.block import Block
from sipdesk.ui.desk import Desk
from sipdesk.ui.fields import FieldSpec, Kind, Section
from sipdesk.ui.form import heading, intro
from sipdesk.ui.note_line import NoteLine
from sipdesk.ui.room import Room
from sipdesk.ui.rows_spec import RowsSpec
from sipdesk.words import word

CLIPBOARD_MS = 60_000
LINES_SHOWN = 12

CARRIED = Section(
    title="",
    rows=(
        (
            FieldSpec(
                part="carried_over",
                field="date",
                label=N_("Överfört den"),
                kind=Kind.PAST_DATE,
            ),
            FieldSpec(part="carried_over", field="carried_by", label=N_("Av")),
        ),
        (
            FieldSpec(
                part="carried_over",
                field="principal",
                label=N_("Huvudman"),
                kind=Kind.CHOICE,
                choices=Principal,
            ),
            FieldSpec(part="carried_over", field="organisation", label=N_("Verksamhet")),
            FieldSpec(part="carried_over", field="version", label=N_("Version"), kind=Kind.VERSION),
        ),
    ),
)


def summarise_carried(_nothing: None, row: CarriedOver) -> tuple[str, str]:
    where = row.organisation or (_(word(row.principal)) if row.principal else _("(tomt)"))
    return where, spoken_date(row.date, window_language())


def next_to_carry(case: Case) -> CarriedOver:
    """A row for whoever still lacks the latest approved version; only when and by whom is open."""
    version = latest_approved(case)
    principal = next(iter(lacks_carrying_over(case)), Principal.UNSET)
    organisations = [i.organisation for i in case.interventions if i.principal is principal]
    return CarriedOver(
        principal=principal,
        organisation=organisations[0] if principal and organisations else "",
        version=version.number if version else 0,
    )


CARRIED_OVER = RowsSpec(
    part="carried_over",
    title=N_("Överfört till journal eller akt"),
    intro=N_("SIPdesk är inte journalen. Anteckna när var och en har fört in det som beslutats."),
    sections=(CARRIED,),
    summarise=summarise_carried,
    add=N_("Lägg till överföring"),
    empty=N_("Inget är överfört ännu. Tryck Ctrl+Enter när det är gjort."),
    open_when_closed=True,
    make=next_to_carry,
)


class OverviewBlock(Block):
    """The overview in journal order, ready to copy. The clipboard is emptied after a minute."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(_("Översikt att föra över"))
        Room(self._text, lines=LINES_SHOWN)
        self._copy = QPushButton(_("Kopiera"))
        self._note = NoteLine(keeps_place=True)
        self._copied = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CLIPBOARD_MS)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(_("Översikt att föra över"), self))
        layout.addWidget(intro(_("Alltid på svenska, som journalen, och utan adress och telefon.")))
        for widget in (self._text, self._copy, self._note):
            layout.addWidget(widget)

        self._copy.clicked.connect(self.copy)
        self._timer.timeout.connect(self.forget_copy)
        application = QGuiApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.forget_copy)

    def show_case(self, case: Case) -> None:
        text = overview(case, self._desk.today())
        if text != self._text.toPlainText():
            self._text.setPlainText(text)
            self._note.say("")

    def clear(self) -> None:
        self._text.clear()
        self._note.say("")

    def copy(self) -> None:
        """Put the overview on the clipboard, for a minute."""
        self._copied = self._text.toPlainText()
        QGuiApplication.clipboard().setText(self._copied)
        self._note.say(_("Kopierat. Urklipp töms om en minut."))
        self._timer.start()

    def seconds_left(self) -> float:
        """How long the clipboard still keeps the overview."""
        return self._timer.remainingTime() / 1000

    def forget_copy(self) -> None:
        """Empty the clipboard, unless something else has been copied since."""
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""
        self._note.say("")
