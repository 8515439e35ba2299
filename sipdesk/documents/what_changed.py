"""Ändrat sedan version N: what the version in work changes of the last approved one, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from sipdesk.case import (
    Case,
    CopyGiven,
    is_protected,
    last_approved_before,
    without_whereabouts,
)
from sipdesk.changes import Change, ChangeKind, changes, details_in_words, in_words
from sipdesk.documents.copy_mark import copy_mark
from sipdesk.documents.editions import in_edition
from sipdesk.documents.kit.archive import Imprint
from sipdesk.documents.kit.blocks import NOTHING, Fields, Heading, ItemList, Paragraph, Section
from sipdesk.documents.kit.flow import Block
from sipdesk.documents.kit.page import Furniture
from sipdesk.documents.kit.style import NAME
from sipdesk.documents.versions import shown_version
from sipdesk.documents.wording import Wording
from sipdesk.i18n import N_, Catalogue

_HEADINGS: Mapping[ChangeKind, str] = {
    ChangeKind.ADDED: N_("Det här är nytt"),
    ChangeKind.REMOVED: N_("Det här är borttaget"),
    ChangeKind.CHANGED: N_("Det här är ändrat"),
}


def what_changed(case: Case, language: str, today: dt.date, copy: CopyGiven | None = None) -> bytes:
    """The version in work beside the approved version before it, as a list in words."""
    page = _WhatChanged(case, Wording(language), today)
    shown, wording = page.shown, page.wording
    mark = copy_mark(case, copy, today, wording)
    furniture = Furniture(
        page.header(), shown.footer(wording), shown.stamp(wording), wording.page_of, mark
    )
    imprint = Imprint(page.title, wording.language, shown.day)
    return in_edition(wording.edition, page.blocks(), furniture, imprint)


class _WhatChanged:
    def __init__(self, case: Case, wording: Wording, today: dt.date) -> None:
        self.wording = wording
        self.shown = shown_version(case, None, today)
        self._texts = wording.texts
        self._before = last_approved_before(case, self.shown.number)
        self._protected = is_protected(case)
        _ = self._texts.gettext
        self.title = (
            _("Ändrat sedan version {number}", number=self._before.number)
            if self._before
            else _("Ändrat sedan förra versionen")
        )

    def header(self) -> str:
        name = self.shown.case.person.name.strip()
        return " · ".join(part for part in (self.title, name) if part)

    def blocks(self) -> Iterator[Block]:
        """The whole list, from the top."""
        yield Heading(1, self.title)
        yield Paragraph(self.shown.case.person.name.strip() or NOTHING, NAME)
        yield Paragraph(self._status())
        found = self._changes()
        if self._before is not None:
            yield Fields(self._about())
            if not found:
                yield Paragraph(self._texts.gettext("Inget är ändrat ännu."))
        for kind, heading in _HEADINGS.items():
            items = [self._item(change) for change in found if change.kind is kind]
            if items:
                yield Section(Heading(2, self._texts.gettext(heading)), [ItemList(items)])

    def _status(self) -> str:
        _ = self._texts.gettext
        if self._before is None:
            return _(
                "Det här är den första versionen av planen. "
                "Det finns ingen tidigare godkänd version att jämföra med."
            )
        number = self.shown.number
        if self.shown.approved:
            return _("Version {version}. Planen är godkänd.", version=number)
        return _("Version {version}, utkast. Planen är inte godkänd ännu.", version=number)

    def _about(self) -> list[tuple[str, str]]:
        _ = self._texts.gettext
        return [(_("Därför ändras planen"), self.shown.case.plan.change_reason)]

    def _changes(self) -> tuple[Change, ...]:
        if self._before is None:
            return ()
        cases = (self._before.case, self.shown.case)
        before, after = map(without_whereabouts, cases) if self._protected else cases
        return changes(before, after)

    def _item(self, change: Change) -> str:
        return self.wording.said(lambda texts: _told(change, texts))


def _told(change: Change, texts: Catalogue) -> str:
    return "\n".join([in_words(change, texts), *details_in_words(change, texts)])
