"""Personen: the details that open from the header."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sipdesk.case import Address, Answer, Authority, Case, Guardian
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.rules import is_minor, may_have_guardians
from sipdesk.ui.block import Block
from sipdesk.ui.child_notice import ChildNotice
from sipdesk.ui.desk import Desk
from sipdesk.ui.escape_key import EscapeKey
from sipdesk.ui.fields import FieldSpec, Kind, Section
from sipdesk.ui.form import Form
from sipdesk.ui.page import Page
from sipdesk.ui.rows import RowsEditor
from sipdesk.ui.rows_spec import RowsSpec
from sipdesk.ui.tab_order import chain, stops_in


def decides_with_difficulty(case: Case, _today: dt.date) -> bool:
    """Whether to ask how the ability to decide was assessed, and on what decisions rest."""
    return case.person.impaired_decision is Answer.YES


def needs_interpreter(case: Case, _today: dt.date) -> bool:
    """Whether to ask if one is booked."""
    return case.person.interpreter_needed is Answer.YES


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
                shown_when=needs_interpreter,
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
                not_offered=(Authority.PERSON,),
            ),
            FieldSpec(part="person", field="representative_contact", label=N_("Kontaktuppgifter")),
        ),
    ),
)


DECISION = Section(
    title=N_("Förmåga att besluta"),
    intro=N_("SIPdesk godkänner aldrig något av sig självt. Anteckna bara det som behövs."),
    rows=(
        (
            FieldSpec(
                part="person",
                field="impaired_decision",
                label=N_("Har personen svårt att fatta beslut om planen själv?"),
                kind=Kind.ANSWER,
            ),
        ),
        (
            FieldSpec(
                part="person",
                field="decision_assessment",
                label=N_("Hur har förmågan bedömts, av vem och när?"),
                kind=Kind.TEXT,
                shown_when=decides_with_difficulty,
            ),
            FieldSpec(
                part="person",
                field="decision_ground",
                label=N_("Vad grundas besluten på i stället?"),
                kind=Kind.TEXT,
                hint=N_("t.ex. det personen själv har sagt, god mans uppdrag"),
                shown_when=decides_with_difficulty,
            ),
        ),
    ),
)
CHILD = Section(
    title=N_("Barnets egen röst"),
    intro=N_("Det barnet säger står på planen, och läses upp på mötet."),
    rows=(
        (
            FieldSpec(
                part="person",
                field="child_view",
                label=N_("Vad tycker barnet självt? Skriv med barnets egna ord."),
                kind=Kind.TEXT,
                lines=3,
                shown_when=is_minor,
            ),
            FieldSpec(
                part="person",
                field="child_view_missing",
                label=N_("Om det saknas: varför?"),
                kind=Kind.TEXT,
                lines=3,
                shown_when=is_minor,
            ),
        ),
    ),
)
GUARDIAN = Section(
    title="",
    rows=(
        (
            FieldSpec(part="guardians", field="name", label=N_("Namn")),
            FieldSpec(part="guardians", field="contact", label=N_("Kontaktuppgifter")),
        ),
        (
            FieldSpec(
                part="guardians",
                field="agrees",
                label=N_("Säger vårdnadshavaren ja till planen?"),
                kind=Kind.ANSWER,
            ),
            FieldSpec(
                part="guardians",
                field="secrecy_applies",
                label=N_("Gäller sekretess mot vårdnadshavaren?"),
                kind=Kind.ANSWER,
            ),
        ),
    ),
)


def summarise_guardian(_nothing: None, guardian: Guardian) -> tuple[str, str]:
    facts = [
        _("säger ja") if guardian.agrees is Answer.YES else "",
        _("säger nej") if guardian.agrees is Answer.NO else "",
        _("får ingen kopia") if guardian.secrecy_applies is Answer.YES else "",
    ]
    return guardian.name or _("(tomt)"), " · ".join(fact for fact in facts if fact)


GUARDIANS = RowsSpec(
    part="guardians",
    title=N_("Vårdnadshavare"),
    intro=N_(
        "Den som sekretess gäller mot får inga kopior och står inte på papperen. Har "
        "vårdnadshavaren själv skyddade personuppgifter: lämna kontaktuppgifterna tomma."
    ),
    sections=(GUARDIAN,),
    summarise=summarise_guardian,
    add=N_("Lägg till vårdnadshavare"),
    empty=N_("Ingen vårdnadshavare ännu. Tryck Ctrl+Enter för att lägga till en."),
    shown_when=may_have_guardians,
)


class PersonPage(Block):
    """The person's details. `closed` asks for the way back to the tabs."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = Page(
            [
                ("", partial(Form, [WHO], desk)),
                ("", partial(ChildNotice, desk, is_said=True)),
                ("", partial(Form, [CHILD], desk)),
                ("", partial(RowsEditor, GUARDIANS, desk)),
                ("", partial(Form, [UNDERSTANDING], desk)),
                ("", partial(Form, [REPRESENTATIVE], desk)),
                ("", partial(Form, [DECISION], desk)),
            ]
        )
        self._back = QPushButton(_("&Till SIP:en"))
        self._back.setObjectName("primary")

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page, 1)
        layout.addWidget(self._back)

        self._back.clicked.connect(self.closed)
        EscapeKey(self).leaving.connect(self.closed)

    def grow(self) -> bool:
        """Make one more block of its page; whether there was one left."""
        is_more = self._page.grow()
        chain([*stops_in(self._page)[-1:], self._back])  # it stands below
        return is_more

    def show_case(self, case: Case) -> None:
        self._page.show_case(case)

    def reveal(self, address: Address) -> bool:
        return self._page.reveal(address)

    def enter(self) -> None:
        """The cursor in the name."""
        self._page.reveal(Address("person", "name"))

    def add_row(self) -> None:
        self._page.add_row()

    def clear(self) -> None:
        self._page.clear()
