"""The form for a follow-up: filled with what was written, or with room to write by hand.

What is not known yet is a line to write on or an empty box, so the filled form, the one with the
goals and interventions of the plan, and the wholly blank one are the same page of code. The
person's view comes first and the professionals' beside it: they may differ.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import StrEnum

from sipdesk.case import (
    Answer,
    Case,
    CopyGiven,
    FollowUp,
    Goal,
    Intervention,
    Nearness,
    NextStep,
    Participant,
    Presence,
    Progress,
    attendance,
    goal_review,
    intervention_review,
    is_empty_row,
    is_protected,
    row_of,
    without_whereabouts,
)
from sipdesk.documents.copy_mark import copy_mark
from sipdesk.documents.editions import in_edition
from sipdesk.documents.kit.archive import Imprint
from sipdesk.documents.kit.blocks import Fields, Heading, Paragraph, Prompt, Section
from sipdesk.documents.kit.figures import Chart, ChartColumn
from sipdesk.documents.kit.flow import Block
from sipdesk.documents.kit.forms import Choice, TickBoxes, WritingLines
from sipdesk.documents.kit.page import Furniture
from sipdesk.documents.kit.style import NAME, OWN_WORDS
from sipdesk.documents.wording import Wording, coming, joined
from sipdesk.rules import GoalRatings, in_words, last_follow_up, ratings

_BLANK_GOALS = 3
_BLANK_INTERVENTIONS = 4


def follow_up_form(
    case: Case | None,
    language: str,
    today: dt.date,
    follow_up_id: str = "",
    copy: CopyGiven | None = None,
) -> bytes:
    """The form for the follow-up with that id, or for the last one where anything is written.

    Without any such follow-up it lists the plan, with room to write; without a case it is blank.
    """
    form = _Form(case, Wording(language), follow_up_id)
    mark = copy_mark(case, copy, today, form.wording) if case else ""
    furniture = Furniture(form.header(), form.footer(today), "", form.wording.page_of, mark)
    imprint = Imprint(form.title, form.wording.language, today)
    return in_edition(form.wording.edition, form.blocks(), furniture, imprint)


class _Form:
    def __init__(self, case: Case | None, wording: Wording, follow_up_id: str) -> None:
        self._is_blank = case is None
        case = case or Case()
        self._protected = is_protected(case)
        self._case = without_whereabouts(case) if self._protected else case
        chosen = row_of(self._case, "follow_ups", follow_up_id) or last_follow_up(self._case)
        self._meeting = chosen or FollowUp(id="")
        self.wording = wording
        self._texts = wording.texts
        self.title = self._texts.gettext("Uppföljning av SIP")

    # --- every page -----------------------------------------------------------------------------

    def header(self) -> str:
        return " · ".join(part for part in (self.title, self._case.person.name.strip()) if part)

    def footer(self, today: dt.date) -> str:
        _ = self._texts.gettext
        if self._is_blank:
            return self.wording.printed(today)
        version = _("Version {version}", version=self._case.plan.version)
        return f"{version} · {self.wording.printed(today)}"

    # --- the paper, from the top ----------------------------------------------------------------

    def blocks(self) -> Iterator[Block]:
        """The whole form, from the top."""
        yield from self._top()
        yield self._when()
        yield self._who()
        yield self._goals()
        yield self._interventions()
        yield self._change()
        yield self._next()

    def _top(self) -> Iterator[Block]:
        _ = self._texts.gettext
        person = self._case.person
        yield Heading(1, self.title)
        if person.name.strip():
            yield Paragraph(person.name.strip(), NAME)
        elif self._is_blank:
            yield Fields([(_("Namn"), ""), (_("Personnummer"), "")], writable=True)
        yield Paragraph(
            _(
                "Du berättar först hur det har gått. Sedan berättar de andra. "
                "Ni får tycka olika. Båda bedömningarna skrivs ned."
            )
        )

    def _when(self) -> Block:
        _ = self._texts.gettext
        place = self.wording.place(self._meeting.place, self._protected)
        fields = [
            (_("Dag"), self.wording.date(self._meeting.date)),
            (_("Tid"), self._meeting.time),
            (_("Plats"), place),
        ]
        return Section(Heading(2, _("Uppföljningsmötet")), [Fields(fields, writable=True)])

    def _who(self) -> Block:
        _ = self._texts.gettext
        blocks: list[Block] = []
        for each in coming(self._case):
            blocks += self._participant(each)
        if blocks:
            blocks.append(Prompt(_("Andra som var med")))
        blocks += self._written(self._meeting.present, 2 if blocks else 5)
        return Section(Heading(2, _("Vilka var med")), blocks)

    def _participant(self, each: Participant) -> Iterator[Block]:
        yield Prompt(joined((each.name, each.role, each.organisation)))
        noted = attendance(self._case, self._meeting.id, each.id).presence
        yield self._boxes(Presence, noted)

    def _goals(self) -> Block:
        _ = self._texts.gettext
        goals = [goal for goal in self._case.goals if not is_empty_row(goal)]
        rated = {one.goal_id: one for one in ratings(self._case, self._meeting.id)}
        blocks: list[Block] = [
            Paragraph(_("Hur nära målet: 1 betyder inte börjat, 5 betyder att målet är nått."))
        ]
        for number, goal in enumerate(goals or [Goal(id="")] * _BLANK_GOALS, start=1):
            blocks += self._goal(number, goal)
            if self._meeting.id and goal.id in rated:
                blocks += self._over_time(rated[goal.id])
        return Section(Heading(2, _("Målen")), blocks)

    def _goal(self, number: int, goal: Goal) -> Iterator[Block]:
        _ = self._texts.gettext
        review = goal_review(self._case, self._meeting.id, goal.id)
        yield Heading(3, _("Mål {number}", number=number))
        words = goal.own_words.strip() or goal.professional_wording.strip()
        yield Paragraph(words, OWN_WORDS) if words else WritingLines(1)
        yield Prompt(_("Gäller målet fortfarande?"))
        yield self._boxes(Answer, review.still_applies)
        yield Prompt(_("Hur nära är målet? Det tycker jag"))
        yield self._nearness(review.nearness_person)
        yield Prompt(_("Hur det har gått, med mina egna ord"))
        yield from self._written(review.own_words, 2)
        yield Prompt(_("Hur nära är målet? Det tycker verksamheterna"))
        yield self._nearness(review.nearness_professionals)
        yield Prompt(_("Verksamheternas kommentar"))
        yield from self._written(review.professional_comment, 1)

    def _over_time(self, one: GoalRatings) -> Iterator[Block]:
        _ = self._texts.gettext
        yield Prompt(_("Så har bedömningarna ändrats"))
        columns = [
            ChartColumn(
                self.wording.short_date(rating.date) or _("Utan datum"),
                rating.person,
                rating.professionals,
            )
            for rating in one.ratings
        ]
        yield Chart(columns, _("jag"), _("verksamheterna"), self._in_words(one))

    def _in_words(self, one: GoalRatings) -> str:
        return self.wording.said(lambda texts: in_words(one, texts))

    def _interventions(self) -> Block:
        _ = self._texts.gettext
        listed = [each for each in self._case.interventions if not is_empty_row(each)]
        blocks: list[Block] = []
        for each in listed or [Intervention(id="")] * _BLANK_INTERVENTIONS:
            blocks += self._intervention(each)
        return Section(Heading(2, _("Insatserna")), blocks)

    def _intervention(self, each: Intervention) -> Iterator[Block]:
        _ = self._texts.gettext
        review = intervention_review(self._case, self._meeting.id, each.id)
        if is_empty_row(each):
            yield Prompt(_("Insats"))
            yield WritingLines(1)
        else:
            yield Prompt(joined((each.what, each.organisation, each.responsible_person)))
        yield self._boxes(Progress, review.progress)
        yield Prompt(_("Varför?"))
        yield from self._written(review.why, 1)

    def _change(self) -> Block:
        _ = self._texts.gettext
        blocks = self._written(self._meeting.what_to_change, 3)
        return Section(Heading(2, _("Vad ska ändras?")), blocks)

    def _next(self) -> Block:
        _ = self._texts.gettext
        fields = [(_("Nästa uppföljning"), self.wording.date(self._meeting.next_date))]
        return Section(
            Heading(2, _("Hur går vi vidare?")),
            [self._boxes(NextStep, self._meeting.next_step), Fields(fields, writable=True)],
        )

    # --- small things ---------------------------------------------------------------------------

    def _boxes(self, kind: type[StrEnum], chosen: StrEnum) -> Block:
        """A box for each answer there is."""
        return self._ticked([(self.wording.word(each), each is chosen) for each in kind if each])

    def _nearness(self, chosen: Nearness) -> Block:
        return self._ticked([(str(each), each is chosen) for each in Nearness if each])

    def _ticked(self, choices: Sequence[tuple[str, bool]]) -> Block:
        _ = self._texts.gettext
        return TickBoxes(
            [
                Choice(label, ticked, _("Ikryssad ruta") if ticked else _("Tom ruta"))
                for label, ticked in choices
            ]
        )

    def _written(self, text: str, lines: int) -> list[Block]:
        """What was written, as it was written; lines to write on when there is nothing."""
        return [Paragraph(text.strip())] if text.strip() else [WritingLines(lines)]
