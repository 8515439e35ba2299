"""What all papers about a case have in common, and the way from each to its bytes."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from enum import StrEnum

from sipdesk.case import (
    Case,
    Guardian,
    approval_day,
    came_of,
    is_protected,
    without_whereabouts,
)
from sipdesk.documents.copy_mark import copy_mark
from sipdesk.documents.editions import in_edition
from sipdesk.documents.kit.archive import Imprint
from sipdesk.documents.kit.blocks import NOTHING, Fields, Paragraph, labelled
from sipdesk.documents.kit.flow import Block
from sipdesk.documents.kit.forms import Choice, TickBoxes, WritingLines
from sipdesk.documents.kit.page import Front, Furniture, document
from sipdesk.documents.versions import Shown, earlier_views, shown_version
from sipdesk.documents.wording import Wording, joined, written
from sipdesk.ports import TextSize, Wanted
from sipdesk.rules import THE_PERSON, guardians_on_paper, is_minor

LARGE_PRINT = 6.0  # points: 12 becomes 18


class Sheet(ABC):
    """A paper about a case, or a blank form to write on by hand when case is None.

    `case` is what may be printed of it: with protected personal data nothing tells where the
    person is. Raises OutsideConsentError when the copy is for somebody who may have none.
    """

    # Points that all text is larger than usual, in the normal size: the first with which the
    # paper is one page, or the first of all.
    larger: tuple[float, ...] = (0.0,)
    is_one_page = False  # such a page says itself that the Swedish text applies

    def __init__(self, case: Case | None, wanted: Wanted, today: dt.date) -> None:
        self.wanted = wanted
        self.wording = Wording(wanted.language)
        self.texts = self.wording.texts
        self.is_blank = case is None
        self.day = today
        self._mark = copy_mark(case, wanted.copy, today, self.wording) if case else ""
        self.protected = case is not None and is_protected(case)
        self.case = self.printable(case or Case())
        self.title = self.titled()

    @abstractmethod
    def titled(self) -> str:
        """The title of the paper. It names nobody."""

    @abstractmethod
    def blocks(self) -> Iterator[Block]:
        """The whole paper, from the top."""

    def front(self) -> Front | None:
        """The page before the blocks, made when it is known on which page they stand."""
        return None

    def stamp(self) -> str:
        """What stands framed on each page."""
        return ""

    def footer(self) -> str:
        return self.wording.printed(self.day)

    def header(self) -> str:
        return joined((self.title, self.case.person.name), " · ")

    def pdf(self) -> bytes:
        """The paper as bytes; the same case, day and wish give the same ones."""
        furniture = Furniture(
            self.header(), self.footer(), self.stamp(), self.wording.page_of, self._mark
        )
        imprint = Imprint(self.title, self.wording.language, self.day)
        more = LARGE_PRINT if self.wanted.size is TextSize.LARGE else 0
        larger = [points + more for points in self.larger]
        front = self.front()
        is_noted = front is not None or self.is_one_page
        blocks = self.blocks() if is_noted else in_edition(self.wording.edition, self.blocks())
        return document(blocks, furniture, imprint, larger, front)

    # --- what sheets are made of ----------------------------------------------------------------

    @property
    def is_somebody_elses(self) -> bool:
        """Whether it is the copy of somebody else than the person."""
        return self.wanted.copy is not None and self.wanted.copy.recipient != THE_PERSON

    def printable(self, case: Case) -> Case:
        return without_whereabouts(case) if self.protected else case

    def identity(self) -> tuple[str, str]:
        """The personal number, or the day of birth where only that is known."""
        _ = self.texts.gettext
        person = self.case.person
        if person.birth_date.strip() and not person.identity_number.strip():
            return _("Född"), self.wording.date(person.birth_date)
        return _("Personnummer"), person.identity_number

    def guardians(self) -> list[Guardian]:
        """While the person is under 18; without those whom secrecy keeps out."""
        return list(guardians_on_paper(self.case)) if is_minor(self.case, self.day) else []

    def fields(self, fields: Sequence[tuple[str, str]]) -> Block:
        """Labels with their values; lines to write on when the form is blank."""
        return Fields(fields, writable=self.is_blank)

    def where_written(self, fields: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
        """Those that tell something: all of them in a blank form, else what was written."""
        return fields if self.is_blank else written(fields)

    def told(self, text: str, lines: int) -> Block:
        """What was written or a dash, and in a blank form so many lines to write on."""
        return WritingLines(lines) if self.is_blank else Paragraph(text.strip() or NOTHING)

    def written(self, text: str, lines: int) -> list[Block]:
        """What was written, as it was written; lines to write on when there is nothing."""
        return [Paragraph(text.strip())] if text.strip() else [WritingLines(lines)]

    def boxes(self, kind: type[StrEnum], chosen: StrEnum) -> Block:
        """A box for each answer there is."""
        return self.ticked([(self.wording.word(each), each is chosen) for each in kind if each])

    def ticked(self, choices: Sequence[tuple[str, bool]]) -> Block:
        """Boxes with their labels, ticked or not."""
        _ = self.texts.gettext
        return TickBoxes(
            [
                Choice(label, ticked, _("Ikryssad ruta") if ticked else _("Tom ruta"))
                for label, ticked in choices
            ]
        )


class VersionSheet(Sheet):
    """A paper about one version of the plan: an approved one as it stood then, or the draft."""

    def __init__(self, case: Case | None, wanted: Wanted, today: dt.date) -> None:
        blank = Shown(Case(), None, today)
        self.shown = shown_version(case, wanted.version, today) if case else blank
        self._earlier_views = list(earlier_views(case, self.shown)) if case else []
        super().__init__(case, wanted, today)
        self.case = self.printable(self.shown.case)
        self.day = self.shown.day
        self.came_of = came_of(self.case, self.day)

    def footer(self) -> str:
        """The version, and the day: of the approval, or of the printing of a draft."""
        if self.is_blank:
            return super().footer()
        return self.shown.footer(self.wording)

    def stamp(self) -> str:
        """The mark of a draft."""
        return "" if self.is_blank else self.shown.stamp(self.wording)

    def status(self) -> str:
        """Which version it is, and whether it is approved."""
        _ = self.texts.gettext
        number = self.shown.number
        if self.shown.approved:
            return _("Version {version}. Planen är godkänd.", version=number)
        return _("Version {version}, utkast. Planen är inte godkänd ännu.", version=number)

    def said_earlier(self) -> Iterator[Block]:
        """What the person said with earlier versions: it can be added to, never taken away."""
        _ = self.texts.gettext
        for version in self._earlier_views:
            date = self.wording.date(approval_day(version).isoformat())
            when = _("Version {number}, godkänd {date}", number=version.number, date=date)
            yield from labelled(self.wording.told(when, version.case.plan.my_views.strip()))
