"""Plan: goals in the person's own words, who does what and when, and the approval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from sipdesk.case import Address, Answer, Case, Goal, Horizon, Intervention, Principal
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.rules import (
    advice_on_place,
    intervention_for_only_goal,
    known_names,
    known_names_and_coordinator,
    known_organisations,
    with_known_contact,
    with_known_responsibility,
)
from sipdesk.ui.approval import ApprovalBlock
from sipdesk.ui.approved_bar import ApprovedBar
from sipdesk.ui.copies_log import CopiesLog
from sipdesk.ui.desk import Desk
from sipdesk.ui.fields import FieldSpec, Kind, Section
from sipdesk.ui.form import Form
from sipdesk.ui.page import Page
from sipdesk.ui.removing_follow_up import what_removing_loses_at_follow_ups
from sipdesk.ui.rows import RowsEditor
from sipdesk.ui.rows_spec import RowsSpec
from sipdesk.words import word

COPIES = Address("copies_given", "")
NAME = 20  # letters: "Arbetsmarknadsenheten" is read as a whole


def has_lss_plan(case: Case, _today: dt.date) -> bool:
    """Whether to ask when the plan under LSS was reviewed."""
    return case.plan.lss_plan is Answer.YES


SITUATION = Section(
    title=N_("Nuläge och behov"),
    rows=(
        (
            FieldSpec(
                part="plan",
                field="situation",
                label=N_("Hur ser det ut i dag, och vilka behov finns?"),
                kind=Kind.TEXT,
                lines=3,
            ),
        ),
    ),
)

GOAL = Section(
    title="",
    rows=(
        (
            FieldSpec(
                part="goals",
                field="own_words",
                label=N_("Mål – med mina egna ord"),
                kind=Kind.TEXT,
                lines=3,
            ),
        ),
        (
            FieldSpec(
                part="goals",
                field="professional_wording",
                label=N_("Målet med verksamheternas ord (ersätter aldrig de egna orden)"),
                kind=Kind.TEXT,
            ),
        ),
        (
            FieldSpec(
                part="goals",
                field="horizon",
                label=N_("Långsiktigt eller kortsiktigt"),
                kind=Kind.CHOICE,
                choices=Horizon,
            ),
        ),
    ),
)

INTERVENTION = Section(
    title="",
    rows=(
        (
            FieldSpec(
                part="interventions", field="what", label=N_("Vad ska göras?"), kind=Kind.TEXT
            ),
        ),
        (
            FieldSpec(
                part="interventions", field="goal_id", label=N_("För vilket mål"), kind=Kind.GOAL
            ),
        ),
        (
            FieldSpec(
                part="interventions",
                field="principal",
                label=N_("Huvudman"),
                kind=Kind.CHOICE,
                choices=Principal,
                weight=2,
            ),
            FieldSpec(
                part="interventions",
                field="organisation",
                label=N_("Ansvarig verksamhet"),
                hint=N_("Pil ned: förslag"),
                suggest=known_organisations,
                when_chosen=with_known_responsibility,
                weight=3,
                room=NAME,
            ),
            FieldSpec(
                part="interventions",
                field="responsible_person",
                label=N_("Ansvarig person"),
                hint=N_("Pil ned: förslag"),
                suggest=known_names,
                when_chosen=with_known_responsibility,
                weight=3,
                room=NAME,
            ),
        ),
        (
            FieldSpec(
                part="interventions",
                field="how_often",
                label=N_("När eller hur ofta"),
                hint=N_("t.ex. varje vardag före kl. 9"),
                room=NAME,
            ),
        ),
        (
            FieldSpec(
                part="interventions", field="starts", label=N_("Börjar"), kind=Kind.NEAR_DATE
            ),
            FieldSpec(part="interventions", field="ends", label=N_("Slutar"), kind=Kind.DATE),
        ),
    ),
)

OWN_PART = Section(
    title=N_("Det gör vi själva och andra"),
    rows=(
        (
            FieldSpec(
                part="plan", field="own_actions", label=N_("Det gör jag själv"), kind=Kind.TEXT
            ),
            FieldSpec(
                part="plan",
                field="relatives_actions",
                label=N_("Det gör mina närstående"),
                kind=Kind.TEXT,
            ),
        ),
        (
            FieldSpec(
                part="plan",
                field="others_measures_exist",
                label=N_("Gör någon annan än kommunen och regionen något?"),
                kind=Kind.ANSWER,
            ),
        ),
        (
            FieldSpec(
                part="plan",
                field="others_measures",
                label=N_("Vad gör de, och vilka är de?"),
                kind=Kind.TEXT,
                hint=N_("t.ex. Försäkringskassan, Arbetsförmedlingen, en förening"),
            ),
        ),
    ),
)

RESPONSIBILITY = Section(
    title=N_("Ansvar"),
    rows=(
        (
            FieldSpec(
                part="plan",
                field="overall_responsibility",
                label=N_("Övergripande ansvar"),
                kind=Kind.CHOICE,
                choices=Principal,
                not_offered=(Principal.OTHER,),  # SoL (2025:400) 10:8-9, HSL (2017:30) 16:4
                weight=2,
            ),
            FieldSpec(
                part="plan",
                field="main_responsible",
                label=N_("Huvudansvarig person"),
                hint=N_("Pil ned: förslag"),
                suggest=known_names_and_coordinator,
                when_chosen=with_known_contact,
                weight=2,
            ),
            FieldSpec(
                part="plan",
                field="main_responsible_contact",
                label=N_("Kontaktuppgifter"),
                weight=2,
            ),
        ),
    ),
)

CRISIS_AND_VIEWS = Section(
    title=N_("Krisplan och mina synpunkter"),
    rows=(
        (
            FieldSpec(
                part="plan",
                field="crisis_plan",
                label=N_("Om läget försämras: vad gör vi då?"),
                kind=Kind.TEXT,
            ),
            FieldSpec(
                part="plan",
                field="my_views",
                label=N_("Mina synpunkter, eller det jag inte håller med om"),
                kind=Kind.TEXT,
            ),
        ),
    ),
)

FOLLOWING_UP = Section(
    title=N_("Så följer vi upp planen"),
    rows=(
        (
            FieldSpec(
                part="plan",
                field="follow_up_date",
                label=N_("Datum för uppföljning"),
                kind=Kind.DATE,
                weight=3,
            ),
            FieldSpec(
                part="plan", field="follow_up_time", label=N_("Klockan"), kind=Kind.TIME, weight=1
            ),
            FieldSpec(
                part="plan",
                field="follow_up_place",
                label=N_("Plats"),
                weight=3,
                advice=advice_on_place,
            ),
        ),
        (
            FieldSpec(
                part="plan",
                field="follow_up_convener",
                label=N_("Vem kallar till mötet?"),
                hint=N_("Pil ned: förslag"),
                suggest=known_names_and_coordinator,
            ),
            FieldSpec(part="plan", field="follow_up_how_often", label=N_("Hur ofta?")),
        ),
        (
            FieldSpec(
                part="plan",
                field="follow_up_how",
                label=N_("Hur följs planen upp?"),
                kind=Kind.TEXT,
            ),
            FieldSpec(
                part="plan",
                field="cooperation_ends",
                label=N_("När avslutas samarbetet?"),
                kind=Kind.TEXT,
            ),
        ),
        (
            FieldSpec(
                part="plan",
                field="lss_plan",
                label=N_("Har personen också en individuell plan enligt LSS?"),
                kind=Kind.ANSWER,
            ),
            FieldSpec(
                part="plan",
                field="lss_reviewed",
                label=N_("När sågs LSS-planen över senast?"),
                kind=Kind.PAST_DATE,
                shown_when=has_lss_plan,
            ),
        ),
    ),
)


def summarise_goal(_nothing: None, goal: Goal) -> tuple[str, str]:
    first = " ".join((goal.own_words or goal.professional_wording).split())[:200]
    return first or _("(tomt)"), _(word(goal.horizon)) if goal.horizon else ""


def goal_ids(case: Case) -> tuple[str, ...]:
    """Which goals there are, in their order."""
    return tuple(goal.id for goal in case.goals)


def summarise_intervention(goals: tuple[str, ...], intervention: Intervention) -> tuple[str, str]:
    first = " ".join(intervention.what.split())[:200] or _("(tomt)")
    details = [
        _(word(intervention.principal)) if intervention.principal else _("huvudman saknas"),
        intervention.responsible_person or intervention.organisation,
    ]
    if intervention.goal_id in goals:
        details.append(_("mål {number}", number=goals.index(intervention.goal_id) + 1))
    return first, " · ".join(detail for detail in details if detail)


GOALS = RowsSpec(
    part="goals",
    title=N_("Mål"),
    sections=(GOAL,),
    summarise=summarise_goal,
    add=N_("Lägg till mål"),
    empty=N_("Inget mål ännu. Fråga: Vad vill du ska bli annorlunda? Ctrl+Enter ger ett nytt."),
    locked_when_approved=True,
    ask_before_removing=what_removing_loses_at_follow_ups,
)
INTERVENTIONS = RowsSpec(
    part="interventions",
    title=N_("Insatser – vem gör vad och när"),
    sections=(INTERVENTION,),
    summarise=summarise_intervention,
    told_from=goal_ids,
    add=N_("Lägg till insats"),
    empty=N_("Ingen insats ännu. Tryck Ctrl+Enter för att lägga till en."),
    locked_when_approved=True,
    make=intervention_for_only_goal,
    ask_before_removing=what_removing_loses_at_follow_ups,
)


def plan_page(desk: Desk, parent: QWidget | None = None) -> Page:
    """The tab *Plan*."""

    bar = ApprovedBar()

    def form(section: Section) -> Callable[[], Form]:
        return partial(Form, [section], desk, locked_when_approved=True)

    def approval() -> ApprovalBlock:
        block = ApprovalBlock(desk)
        bar.new_version_wanted.connect(block.begin_new_version)
        block.approved.connect(partial(desk.editor.reveal, COPIES))
        return block

    return Page(
        [
            (N_("Nuläge"), form(SITUATION)),
            (N_("Mål"), partial(RowsEditor, GOALS, desk)),
            (N_("Insatser"), partial(RowsEditor, INTERVENTIONS, desk)),
            (N_("Jag och andra"), form(OWN_PART)),
            (N_("Ansvar"), form(RESPONSIBILITY)),
            (N_("Kris och synpunkter"), form(CRISIS_AND_VIEWS)),
            (N_("Uppföljning"), form(FOLLOWING_UP)),
            (N_("Godkännande"), approval),
            (N_("Kopior"), partial(CopiesLog, desk)),
        ],
        parent,
        strip=bar,
    )
