"""Ctrl+K: from anywhere in the window to a person, a tab, a part of one, or a command."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sipdesk.case import Address, Case, is_closed
from sipdesk.i18n import gettext as _
from sipdesk.ports import CaseSummary
from sipdesk.rules import NEW_VERSION
from sipdesk.ui.bound_field import BoundField
from sipdesk.ui.case_page import TAB_OF_PART, CasePage
from sipdesk.ui.destinations import (
    MOST,
    MOST_PERSONS,
    Destination,
    commands_as_destinations,
    fitting,
    persons_as_destinations,
    plain,
    with_other_words,
    without_quitting,
)
from sipdesk.ui.ending import EndingBlock
from sipdesk.ui.field_places import FieldPlaces
from sipdesk.ui.go_to_dialog import GoToDialog
from sipdesk.ui.one_move import one_move
from sipdesk.ui.places import ENDING, PLACES

if TYPE_CHECKING:
    from sipdesk.ui.main_window import MainWindow


class Anywhere(QObject):
    """Asks over a window. `named` gives the persons whose name or number has some words."""

    def __init__(
        self,
        window: MainWindow,
        named: Callable[[str], Sequence[CaseSummary]],
        open_case: Callable[[str], object],
        page: CasePage,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._menus = window.menuBar()
        self._named = named
        self._open_case = open_case
        self._page = page
        self._fields = FieldPlaces(page, self._go_into_field)

    def ask(self) -> None:
        """Ask for a few letters, and lead to what they name."""
        window = self._window
        GoToDialog(self.offer, self._search, window, has_case=window.has_case).open()

    def offer(self, text: str) -> list[Destination]:
        """Persons only once something is written: nobody's name comes up unasked.

        The fields of the case come last, however well they fit: there are more than a hundred.
        """
        people = self._named(text)[:MOST_PERSONS] if text.strip() else ()
        places = [*without_quitting(commands_as_destinations(self._menus), text)]
        if text.strip():
            reminded = self._window.recovery_reminder.destinations()
            places = [*reminded, *self._in_the_case(), *places, *self._sections()]
        found = fitting(with_other_words(places), text)
        fields = self._fields_with(text)[: MOST - len(found)]
        return [*persons_as_destinations(people, self._go_into), *found, *fields]

    def _search(self, text: str) -> None:
        self._window.search()
        self._window.case_list.search.setText(text)

    def _fields_with(self, text: str) -> list[Destination]:
        desk = self._window.desk
        case = desk.editor.case
        return self._fields.fitting(text, case, desk.today()) if case is not None else []

    def _in_the_case(self) -> Iterator[Destination]:
        """What one does with the open case, and its fields that are looked for by themselves."""
        case = self._window.desk.editor.case
        if case is None:
            return
        yield from self._next_step(case)
        for place in PLACES:
            tab = self._tab_of(place.address.part)
            yield Destination(_(place.name), tab, partial(self._go_to_field, place.address))

    def _next_step(self, case: Case) -> Iterator[Destination]:
        """Told by the case: a page that is not in sight may show what was before."""
        if is_closed(case):
            yield self._ending(_("Öppna igen"))
            return
        yield self._ending(_("Avsluta ärendet"))
        if case.is_approved:
            name = plain(_("Börja på en ny vers&ion"))
            yield Destination(name, self._tab_of("plan"), self._go_to_new_version)

    def _ending(self, name: str) -> Destination:
        return Destination(name, self._tab_of("ending"), self._go_to_end)

    def _go_to_end(self) -> None:
        with one_move(self._page):
            self._go_to_section(TAB_OF_PART["ending"], ENDING)
            for block in self._page.findChildren(EndingBlock):
                block.begin()

    def _tab_of(self, part: str) -> str:
        return self._page.tabs.tabText(TAB_OF_PART[part])

    def _go_to_field(self, address: Address) -> None:
        self._window.turn_to_tab(TAB_OF_PART[address.part])
        self._page.reveal(address)

    def _go_into_field(self, number: int, field: BoundField) -> None:
        """Which row it tells of is known once its page shows the case."""
        with one_move(self._page):
            if number < self._page.tabs.count():
                self._window.turn_to_tab(number)
            else:
                self._window.show_person()
            self._page.reveal(field.address)

    def _go_to_new_version(self) -> None:
        """To its button: what is found leads to a place, and changes nothing by itself."""
        with one_move(self._page):
            self._go_to_field(NEW_VERSION)

    def _sections(self) -> Iterator[Destination]:
        for number, word in self._page.sections():
            tab = self._page.tabs.tabText(number)
            yield Destination(_(word), tab, partial(self._go_to_section, number, word))

    def _go_to_section(self, number: int, word: str) -> None:
        self._window.turn_to_tab(number)
        self._page.go_to_section(number, word)

    def _go_into(self, case_id: str) -> None:
        """The cursor would come back to where it was when the dialog closes."""
        self._open_case(case_id)
        self._page.enter()
