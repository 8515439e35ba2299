"""The overview that is carried over to the journal, as paper: Swedish, since the record is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
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


class OverviewSheet(Sheet):
    """The parts of a journal note, in their order (PDL 2008:355 3 kap. 13 §).

    What the consent excludes stands in nobody else's copy; nor, where it excludes anything, do the
    topics, of which nobody can tell whether they are that.
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

    def _kept_back(self) -> tuple[str, ...]:
        """How the lines begin that are not for whom the copy is for."""
        consent = current_consent(self.case, ConsentPurpose.SHARING)
        if not self.is_somebody_elses or consent is None:
            return ()
        return (EXCLUDED, TOPIC) if consent.excludes.strip() else (EXCLUDED,)

    def _lines(self, part: Part) -> Iterator[Block]:
        """Each line as a paragraph; those of a list together."""
        items: list[str] = []
        for line in part.lines:
            if line.startswith(_ITEM):
                items.append(from_the_left(line.removeprefix(_ITEM)))
            elif not line.startswith(self._kept_back()):
                yield ItemList(items)
                items = []
                yield Paragraph(line)
        yield ItemList(items)
