"""The page of the window that shows a document before it is printed, saved or handed over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sipdesk.case import Case, CopyForm, CopyGiven
from sipdesk.errors import ExpectedError, PrintError
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.ports import DocumentKind, Documents, Wanted
from sipdesk.ui.announce import announce
from sipdesk.ui.before_print import before_print
from sipdesk.ui.desk import Desk
from sipdesk.ui.document_kind import BLANK_FORMS, WITHOUT_CASE, file_name, job_name, logged_as
from sipdesk.ui.escape_key import EscapeKey
from sipdesk.ui.flow import FlowLayout
from sipdesk.ui.giving import (
    copies_from_elsewhere,
    copies_ready,
    handed_over_in_words,
    note_given,
    note_saved,
    who_has_none,
)
from sipdesk.ui.held_buttons import HeldButtons
from sipdesk.ui.newest import Newest
from sipdesk.ui.no_page_here import NoPageHere
from sipdesk.ui.paper_choices import PaperChoices
from sipdesk.ui.pdf_pane import PdfPane
from sipdesk.ui.print_key import PrintKey
from sipdesk.ui.print_progress import Cancelled, made_one_by_one, waiting_for
from sipdesk.ui.printing import print_through_dialog
from sipdesk.ui.recipients_panel import RecipientsPanel, name_of
from sipdesk.ui.shown_copy import ShownCopy
from sipdesk.ui.whole_file import unused, write_whole

NOT_MADE = N_("Dokumentet kunde inte göras. Gå tillbaka och försök igen.")
CALM_MS = 300  # pages that come sooner are not told of before


@dataclass(frozen=True, slots=True)
class Made:
    """A document, and the characters in it that no font has."""

    pdf: bytes
    strange: str


class PreviewPage(QWidget):
    """One document of one case: which one, which version, in which language, for whom, to where.

    What is shown is the copy of one recipient, or a working copy when nobody is ticked.
    `at_the_table`, where everybody sees the screen, no page is shown, and nobody is named who may
    not have a copy. `closed` is emitted when the user goes back; `done` carries a sentence for the
    status line, `said` what a screen reader says.
    """

    closed = Signal()
    done = Signal(str)
    said = Signal(str)

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, at_the_table: bool = False
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._at_the_table = at_the_table
        self._documents = desk.documents
        self._doors = desk.doors
        self._case: Case | None = None
        self._today = dt.date.min
        self._has_given = False
        self._is_told = False
        self._shown_for: tuple[str, ...] = ()
        self._pdf = b""
        self._choices = PaperChoices(self)
        self._print = QPushButton(_("Skriv &ut …"))
        self._save = QPushButton(_("S&para som PDF …"))
        self._back = QPushButton(_("&Tillbaka"))
        self._notice = QLabel()
        self._recipients = RecipientsPanel(desk, tab_after=self._back, only_allowed=at_the_table)
        self._copy_shown = ShownCopy(is_silent=at_the_table)
        self._pane = PdfPane(self)
        self._no_page = NoPageHere()
        self._buttons = HeldButtons([self._print, self._save], self._back)
        self._newest = Newest(self)
        self._patience = QTimer(self, singleShot=True, interval=CALM_MS)
        self._lay_out()
        self._connect()
        self.clear()

    def show_case(self, case: Case, kind: DocumentKind, today: dt.date) -> None:
        """Show a document of a case, in Swedish to begin with, as soon as it is made.

        An expected fault is told then; anything else leaves the page empty and is raised.
        """
        self._newest.forget()
        self._show_nothing("")
        self._case, self._today, self._has_given = case, today, False
        self._copy_shown.forget()
        self._choices.offer(case, kind, today)
        self._turn()
        self._take_focus()
        if self._at_the_table:
            self._speak(self._recipients.ticked_in_words())

    def _take_focus(self) -> None:
        if self._at_the_table:
            self._buttons.take_focus(self._print)
        else:
            self._choices.take_focus()

    @property
    def is_coming(self) -> bool:
        """Whether the pages that are wanted are still being made."""
        return self._newest.is_awaited

    def wanted(self) -> Wanted:
        """The document that is shown."""
        return self._choices.wanted()

    def recipients(self) -> tuple[str, ...]:
        """The ids of those who are to have a copy of it."""
        return self._recipients.chosen()

    def show_again(self, wanted: Wanted, recipients: tuple[str, ...]) -> None:
        """Show what `wanted` and `recipients` told before, of the case that is shown now."""
        self._choices.choose(wanted)
        self._turn()
        self._recipients.tick(recipients)
        self._show_copy()

    def reminder(self) -> str:
        """Who still has no copy of the plan, once copies of it were given here; else ""."""
        case = self._case
        if case is None or not self._has_given or self._choices.kind is not DocumentKind.PLAN:
            return ""
        document, version = logged_as(DocumentKind.PLAN, case, self._choices.version)
        is_plan = document == DocumentKind.PLAN
        return who_has_none(case, version, self._desk.today()) if is_plan else ""

    def tell_at_the_table(self, sentence: str) -> None:
        """Show and say it, of a key that leads nowhere from here."""
        self._no_page.setText(sentence)
        self._speak(sentence)

    def clear(self) -> None:
        """Show and keep nothing of any case."""
        self._case = None
        self._newest.forget()
        self._recipients.clear()
        self._copy_shown.forget()
        self._choices.clear()
        self._show_nothing("")

    def _lay_out(self) -> None:
        self._notice.setWordWrap(True)
        self._notice.setTextFormat(Qt.TextFormat.PlainText)
        self._print.setObjectName("primary")
        row = FlowLayout()
        for widget in (*self._choices.widgets, self._print, self._save, self._back):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._notice)
        pages = QVBoxLayout()  # not above the boxes, which must not move under the mouse
        pages.addWidget(self._copy_shown)
        pages.addWidget(self._recipients.this_time)
        for page in (self._pane, self._no_page):
            pages.addWidget(page, 1)
        (self._pane if self._at_the_table else self._no_page).hide()
        beside = QHBoxLayout()
        beside.addWidget(self._recipients)
        beside.addLayout(pages, 1)
        column.addLayout(beside, 1)

    def _connect(self) -> None:
        self._choices.turned.connect(self._turn)
        self._choices.turned.connect(self._recipients.say_ticked)
        self._choices.changed.connect(self._make)
        PrintKey(self).pressed.connect(self._take_focus)
        self._newest.ready.connect(self._show_made)
        self._patience.timeout.connect(self._say_coming)
        self._print.clicked.connect(self._print_it)
        self._save.clicked.connect(self._save_it)
        self._back.clicked.connect(self.closed)
        self._recipients.changed.connect(self._show_copy)
        self._copy_shown.turned.connect(self._show_turned_to)
        self._recipients.handed_over.connect(self._note_handed_over)
        self._desk.editor.changed.connect(self._follow)
        EscapeKey(self).leaving.connect(self.closed)

    def _turn(self) -> None:
        """Show another document, with its recipients."""
        case = self._case
        if case is None:
            return
        self._recipients.setVisible(self._choices.kind not in BLANK_FORMS)
        self._recipients.offer(case, *logged_as(self._choices.kind, case, self._choices.version))
        self._make()

    def _follow(self, case: Case) -> None:
        """The case has changed while its document is shown."""
        if self._case is not None and self._case.id == case.id:
            self._case = case
            self._turn()

    def _make(self) -> None:
        """Make the chosen document in a thread. Until it is there, nothing can be printed."""
        case = self._case
        if case is None:
            return
        self._choices.show_what_matters()
        number = self._offered_copies().number
        self._shown_for = self._copy_shown.up_to
        self._await()
        try:
            copies = self._copies(case, CopyForm.PAPER)[number : number + 1]
        except ExpectedError as fault:
            self._newest.forget()
            self._tell_fault(fault)
            return
        shown = None if self._choices.kind in WITHOUT_CASE else self._choices.shown(case)
        self._newest.want(partial(_made, self._making(case, copies), self._documents, shown))

    def _making(self, case: Case, copy: Sequence[CopyGiven] = ()) -> Callable[[], bytes]:
        """What makes the document, as that copy or as a working copy, in whatever thread."""
        wanted = replace(self._choices.wanted(), copy=copy[0] if copy else None)
        return partial(self._documents.make, wanted, case, self._today)

    def _await(self) -> None:
        """What is shown stays for a moment, so that nothing flashes, but is nothing any more."""
        self._pdf = b""
        self._buttons.hold()
        if not self._is_told and not self._patience.isActive():
            self._patience.start()

    def _say_coming(self) -> None:
        self._is_told = True
        sentence = _("Sidorna görs …")
        self._tell_above("")
        if self._at_the_table:
            self._no_page.setText(sentence)
        else:
            self._pane.show_coming(sentence)
        self._speak(sentence)

    def _speak(self, sentence: str) -> None:
        announce(self, sentence)
        self.said.emit(sentence)

    def _show_made(self, future: Future[Made]) -> None:
        try:
            made = future.result()
        except ExpectedError as fault:
            self._tell_fault(fault)
        except Exception:
            self._show_nothing(_(NOT_MADE))
            raise
        else:
            self._show(made)

    def _show(self, made: Made) -> None:
        if self._is_told:
            self._speak(_("Sidorna är klara."))
        self._end_waiting()
        self._pdf = made.pdf
        if self._case is not None:
            wanted = self._choices.wanted()
            told = before_print(self._case, wanted, made.strange, self._today)
            is_new = told and told != self._notice.text()
            self._tell_above(told)
            if is_new:
                self._speak(told)
        self._pane.show_pdf(made.pdf)
        self._buttons.release()

    def _tell_fault(self, fault: ExpectedError) -> None:
        self._show_nothing(_(NOT_MADE))
        self._doors.tell(self, _("Dokument"), _(fault.sentence))

    def _show_nothing(self, sentence: str) -> None:
        self._end_waiting()
        self._pdf = b""
        self._pane.clear()
        self._buttons.turn_off()
        self._tell_above(sentence)

    def _end_waiting(self) -> None:
        self._patience.stop()
        self._is_told = False
        self._no_page.say_why()

    def _copies(self, case: Case, form: CopyForm) -> tuple[CopyGiven, ...]:
        """A copy for each who is ticked; a blank form is nobody's."""
        if self._choices.kind in BLANK_FORMS:
            return ()
        chosen = self._recipients.chosen()
        return copies_ready(case, chosen, self._choices.wanted(), form, self._desk.now())

    def _offered_copies(self) -> ShownCopy:
        is_blank = self._choices.kind in BLANK_FORMS
        ticked = () if is_blank else self._recipients.ticked()
        self._copy_shown.offer([each.id for each in ticked], [name_of(each) for each in ticked])
        return self._copy_shown

    def _show_copy(self) -> None:
        """Make the document anew when it would be another recipient's, or of another number."""
        if self._offered_copies().up_to != self._shown_for:
            self._make()

    def _show_turned_to(self) -> None:
        self._speak(self._copy_shown.sentence)
        self._make()

    def _tell_above(self, sentence: str) -> None:
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))

    def _print_it(self) -> None:
        case, kind = self._case, self._choices.kind
        if case is None:
            return
        try:
            copies = self._copies(case, CopyForm.PAPER)
            makings = [self._making(case, [copy]) for copy in copies]
            pdfs = made_one_by_one(makings, self._doors, self) or [self._pdf]
            job = job_name(kind, self._choices.language)
            whole = print_through_dialog(pdfs, job, self._doors, self)
        except PrintError as fault:
            self._offer_file(_(fault.sentence))
        except ExpectedError as fault:
            self._doors.tell(self, _("Utskrift"), _(fault.sentence))
        except Cancelled:
            return
        else:
            if whole is not None:
                self._give(tuple(copy for n, copy in enumerate(copies) if n in whole))
                self.done.emit(_("Utskriften är skickad till skrivaren."))

    def _give(self, copies: tuple[CopyGiven, ...]) -> None:
        note_given(self._desk, copies)
        self._buttons.stay_on_refuge()
        self._has_given = self._has_given or bool(copies)

    def _note_handed_over(self) -> None:
        """The ticked have got copies that were not printed here, such as from a copier."""
        case = self._case
        if case is None:
            return
        chosen, wanted = self._recipients.chosen(), self._choices.wanted()
        try:
            copies = copies_from_elsewhere(case, chosen, wanted, self._desk.now())
        except ExpectedError as fault:
            self._doors.tell(self, _("Kopior"), _(fault.sentence))
            return
        if self._ask_whether_given(copies, "", later=_("A&vbryt")):
            self._give(copies)
            self.done.emit(_("Kopiorna är antecknade."))

    def _offer_file(self, sentence: str) -> None:
        save, cancel = _("&Spara som PDF"), _("&Avbryt")
        if self._doors.ask(self, _("Utskrift"), sentence, save, cancel):
            self._save_it()

    def _save_it(self) -> None:
        case = self._case
        if case is None:
            return
        try:
            copies = self._copies(case, CopyForm.FILE)
            if len(copies) > 1:
                self._save_each(case, copies)
            else:
                self._save_one(case, copies)
        except ExpectedError as fault:
            self._doors.tell(self, _("Spara som PDF"), _(fault.said_where_asked))
        except Cancelled:
            return

    def _save_one(self, case: Case, copy: tuple[CopyGiven, ...]) -> None:
        pdf = waiting_for(self._making(case, copy), self._doors)
        path = self._doors.save_path(self, self._file_name(case, copy))
        if path is not None:
            write_whole(pdf, path)
            told = _("Dokumentet är sparat som {name}.", name=path.name)
            self._give_what_was_saved(copy, told)

    def _save_each(self, case: Case, copies: tuple[CopyGiven, ...]) -> None:
        """A file for each: one for several would give each of them the copies of all."""
        title = _("Spara som PDF")
        sentence = _(
            "{n} mottagare är valda. Välj en mapp, så sparas en fil till var och en, "
            "med kopians nummer i namnet.",
            n=len(copies),
        )
        if not self._doors.ask(self, title, sentence, _("&Välj mapp …"), _("A&vbryt")):
            return
        folder = self._doors.folder_to_save_in(self, title)
        if folder is None:
            return
        pdfs = made_one_by_one([self._making(case, [c]) for c in copies], self._doors, self)
        saved: list[CopyGiven] = []
        try:
            for copy, pdf in zip(copies, pdfs, strict=True):
                write_whole(pdf, unused(folder / self._file_name(case, [copy])))
                saved.append(copy)
        finally:
            told = _("{n} filer är sparade i mappen {folder}.", n=len(saved), folder=folder.name)
            self._give_what_was_saved(saved, told)

    def _give_what_was_saved(self, copies: Sequence[CopyGiven], told: str) -> None:
        """A file is given when somebody has got it: it may be printed tomorrow, by another.

        Its number is taken before anybody answers, so that not even a lock frees it.
        """
        note_saved(self._desk, copies)
        self._buttons.stay_on_refuge()
        if copies and self._ask_whether_given(copies, told, later=_("&Inte än")):
            self._give(tuple(copies))
            told = " ".join((told, _("Kopiorna är antecknade.")))
        self.done.emit(told)

    def _ask_whether_given(self, copies: Sequence[CopyGiven], told: str, *, later: str) -> bool:
        question = "\n\n".join(filter(None, (told, handed_over_in_words(self._desk, copies))))
        title, note = _("Kopior"), _("&Anteckna")
        return self._doors.ask(self, title, question, yes=note, no=later, danger=True)

    def _file_name(self, case: Case, copies: Sequence[CopyGiven]) -> str:
        """The name of a file, with the number of the copy that it is."""
        kind, version = self._choices.kind, self._choices.version
        name = Path(file_name(kind, case, self._choices.language, self._today, version))
        number = "".join(_(" exemplar {n}", n=copy.number) for copy in copies)
        return f"{name.stem}{number}{name.suffix}"


def _made(make: Callable[[], bytes], documents: Documents, printed: Case | None) -> Made:
    """The document, and what of the case it is about cannot be printed; in whatever thread."""
    return Made(make(), documents.unprintable(printed) if printed is not None else "")
