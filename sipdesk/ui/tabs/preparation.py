"""Det vill jag prata om: what the person wants to talk about, and how the plan came about."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from sipdesk.case import InitiativeOutcome, Topic, TopicOutcome
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.rules import is_time_for_outcomes
from sipdesk.ui.desk import Desk
from sipdesk.ui.fields import FieldSpec, Kind, Section
from sipdesk.ui.form import Form
from sipdesk.ui.page import Page
from sipdesk.ui.rows import RowsEditor
from sipdesk.ui.rows_spec import RowsSpec
from sipdesk.words import word

TOPIC = Section(
    title="",
    rows=(
        (
            FieldSpec(
                part="topics",
                field="text",
                label=N_("Det vill jag prata om, med mina egna ord"),
                kind=Kind.TEXT,
                lines=6,
            ),
        ),
    ),
)

OUTCOME = Section(
    title="",
    rows=(
        (
            FieldSpec(
                part="topics",
                field="outcome",
                label=N_("Vad blev det av det?"),
                kind=Kind.CHOICE,
                choices=TopicOutcome,
                shown_when=is_time_for_outcomes,
            ),
        ),
    ),
)

THOUGHTS = Section(
    title=N_("Inför mötet"),
    intro=N_("Personens egna ord. Hoppa över det som inte känns viktigt."),
    rows=(
        (
            FieldSpec(
                part="preparation",
                field="needs",
                label=N_("Vilka behov, önskemål och förväntningar har jag?"),
                kind=Kind.TEXT,
            ),
        ),
        (
            FieldSpec(
                part="preparation",
                field="important_to_me",
                label=N_("Vad är viktigt för mig i min vardag?"),
                kind=Kind.TEXT,
            ),
        ),
        (
            FieldSpec(
                part="preparation",
                field="works_well",
                label=N_("Det här fungerar bra"),
                kind=Kind.TEXT,
            ),
            FieldSpec(
                part="preparation",
                field="not_to_discuss",
                label=N_("Det vill jag inte prata om"),
                kind=Kind.TEXT,
            ),
        ),
        (
            FieldSpec(
                part="preparation",
                field="how_to_prepare",
                label=N_("Till personen: så kan du förbereda dig (skrivs på förberedelsebladet)"),
                kind=Kind.TEXT,
                hint=N_("t.ex. Ta gärna med din medicinlista."),
            ),
        ),
    ),
)

INITIATIVE = Section(
    title=N_("Initiativ till SIP"),
    rows=(
        (
            FieldSpec(
                part="initiative",
                field="proposed_by",
                label=N_("Vem tog initiativet?"),
                suggestions=(
                    "Personen själv",
                    "Närstående",
                    "Kommunen",
                    "Regionen",
                    "Skolan",
                ),
                weight=3,
            ),
            FieldSpec(
                part="initiative", field="date", label=N_("Datum"), kind=Kind.PAST_DATE, weight=2
            ),
            FieldSpec(
                part="initiative",
                field="outcome",
                label=N_("Vad blev svaret?"),
                kind=Kind.CHOICE,
                choices=InitiativeOutcome,
                words=((InitiativeOutcome.OFFERED, N_("Erbjuden, inget svar än")),),
                weight=2,
            ),
        ),
        (
            FieldSpec(
                part="initiative", field="reason", label=N_("Anledning till SIP"), kind=Kind.TEXT
            ),
            FieldSpec(
                part="initiative",
                field="outcome_reason",
                label=N_("Anledning till svaret"),
                kind=Kind.TEXT,
            ),
        ),
    ),
)


def summarise_topic(_nothing: None, topic: Topic) -> tuple[str, str]:
    outcome = _(word(topic.outcome)) if topic.outcome else ""
    return " ".join(topic.text.split())[:200] or _("(tomt)"), outcome


TOPICS = RowsSpec(
    part="topics",
    title=N_("Det vill jag prata om"),
    intro=N_("En sak i taget. Skriv det personen säger, som personen säger det."),
    sections=(TOPIC, OUTCOME),
    summarise=summarise_topic,
    add=N_("Lägg till en sak"),
    empty=N_("Inget är skrivet ännu. Tryck Ctrl+Enter för att lägga till en sak."),
    rows_in_sight=3,
)


def preparation_page(desk: Desk, parent: QWidget | None = None) -> Page:
    """The tab *Det vill jag prata om*."""
    return Page(
        [
            ("", partial(RowsEditor, TOPICS, desk)),
            ("", partial(Form, [THOUGHTS], desk)),
            ("", partial(Form, [INITIATIVE], desk)),
        ],
        parent,
    )
