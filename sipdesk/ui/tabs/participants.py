"""Deltagare: who comes, chosen by the person; the coordinator; day, time and place."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from sipdesk.case import Answer, Case, InvitationKind, Participant, Presence, Principal
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.rules import (
    advice_on_place,
    coordinator_as_participant,
    known_names_and_coordinator,
    remark_on_end,
    remark_on_start,
    with_known_representative,
    with_principal_of_organisation,
    with_principal_of_role,
)
from sipdesk.ui.calendar_block import meeting_block
from sipdesk.ui.desk import Desk
from sipdesk.ui.fields import FieldSpec, Kind, Section
from sipdesk.ui.form import Form
from sipdesk.ui.known_row import KnownRow, Template
from sipdesk.ui.page import Page
from sipdesk.ui.removing_follow_up import what_removing_loses_at_follow_ups
from sipdesk.ui.rows import RowsEditor
from sipdesk.ui.rows_spec import RowsSpec
from sipdesk.words import word

# Role (a message id for the menu), organisation, principal: who comes to most meetings. An
# occupation that both kommun and region have leaves the last two to be asked.
TYPICAL: tuple[tuple[str, str, Principal], ...] = (
    (N_("Hemtjänst"), "Hemtjänsten", Principal.MUNICIPALITY),
    (N_("Biståndshandläggare"), "Socialtjänsten", Principal.MUNICIPALITY),
    (N_("Socialsekreterare"), "Socialtjänsten", Principal.MUNICIPALITY),
    (N_("LSS-handläggare"), "Socialtjänsten", Principal.MUNICIPALITY),
    (N_("Boendestöd"), "Socialtjänsten", Principal.MUNICIPALITY),
    (N_("Kontaktperson"), "Socialtjänsten", Principal.MUNICIPALITY),
    (N_("Kommunal hälso- och sjukvård"), "Hemsjukvården", Principal.MUNICIPALITY),
    (N_("Skola"), "Skolan", Principal.MUNICIPALITY),
    (N_("Arbetsterapeut"), "", Principal.UNSET),
    (N_("Kurator"), "", Principal.UNSET),
    (N_("Distriktssköterska"), "Vårdcentralen", Principal.REGION),
    (N_("Vårdcentral"), "Vårdcentralen", Principal.REGION),
    (N_("Psykiatri"), "Psykiatrin", Principal.REGION),
    (N_("Habilitering"), "Habiliteringen", Principal.REGION),
    (N_("Bup"), "Barn- och ungdomspsykiatrin", Principal.REGION),
    (N_("Sjukhus"), "Sjukhuset", Principal.REGION),
    (N_("Försäkringskassan"), "Försäkringskassan", Principal.OTHER),
    (N_("Arbetsförmedlingen"), "Arbetsförmedlingen", Principal.OTHER),
    (N_("Kriminalvården"), "Kriminalvården", Principal.OTHER),
    (N_("Närstående"), "", Principal.OTHER),
    (N_("Vårdnadshavare"), "", Principal.OTHER),
    (N_("God man"), "", Principal.OTHER),
    (N_("Förvaltare"), "", Principal.OTHER),
    (N_("Personligt ombud"), "", Principal.OTHER),
    (N_("Tolk"), "Tolkförmedlingen", Principal.OTHER),
)
ROLES = tuple(role for role, _organisation, _principal in TYPICAL)

PARTICIPANT = Section(
    title="",
    rows=(
        (
            FieldSpec(part="participants", field="name", label=N_("Namn")),
            FieldSpec(
                part="participants",
                field="role",
                label=N_("Roll"),
                suggestions=ROLES,
                when_chosen=with_principal_of_role,
            ),
        ),
        (
            FieldSpec(
                part="participants",
                field="organisation",
                label=N_("Verksamhet"),
                weight=3,
                when_chosen=with_principal_of_organisation,
            ),
            FieldSpec(
                part="participants",
                field="principal",
                label=N_("Huvudman"),
                kind=Kind.CHOICE,
                choices=Principal,
                weight=2,
            ),
        ),
        (
            FieldSpec(part="participants", field="phone", label=N_("Telefon")),
            FieldSpec(part="participants", field="email", label=N_("E-post")),
        ),
        (
            FieldSpec(
                part="participants",
                field="wanted",
                label=N_("Vill personen ha med deltagaren?"),
                kind=Kind.ANSWER,
            ),
            FieldSpec(
                part="participants",
                field="gets_copy",
                label=N_("Ska deltagaren få en kopia av planen?"),
                kind=Kind.ANSWER,
            ),
        ),
        (
            FieldSpec(
                part="participants",
                field="invitation",
                label=N_("Kallad eller inbjuden"),
                kind=Kind.CHOICE,
                choices=InvitationKind,
            ),
            FieldSpec(
                part="participants",
                field="invited_on",
                label=N_("Kallad eller inbjuden den"),
                kind=Kind.PAST_DATE,
            ),
            FieldSpec(
                part="participants",
                field="presence",
                label=N_("Närvaro på mötet"),
                kind=Kind.CHOICE,
                choices=Presence,
            ),
        ),
    ),
)

COORDINATOR = Section(
    title=N_("Samordnare"),
    intro=N_("Personen väljer själv vem som samordnar."),
    rows=(
        (
            FieldSpec(part="coordinator", field="name", label=N_("Namn")),
            FieldSpec(part="coordinator", field="organisation", label=N_("Verksamhet")),
        ),
        (
            FieldSpec(part="coordinator", field="phone", label=N_("Telefon")),
            FieldSpec(part="coordinator", field="email", label=N_("E-post")),
        ),
    ),
)

MEETING = Section(
    title=N_("När ska SIP upprättas?"),
    rows=(
        (
            FieldSpec(part="meeting", field="date", label=N_("Dag"), kind=Kind.NEAR_DATE, weight=3),
            FieldSpec(
                part="meeting",
                field="start",
                label=N_("Börjar klockan"),
                kind=Kind.TIME,
                remark=remark_on_start,
            ),
            FieldSpec(
                part="meeting",
                field="end",
                label=N_("Slutar klockan"),
                kind=Kind.TIME,
                remark=remark_on_end,
            ),
        ),
        (
            FieldSpec(part="meeting", field="place", label=N_("Plats"), advice=advice_on_place),
            FieldSpec(
                part="meeting",
                field="convener",
                label=N_("Sammankallande"),
                hint=N_("Pil ned: förslag"),
                suggest=known_names_and_coordinator,
            ),
        ),
        (
            FieldSpec(
                part="meeting",
                field="participating_units",
                label=N_("Deltagande enheter"),
                kind=Kind.TEXT,
                hint=N_("Enheter som deltar, om de inte redan står bland deltagarna."),
            ),
        ),
    ),
)


def typical_participant(
    role: str, organisation: str, principal: Principal, case: Case
) -> Participant:
    """A new participant as most cases have them; who it is, and yes or no, is asked. The case tells
    who a guardian, god man or förvaltare is.

    In Swedish whatever the window speaks: the record is (PDL 2008:355 3:13).
    """
    row = Participant(role=role, organisation=organisation, principal=principal)
    return with_known_representative(case, row)


def summarise_participant(_nothing: None, participant: Participant) -> tuple[str, str]:
    first = participant.name or participant.role or participant.organisation or _("(tomt)")
    details = [participant.role if participant.name else "", participant.organisation]
    if participant.wanted is Answer.NO:
        details.insert(0, _("Bortvald av personen"))
    elif participant.presence is not Presence.UNSET:
        details.append(_(word(participant.presence)))
    return first, " · ".join(d for d in dict.fromkeys(details) if d and d != first)


PARTICIPANTS = RowsSpec(
    part="participants",
    title=N_("Deltagare"),
    intro=N_("Personen väljer vilka som är med, och får välja bort någon."),
    sections=(PARTICIPANT,),
    summarise=summarise_participant,
    add=N_("Lägg till deltagare"),
    templates=tuple(
        Template(label=role, make=partial(typical_participant, role, organisation, principal))
        for role, organisation, principal in TYPICAL
    ),
    templates_label=N_("Vanliga &deltagare"),
    known=KnownRow(
        label=N_("&Lägg till samordnaren"),
        tip=N_("Den som står som samordnare längre ned på sidan."),
        make=coordinator_as_participant,
    ),
    empty=N_(
        "Ingen deltagare ännu. Tryck Ctrl+Enter för en ny, eller välj bland vanliga deltagare."
    ),
    ask_before_removing=what_removing_loses_at_follow_ups,
    rows_in_sight=5,
)


def participants_page(desk: Desk, parent: QWidget | None = None) -> Page:
    """The tab *Deltagare*."""
    return Page(
        [
            ("", partial(RowsEditor, PARTICIPANTS, desk)),
            ("", partial(Form, [MEETING], desk)),
            ("", partial(meeting_block, desk)),
            ("", partial(Form, [COORDINATOR], desk)),
        ],
        parent,
    )
