"""Personen: the details that open from the header."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sipdesk.case import Address, Authority, Case
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.ui.block import Block
from sipdesk.ui.desk import Desk
from sipdesk.ui.fields import FieldSpec, Kind, Section
from sipdesk.ui.form import Form
from sipdesk.ui.page import Page

WHO = Section(
    title=N_("Personen"),
    rows=(
        (
            FieldSpec(part="person", field="name", label=N_("Namn"), weight=3),
            FieldSpec(
                part="person",
                field="identity_number",
                label=N_("Personnummer eller motsvarande"),
                hint=N_("t.ex. 19121212-1212"),
                kind=Kind.IDENTITY,
                weight=2,
            ),
            FieldSpec(
                part="person",
                field="birth_date",
                label=N_("Eller bara födelsedatum"),
                kind=Kind.BIRTH_DATE,
                weight=2,
            ),
        ),
        (
            FieldSpec(part="person", field="phone", label=N_("Telefon")),
            FieldSpec(part="person", field="email", label=N_("E-post")),
        ),
        (FieldSpec(part="person", field="address", label=N_("Adress"), kind=Kind.TEXT),),
        (
            FieldSpec(
                part="person",
                field="protected_identity",
                label=N_("Skyddade personuppgifter?"),
                kind=Kind.ANSWER,
            ),
        ),
    ),
)
UNDERSTANDING = Section(
    title=N_("Språk och stöd för att förstå"),
    rows=(
        (
            FieldSpec(part="person", field="language", label=N_("Språk")),
            FieldSpec(
                part="person",
                field="communication_support",
                label=N_("Kommunikationsstöd"),
                hint=N_("t.ex. bildstöd, hörslinga, lättläst"),
            ),
        ),
        (
            FieldSpec(
                part="person",
                field="interpreter_needed",
                label=N_("Behövs tolk?"),
                kind=Kind.ANSWER,
            ),
            FieldSpec(
                part="person",
                field="interpreter_booked",
                label=N_("Är tolken bokad?"),
                kind=Kind.ANSWER,
            ),
        ),
    ),
)
REPRESENTATIVE = Section(
    title=N_("Företrädare"),
    intro=N_("En närstående kan stödja, men inte bestämma åt en vuxen."),
    rows=(
        (
            FieldSpec(part="person", field="representative_name", label=N_("Namn")),
            FieldSpec(
                part="person",
                field="representative_authority",
                label=N_("I egenskap av"),
                kind=Kind.CHOICE,
                choices=Authority,
            ),
            FieldSpec(part="person", field="representative_contact", label=N_("Kontaktuppgifter")),
        ),
    ),
)


class PersonPage(Block):
    """The person's details. `closed` asks for the way back to the tabs."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = Page(
            [("", Form([section], desk)) for section in (WHO, UNDERSTANDING, REPRESENTATIVE)]
        )
        back = QPushButton(_("&Tillbaka till SIP:en"))
        back.setObjectName("primary")

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page, 1)
        layout.addWidget(back)

        back.clicked.connect(self.closed)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self.closed)

    def show_case(self, case: Case) -> None:
        self._page.show_case(case)

    def reveal(self, address: Address) -> bool:
        return self._page.reveal(address)

    def add_row(self) -> None:
        self._page.add_row()

    def clear(self) -> None:
        self._page.clear()
