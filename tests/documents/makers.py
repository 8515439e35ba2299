"""The documents by their names, as tests ask for them."""

from __future__ import annotations

import datetime as dt

from sipdesk.case import Case, CopyGiven
from sipdesk.documents import paper
from sipdesk.ports import DocumentKind, Wanted


class Paper(paper.Paper):
    """All the documents, with a short way to those that most tests are about."""

    def plan(
        self,
        case: Case,
        language: str,
        today: dt.date,
        version: int | None = None,
        copy: CopyGiven | None = None,
    ) -> bytes:
        return self.make(Wanted(DocumentKind.PLAN, language, version, copy=copy), case, today)

    def what_changed(
        self, case: Case, language: str, today: dt.date, copy: CopyGiven | None = None
    ) -> bytes:
        return self.make(Wanted(DocumentKind.WHAT_CHANGED, language, copy=copy), case, today)

    def preparation_sheet(
        self, case: Case | None, language: str, today: dt.date, copy: CopyGiven | None = None
    ) -> bytes:
        """The blank one when case is None."""
        kind = DocumentKind.PREPARATION if case else DocumentKind.BLANK
        return self.make(Wanted(kind, language, copy=copy), case or Case(), today)

    def follow_up_form(
        self,
        case: Case | None,
        language: str,
        today: dt.date,
        follow_up_id: str = "",
        copy: CopyGiven | None = None,
    ) -> bytes:
        """The blank one when case is None."""
        kind = DocumentKind.FOLLOW_UP if case else DocumentKind.BLANK_FOLLOW_UP
        wanted = Wanted(kind, language, follow_up_id=follow_up_id, copy=copy)
        return self.make(wanted, case or Case(), today)
