"""The page of the window that shows a document before it is printed, saved or handed over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sipdesk.case import Case, CopyForm, CopyGiven, approved_version
from sipdesk.dates import spoken_date
from sipdesk.editions import PAPER_LANGUAGES, Edition, edition_of
from sipdesk.errors import ExpectedError, PrintError
from sipdesk.i18n import MASTER, ngettext, window_language
from sipdesk.i18n import gettext as _
from sipdesk.ports import DocumentKind, TextSize, Wanted
from sipdesk.rules import last_follow_up
from sipdesk.ui.choices import EarlierChoice, choice_of, labelled
from sipdesk.ui.desk import Desk
from sipdesk.ui.document_kind import (
    BLANK_FORMS,
    DOCUMENTS,
    OF_VERSIONS,
    SIZES,
    WITHOUT_CASE,
    file_name,
    job_name,
    logged_as,
    versions_of,
)
from sipdesk.ui.doors import documents_folder
from sipdesk.ui.flow import FlowLayout
from sipdesk.ui.giving import copies_ready, note_given, who_has_none
from sipdesk.ui.pdf_pane import PdfPane
from sipdesk.ui.print_progress import wait_cursor
from sipdesk.ui.printing import print_through_dialog
from sipdesk.ui.recipients_panel import RecipientsPanel
from sipdesk.ui.spelled_out import spelled_out
from sipdesk.ui.whole_file import write_whole

_TWO = 2  # versions: then it is plain what is compared


class PreviewPage(QWidget):
    """One document of one case: which one, which version, in which language, for whom, to where.

    What is shown is the copy of the first recipient, or a working copy when nobody is ticked.
    `at_the_table`, where everybody sees the screen, no page is shown, and nobody is named who may
    not have a copy. `closed` is emitted when the user goes back; `done` carries a sentence for the
    status line.
    """

    closed = Signal()
    done = Signal(str)

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
        self._shown_for: tuple[str, ...] = ()
        self._pdf = b""
        self._kinds = choice_of([(_(one.name), kind) for kind, one in DOCUMENTS.items()])
        self._languages = choice_of([(_(name), code) for code, name in PAPER_LANGUAGES.items()])
        self._beside = QCheckBox(_("&Med svenskan"))
        self._sizes = choice_of([(_(name), size) for size, name in SIZES.items()])
        self._versions = choice_of([])
        self._versions.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._version_choice = labelled(_("Vers&ion"), self._versions)
        self._earlier = EarlierChoice()
        self._earlier_choice = labelled(_("&Jämför med"), self._earlier)
        self._meetings = choice_of([])
        self._meeting_choice = labelled(_("Möt&e"), self._meetings)
        self._print = QPushButton(_("Skriv &ut …"))
        self._save = QPushButton(_("S&para som PDF …"))
        self._back = QPushButton(_("&Tillbaka"))
        self._notice = QLabel()
        self._recipients = RecipientsPanel(desk, tab_after=self._back, only_allowed=at_the_table)
        self._pane = PdfPane()
        self._lay_out()
        self._connect()
        self.clear()

    def show_case(self, case: Case, kind: DocumentKind, today: dt.date) -> None:
        """Show a document of a case, in Swedish to begin with: the record is (PDL 3:13).

        An expected fault is told here; anything else leaves the page empty and is raised.
        """
        self._case, self._today, self._has_given = case, today, False
        self._offer_meetings(case)
        self._choose(kind, MASTER)
        self._offer_versions(case)
        self._turn()
        self._print.setFocus() if self._at_the_table else self._pane.take_focus()

    def wanted(self) -> Wanted:
        """The document that is shown."""
        return self._wanted()

    def recipients(self) -> tuple[str, ...]:
        """The ids of those who are to have a copy of it."""
        return self._recipients.chosen()

    def show_again(self, wanted: Wanted, recipients: tuple[str, ...]) -> None:
        """Show what `wanted` and `recipients` told before, of the case that is shown now."""
        edition = edition_of(wanted.language)
        for box, value in (
            (self._kinds, wanted.kind),
            (self._languages, edition.language),
            (self._sizes, wanted.size),
            (self._versions, wanted.version),
            (self._meetings, wanted.follow_up_id),
        ):
            box.setCurrentIndex(max(box.findData(value), 0) if box.count() else -1)
        self._beside.setChecked(edition.beside_swedish)
        self._offer_earlier()
        self._earlier.choose(wanted.since)
        self._turn()
        self._recipients.tick(recipients)
        self._show_first_copy()

    def reminder(self) -> str:
        """Who still has no copy of the plan, once copies of it were given here; else ""."""
        case = self._case
        if case is None or not self._has_given or self._kind() is not DocumentKind.PLAN:
            return ""
        document, version = logged_as(DocumentKind.PLAN, case, self._version())
        is_plan = document == DocumentKind.PLAN
        return who_has_none(case, version, self._desk.today()) if is_plan else ""

    def clear(self) -> None:
        """Show and keep nothing of any case."""
        self._case = None
        self._recipients.clear()
        self._versions.clear()
        self._earlier.clear()
        self._meetings.clear()
        self._meeting_choice.hide()
        self._beside.hide()
        self._show_pdf(b"")
        self._tell_above("")

    def _lay_out(self) -> None:
        self._notice.setWordWrap(True)
        self._notice.setTextFormat(Qt.TextFormat.PlainText)
        self._print.setObjectName("primary")
        row = FlowLayout()
        row.addWidget(labelled(_("&Dokument"), self._kinds))
        row.addWidget(self._version_choice)
        row.addWidget(self._earlier_choice)
        row.addWidget(self._meeting_choice)
        row.addWidget(labelled(_("Spr&åk"), self._languages))
        row.addWidget(self._beside)
        row.addWidget(labelled(_("Te&xtstorlek"), self._sizes))
        for button in (self._print, self._save, self._back):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._notice)
        beside = QHBoxLayout()
        beside.addWidget(self._recipients)
        beside.addWidget(self._pane, 1)
        if self._at_the_table:
            self._pane.hide()
            beside.addWidget(_not_shown_here(), 1)
        column.addLayout(beside, 1)

    def _connect(self) -> None:
        self._kinds.activated.connect(self._turn_to_kind)
        self._versions.activated.connect(self._turn)
        self._earlier.activated.connect(self._make)
        self._meetings.activated.connect(self._make)
        self._languages.activated.connect(self._make)
        self._beside.clicked.connect(self._make)
        self._sizes.activated.connect(self._make)
        self._print.clicked.connect(self._print_it)
        self._save.clicked.connect(self._save_it)
        self._back.clicked.connect(self.closed)
        self._recipients.changed.connect(self._show_first_copy)
        self._recipients.handed_over.connect(self._note_handed_over)
        self._desk.editor.changed.connect(self._follow)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)

    def _choose(self, kind: DocumentKind, language: str) -> None:
        self._kinds.setCurrentIndex(self._kinds.findData(kind))
        self._languages.setCurrentIndex(self._languages.findData(language))
        self._beside.setChecked(False)

    def _offer_meetings(self, case: Case) -> None:
        """The follow-up meetings to choose from; the one that is meant unless another is chosen."""
        self._meetings.clear()
        for meeting in case.follow_ups:
            text = spoken_date(meeting.date, window_language()) or _("Utan datum")
            self._meetings.addItem(text, meeting.id)
        last = last_follow_up(case)
        self._meetings.setCurrentIndex(self._meetings.findData(last.id if last else ""))

    def _kind(self) -> DocumentKind:
        return DocumentKind(self._kinds.currentData())

    def _offer_versions(self, case: Case) -> None:
        """The version in work is chosen to begin with."""
        self._versions.clear()
        for name, number in versions_of(case):
            self._versions.addItem(name, number)

    def _offer_earlier(self) -> None:
        """The versions that the chosen one can be compared with."""
        if self._case is not None:
            self._earlier.offer(self._case, self._version())
        self._earlier_choice.setVisible(self._compares_any and self._earlier.has_choice)

    def _version(self) -> int | None:
        """The approved version that is wanted, or None for the version in work."""
        is_one = self._kind() in OF_VERSIONS or self._compares_any
        return self._versions.currentData() if is_one else None

    @property
    def _compares_any(self) -> bool:
        """Whether it may be chosen which two versions are compared."""
        return self._kind() is DocumentKind.WHAT_CHANGED and self._versions.count() > _TWO

    def _shown(self, case: Case) -> Case:
        """The case that the document is about: as it is now, or as it was approved."""
        number = self._version()
        version = None if number is None else approved_version(case, number)
        return version.case if version else case

    def _language(self) -> str:
        """The code of the edition that is chosen."""
        language = self._languages.currentData()
        return Edition(language, self._beside.isChecked() and language != MASTER).code

    def _turn_to_kind(self) -> None:
        """Another kind of document begins with the newest version: an old one is always chosen."""
        self._versions.setCurrentIndex(0)
        self._earlier.clear()
        self._turn()

    def _turn(self) -> None:
        """Show another document, with its recipients."""
        case = self._case
        if case is None:
            return
        self._recipients.setVisible(self._kind() not in BLANK_FORMS)
        self._recipients.offer(case, *logged_as(self._kind(), case, self._version()))
        self._make()

    def _follow(self, case: Case) -> None:
        """The case has changed while its document is shown."""
        if self._case is not None and self._case.id == case.id:
            self._case = case
            self._turn()

    def _make(self) -> None:
        """Make the chosen document and show it."""
        case = self._case
        if case is None:
            return
        has_choice = self._versions.count() > 1 and self._kind() in OF_VERSIONS
        self._version_choice.setVisible(has_choice or self._compares_any)
        self._offer_earlier()
        is_choice = self._kind() is DocumentKind.FOLLOW_UP and self._meetings.count() > 1
        self._meeting_choice.setVisible(is_choice)
        self._beside.setVisible(edition_of(self._language()).is_translation)
        self._shown_for = self._recipients.chosen()[:1]
        self._show_pdf(b"")
        self._tell_above(_("Dokumentet kunde inte göras. Gå tillbaka och försök igen."))
        try:
            with wait_cursor():
                pdf = self._document(case, self._copies(case, CopyForm.PAPER)[:1])
                notice = self._what_to_know(self._shown(case))
        except ExpectedError as fault:
            self._doors.tell(self, _("Dokument"), _(fault.sentence))
            return
        self._show_pdf(pdf)
        self._tell_above(notice)

    def _document(self, case: Case, copy: Sequence[CopyGiven] = ()) -> bytes:
        """The document as that copy, or as a working copy."""
        wanted = replace(self._wanted(), copy=copy[0] if copy else None)
        return self._documents.make(wanted, case, self._today)

    def _wanted(self) -> Wanted:
        meeting = self._meetings.currentData() or ""
        size = TextSize(self._sizes.currentData())
        since = self._earlier.number() if self._compares_any else None
        return Wanted(
            self._kind(), self._language(), self._version(), meeting, size=size, since=since
        )

    def _copies(self, case: Case, form: CopyForm) -> tuple[CopyGiven, ...]:
        """A copy for each who is ticked; a blank form is nobody's."""
        if self._kind() in BLANK_FORMS:
            return ()
        chosen = self._recipients.chosen()
        return copies_ready(case, chosen, self._wanted(), form, self._desk.now())

    def _show_first_copy(self) -> None:
        """Make the document anew when it would be another recipient's."""
        if self._recipients.chosen()[:1] != self._shown_for:
            self._make()

    def _show_pdf(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._pane.show_pdf(pdf) if pdf else self._pane.clear()
        self._print.setEnabled(bool(pdf))
        self._save.setEnabled(bool(pdf))

    def _tell_above(self, sentence: str) -> None:
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))

    def _what_to_know(self, case: Case) -> str:
        """Before it is printed: what nobody has reviewed, and what cannot be printed."""
        unreviewed = edition_of(self._language()).is_unreviewed
        review = (
            _("Översättningen är inte granskad av någon som har språket som modersmål.")
            if unreviewed
            else ""
        )
        return " ".join(filter(None, (review, self._what_is_missing(case))))

    def _what_is_missing(self, case: Case) -> str:
        """A sentence about the characters that no font has, or nothing."""
        if self._kind() in WITHOUT_CASE:
            return ""
        characters = self._documents.unprintable(case)
        if not characters:
            return ""
        return ngettext(
            "Det finns {n} tecken som inte går att skriva ut: {characters}. "
            "På papperet står � i stället.",
            "Det finns {n} olika tecken som inte går att skriva ut: {characters}. "
            "På papperet står � i stället.",
            len(characters),
            characters=spelled_out(characters),
        )

    def _print_it(self) -> None:
        case, kind = self._case, self._kind()
        if case is None:
            return
        try:
            copies = self._copies(case, CopyForm.PAPER)
            with wait_cursor():
                pdfs = [self._document(case, [copy]) for copy in copies] or [self._pdf]
            job = job_name(kind, self._language())
            whole = print_through_dialog(pdfs, job, self._doors, self)
        except PrintError as fault:
            self._offer_file(_(fault.sentence))
        except ExpectedError as fault:
            self._doors.tell(self, _("Utskrift"), _(fault.sentence))
        else:
            if whole is not None:
                self._give(tuple(copy for n, copy in enumerate(copies) if n in whole))
                self.done.emit(_("Utskriften är skickad till skrivaren."))

    def _give(self, copies: tuple[CopyGiven, ...]) -> None:
        note_given(self._desk, copies)
        self._has_given = self._has_given or bool(copies)

    def _note_handed_over(self) -> None:
        """The ticked have got copies that were not printed here, such as from a copier."""
        case = self._case
        if case is None:
            return
        try:
            copies = self._copies(case, CopyForm.PAPER)
        except ExpectedError as fault:
            self._doors.tell(self, _("Kopior"), _(fault.sentence))
            return
        if self._doors.ask(
            self, _("Kopior"), handed_over_in_words(copies), yes=_("&Anteckna"), no=_("A&vbryt")
        ):
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
            if len(copies) > 1 and not self._agrees_to_working_copy():
                return
            copy = copies if len(copies) == 1 else ()
            self._save_copy(case, self._document(case, copy), copy)
        except ExpectedError as fault:
            self._doors.tell(self, _("Spara som PDF"), _(fault.sentence))

    def _agrees_to_working_copy(self) -> bool:
        """A file for several would give each of them the copies of all."""
        sentence = _(
            "En fil är till en mottagare i taget. Välj bara den som ska få filen, "
            "eller spara ett arbetsexemplar utan mottagare."
        )
        save, cancel = _("Spara &arbetsexemplar"), _("A&vbryt")
        return self._doors.ask(self, _("Spara som PDF"), sentence, save, cancel)

    def _save_copy(self, case: Case, pdf: bytes, copy: tuple[CopyGiven, ...]) -> None:
        kind, version = self._kind(), self._version()
        name = file_name(kind, case, self._language(), self._today, version)
        path = self._doors.save_path(self, documents_folder() / name)
        if path is not None:
            write_whole(pdf, path)
            self._give(copy)
            self.done.emit(_("Dokumentet är sparat som {name}.", name=path.name))


def handed_over_in_words(copies: Sequence[CopyGiven]) -> str:
    """The question before copies are noted that were not printed here."""
    question = _("Har de här fått var sin kopia? Det som antecknas går inte att ångra.")
    names = (copy.recipient_name or _("personen") for copy in copies)
    return "\n".join([question, "", *(f"• {name}" for name in names)])


def _not_shown_here() -> QLabel:
    label = QLabel(
        _("Sidorna visas inte i mötesläget, eftersom det kan stå personnummer och adress på dem.")
    )
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
