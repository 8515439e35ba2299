"""The open case: header, five tabs, and what is missing beside them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from sipdesk.case import Address, Case, is_closed, value_at
from sipdesk.i18n import gettext as _
from sipdesk.rules import OWN_CHECK, Finding, findings
from sipdesk.ui.announce import announce
from sipdesk.ui.block import Block
from sipdesk.ui.came_from import CameFrom
from sipdesk.ui.desk import Desk
from sipdesk.ui.divided import Divided
from sipdesk.ui.ending import closed_in_words
from sipdesk.ui.findings_panel import FINDINGS_DELAY_MS, FindingsPanel
from sipdesk.ui.header import Header
from sipdesk.ui.late_page import LatePage
from sipdesk.ui.one_move import one_move
from sipdesk.ui.page import Page
from sipdesk.ui.person_page import PersonPage
from sipdesk.ui.tabs.consent import consent_page
from sipdesk.ui.tabs.follow_up import follow_up_page
from sipdesk.ui.tabs.participants import participants_page
from sipdesk.ui.tabs.plan import plan_page
from sipdesk.ui.tabs.preparation import preparation_page
from sipdesk.ui.undo_voice import UndoVoice

TAB_OF_PART = {
    "topics": 0,
    "preparation": 0,
    "initiative": 0,
    "participants": 1,
    "meeting": 1,
    "coordinator": 1,
    "plan_consent": 2,
    "sharing_consent": 2,
    "consent_entries": 2,
    "plan": 3,
    "goals": 3,
    "interventions": 3,
    "copies_given": 3,
    "follow_ups": 4,
    "attendances": 4,
    "goal_reviews": 4,
    "intervention_reviews": 4,
    "carried_over": 4,
    "ending": 4,
    "reopenings": 4,
}
TURNING = (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1), ("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1))
SEEN_BY_ALL = {TAB_OF_PART["plan"], TAB_OF_PART["follow_ups"]}


class CasePage(Block):
    """Everything about one case. Only what is in sight follows each key; the rest on being shown.

    `turned` says that another tab or the person's page came to the front. `said` carries what a
    screen reader was given to say, `built` a page that is there from now on.
    """

    turned = Signal()
    said = Signal(str)
    built = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._case: Case | None = None
        self._count: int | None = None
        self._is_waiting = False  # to say it, until the cursor has left a field
        self.came_from = CameFrom(self)
        self.header = Header()
        self._closed = QLabel()
        self._closed.setObjectName("closed")
        self._closed.setWordWrap(True)
        self._closed.hide()
        self.findings = FindingsPanel()
        self.person = LatePage(self._person_page)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        self._pages: list[LatePage] = []
        for title, build in (
            (_("Det vill jag prata om"), preparation_page),
            (_("Deltagare"), participants_page),
            (_("Samtycke"), consent_page),
            (_("Plan"), plan_page),
            (_("Uppföljning"), follow_up_page),
        ):
            self._pages.append(LatePage(partial(build, desk)))
            self.tabs.addTab(self._pages[-1], title)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tabs)
        self._stack.addWidget(self.person)
        self._lay_out()
        self._findings_timer = QTimer(self)
        self._findings_timer.setSingleShot(True)
        self._findings_timer.setInterval(FINDINGS_DELAY_MS)
        self._connect()
        UndoVoice(self, desk.editor)

    # --- what it shows ---------------------------------------------------------------------------

    def show_case(self, case: Case) -> None:
        self._show_around(case)
        if self.isVisibleTo(self.window()):  # behind the table, each key would cost twice
            self.page_in_sight().show_case(case)

    def _show_around(self, case: Case) -> None:
        self._case = case
        self.header.show_case(case, self._desk.today())
        self._closed.setVisible(is_closed(case))
        self._closed.setText(closed_in_words(case) if is_closed(case) else "")
        self._findings_timer.start()  # anew with each key: they come when the keys rest

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._case is not None:
            self.page_in_sight().show_case(self._case)

    def open_case(self, case: Case) -> None:
        """Show another case from its first tab, and nothing more of the one before."""
        self.clear()
        self._stack.setCurrentWidget(self.tabs)
        self.tabs.setCurrentIndex(0)
        self._show_around(case)
        self.page_in_sight().show_case(case)
        self.show_findings_now()
        name = " ".join(case.person.name.split())
        announce(self.header, _("Öppen: {name}", name=name) if name else _("Ny person"))

    def show_findings_now(self) -> None:
        self._findings_timer.stop()
        if self._case is not None:
            found = self._found(self._case)
            self.findings.show_findings(found)
            self.header.show_findings_count(len(found))
            self._announce_findings(found)

    def _found(self, case: Case) -> tuple[Finding, ...]:
        """What is missing; that a day cannot be read is no news while it is being typed."""
        here = self._desk.editor.typing_in
        if here is not None and not str(value_at(case, here)).strip():
            here = None  # nothing is written there yet, half or whole
        found = findings(case, self._desk.today())
        return tuple(f for f in found if f.source is not OWN_CHECK or f.address != here)

    def _announce_findings(self, found: tuple[Finding, ...]) -> None:
        """Say how many are left when that has changed, and the case is what is in sight.

        It waits while somebody is writing in a field, where a pause is no end, and a half-typed day
        none of their faults yet; and while they choose in what a field has opened.
        """
        is_choosing = QApplication.activePopupWidget() is not None
        self._is_waiting = is_choosing or self._desk.editor.typing_in is not None
        if self._is_waiting:
            return
        count = len(found)
        before, self._count = self._count, count
        if before is not None and before != count and self.isVisible():
            words = self.header.findings_in_words()
            announce(self.header, words)
            self.said.emit(words)

    def _announce_what_waited(self) -> None:
        """The cursor has left the field; what its leaving changes is still to come."""
        if self._is_waiting:
            self._findings_timer.start()

    def clear(self) -> None:
        self._case = None
        self._count = None
        self._is_waiting = False
        self._findings_timer.stop()
        self.came_from.forget()
        self.header.clear()
        self._closed.clear()
        self.findings.clear()
        for page in self.pages:
            page.clear()

    @property
    def pages(self) -> tuple[LatePage, ...]:
        """The tabs' and the person's, whether they are built or not."""
        return *self._pages, self.person

    def page_in_sight(self) -> LatePage:
        """The page of the tab that is in front, or the person's."""
        return self.person if self._shows_person() else self._pages[self.tabs.currentIndex()]

    def tab_in_sight(self) -> int | None:
        """The number of the tab, from 0, or None for the person's page."""
        return None if self._shows_person() else self.tabs.currentIndex()

    def sections(self) -> Iterator[tuple[int, str]]:
        """Where else in the tabs a word leads, while a case is open: the number of the tab, counted
        from 0, and the word, a message id.
        """
        for number, late in enumerate(self._pages if self._case is not None else ()):
            yield from ((number, word) for word in late.sections())

    def go_to_section(self, number: int, word: str) -> None:
        """Put the cursor into that part of a tab."""
        page = self._pages[number].page
        if isinstance(page, Page):
            page.go_to_section(word)

    def set_findings_shown(self, shown: bool) -> None:
        """Give "what is missing" room beside the tabs, or not."""
        self.header.press_findings(shown)
        self.findings.setVisible(shown)

    # --- ways into it ----------------------------------------------------------------------------

    def reveal(self, address: Address) -> bool:
        """Put the cursor where the address is, on whichever page that may be."""
        if self._case is None:
            return False
        number = TAB_OF_PART.get(address.part)
        page = self.person if number is None else self._pages[number]
        with one_move(self._stack):
            self._bring_to_front(page)
            page.show_case(self._case)
            return page.reveal(address)

    def show_person(self) -> None:
        """The person's details, with the cursor in the name."""
        self._bring_to_front(self.person)
        self.person.enter()

    def show_tabs(self) -> None:
        with one_move(self._stack):
            self._stack.setCurrentWidget(self.tabs)
            self._pages[self.tabs.currentIndex()].enter()

    def enter(self) -> None:
        """The cursor goes into the tab in front, where a case is open."""
        if self._case is not None:
            self.show_tabs()

    def go_to_findings(self) -> None:
        """The cursor goes into "what is missing"."""
        self.set_findings_shown(True)
        self.findings.enter()

    def turn_to(self, number: int) -> None:
        """Bring a tab to the front, counted from 0, with the cursor in it."""
        self._stack.setCurrentWidget(self.tabs)
        self.tabs.setCurrentIndex(number)
        self._pages[number].enter()

    def turn_to_what_all_may_see(self) -> None:
        """After a meeting, those around the table may still look on, unless a lock ended it."""
        if self._case is None or not self.window().isVisible():
            return
        if self.tab_in_sight() not in SEEN_BY_ALL:
            self.turn_to(TAB_OF_PART["plan"])
            announce(self.tabs, self.tabs.tabText(TAB_OF_PART["plan"]))

    def turn_by(self, steps: int) -> None:
        """To the next tab, or the one before; after the last comes the first."""
        with one_move(self._stack):
            self.turn_to((self.tabs.currentIndex() + steps) % self.tabs.count())

    def add_row(self) -> None:
        """A new row on the page in sight, wherever on it or above it the cursor is."""
        if self._case is not None:
            self.page_in_sight().add_row()

    # --- how it is built -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.divided = Divided(self._stack, self.findings, self._stack, (100, 32))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._closed)
        layout.addWidget(self.divided, 1)

    def _connect(self) -> None:
        self.header.details_wanted.connect(self.show_person)
        self.header.findings_wanted.connect(self.findings.setVisible)
        for page in self.pages:
            page.built.connect(self.built)
        self.findings.wanted.connect(self.reveal)
        self.tabs.currentChanged.connect(self._turn)
        self._stack.currentChanged.connect(self._turn)
        self._findings_timer.timeout.connect(self.show_findings_now)
        self._desk.editor.typing_ended.connect(self._announce_what_waited)
        # From the list of persons and the menus as well.
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            adding = QShortcut(QKeySequence(keys), self)
            adding.activated.connect(self.add_row)
        for keys, steps in TURNING:
            turning = QShortcut(QKeySequence(keys), self)
            turning.activated.connect(partial(self.turn_by, steps))

    def _person_page(self) -> PersonPage:
        page = PersonPage(self._desk)
        page.closed.connect(self._leave_person)
        return page

    def _leave_person(self) -> None:
        """It is said where that leads: Esc is pressed without having read the button."""
        self.show_tabs()
        announce(self.tabs, self.tabs.tabText(self.tabs.currentIndex()))

    def _shows_person(self) -> bool:
        return self._stack.currentWidget() is self.person

    def _bring_to_front(self, page: Block) -> None:
        if page is self.person:
            self._stack.setCurrentWidget(self.person)
        else:
            self._stack.setCurrentWidget(self.tabs)
            self.tabs.setCurrentWidget(page)

    def _turn(self) -> None:
        if self._case is not None:
            self.page_in_sight().show_case(self._case)
            self.turned.emit()
