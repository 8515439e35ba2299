"""All documents behind one door, as the window knows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sipdesk.case import (
    ROW_PARTS,
    SCALAR_PARTS,
    Case,
    CopyGiven,
    is_protected,
    rows_of,
    without_whereabouts,
)
from sipdesk.documents.follow_up_form import follow_up_form
from sipdesk.documents.kit import typeface
from sipdesk.documents.plan import plan
from sipdesk.documents.preparation_sheet import preparation_sheet
from sipdesk.documents.what_changed import what_changed


class Paper:
    """The documents of a case as PDF: implements `ports.Documents`."""

    def preparation_sheet(
        self, case: Case | None, language: str, today: dt.date, copy: CopyGiven | None = None
    ) -> bytes:
        """The pre-meeting sheet, or a wholly blank one for handwriting when case is None."""
        return preparation_sheet(case, language, today, copy)

    def plan(
        self,
        case: Case,
        language: str,
        today: dt.date,
        version: int | None = None,
        copy: CopyGiven | None = None,
    ) -> bytes:
        """An approved version of the plan, or the version in work for None."""
        return plan(case, language, today, version, copy)

    def what_changed(
        self, case: Case, language: str, today: dt.date, copy: CopyGiven | None = None
    ) -> bytes:
        """What the version in work changes of the last approved one."""
        return what_changed(case, language, today, copy)

    def follow_up_form(
        self,
        case: Case | None,
        language: str,
        today: dt.date,
        follow_up_id: str = "",
        copy: CopyGiven | None = None,
    ) -> bytes:
        """The form for a follow-up: the one with that id, or the last; blank without a case."""
        return follow_up_form(case, language, today, follow_up_id, copy)

    def unprintable(self, case: Case) -> str:
        """The characters in the case that no font has, each once; they print as U+FFFD."""
        printed = without_whereabouts(case) if is_protected(case) else case
        return typeface.unprintable("".join(_everything_written(printed)))


def _everything_written(case: Case) -> Iterator[str]:
    parts = [getattr(case, part) for part in SCALAR_PARTS]
    parts += [row for part in ROW_PARTS for row in rows_of(case, part)]
    for part in parts:
        for name in part.__dataclass_fields__:
            value = getattr(part, name)
            if isinstance(value, str):
                yield value
