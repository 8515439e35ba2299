"""Ctrl+K: from anywhere in the window to a person, a tab, a part of one, or a command."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sipdesk.i18n import gettext as _
from sipdesk.ports import CaseSummary
from sipdesk.ui.approved_bar import ApprovedBar
from sipdesk.ui.case_page import TAB_OF_PART, CasePage
from sipdesk.ui.destinations import (
    MOST_PERSONS,
    Destination,
    commands_as_destinations,
    fitting,
    persons_as_destinations,
)
from sipdesk.ui.go_to_dialog import GoToDialog

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

    def ask(self) -> None:
        """Ask for a few letters, and lead to what they name."""
        GoToDialog(self._offer, self._window).open()

    def _offer(self, text: str) -> list[Destination]:
        """Persons only once something is written: nobody's name comes up unasked."""
        people = self._named(text)[:MOST_PERSONS] if text.strip() else ()
        places = [*commands_as_destinations(self._menus)]
        if text.strip():
            reminded = self._window.recovery_reminder.destinations()
            places = [*reminded, *self._new_version(), *places, *self._sections()]
        return [*persons_as_destinations(people, self._go_into), *fitting(places, text)]

    def _new_version(self) -> Iterator[Destination]:
        for bar in self._page.findChildren(ApprovedBar):
            if not bar.isHidden():
                yield Destination(bar.text, _("Plan"), partial(self._begin_new_version, bar))

    def _begin_new_version(self, bar: ApprovedBar) -> None:
        self._window.turn_to_tab(TAB_OF_PART["plan"])
        bar.new_version_wanted.emit()

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
