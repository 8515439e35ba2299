"""Samtycke: to the plan, and to sharing information. Two consents, each for itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from sipdesk.case import Answer, Authority, ConsentForm, ConsentPurpose
from sipdesk.i18n import N_
from sipdesk.rules import (
    known_coordinator,
    remark_on_extent,
    remark_on_last_day,
    remark_on_recipients,
)
from sipdesk.rules.consent_history import DRAFTS
from sipdesk.ui.child_notice import ChildNotice
from sipdesk.ui.consent_block import ConsentBlock
from sipdesk.ui.consent_strip import ConsentStrip, RestNotice
from sipdesk.ui.consent_words import PURPOSES
from sipdesk.ui.desk import Desk
from sipdesk.ui.fields import FieldSpec, Kind, Section
from sipdesk.ui.page import Page
from sipdesk.ui.sharing_grid import SharingGrid

NEEDED = N_("Behövs för att anteckna svaret.")
NEEDED_FOR_YES = N_("Behövs för att anteckna ett ja.")
TWO_NAMES = 30  # letters: both guardians of a child
RECIPIENTS: tuple[tuple[FieldSpec, ...], ...] = (
    (
        FieldSpec(
            part="sharing_consent",
            field="recipient_ids",
            label=N_("Vilka deltagare får ta del av uppgifterna?"),
            kind=Kind.PARTICIPANTS,
            hint=N_(
                "Kryssa även för den som bara ska vara med på mötet. Vem som får en kopia av "
                "planen väljs på fliken Deltagare."
            ),
        ),
    ),
    (
        FieldSpec(
            part="sharing_consent",
            field="recipients",
            label=N_("Andra som får ta del av uppgifterna"),
            remark=remark_on_recipients,
        ),
    ),
)


def consent_section(
    purpose: ConsentPurpose,
    title: str,
    intro: str,
    question: str,
    recipients: tuple[tuple[FieldSpec, ...], ...] = (),
) -> Section:
    """The fields of one consent; `title`, `intro` and `question` are message ids."""
    part = DRAFTS[purpose]
    return Section(
        title=title,
        intro=intro,
        rows=(
            (FieldSpec(part=part, field="answer", label=question, kind=Kind.ANSWER),),
            (
                FieldSpec(
                    part=part,
                    field="date",
                    label=N_("Datum"),
                    kind=Kind.PAST_DATE,
                    needed=NEEDED,
                ),
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
                    remark=partial(remark_on_last_day, purpose=purpose),
                ),
            ),
            (
                FieldSpec(
                    part=part,
                    field="obtained_by",
                    label=N_("Inhämtat av (personal)"),
                    hint=N_("Pil ned: förslag"),
                    suggest=known_coordinator,
                    completes=False,
                    needed=NEEDED,
                ),
                FieldSpec(
                    part=part,
                    field="given_by",
                    label=N_("Lämnat av (namn)"),
                    room=TWO_NAMES,
                ),
                FieldSpec(
                    part=part,
                    field="authority",
                    label=N_("I egenskap av"),
                    kind=Kind.CHOICE,
                    choices=Authority,
                    needed=NEEDED_FOR_YES,
                ),
            ),
            (
                FieldSpec(
                    part=part,
                    field="covers",
                    label=N_("Samtycket omfattar"),
                    kind=Kind.TEXT,
                    hint=N_("t.ex. det som behövs för planeringen av hjälpen hemma"),
                    remark=partial(remark_on_extent, purpose=purpose),
                ),
                FieldSpec(
                    part=part,
                    field="excludes",
                    label=N_("Samtycket omfattar inte (fråga alltid)"),
                    kind=Kind.TEXT,
                    hint=N_("”inget” är också ett svar"),
                    needed=NEEDED_FOR_YES,
                ),
            ),
            *recipients,
            (
                FieldSpec(
                    part=part,
                    field="documented_in_journal",
                    label=N_("Dokumenterat i journal?"),
                    kind=Kind.ANSWER,
                    words=((Answer.NOT_ASKED, N_("Inte noterat")),),
                ),
            ),
        ),
    )


PLAN_CONSENT = consent_section(
    ConsentPurpose.PLAN,
    PURPOSES[ConsentPurpose.PLAN],
    N_(
        "Utan samtycke görs ingen SIP. Den som säger nej får ändå den vård och det stöd "
        "som hen behöver. Samtycket kan tas tillbaka när som helst."
    ),
    N_("Jag samtycker till att en samordnad individuell plan görs"),
)
SHARING_CONSENT = consent_section(
    ConsentPurpose.SHARING,
    PURPOSES[ConsentPurpose.SHARING],
    N_(
        "Gäller bara den här samordningen, de mottagare som nämns och en viss tid. "
        "Muntligt samtycke räcker, men det ska dokumenteras. På papper heter det samtycke till "
        "informationsutbyte."
    ),
    N_("Jag samtycker till att uppgifter om min vård och omsorg delas med dem som jag nämner"),
    RECIPIENTS,
)


def consent_page(desk: Desk, parent: QWidget | None = None) -> Page:
    """The tab *Samtycke*."""
    return Page(
        [
            ("", RestNotice),
            ("", partial(ChildNotice, desk)),
            (PLAN_CONSENT.title, partial(ConsentBlock, ConsentPurpose.PLAN, PLAN_CONSENT, desk)),
            (
                SHARING_CONSENT.title,
                partial(ConsentBlock, ConsentPurpose.SHARING, SHARING_CONSENT, desk),
            ),
            (N_("Vem får se vad"), partial(SharingGrid, desk)),
        ],
        parent,
        strip=ConsentStrip(desk),
    )
