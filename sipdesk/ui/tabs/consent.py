"""Samtycke: to the plan, and to sharing information. Two consents, each for itself."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sipdesk.case import Authority, ConsentForm
from sipdesk.i18n import N_
from sipdesk.ui.desk import Desk
from sipdesk.ui.fields import FieldSpec, Kind, Section
from sipdesk.ui.form import Form
from sipdesk.ui.page import Page


def consent_section(part: str, title: str, intro: str, question: str) -> Section:
    """The fields of one consent; `title`, `intro` and `question` are message ids."""
    return Section(
        title=title,
        intro=intro,
        rows=(
            (FieldSpec(part=part, field="answer", label=question, kind=Kind.ANSWER),),
            (
                FieldSpec(part=part, field="date", label=N_("Datum"), kind=Kind.PAST_DATE),
                FieldSpec(
                    part=part,
                    field="form",
                    label=N_("Muntligt eller skriftligt"),
                    kind=Kind.CHOICE,
                    choices=ConsentForm,
                ),
                FieldSpec(
                    part=part,
                    field="valid_until",
                    label=N_("Gäller till och med"),
                    kind=Kind.DATE,
                ),
            ),
            (
                FieldSpec(part=part, field="obtained_by", label=N_("Inhämtat av (personal)")),
                FieldSpec(
                    part=part,
                    field="given_by",
                    label=N_("Lämnat av, om inte personen själv"),
                ),
                FieldSpec(
                    part=part,
                    field="authority",
                    label=N_("I egenskap av"),
                    kind=Kind.CHOICE,
                    choices=Authority,
                ),
            ),
            (
                FieldSpec(
                    part=part,
                    field="covers",
                    label=N_("Samtycket omfattar"),
                    kind=Kind.TEXT,
                    hint=N_("t.ex. det som behövs för planeringen av hjälpen hemma"),
                ),
                FieldSpec(
                    part=part,
                    field="excludes",
                    label=N_("Samtycket omfattar inte (fråga alltid)"),
                    kind=Kind.TEXT,
                    hint=N_("”inget” är också ett svar"),
                ),
            ),
            (
                FieldSpec(
                    part=part,
                    field="recipients",
                    label=N_("Vilka får ta del av uppgifterna?"),
                    kind=Kind.TEXT,
                ),
            ),
            (
                FieldSpec(
                    part=part,
                    field="documented_in_journal",
                    label=N_("Dokumenterat i journal?"),
                    kind=Kind.ANSWER,
                ),
                FieldSpec(
                    part=part,
                    field="withdrawn",
                    label=N_("Återkallat den"),
                    kind=Kind.PAST_DATE,
                ),
            ),
        ),
    )


PLAN_CONSENT = consent_section(
    "plan_consent",
    N_("Samtycke till SIP"),
    N_(
        "Utan samtycke görs ingen SIP. Den som säger nej får ändå den vård och det stöd "
        "som hen behöver. Samtycket kan tas tillbaka när som helst."
    ),
    N_("Jag samtycker till att en samordnad individuell plan görs"),
)
SHARING_CONSENT = consent_section(
    "sharing_consent",
    N_("Samtycke till informationsutbyte"),
    N_(
        "Gäller bara den här samordningen, de mottagare som nämns och en viss tid. "
        "Muntligt samtycke räcker, men det ska dokumenteras."
    ),
    N_("Jag ger mitt samtycke till informationsöverföring av mina vård- och omsorgsbehov"),
)


def consent_page(desk: Desk, parent: QWidget | None = None) -> Page:
    """The tab *Samtycke*."""
    return Page(
        [("", Form([PLAN_CONSENT], desk)), ("", Form([SHARING_CONSENT], desk))],
        parent,
    )
