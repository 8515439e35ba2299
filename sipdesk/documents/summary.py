"""Min plan i korthet: the goals, who does what, who to call, when to meet again.

One page, in large print two where that is needed. Goals and interventions stand in the plan as
well, so they may be left out with a word of where they are. How to reach relatives and others who
answer for nothing stands nowhere else, nor does a day that was agreed on after the plan: those are
never left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sipdesk.case import Intervention, day, is_empty_row
from sipdesk.documents.contacts import contacts
from sipdesk.documents.editions import notes
from sipdesk.documents.kit.blocks import NOTHING, Heading, Paragraph
from sipdesk.documents.kit.flow import Block
from sipdesk.documents.kit.one_page import OnePage, Shortened
from sipdesk.documents.kit.spans import Text, plain_text
from sipdesk.documents.kit.style import NAME, OWN_WORDS
from sipdesk.documents.kit.tongues import abreast
from sipdesk.documents.sheet import VersionSheet
from sipdesk.documents.wording import joined, numbered_goals, without_stop
from sipdesk.i18n import Catalogue
from sipdesk.rules import meets_again


class SummarySheet(VersionSheet):
    """The page on its own."""

    is_one_page = True

    def titled(self) -> str:
        return self.texts.gettext("Min plan i korthet")

    def blocks(self) -> Iterator[Block]:
        """The one page there is."""
        yield SummaryPage(self)({})


@dataclass(frozen=True, slots=True)
class SummaryPage:
    """The plan in short. Goals and interventions that have no room are counted, with the page they
    stand on.
    """

    sheet: VersionSheet

    def __call__(self, pages: Mapping[str, int], /) -> OnePage:
        _ = self.sheet.texts.gettext
        goals, doing = [*self._goals()], [*self._who_does_what()]
        goals_left_out = self._rest(goals, pages, _("Mina mål"))
        doing_left_out = self._rest(doing, pages, _("Vem gör vad och när"))
        return OnePage(
            [*self._top()],
            [
                Shortened(
                    Heading(2, _("Mina mål")), goals, goals_left_out, numbered=True, style=OWN_WORDS
                ),
                Shortened(Heading(2, _("Vem gör vad")), doing, doing_left_out),
                Shortened(Heading(2, _("Hit kan jag ringa")), [*self._contacts()]),
                Shortened(Heading(2, _("Då ses vi igen")), [*self._next_meeting()]),
            ],
        )

    def _rest(self, items: Sequence[Text], pages: Mapping[str, int], heading: str) -> _Rest:
        """Tells of items that are left out, and stand under that heading of the plan."""
        return _Rest(self.sheet.texts, len(items), pages.get(plain_text(heading), 0))

    def _top(self) -> Iterator[Block]:
        yield Heading(1, self.sheet.texts.gettext("Min plan i korthet"))
        yield from notes(self.sheet.wording.edition)
        yield Paragraph(self.sheet.case.person.name.strip() or NOTHING, NAME)

    def _goals(self) -> Iterator[Text]:
        for _number, goal in numbered_goals(self.sheet.case):
            yield goal.own_words.strip() or goal.professional_wording.strip()

    def _who_does_what(self) -> Iterator[Text]:
        """What is not over yet, in the order of the plan; what the person does comes first."""
        _ = self.sheet.texts.gettext
        plan = self.sheet.case.plan
        for who, what in ((_("Jag"), plan.own_actions), (_("Närstående"), plan.relatives_actions)):
            if what.strip():
                yield self.sheet.wording.led_by(who, what.strip())
        for each in self.sheet.case.interventions:
            if not is_empty_row(each) and not self._is_over(each):
                who = joined((each.responsible_person, each.organisation))
                who = who or _("Inte bestämt vem")
                yield self.sheet.wording.led_by(who, self._what_and_when(each))

    def _is_over(self, each: Intervention) -> bool:
        ends = day(each.ends)
        return ends is not None and ends < self.sheet.day

    def _what_and_when(self, each: Intervention) -> str:
        _ = self.sheet.texts.gettext
        starts = self.sheet.wording.short_date(each.starts)
        when = _("från {date}", date=starts) if day(each.starts) else each.starts
        others = (each.how_often, abreast(when))
        return joined((without_stop(each.what) if any(others) else each.what, *others))

    def _contacts(self) -> Iterator[Text]:
        for each in contacts(self.sheet):
            if each.how:
                how = joined((each.who, each.how))
                yield self.sheet.wording.led_by(each.what_for, how)

    def _next_meeting(self) -> Iterator[Text]:
        _ = self.sheet.texts.gettext
        wording = self.sheet.wording
        date, time, place = self._agreed()
        if not date.strip():
            yield joined((_("Inte bestämt"), time))
            return
        yield joined((wording.date(date), time))
        where = wording.place(place, self.sheet.protected).strip()
        if where:
            yield where

    def _agreed(self) -> tuple[str, str, str]:
        """Day, time and place. What the plan says stands where it names no day that can pass."""
        agreed = meets_again(self.sheet.case, self.sheet.day)
        if agreed is not None:
            return agreed.date.isoformat(), agreed.time, agreed.place
        plan = self.sheet.case.plan
        if day(plan.follow_up_date) is not None:
            return "", "", ""
        return plan.follow_up_date, plan.follow_up_time, plan.follow_up_place


@dataclass(frozen=True, slots=True)
class _Rest:
    """Says how many are left out, and on which page they are; 0 where there is no such page."""

    texts: Catalogue
    all: int
    page: int

    def __call__(self, count: int) -> str:
        _ = self.texts.gettext
        if count == self.all:
            return _("Se sida {page}.", page=self.page) if self.page else _("Se planen.")
        if self.page:
            return _("… och {count} till, se sida {page}.", count=count, page=self.page)
        return _("… och {count} till, se planen.", count=count)
