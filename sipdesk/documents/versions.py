"""The versions of a plan on paper. An approved one prints the same bytes for ever.

Nothing on the paper of an approved version depends on today, or on the case as it is now. One
thing comes before that: once a person has protected personal data, no paper tells where they are,
and an older version leaves it out as well.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sipdesk.case import ApprovedVersion, Case, approval_day, approved_version
from sipdesk.documents.wording import Wording


@dataclass(frozen=True, slots=True)
class Shown:
    """The version that a paper shows: an approved one as it stood then, or the draft in work."""

    case: Case
    approved: ApprovedVersion | None
    day: dt.date

    @property
    def number(self) -> int:
        return self.case.plan.version

    def footer(self, wording: Wording) -> str:
        """The version, and the day: of the approval, or of the printing of a draft."""
        _ = wording.texts.gettext
        version = _("Version {version}", version=self.number)
        if self.approved is None:
            return f"{version} · {wording.printed(self.day)}"
        approved = _("Godkänd {date}", date=wording.date(self.day.isoformat()))
        return f"{version} · {approved}"

    def stamp(self, wording: Wording) -> str:
        """What stands on each page of a draft."""
        _ = wording.texts.gettext
        return "" if self.approved else _("UTKAST")


def shown_version(case: Case, number: int | None, today: dt.date) -> Shown:
    """The approved version of that number, or the version in work for None.

    Raises LookupError when there is no such approved version.
    """
    approved = approved_version(case, case.plan.version if number is None else number)
    if approved is not None:
        return Shown(approved.case, approved, approval_day(approved))
    if number is not None:
        raise LookupError(f"there is no approved version {number}")
    return Shown(case, None, today)


def earlier_views(case: Case, shown: Shown) -> Iterator[ApprovedVersion]:
    """The approved versions before the shown one with views that do not stand in it any more.

    What was said once is printed with every later version, whatever becomes of the draft's text.
    """
    told = {shown.case.plan.my_views.strip(), ""}
    for version in case.approved_versions:
        views = version.case.plan.my_views.strip()
        if version.number < shown.number and views not in told:
            told.add(views)
            yield version
