"""Ctrl+K: from anywhere in the window to a person, a tab or a command."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from sipdesk.ports import CaseSummary
from sipdesk.ui.case_page import CasePage
from sipdesk.ui.destinations import (
    MOST_PERSONS,
    Destination,
    commands_as_destinations,
    fitting,
    persons_as_destinations,
)
from sipdesk.ui.go_to_dialog import GoToDialog


class Anywhere(QObject):
    """Asks over a window. `named` gives the persons whose name or number has some words."""

    def __init__(
        self,
        window: QMainWindow,
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
        commands = fitting(commands_as_destinations(self._menus), text)
        return [*persons_as_destinations(people, self._go_into), *commands]

    def _go_into(self, case_id: str) -> None:
        """The cursor would come back to where it was when the dialog closes."""
        self._open_case(case_id)
        self._page.enter()
