"""The overview that is carried over to the journal, as paper: Swedish, since the record is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sipdesk.case import Case, ConsentPurpose
from sipdesk.documents.kit.blocks import NOTHING, Fields, Heading, ItemList, Paragraph, Section
from sipdesk.documents.kit.flow import Block
from sipdesk.documents.kit.style import NAME
from sipdesk.documents.sheet import Sheet
from sipdesk.documents.wording import from_the_left
from sipdesk.i18n import MASTER
from sipdesk.overview import EXCLUDED, TOPIC, Part, overview_parts
from sipdesk.ports import Wanted
from sipdesk.rules import current_consent

_ITEM = "- "
EXCEPTION_LEFT_OUT = (
    f"{EXCLUDED}: Personen har undantagit något. Vad det är står inte i andras exemplar. Fråga "
    "samordnaren innan något mer än det här delas."
)
TOPICS_LEFT_OUT = f"{TOPIC}: Står inte i andras exemplar, eftersom personen har undantagit något."


class OverviewSheet(Sheet):
    """The parts of a journal note, in their order (PDL 2008:355 3 kap. 13 §).

    What the consent excludes stands in nobody else's copy, but that it does; nor, where it excludes
    anything, do the topics, of which nobody can tell whether they are that.
    """

    def __init__(self, case: Case | None, wanted: Wanted, today: dt.date) -> None:
        super().__init__(case, replace(wanted, language=MASTER), today)

    def titled(self) -> str:
        return self.texts.gettext("Översikt att föra över till journal eller akt")

    def blocks(self) -> Iterator[Block]:
        """The whole note, from the top."""
        person = self.case.person
        yield Heading(1, self.title)
        yield Paragraph(person.name.strip() or NOTHING, NAME)
        yield Fields([self.identity()])
        for part in overview_parts(self.case, self.day):
            yield Section(Heading(2, part.title), [*self._lines(part)])

    def _told_instead(self) -> Mapping[str, str]:
        """How the lines begin that are not for whom the copy is for, and what stands there."""
        consent = current_consent(self.case, ConsentPurpose.SHARING)
        if not self.is_somebody_elses or consent is None:
            return {}
        topics = {TOPIC: TOPICS_LEFT_OUT} if consent.excludes.strip() else {}
        return {EXCLUDED: EXCEPTION_LEFT_OUT, **topics}

    def _lines(self, part: Part) -> Iterator[Block]:
        """Each line as a paragraph; those of a list together, and one for all that is left out."""
        items: list[str] = []
        for line in _with_one_of_each(part.lines, self._told_instead()):
            if line.startswith(_ITEM):
                items.append(from_the_left(line.removeprefix(_ITEM)))
            else:
                yield ItemList(items)
                items = []
                yield Paragraph(line)
        yield ItemList(items)


def _with_one_of_each(lines: Sequence[str], instead: Mapping[str, str]) -> Iterator[str]:
    """The lines, with what stands instead of some in the place of the first of them."""
    told: set[str] = set()
    for line in lines:
        kept_back = next((each for start, each in instead.items() if line.startswith(start)), "")
        if kept_back not in told:
            yield kept_back or line
        told.update(filter(None, [kept_back]))
