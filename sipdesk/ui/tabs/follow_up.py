"""Uppföljning: how it went, as the person and the professionals see it, and what now."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sipdesk.case import (
    Address,
    Answer,
    Attendance,
    Case,
    FollowUp,
    Goal,
    GoalReview,
    Intervention,
    InterventionReview,
    Nearness,
    Progress,
    goal_review,
    goals_followed_up,
    intervention_review,
    interventions_followed_up,
    is_empty_row,
    row_of,
)
from sipdesk.dates import short_date
from sipdesk.i18n import N_, window_language
from sipdesk.i18n import gettext as _
from sipdesk.rules import advice_on_place, agreed_day
from sipdesk.ui.attendance import AttendanceBlock
from sipdesk.ui.block import Block
from sipdesk.ui.calendar_block import follow_up_block
from sipdesk.ui.carried_over import CARRIED_OVER, OverviewBlock
from sipdesk.ui.decision import DECISION, DecisionBlock
from sipdesk.ui.desk import Desk
from sipdesk.ui.ending import EndingBlock
from sipdesk.ui.fields import FieldSpec, Kind, Section
from sipdesk.ui.page import Page
from sipdesk.ui.put_off_line import PutOffLine
from sipdesk.ui.rating_picture import RatingsOverTime
from sipdesk.ui.removing_follow_up import what_removing_loses
from sipdesk.ui.rows import RowsEditor
from sipdesk.ui.rows_spec import RowsSpec
from sipdesk.words import word

REVIEWS_IN_SIGHT = 4  # who walks down a list knows where it ends
DECISION_FIELDS = {spec.field for spec in DECISION.fields}
FOLLOW_UP = Section(
    title="",
    rows=(
        (
            FieldSpec(
                part="follow_ups",
                field="date",
                label=N_("Dag"),
                kind=Kind.NEAR_DATE,
                weight=3,
                agreed=agreed_day,
            ),
            FieldSpec(
                part="follow_ups", field="time", label=N_("Klockan"), kind=Kind.TIME, weight=1
            ),
            FieldSpec(
                part="follow_ups",
                field="place",
                label=N_("Plats"),
                weight=3,
                advice=advice_on_place,
            ),
        ),
        (
            FieldSpec(
                part="follow_ups",
                field="present",
                label=N_("Andra som var med"),
                kind=Kind.TEXT,
            ),
        ),
    ),
)

GOAL_REVIEW = Section(
    title="",
    rows=(
        (
            FieldSpec(
                part="goal_reviews",
                field="still_applies",
                label=N_("Gäller målet fortfarande?"),
                kind=Kind.ANSWER,
            ),
        ),
        (
            FieldSpec(
                part="goal_reviews",
                field="nearness_person",
                label=N_("Hur nära är målet? Det tycker jag"),
                kind=Kind.CHOICE,
                choices=Nearness,
            ),
            FieldSpec(
                part="goal_reviews",
                field="nearness_professionals",
                label=N_("Hur nära är målet? Det tycker verksamheterna"),
                kind=Kind.CHOICE,
                choices=Nearness,
            ),
        ),
        (
            FieldSpec(
                part="goal_reviews",
                field="own_words",
                label=N_("Hur det har gått, med mina egna ord"),
                kind=Kind.TEXT,
            ),
            FieldSpec(
                part="goal_reviews",
                field="professional_comment",
                label=N_("Verksamheternas kommentar"),
                kind=Kind.TEXT,
            ),
        ),
    ),
)

INTERVENTION_REVIEW = Section(
    title="",
    rows=(
        (
            FieldSpec(
                part="intervention_reviews",
                field="progress",
                label=N_("Hur gick det?"),
                kind=Kind.CHOICE,
                choices=Progress,
                weight=1,
            ),
            FieldSpec(
                part="intervention_reviews",
                field="why",
                label=N_("Varför?"),
                kind=Kind.TEXT,
                weight=2,
            ),
        ),
    ),
)


def summarise_follow_up(_nothing: None, follow_up: FollowUp) -> tuple[str, str]:
    first = short_date(follow_up.date, window_language()) if follow_up.date else _("Utan datum")
    return first, _(word(follow_up.next_step)) if follow_up.next_step else ""


def goals_of(case: Case) -> Mapping[str, tuple[Goal, ...]]:
    """The goals that each follow-up looked back on, by its id."""
    return {meeting.id: goals_followed_up(case, meeting) for meeting in case.follow_ups}


def interventions_of(case: Case) -> Mapping[str, tuple[Intervention, ...]]:
    """As `goals_of`."""
    return {meeting.id: interventions_followed_up(case, meeting) for meeting in case.follow_ups}


def summarise_goal_review(
    goals: Mapping[str, tuple[Goal, ...]], review: GoalReview
) -> tuple[str, str]:
    then = goals[review.follow_up_id]
    goal = next((goal for goal in then if goal.id == review.goal_id), None)
    first = " ".join((goal.own_words or goal.professional_wording).split())[:200] if goal else ""
    said = [
        _("jag {level}", level=review.nearness_person) if review.nearness_person else "",
        _("verksamheterna {level}", level=review.nearness_professionals)
        if review.nearness_professionals
        else "",
        _("gäller inte längre") if review.still_applies is Answer.NO else "",
    ]
    return first or _("(tomt)"), " · ".join(part for part in said if part)


def summarise_intervention_review(
    interventions: Mapping[str, tuple[Intervention, ...]], review: InterventionReview
) -> tuple[str, str]:
    then = interventions[review.follow_up_id]
    intervention = next((i for i in then if i.id == review.intervention_id), None)
    first = " ".join(intervention.what.split())[:200] if intervention else ""
    return first or _("(tomt)"), _(word(review.progress)) if review.progress else ""


def goal_reviews_at(case: Case, follow_up_id: str) -> tuple[Any, ...]:
    """A review for each goal that one follow-up looked back on, written or blank."""
    meeting = row_of(case, "follow_ups", follow_up_id)
    goals = goals_followed_up(case, meeting) if meeting is not None else ()
    return tuple(goal_review(case, follow_up_id, goal.id) for goal in goals)


def intervention_reviews_at(case: Case, follow_up_id: str) -> tuple[Any, ...]:
    """A review for each intervention that one follow-up looked back on, written or blank."""
    meeting = row_of(case, "follow_ups", follow_up_id)
    interventions = interventions_followed_up(case, meeting) if meeting is not None else ()
    return tuple(intervention_review(case, follow_up_id, i.id) for i in interventions)


def gone_through(reviews: tuple[Any, ...]) -> str:
    """How many of the reviews anything is written in."""
    done = sum(not is_empty_row(review) for review in reviews)
    return _("Antecknat: {done} av {all}", done=done, all=len(reviews)) if reviews else ""


FOLLOW_UPS = RowsSpec(
    part="follow_ups",
    title=N_("Uppföljningsmöten"),
    intro=N_("Personen berättar först. Två bedömningar får skilja sig åt; båda skrivs ned."),
    sections=(FOLLOW_UP,),
    summarise=summarise_follow_up,
    add=N_("Lägg till uppföljning"),
    empty=N_("Ingen uppföljning ännu. Tryck Ctrl+Enter när ni träffas igen."),
    ask_before_removing=what_removing_loses,
)
GOAL_REVIEWS = RowsSpec(
    part="goal_reviews",
    title=N_("Målen vid den här uppföljningen"),
    sections=(GOAL_REVIEW,),
    summarise=summarise_goal_review,
    told_from=goals_of,
    choose=goal_reviews_at,
    how_far=gone_through,
    empty=N_("Planen har inga mål ännu. De skrivs under fliken Plan."),
    rows_in_sight=REVIEWS_IN_SIGHT,
)
INTERVENTION_REVIEWS = RowsSpec(
    part="intervention_reviews",
    title=N_("Insatserna vid den här uppföljningen"),
    sections=(INTERVENTION_REVIEW,),
    summarise=summarise_intervention_review,
    told_from=interventions_of,
    choose=intervention_reviews_at,
    how_far=gone_through,
    empty=N_("Planen har inga insatser ännu. De skrivs under fliken Plan."),
    rows_in_sight=REVIEWS_IN_SIGHT,
)
PARTS_OF_A_MEETING = {GOAL_REVIEWS.part, INTERVENTION_REVIEWS.part}


class FollowUpBlock(Block):
    """The follow-up meetings, and below them what was said at the chosen one.

    `ending` is the block where the ending is written, if there is one on the page.
    """

    def __init__(
        self, desk: Desk, ending: Block | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._case: Case | None = None
        self._later = PutOffLine(desk)
        self._meetings = RowsEditor(FOLLOW_UPS, desk)
        self._attendance = AttendanceBlock(desk)
        self._goals = RowsEditor(GOAL_REVIEWS, desk)
        self._interventions = RowsEditor(INTERVENTION_REVIEWS, desk)
        self._decision = DecisionBlock(desk, ending)
        self._over_time = RatingsOverTime()

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(18)
        layout.addWidget(self._meetings)
        layout.addWidget(self._later)
        for block in self._blocks[1:]:
            layout.addWidget(block)

        self._meetings.selected.connect(self._show_meeting)

    @property
    def _blocks(self) -> tuple[Block, ...]:
        return (
            self._meetings,
            self._attendance,
            self._goals,
            self._interventions,
            self._decision,
            self._over_time,
        )

    def show_case(self, case: Case) -> None:
        self._case = case
        self._later.show_case(case)
        self._meetings.show_case(case)
        self._show_meeting(self._meetings.chosen)
        self._over_time.show_case(case)

    def reveal(self, address: Address) -> bool:
        if address.part in PARTS_OF_A_MEETING and not self._meetings.chosen:
            return self._meetings.reveal(FOLLOW_UP.fields[0].address())
        if self._case is not None and address.row:
            row = row_of(self._case, address.part, address.row)
            if isinstance(row, GoalReview | InterventionReview | Attendance):
                self._meetings.choose(row.follow_up_id)
            elif isinstance(row, FollowUp) and address.field in DECISION_FIELDS:
                self._meetings.choose(row.id)
                return self._decision.reveal(address)
        return any(block.reveal(address) for block in self._blocks)

    def lead_in(self) -> bool:
        return self._meetings.lead_in()

    def clear(self) -> None:
        self._case = None
        self._later.clear()
        for block in self._blocks:
            block.clear()

    def _show_meeting(self, follow_up_id: str) -> None:
        if self._case is None:
            return
        for block in (self._attendance, self._goals, self._interventions, self._decision):
            block.setVisible(bool(follow_up_id))
        for reviews in (self._goals, self._interventions):
            reviews.show_case(self._case, follow_up_id)
        for block in (self._attendance, self._decision):
            block.show_meeting(self._case, follow_up_id)


def follow_up_page(desk: Desk, parent: QWidget | None = None) -> Page:
    """The tab *Uppföljning*."""
    ending = EndingBlock(desk)

    def known_ending() -> EndingBlock:
        return ending

    page = Page(
        [
            (N_("Uppföljningar"), partial(FollowUpBlock, desk, ending=ending)),
            ("", partial(follow_up_block, desk)),
            (N_("Överfört"), partial(RowsEditor, CARRIED_OVER, desk)),
            (N_("Översikt"), partial(OverviewBlock, desk)),
            (N_("Avslut"), known_ending),
        ],
        parent,
    )
    ending.setParent(page)  # goes with it also when its turn to be built never comes
    return page
