"""Ändrat sedan version N: what a version changes of an approved one before it, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from sipdesk.case import ApprovedVersion, Case, approved_version, last_approved_before
from sipdesk.changes import Change, ChangeKind, changes
from sipdesk.documents.change_items import is_shortened, item
from sipdesk.documents.kit.blocks import NOTHING, Fields, Heading, ItemList, Paragraph, Section
from sipdesk.documents.kit.flow import Block
from sipdesk.documents.kit.style import NAME
from sipdesk.documents.sheet import VersionSheet
from sipdesk.i18n import N_
from sipdesk.ports import Wanted

_HEADINGS: Mapping[ChangeKind, str] = {
    ChangeKind.ADDED: N_("Det här är nytt"),
    ChangeKind.REMOVED: N_("Det här är borttaget"),
    ChangeKind.CHANGED: N_("Det här är ändrat"),
}


class WhatChanged(VersionSheet):
    """A version beside an approved one before it, as a list in words.

    Raises LookupError when there is no such version.
    """

    def __init__(self, case: Case | None, wanted: Wanted, today: dt.date) -> None:
        self._before = _compared_with(case, wanted) if case else None
        self._reasons = _reasons(case, wanted, self._before) if case and self._before else []
        super().__init__(case, wanted, today)

    def titled(self) -> str:
        _ = self.texts.gettext
        if self._before is None:
            return _("Ändrat sedan förra versionen")
        return _("Ändrat sedan version {number}", number=self._before.number)

    def blocks(self) -> Iterator[Block]:
        """The whole list, from the top."""
        yield Heading(1, self.title)
        yield Paragraph(self.case.person.name.strip() or NOTHING, NAME)
        yield Paragraph(self._which())
        found = self._changes()
        if self._before is not None:
            yield Fields(self._about())
            if not found:
                yield Paragraph(self.texts.gettext("Inget är ändrat ännu."))
        if any(map(is_shortened, found)):
            yield Paragraph(self._how_to_read())
        for kind, heading in _HEADINGS.items():
            items = [item(change, self.wording) for change in found if change.kind is kind]
            if items:
                yield Section(Heading(2, self.texts.gettext(heading)), [ItemList(items)])
        kept = [*self.said_earlier()]
        if kept:
            yield Section(Heading(2, self.texts.gettext("Tidigare synpunkter")), kept)

    def _which(self) -> str:
        _ = self.texts.gettext
        if self._before is None:
            return _(
                "Det här är den första versionen av planen. "
                "Det finns ingen tidigare godkänd version att jämföra med."
            )
        return self.status()

    def _about(self) -> list[tuple[str, str]]:
        _ = self.texts.gettext
        return [(_("Därför ändras planen"), "\n".join(self._reasons))]

    def _changes(self) -> tuple[Change, ...]:
        if self._before is None:
            return ()
        return changes(self.printable(self._before.case), self.case)

    def _how_to_read(self) -> str:
        _ = self.texts.gettext
        return _(
            "Av långa texter visas bara det som är ändrat, med fet stil. "
            "Tre punkter (…) betyder att text är utelämnad. Hela texten finns i planen."
        )


def _number(case: Case, wanted: Wanted) -> int:
    return case.plan.version if wanted.version is None else wanted.version


def _compared_with(case: Case, wanted: Wanted) -> ApprovedVersion | None:
    """The version that the other is compared with; None when there is none before it."""
    if wanted.since is None:
        return last_approved_before(case, _number(case, wanted))
    before = approved_version(case, wanted.since)
    if before is None or before.number >= _number(case, wanted):
        raise LookupError(f"there is no approved version {wanted.since} before that one")
    return before


def _reasons(case: Case, wanted: Wanted, before: ApprovedVersion) -> list[str]:
    """Why the plan was changed, in each version from the one behind `before`."""
    last = _number(case, wanted)
    plans = {version.number: version.case.plan for version in case.approved_versions}
    plans.setdefault(case.plan.version, case.plan)
    found = [plans[n].change_reason.strip() for n in sorted(plans) if before.number < n <= last]
    return [reason for reason in found if reason]
