"""The form for a follow-up: filled with what was written, or with room to write by hand.

What is not known yet is a line to write on or an empty box, so the filled form, the one with the
goals and interventions of the plan, and the wholly blank one are the same page of code. The
person's view comes first and the professionals' beside it: they may differ.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from sipdesk.case import (
    Answer,
    Case,
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
    goals_followed_up,
    intervention_review,
    interventions_followed_up,
    is_empty_row,
    row_of,
    version_followed_up,
)
from sipdesk.documents.kit.blocks import (
    Fields,
    Heading,
    Paragraph,
    Prompt,
    Section,
    Together,
    Under,
)
from sipdesk.documents.kit.figures import Chart, ChartColumn
from sipdesk.documents.kit.flow import Block
from sipdesk.documents.kit.forms import WritingLines
from sipdesk.documents.kit.style import LEAD, NAME, OWN_WORDS
from sipdesk.documents.sheet import Sheet
from sipdesk.documents.wording import coming, joined
from sipdesk.ports import Wanted
from sipdesk.rules import GoalRatings, in_words, last_follow_up, ratings
from sipdesk.rules.same_name import is_same_name

_BLANK_GOALS = 3
_BLANK_INTERVENTIONS = 4
_BETWEEN = 8.0  # points: more than between the questions about one goal or intervention


class FollowUpForm(Sheet):
    """The form for the follow-up that is wanted, or for the last one where anything is written.

    Without any such follow-up it lists the plan, with room to write; without a case it is blank.
    """

    def __init__(self, case: Case | None, wanted: Wanted, today: dt.date) -> None:
        super().__init__(case, wanted, today)
        chosen = row_of(self.case, "follow_ups", wanted.follow_up_id) or last_follow_up(self.case)
        self._meeting = chosen or FollowUp(id="")

    # --- every page -----------------------------------------------------------------------------

    def titled(self) -> str:
        return self.texts.gettext("Uppföljning av SIP")

    def footer(self) -> str:
        _ = self.texts.gettext
        if self.is_blank:
            return super().footer()
        followed_up = version_followed_up(self.case, self._meeting) if self._meeting.id else None
        number = followed_up.number if followed_up is not None else self.case.plan.version
        version = _("Version {version}", version=number)
        return f"{version} · {super().footer()}"

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
        _ = self.texts.gettext
        person = self.case.person
        yield Heading(1, self.title)
        if person.name.strip():
            yield Paragraph(person.name.strip(), NAME)
        elif self.is_blank:
            yield Fields([(_("Namn"), ""), (_("Personnummer"), "")], writable=True)
        yield Paragraph(
            _(
                "Du berättar först hur det har gått. Sedan berättar de andra. "
                "Ni får tycka olika. Båda bedömningarna skrivs ned."
            )
        )

    def _when(self) -> Block:
        _ = self.texts.gettext
        place = self.wording.place(self._meeting.place, self.protected)
        fields = [
            (_("Dag"), self.wording.date(self._meeting.date)),
            (_("Tid"), self._meeting.time),
            (_("Plats"), place),
        ]
        return Section(Heading(2, _("Uppföljningsmötet")), [Fields(fields, writable=True)])

    def _who(self) -> Block:
        _ = self.texts.gettext
        there, others = self._person_and_others()
        blocks: list[Block] = [Paragraph(there, LEAD)] if there else []
        blocks += [Together([*self._participant(each)]) for each in coming(self.case)]
        if others.strip() or not there:
            blocks += [Prompt(_("Andra som var med"))] if blocks else []
            blocks += self.written(others, 2 if blocks else 5)
        heading = Heading(2, _("Vilka var med"))
        return Section(heading, blocks) if coming(self.case) else Section(Under(heading, blocks))

    def _person_and_others(self) -> tuple[str, str]:
        """The person, who comes first, where they are named among the others who were there and
        nobody else has that name; and the others.
        """
        named = [part.strip() for part in re.split(r"[,\n]", self._meeting.present)]
        person = self.case.person.name
        found = [name for name in named if is_same_name(name, person)]
        is_clear = len(found) == 1 and not any(
            is_same_name(found[0], each.name) for each in self.case.participants
        )
        if not is_clear:
            return "", self._meeting.present
        named.remove(found[0])
        return found[0], joined(named)

    def _participant(self, each: Participant) -> Iterator[Block]:
        yield Prompt(self.wording.who(each))
        noted = attendance(self.case, self._meeting.id, each.id).presence
        yield self.boxes(Presence, noted)

    def _goals(self) -> Block:
        _ = self.texts.gettext
        goals = [goal for goal in self._goals_then() if not is_empty_row(goal)]
        rated = {one.goal_id: one for one in ratings(self.case, self._meeting.id)}
        blocks: list[Block] = [
            Paragraph(_("Hur nära målet: 1 betyder inte börjat, 5 betyder att målet är nått."))
        ]
        for number, goal in enumerate(goals or [Goal(id="")] * _BLANK_GOALS, start=1):
            apart = _BETWEEN if number > 1 else 0
            heading = Heading(3, _("Mål {number}", number=number), apart)
            over_time = self._over_time(rated.get(goal.id)) if self._meeting.id else ()
            blocks.append(Under(heading, [*self._goal(goal), *over_time]))
        return Section(Heading(2, _("Målen")), blocks)

    def _goal(self, goal: Goal) -> Iterator[Block]:
        _ = self.texts.gettext
        review = goal_review(self.case, self._meeting.id, goal.id)
        words = goal.own_words.strip() or goal.professional_wording.strip()
        yield Together(
            [
                Paragraph(words, OWN_WORDS) if words else WritingLines(1),
                Prompt(_("Gäller målet fortfarande?")),
                self.boxes(Answer, review.still_applies),
            ]
        )
        yield Prompt(_("Hur nära är målet? Det tycker jag"))
        yield self._nearness(review.nearness_person)
        yield Prompt(_("Hur det har gått, med mina egna ord"))
        yield from self.written(review.own_words, 2)
        yield Prompt(_("Hur nära är målet? Det tycker verksamheterna"))
        yield self._nearness(review.nearness_professionals)
        yield Prompt(_("Verksamheternas kommentar"))
        yield from self.written(review.professional_comment, 1)

    def _over_time(self, one: GoalRatings | None) -> Iterator[Block]:
        _ = self.texts.gettext
        if one is None:
            return
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
        _ = self.texts.gettext
        listed = [each for each in self._interventions_then() if not is_empty_row(each)]
        listed = listed or [Intervention(id="")] * _BLANK_INTERVENTIONS
        blocks = [
            Together([*self._intervention(each, _BETWEEN if n else 0)])
            for n, each in enumerate(listed)
        ]
        return Section(Heading(2, _("Insatserna")), blocks)

    def _intervention(self, each: Intervention, apart: float) -> Iterator[Block]:
        _ = self.texts.gettext
        review = intervention_review(self.case, self._meeting.id, each.id)
        if is_empty_row(each):
            yield Prompt(_("Insats"), apart=apart)
            yield WritingLines(1)
        else:
            named = joined((each.what, each.organisation, each.responsible_person))
            yield Prompt(named, apart=apart)
        yield self.boxes(Progress, review.progress)
        yield Prompt(_("Varför?"))
        yield from self.written(review.why, 1)

    def _change(self) -> Block:
        _ = self.texts.gettext
        blocks = self.written(self._meeting.what_to_change, 3)
        return Section(Heading(2, _("Vad ska ändras?")), blocks)

    def _next(self) -> Block:
        _ = self.texts.gettext
        fields = [(_("Nästa uppföljning"), self.wording.date(self._meeting.next_date))]
        return Section(
            Heading(2, _("Hur går vi vidare?")),
            [
                Together(
                    [self.boxes(NextStep, self._meeting.next_step), Fields(fields, writable=True)]
                )
            ],
        )

    # --- small things ---------------------------------------------------------------------------

    def _goals_then(self) -> tuple[Goal, ...]:
        """Those that the follow-up looked back on, or of the plan where none is held yet."""
        return goals_followed_up(self.case, self._meeting) if self._meeting.id else self.case.goals

    def _interventions_then(self) -> tuple[Intervention, ...]:
        is_held = bool(self._meeting.id)
        case = self.case
        return interventions_followed_up(case, self._meeting) if is_held else case.interventions

    def _nearness(self, chosen: Nearness) -> Block:
        return self.ticked([(str(each), each is chosen) for each in Nearness if each])
