"""The main window: it wires the pages to the editor, and holds no logic of its own."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from sipdesk import TITLE
from sipdesk.case import Address, Case
from sipdesk.errors import StoreError
from sipdesk.i18n import gettext as _
from sipdesk.ports import CaseStore, DocumentKind, Wanted
from sipdesk.ui.anywhere import Anywhere
from sipdesk.ui.autosave import Autosave
from sipdesk.ui.case_list import CaseList
from sipdesk.ui.case_page import CasePage
from sipdesk.ui.delete_dialog import ask_to_delete
from sipdesk.ui.demo_banner import demo_banner
from sipdesk.ui.desk import Desk
from sipdesk.ui.divided import Divided
from sipdesk.ui.document_kind import BLANK_FORMS
from sipdesk.ui.due_book import DueBook
from sipdesk.ui.due_page import DuePage
from sipdesk.ui.due_return import DueReturn
from sipdesk.ui.enter_key import EnterPresses
from sipdesk.ui.late_page import Builder
from sipdesk.ui.late_preview import LatePreview
from sipdesk.ui.letter_menu import LetterMenu
from sipdesk.ui.losing import agrees_to_lose
from sipdesk.ui.meeting.mode import MeetingMode
from sipdesk.ui.menus import Menus
from sipdesk.ui.news_strip import NewsStrip
from sipdesk.ui.one_move import one_move
from sipdesk.ui.own_details import OwnDetailsDialog, own_details_in
from sipdesk.ui.panes import Panes
from sipdesk.ui.recovery_reminder import RecoveryReminder
from sipdesk.ui.save_line import SaveLine
from sipdesk.ui.steady_window import SteadyWindow
from sipdesk.ui.style import Dressed
from sipdesk.ui.welcome_page import WelcomePage
from sipdesk.ui.window_place import place_of, put_in_place
from sipdesk.ui.word_lead import WordLead
from sipdesk.ui.word_search import WordSearch

ROOMY_LETTERS = 125  # a narrower window, or larger text, shows one thing beside the tabs at a time


class MainWindow(SteadyWindow):
    """The window on one open case file.

    `text_size_wanted` asks for text so many steps larger (0: as usual), `keys_wanted` for the
    dialog of passphrase and recovery code, `handbook_wanted` for the handbook where one stands,
    `chapter_wanted` for one of its chapters. `forget_wanted` carries the id of a deleted case that
    is to go from the backups too. The three before it are for `HandingOver`.
    """

    settings_wanted = Signal()
    text_size_wanted = Signal(int)
    lock_wanted = Signal()
    keys_wanted = Signal()
    backups_wanted = Signal()
    handbook_wanted = Signal()
    chapter_wanted = Signal(str)
    hand_over_wanted = Signal()
    receiving_wanted = Signal()
    export_wanted = Signal()
    forget_wanted = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, store: CaseStore, *, demo: bool = False) -> None:
        super().__init__()
        self.desk = desk
        self._store = store
        self._is_narrow = False
        self.autosave = Autosave(desk.editor, store, desk.now, self)

        self.due_book = DueBook(store, desk.today, self)
        self.case_list = CaseList(WordSearch(store, self.due_book).find)
        self.case_page = CasePage(desk)
        self.word_lead = WordLead(self.case_list, self.case_page, desk.editor)
        self.welcome = WelcomePage(store)
        self.due = DuePage()
        self.recovery_reminder = RecoveryReminder()
        self.news = NewsStrip()
        self._save_line = SaveLine()
        self._print = QPushButton(_("&Skriv ut"))
        self.preview = LatePreview(desk, beside=self._print)
        self._stack = QStackedWidget()
        self._front = QStackedWidget()
        self.meeting = MeetingMode(self, self._front, desk, self.autosave)
        self.anywhere = Anywhere(self, self.case_list.named, self.open_case, self.case_page)
        self.menus = Menus(self, can_lock=not demo)

        self._lay_out(demo=demo)
        self._dressed = Dressed(self)
        EnterPresses(self)
        Panes(self, (self.case_list, self._stack, self.case_page.findings, self._print))
        below = [self.case_page.findings, self._save_line, self._print, self.menus.corner]
        self.builder = Builder(self.case_page.pages, below, desk.editor, self.preview, self)
        self._connect()
        self._due_return = DueReturn(self)
        self.case_page.set_findings_shown(True)
        self.case_list.show_summaries(store.summaries())
        self._show_opened(None)
        (self.welcome if self.case_list.is_empty else self.case_list.search).setFocus()

    # --- what its user does ----------------------------------------------------------------------

    def new_person(self) -> None:
        """A new case, with the cursor in the person's name."""
        if self._leave_case():
            with one_move(self._stack):
                self.desk.editor.open(self._new_case())
                self.case_page.show_person()

    def show_own_details(self) -> None:
        """Who the coordinator is."""
        dialog = OwnDetailsDialog(self._store, self)
        dialog.told.connect(self.note)
        dialog.open()

    def open_case(self, case_id: str) -> None:
        """Open a case of the list."""
        if not self._leave_case() or not self._load(case_id):
            self.case_list.mark_open_one()

    def show_due(self) -> None:
        """What is due over all cases. The open case is saved and left."""
        case = self.desk.editor.case
        self._due_return.note()
        if self._leave_case():
            with one_move(self._stack):
                self.desk.editor.open(None)
                self.due.enter(case.id if case is not None else "")

    def open_due(self, case_id: str, address: Address) -> None:
        """Open a case where something is to be done."""
        if self._leave_case():
            with one_move(self._stack):
                if self._load(case_id):
                    self.case_page.reveal(address)

    def show_document(self, kind: DocumentKind) -> None:
        """Save, then show a document in the preview. A blank sheet needs no person."""
        self.autosave.save_now()
        case = self.desk.editor.case or (Case() if kind in BLANK_FORMS else None)
        if case is not None:
            with self.case_page.came_from.leave(self._stack):
                self._stack.setCurrentWidget(self.preview)
                self.preview.show_document(case, kind, self.desk.today())

    def show_paper(self, wanted: Wanted, recipients: tuple[str, ...]) -> None:
        """A document that was shown before, as it was, for the same recipients."""
        self.show_document(wanted.kind)
        if self._stack.currentWidget() is self.preview:
            self.preview.show_again(wanted, recipients)

    def reopen(self, case_id: str) -> bool:
        """Open the case that was open before; whether it is still there."""
        try:
            return self._load(case_id)
        except LookupError:
            return False

    def ask_to_delete(self) -> None:
        """Ask before the open person is deleted."""
        case = self.desk.editor.case
        if case is not None:
            ask_to_delete(case, self.desk, self, self.delete_person)

    def delete_person(self, case_id: str, everywhere: bool = False) -> None:
        """Take a person out of the file, the list, the editor and the preview, for good."""
        try:
            self._store.delete(case_id)
        except StoreError as fault:
            self.desk.doors.tell(self, _("Inget raderades"), _(fault.sentence))
            return
        self.case_list.forget(case_id)
        self.due_book.forget(case_id)
        self.desk.editor.open(None)
        self.note(_("Personen är raderad."))
        self.search()
        if everywhere:
            self.forget_wanted.emit(case_id)

    def hold_meeting(self) -> None:
        """Turn the window towards the table."""
        if self._stack.currentWidget() is self.preview:
            self._close_preview()
        self.autosave.save_now()
        self.meeting.begin()

    def undo(self) -> None:
        self.desk.editor.undo()

    def redo(self) -> None:
        self.desk.editor.redo()

    def show_person(self) -> None:
        """The details of the person who is open."""
        with one_move(self._stack):
            self._back_to_case()
            self.case_page.show_person()

    def turn_to_tab(self, number: int) -> None:
        """One of the five tabs, counted from 0."""
        with one_move(self._stack):
            self._back_to_case()
            self.case_page.turn_to(number)

    def tell(self, title: str, sentence: str) -> None:
        self.desk.doors.tell(self, title, sentence)

    def search(self) -> None:
        """The cursor goes into the search field."""
        self._set_list_shown(True)
        self.case_list.search.setFocus()
        self.case_list.search.selectAll()

    def go_to_findings(self) -> None:
        """The cursor goes into "what is missing"."""
        self._back_to_case()
        self.case_page.go_to_findings()

    def come_to_front(self) -> None:
        """Another start of the program found this one open."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @property
    def has_case(self) -> bool:
        """Whether a case is open."""
        return self.desk.editor.case is not None

    # --- window size and place -------------------------------------------------------------------

    def place(self) -> str:
        """Size, place and dividers, as text for the settings."""
        return place_of(self, self._dividers)

    def restore_place(self, text: str) -> None:
        """What `place` gave at an earlier time; anything else is passed over."""
        put_in_place(self, self._dividers, text)

    @property
    def _dividers(self) -> tuple[Divided, Divided]:
        return self._divided, self.case_page.divided

    def fit_text(self) -> None:
        """Take up a new text size of the application."""
        self._dressed.renew()
        self._share_width()
        for each in self._dividers:
            each.share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        if self.meeting.is_on:
            return
        is_narrow = self.width() < self.fontMetrics().averageCharWidth() * ROOMY_LETTERS
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.case_page.set_findings_shown(not is_narrow)
            self._set_list_shown(self.desk.editor.case is None or not is_narrow)

    def _set_list_shown(self, shown: bool) -> None:
        self.case_list.setVisible(shown)
        self.case_page.header.offer_list(not shown)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._leave_case():
            event.ignore()
            return
        self.meeting.end()
        self.preview.clear()
        self.closed.emit()
        super().closeEvent(event)

    # --- how it is built -------------------------------------------------------------------------

    def _lay_out(self, *, demo: bool) -> None:
        self.setWindowTitle(f"{TITLE} – demo" if demo else TITLE)
        for page in (self.welcome, self.due, self.case_page, self.preview):
            self._stack.addWidget(page)
        self._divided = Divided(self.case_list, self._stack, self._stack, (30, 140))

        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if demo:
            layout.addWidget(demo_banner())
        layout.addWidget(self.recovery_reminder)
        layout.addWidget(self.news)
        layout.addWidget(self._divided, 1)
        layout.addLayout(self._bottom_line())
        self._front.addWidget(body)
        self.setCentralWidget(self._front)

    def _bottom_line(self) -> QHBoxLayout:
        menu = LetterMenu(self._print)
        self.menus.add_documents(menu)
        menu.triggered.connect(self.menus.show_document)
        self._print.setMenu(menu)
        line = QHBoxLayout()
        line.setContentsMargins(10, 4, 10, 6)
        line.addWidget(self._save_line, 1)
        line.addWidget(self._print)
        return line

    def _connect(self) -> None:
        editor = self.desk.editor
        editor.opened.connect(self._show_opened)
        editor.changed.connect(self._show_changed)
        editor.revealed.connect(self._reveal)
        editor.told.connect(self.note)
        self.word_lead.over.connect(self._save_line.take_back)
        self.autosave.saved.connect(self._save_line.show_saved)
        self.autosave.failed.connect(self._save_line.show_fault)
        self.case_list.search.textChanged.connect(self.builder.put_off)
        self.case_list.chosen.connect(self.open_case)
        self.case_list.new_wanted.connect(self.new_person)
        self.case_list.due_wanted.connect(self.show_due)
        self.due.wanted.connect(self.open_due)
        self.due_book.changed.connect(self._show_due_lines)
        self.due_book.failed.connect(self._show_due_fault)
        self.case_page.header.list_wanted.connect(self.search)
        self.case_page.turned.connect(self.autosave.save_now)
        self.welcome.new_wanted.connect(self.new_person)
        self.preview.closed.connect(self._close_preview)
        self.preview.done.connect(self.note)
        self.meeting.wanted_elsewhere.connect(self._reveal)
        self.meeting.ended.connect(self.case_page.turn_to_what_all_may_see)
        self.desk.editor.document_wanted.connect(self.show_document)

    # --- what the editor says --------------------------------------------------------------------

    def _show_opened(self, case: Case | None) -> None:
        self.preview.clear()
        self._save_line.forget_fault()
        if case is None:
            self.case_page.clear()
            self.case_list.mark_none()
            self._show_no_case()
        else:
            self.due_book.pause()
            self.due_book.note(case)
            self.case_list.show_case(case)
            self.case_page.open_case(case)
            self._stack.setCurrentWidget(self.case_page)
        self._set_list_shown(case is None or not self._is_narrow)
        self.menus.show_state(self.desk.editor)

    def _show_no_case(self) -> None:
        """What is due, read once the window was painted, or in an empty file what to do first."""
        self._stack.setCurrentWidget(self.welcome if self.case_list.is_empty else self.due)
        self._show_due_lines()
        QTimer.singleShot(0, self, self._read_due)

    def _read_due(self) -> None:
        if self.isVisible() and self._stack.currentWidget() is self.due:
            self.due_book.read()  # else another case is open meanwhile, or the file was closed

    def _show_due_lines(self) -> None:
        self.case_list.show_due_count(self.due_book.count)
        if self._stack.currentWidget() is not self.due:
            return
        if self.due_book.is_read:
            self.due.show_lines(self.due_book.lines)
        else:
            self.due.show_reading()

    def _show_due_fault(self, fault: StoreError) -> None:
        self.due.show_fault(_(fault.sentence))

    def _show_changed(self, case: Case) -> None:
        self.due_book.note(case)
        self.case_list.show_case(case)
        self.case_page.show_case(case)
        self.menus.show_state(self.desk.editor)

    def _reveal(self, address: Address) -> None:
        if self.meeting.is_on:
            self.meeting.reveal(address)
        elif self._stack.currentWidget() is self.case_page:
            self.case_page.reveal(address)

    def _close_preview(self) -> None:
        if self.desk.editor.case is None:
            self.preview.clear()
            self._show_no_case()
        else:
            with self.case_page.came_from.come_back(self._stack):
                self._back_to_case()

    def _back_to_case(self) -> None:
        reminder = self.preview.reminder()
        self.preview.clear()
        self._stack.setCurrentWidget(self.case_page)
        if reminder:
            self.note(reminder)

    def note(self, sentence: str, said: str = "") -> None:
        """Say it after what there is to save is saved, so that it stays in sight."""
        self.autosave.save_now()
        (self.meeting.save_line or self._save_line).show_note(sentence, said)

    def _leave_case(self) -> bool:
        """Save before anything else comes to the front; whether the case may be left."""
        case = self.desk.editor.case
        if not self.autosave.save_now():
            if not agrees_to_lose(self.desk.doors, self, self.autosave.fault):
                return False
            self.due_book.distrust()
        if case is not None and self.is_untouched(case):
            self._forget_blank(case.id)
        return True

    def is_untouched(self, case: Case) -> bool:
        """Whether nothing was written in a case but what every new one begins with."""
        return case.is_blank or case == replace(self._new_case(), id=case.id)

    def _new_case(self) -> Case:
        self.welcome.keep()
        return Case(coordinator=own_details_in(self._store))

    def _forget_blank(self, case_id: str) -> None:
        """Nothing is left of a case that was emptied again: no line, and no row in the file."""
        self.case_list.forget(case_id)
        self.due_book.forget(case_id)
        with suppress(StoreError):  # then the blank row stays until it is left once more
            self._store.delete(case_id)

    def _load(self, case_id: str) -> bool:
        try:
            case = self._store.load(case_id)
        except StoreError as fault:
            self.tell(TITLE, _(fault.sentence))
            return False
        self.desk.editor.open(case)
        return True
