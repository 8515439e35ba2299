"""What can be chosen of a document: which one, which version, in which language, how large."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from sipdesk.case import Case, approved_version
from sipdesk.dates import spoken_date
from sipdesk.editions import PAPER_LANGUAGES, Edition, edition_of, paper_language_of
from sipdesk.i18n import MASTER, window_language
from sipdesk.i18n import gettext as _
from sipdesk.ports import DocumentKind, TextSize, Wanted
from sipdesk.rules import last_follow_up
from sipdesk.ui.choice_input import Choice
from sipdesk.ui.document_kind import DOCUMENTS, OF_VERSIONS, SIZES, is_offered, versions_of
from sipdesk.ui.earlier_choice import EarlierChoice
from sipdesk.ui.pdf_pane import kept_together
from sipdesk.ui.spoken_label import name_by

_TWO = 2  # versions: then it is plain what is compared


class PaperChoices(QObject):
    """The boxes above the pages; `widgets` are to be put in a row.

    `turned` tells that another document or version is chosen, `changed` another look of it.
    """

    turned = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kinds = _choice_of([(_(one.name), kind) for kind, one in DOCUMENTS.items()])
        self._languages = _choice_of([(_(name), code) for code, name in PAPER_LANGUAGES.items()])
        self._beside = QCheckBox(_("O&ckså på svenska"))
        self._sizes = _choice_of([(_(name), size) for size, name in SIZES.items()])
        self._versions = _choice_of([])
        self._version_choice = _labelled(_("Vers&ion"), self._versions)
        self._earlier = EarlierChoice(self._versions)
        self._earlier_choice = _labelled(_("&Jämför med"), self._earlier)
        self._meetings = _choice_of([])
        self._meeting_choice = _labelled(_("Möt&e"), self._meetings)
        self._language_choice = _labelled(_("Spr&åk"), self._languages)
        self.widgets: tuple[QWidget, ...] = (
            _labelled(_("&Dokument"), self._kinds),
            self._version_choice,
            self._earlier_choice,
            self._meeting_choice,
            self._language_choice,
            self._beside,
            _labelled(_("Te&xtstorlek"), self._sizes),
        )
        self._kinds.activated.connect(self._turn_to_kind)
        self._versions.activated.connect(self.turned)
        for box in (self._earlier, self._meetings, self._languages, self._sizes):
            box.activated.connect(self.changed)
        self._beside.clicked.connect(self.changed)

    def offer(self, case: Case, kind: DocumentKind, today: dt.date) -> None:
        """Begin with a document of a case, in Swedish: the record is (PDL 3:13)."""
        self._offer_kinds([each for each in DOCUMENTS if is_offered(each, case, today)], kind)
        self._offer_meetings(case)
        self._kinds.setCurrentIndex(self._kinds.findData(kind))
        self._languages.setCurrentIndex(self._languages.findData(MASTER))
        self._tell_language_of_person(case)
        self._beside.setChecked(False)
        self._offer_versions(case)

    def take_focus(self) -> None:
        """Put the cursor on which document it is: all that leads to paper comes after it."""
        self._kinds.setFocus()

    def choose(self, wanted: Wanted) -> None:
        """What `wanted` told before."""
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
        self._earlier.offer()
        self._earlier.choose(wanted.since)

    def clear(self) -> None:
        """Offer nothing of any case."""
        self._tell_language_of_person(Case())
        self._versions.clear()
        self._earlier.clear()
        self._meetings.clear()
        self._meeting_choice.hide()
        self._beside.hide()

    def show_what_matters(self) -> None:
        """Hide what is no choice for this document."""
        has_choice = self._versions.count() > 1 and self.kind in OF_VERSIONS
        self._version_choice.setVisible(has_choice or self._compares_any)
        self._earlier.offer()
        self._earlier_choice.setVisible(self._compares_any and self._earlier.has_choice)
        is_choice = self.kind is DocumentKind.FOLLOW_UP and self._meetings.count() > 1
        self._meeting_choice.setVisible(is_choice)
        self._beside.setVisible(edition_of(self.language).is_translation)

    def _tell_language_of_person(self, case: Case) -> None:
        """Whoever prints for the person sees that there is paper in another language."""
        code = paper_language_of(case.person.language, _)
        text = _("Spr&åk")
        if code:
            language = _(PAPER_LANGUAGES[code])
            text = _("Spr&åk (personens: {language})", language=language)
        _rename(self._language_choice, text)

    @property
    def kind(self) -> DocumentKind:
        return DocumentKind(self._kinds.currentData())

    @property
    def version(self) -> int | None:
        """The approved version that is wanted, or None for the version in work."""
        is_one = self.kind in OF_VERSIONS or self._compares_any
        return self._versions.currentData() if is_one else None

    @property
    def _compares_any(self) -> bool:
        """Whether it may be chosen which two versions are compared."""
        return self.kind is DocumentKind.WHAT_CHANGED and self._versions.count() > _TWO

    @property
    def language(self) -> str:
        """The code of the edition that is chosen."""
        language = self._languages.currentData()
        return Edition(language, self._beside.isChecked() and language != MASTER).code

    def wanted(self) -> Wanted:
        """The document as it is chosen, and nobody's copy."""
        meeting = self._meetings.currentData() or ""
        size = TextSize(self._sizes.currentData())
        since = self._earlier.number if self._compares_any else None
        return Wanted(self.kind, self.language, self.version, meeting, size=size, since=since)

    def shown(self, case: Case) -> Case:
        """The case that the document is about: as it is now, or as it was approved."""
        version = None if self.version is None else approved_version(case, self.version)
        return version.case if version else case

    def _offer_kinds(self, kinds: Sequence[DocumentKind], asked_for: DocumentKind) -> None:
        """These, and the one that is asked for in any case."""
        self._kinds.clear()
        for kind, names in DOCUMENTS.items():
            if kind in kinds or kind is asked_for:
                self._kinds.addItem(_(names.name), kind)

    def _offer_meetings(self, case: Case) -> None:
        """The follow-up meetings to choose from; the one that is meant unless another is chosen."""
        self._meetings.clear()
        for meeting in case.follow_ups:
            text = spoken_date(meeting.date, window_language()) or _("Utan datum")
            self._meetings.addItem(text, meeting.id)
        last = last_follow_up(case)
        self._meetings.setCurrentIndex(self._meetings.findData(last.id if last else ""))

    def _offer_versions(self, case: Case) -> None:
        """The version in work is chosen to begin with."""
        self._versions.clear()
        self._earlier.clear()
        for name, number in versions_of(case):
            self._versions.addItem(name, number)

    def _turn_to_kind(self) -> None:
        """Another kind of document begins with the newest version: an old one is always chosen."""
        self._versions.setCurrentIndex(0)
        self._earlier.clear()
        self.turned.emit()


def _choice_of(options: Sequence[tuple[str, str]]) -> Choice:
    box = Choice()
    box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
    for text, value in options:
        box.addItem(text, value)
    return box


def _rename(labelled: QWidget, text: str) -> None:
    for label in labelled.findChildren(QLabel):
        label.setText(text)
        name_by(label, label.buddy())


def _labelled(text: str, box: Choice) -> QWidget:
    """A box behind its label, kept together when the row wraps."""
    label = QLabel(text)
    name_by(label, box)
    return kept_together(label, box)
