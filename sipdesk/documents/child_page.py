"""The child's own page: plain words, large, in the child's own voice."""

from __future__ import annotations

from collections.abc import Iterator

from sipdesk.case import day, is_empty_row
from sipdesk.documents.kit.blocks import Heading, ItemList, Paragraph, Section
from sipdesk.documents.kit.flow import Block
from sipdesk.documents.kit.forms import WritingLines
from sipdesk.documents.kit.spans import Text
from sipdesk.documents.kit.style import OWN_WORDS
from sipdesk.documents.sheet import Sheet
from sipdesk.documents.wording import coming, joined, numbered_goals, written
from sipdesk.rules import meets_again


class ChildPage(Sheet):
    """For a child, short and large."""

    larger = (3.0, 2.0, 1.0, 0.0)

    def titled(self) -> str:
        return self.texts.gettext("Min sida")

    def blocks(self) -> Iterator[Block]:
        """The page, from the top."""
        _ = self.texts.gettext
        goals = [goal.own_words.strip() for _number, goal in numbered_goals(self.case)]
        yield Heading(1, self._greeting())
        yield Paragraph(
            _(
                "De vuxna ska hjälpas åt så att du får det bra. "
                "Här står vad ni har kommit fram till."
            )
        )
        yield self._own_words(_("Så här tycker jag"), [self.case.person.child_view.strip()], 3)
        yield self._own_words(_("Det här vill jag"), goals, 3)
        yield self._listed(_("De här hjälper mig"), [*self._helpers()], 3)
        yield self._listed(_("Då träffas vi"), [*self._meetings()], 1)
        yield self._listed(_("Jag kan alltid prata med"), [*self._coordinator()], 1)
        yield Paragraph(_("Du får alltid säga vad du tycker. Du får säga nej, och du får fråga."))

    def _greeting(self) -> str:
        _ = self.texts.gettext
        name = joined([self.case.person.name])
        return _("Hej {name}!", name=name) if name else self.title

    def _own_words(self, heading: str, texts: list[str], lines: int) -> Block:
        said: list[Block] = [Paragraph(text, OWN_WORDS) for text in texts if text]
        return Section(Heading(2, heading), said or [WritingLines(lines)])

    def _listed(self, heading: str, items: list[Text], lines: int) -> Block:
        return Section(Heading(2, heading), [ItemList(items) if items else WritingLines(lines)])

    def _helpers(self) -> Iterator[Text]:
        """Who does what: first those with something to do, then the others who come."""
        named: set[str] = set()
        for each in self.case.interventions:
            who = each.responsible_person.strip() or each.organisation.strip()
            if not is_empty_row(each) and who:
                named.add(who)
                yield self.wording.led_by(who, each.what.strip() or each.how_often)
        for one in coming(self.case):
            if one.name.strip() and one.name.strip() not in named:
                yield joined((one.name, one.role))

    def _meetings(self) -> Iterator[Text]:
        _ = self.texts.gettext
        agreed = meets_again(self.case, self.day)
        meeting = self.case.meeting
        date, time, place = (
            (agreed.date.isoformat(), agreed.time, agreed.place)
            if agreed
            else (meeting.date, meeting.start, meeting.place)
        )
        if date.strip() and not self._has_passed(date):
            yield joined((self.wording.date(date), time))
            for label, value in written([(_("Plats"), self.wording.place(place, self.protected))]):
                yield f"{label}: {value}"

    def _has_passed(self, date: str) -> bool:
        """Whether nobody meets then any more: the day of the next meeting is written by hand."""
        on = day(date)
        return on is not None and on < self.day

    def _coordinator(self) -> Iterator[Text]:
        one = self.case.coordinator
        if one.name.strip():
            yield joined((one.name, one.phone))
