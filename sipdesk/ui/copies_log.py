"""Utlämnade kopior: what was given, in which version, to whom, when, and on paper or as a file."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from sipdesk.case import Address, Case, CopyGiven, row_of
from sipdesk.dates import short_date
from sipdesk.i18n import gettext as _
from sipdesk.i18n import window_language
from sipdesk.ports import DocumentKind
from sipdesk.rules import copies_told, document_of, is_saved_file
from sipdesk.ui.block import Block
from sipdesk.ui.consent_words import flat
from sipdesk.ui.desk import Desk
from sipdesk.ui.document_kind import logged_name
from sipdesk.ui.edition_names import logged_edition
from sipdesk.ui.form import heading, intro
from sipdesk.ui.reading_table import ReadingTable
from sipdesk.words import word

SHARES = (5, 4, 5)  # of the width, column by column


class CopiesLog(Block):
    """The log, the newest first, and the way to give more copies."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._none = QLabel(_("Ingen kopia är antecknad som utlämnad."))
        self._none.setObjectName("empty")
        self._none.setWordWrap(True)
        self._table = ReadingTable((_("Vad"), _("Till"), _("När och hur")), SHARES)
        self._table.setAccessibleName(_("Utlämnade kopior"))
        self._give = QPushButton(_("Lämna ut kopior av planen …"))
        self._shown: list[tuple[str, ...]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(_("Utlämnade kopior"), self))
        layout.addWidget(intro(_("Det som är antecknat här ändras aldrig.")))
        for widget in (self._table, self._none, self._give):
            layout.addWidget(widget)
        self._give.clicked.connect(self._want_plan)

    def show_case(self, case: Case) -> None:
        rows = [copy_in_words(case, copy) for copy in reversed(copies_told(case))]
        self._table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        if rows != self._shown:
            self._shown = rows
            self._table.show_rows(rows)

    def reveal(self, address: Address) -> bool:
        is_here = address.part == "copies_given"
        if is_here:
            self._give.setFocus()
        return is_here

    def clear(self) -> None:
        self._shown = []
        self._table.show_rows([])

    def _want_plan(self) -> None:
        self._desk.editor.document_wanted.emit(DocumentKind.PLAN)


def copy_in_words(case: Case, copy: CopyGiven) -> tuple[str, str, str]:
    """What, to whom, and when and how."""
    what = [
        _(logged_name(document_of(copy))),
        _("Version {version}", version=copy.version),
        _("Exemplar {number}", number=copy.number),
    ]
    when = f"{short_date(copy.given_at[:10], window_language())} {copy.given_at[11:16]}".strip()
    form = _(word(copy.form)) if copy.form else ""
    if is_saved_file(copy):
        form = _("sparad fil, inte utlämnad ännu")
    how = [when, form, logged_edition(copy.language)]
    return " · ".join(what), recipient_of(case, copy), " · ".join(text for text in how if text)


def recipient_of(case: Case, copy: CopyGiven) -> str:
    """Who got a copy: the name of that day, or else the one that is known now."""
    participant = row_of(case, "participants", copy.recipient)
    known = participant.name if participant is not None else ""
    unknown = _("en mottagare utan namn") if copy.recipient else _("Personen")
    return flat(copy.recipient_name) or flat(known) or unknown


def copies_in_words(case: Case, recipient: str | None = None) -> str:
    """Who already has copies, one a line; of one recipient alone, whether they have."""
    given = [
        c for c in case.copies_given if recipient in (None, c.recipient) and not is_saved_file(c)
    ]
    names = dict.fromkeys(recipient_of(case, copy) for copy in given)
    if not names:
        return _("Ingen kopia är antecknad som utlämnad.")
    return "\n".join([_("De här har redan fått kopior:"), *(f"• {name}" for name in names)])
