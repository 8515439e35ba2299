"""Every field of the open case, to be gone to by the words of its label."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtWidgets import QWidget

from sipdesk.case import Case
from sipdesk.i18n import gettext as _
from sipdesk.ui.bound_field import BoundField
from sipdesk.ui.case_page import CasePage
from sipdesk.ui.destinations import BELOW, Destination, fitting, plain
from sipdesk.ui.late_page import LatePage
from sipdesk.ui.places import PLACES
from sipdesk.ui.rows import RowsEditor

NAMED_OTHERWISE = {(place.address.part, place.address.field) for place in PLACES}


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """A field, the number of its page, the list whose rows it tells of, and the heading above."""

    field: BoundField
    page: int
    rows: RowsEditor | None
    heading: str

    def matters(self, case: Case, today: dt.date) -> bool:
        is_listed = self.rows is None or self.rows.matters(case)
        return is_listed and self.field.matters(case, today)


class FieldPlaces:
    """What the pages have, which are built for that at the latest. A page is looked through once:
    its fields stay what they are.

    `go_into` is given the number of a page and the field in it.
    """

    def __init__(self, page: CasePage, go_into: Callable[[int, BoundField], object]) -> None:
        self._page = page
        self._go_into = go_into
        self._known: dict[int, list[Destination]] = {}

    def fitting(self, text: str, case: Case, today: dt.date) -> list[Destination]:
        """The fields that have the text, and matter in the case, those of the tab in sight first.

        Some word of it stands in the label: the name of a tab alone would bring all that is in it.
        """
        words = text.casefold().split()
        if not words:
            return []
        named = [
            each
            for each in self._all()
            if any(word in each.name.casefold() for word in words) and _matters(each, case, today)
        ]
        here = self._page.tab_in_sight()
        return sorted(fitting(_told_apart(named), text), key=lambda each: _page_of(each) != here)

    def _all(self) -> Iterator[Destination]:
        for number, late in enumerate(self._page.pages):
            if number not in self._known:
                self._known[number] = list(self._in_page(number, late))
            yield from self._known[number]

    def _in_page(self, number: int, late: LatePage) -> Iterator[Destination]:
        tabs = self._page.tabs
        title = tabs.tabText(number) if number < tabs.count() else plain(_("&Personuppgifter"))
        for field in late.page.findChildren(BoundField):
            if (field.spec.part, field.spec.field) in NAMED_OTHERWISE:
                continue
            go = partial(self._go_into, number, field)
            yield Destination(_(field.spec.label), title, go, thing=_place_of(field, number, late))


def _matters(destination: Destination, case: Case, today: dt.date) -> bool:
    return isinstance(destination.thing, FieldPlace) and destination.thing.matters(case, today)


def _told_apart(places: list[Destination]) -> Iterator[Destination]:
    """Where two have the same name, with the heading that each stands below."""
    count = Counter(each.name for each in places)
    for each in places:
        above = each.thing.heading if isinstance(each.thing, FieldPlace) else ""
        if count[each.name] > 1 and above not in {"", each.detail}:
            yield replace(each, detail=f"{each.detail}{BELOW}{above}")
        else:
            yield replace(each, words=above)


def _page_of(destination: Destination) -> int | None:
    return destination.thing.page if isinstance(destination.thing, FieldPlace) else None


def _place_of(field: BoundField, number: int, page: QWidget) -> FieldPlace:
    around = list(_around(field.widget, page))
    rows = next((each for each in around if isinstance(each, RowsEditor)), None)
    headings = (each.accessibleName() for each in around)
    return FieldPlace(field, number, rows, next(filter(None, headings), ""))


def _around(widget: QWidget, page: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None and parent is not page:
        yield parent
        parent = parent.parentWidget()
