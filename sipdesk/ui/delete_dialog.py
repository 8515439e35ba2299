"""Radera personen: says what will be gone, and asks for a word, so that no one key can do it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from sipdesk.case import Case, day, is_about_nobody, is_closed, is_empty_row, is_protected
from sipdesk.dates import spoken_date
from sipdesk.i18n import gettext as _
from sipdesk.i18n import ngettext, window_language
from sipdesk.rules import is_saved_file, lacks_carrying_over, latest_approved, retention_date
from sipdesk.ui.desk import Desk
from sipdesk.ui.following_scroll import FollowingScroll

LONGEST_NAME = 200  # characters


def ask_to_delete(
    case: Case, desk: Desk, parent: QWidget, delete: Callable[[str, bool], None]
) -> None:
    """Ask before a person is deleted: for a word, or where nothing is written, for a press."""
    if not is_about_nobody(case):
        dialog = DeleteDialog(case, desk.today(), parent)
        dialog.confirmed.connect(delete)
        dialog.open()
        return
    title = _("Radera personen")
    sentence = _("Inget är skrivet om personen än. Vill du radera ärendet ur filen?")
    yes, no = _("Ra&dera"), _("&Avbryt")
    if desk.doors.ask(parent, title, sentence, yes=yes, no=no, danger=True):
        delete(case.id, False)


class DeleteDialog(QDialog):
    """Asks to write a word before a person is deleted.

    `confirmed` carries the id of the case, and whether it goes from the backups too.
    No button answers to Enter in the field: neither deleting nor giving up happens by it.
    """

    confirmed = Signal(str, bool)

    def __init__(self, case: Case, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Radera personen"))
        self._case_id = case.id
        self._word = _("RADERA")
        self._question = _("Skriv {word} för att radera {name}.", word=self._word, name=_name(case))
        self._from_backups = QCheckBox(_("Ta bort personen ur säkerhetskopiorna &också"))
        self._typed = QLineEdit()
        buttons = QDialogButtonBox()
        self._delete = buttons.addButton(_("&Radera"), QDialogButtonBox.ButtonRole.DestructiveRole)
        self._stay = buttons.addButton(_("&Avbryt"), QDialogButtonBox.ButtonRole.RejectRole)
        self._delete.setEnabled(False)
        for button in (self._delete, self._stay):
            button.setAutoDefault(False)

        layout = QVBoxLayout(self)
        self._area = self._readable(case, today)
        layout.addWidget(self._area, 1)
        for widget in (self._from_backups, _label(self._question), self._typed, buttons):
            layout.addWidget(widget)
        self._make_roomy()

        self._typed.setAccessibleName(self._question)
        self._typed.textChanged.connect(self._compare)
        self._delete.clicked.connect(self._confirm)
        buttons.rejected.connect(self.reject)
        self._typed.setFocus()

    def _readable(self, case: Case, today: dt.date) -> FollowingScroll:
        """All that is to be read, which is more than a small screen holds in large text."""
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        texts = (what_will_be_gone(case), what_speaks_against(case, today), _backups_in_words())
        for text in texts:
            if text:
                layout.addWidget(_label(text))
        layout.addStretch()
        area = FollowingScroll()
        area.setWidget(page)
        return area

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._area.page_by(event):
            super().keyPressEvent(event)

    def _make_roomy(self) -> None:
        line = self.fontMetrics().height()
        screen = self.screen().availableGeometry().size()
        self.resize(QSize(30 * line, 27 * line).boundedTo(screen * 0.9))

    def _compare(self, typed: str) -> None:
        self._delete.setEnabled(typed.strip() == self._word)

    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit(self._case_id, self._from_backups.isChecked())


def what_will_be_gone(case: Case) -> str:
    """Everything that a case holds, counted, a line each."""
    intro = _("Allt om {name} raderas ur filen. Det går inte att ångra.", name=_name(case))
    points = "\n".join(f"• {line}" for line in counted(case))
    after = _(
        "Papper som har delats ut finns kvar. Det som förts över till journal eller akt påverkas "
        "inte."
    )
    return "\n\n".join(text for text in (intro, points, after) if text)


def _backups_in_words() -> str:
    return _(
        "I säkerhetskopiorna finns personen kvar tills de ersätts av nyare, vilket kan ta ett år "
        "eller mer, om du inte väljer något annat här. Kopior på ett USB-minne som inte är "
        "anslutet nås inte."
    )


def what_speaks_against(case: Case, today: dt.date) -> str:
    """What to think of before something is deleted: the time it is kept, and the journals."""
    lines = (_kept(case, today), _not_carried_over(case))
    return "\n".join(line for line in lines if line)


def _kept(case: Case, today: dt.date) -> str:
    if not is_closed(case):
        return _("Ärendet är inte avslutat. Uppgifterna ska finnas kvar i fem år efter avslutet.")
    until = retention_date(case)
    if until is None or until < today:
        return ""
    date = spoken_date(until.isoformat(), window_language())
    return _("Uppgifterna ska finnas kvar till och med {date}.", date=date)


def _not_carried_over(case: Case) -> str:
    version = latest_approved(case)
    if version is None or not lacks_carrying_over(case):
        return ""
    return _(
        "Version {number} är inte antecknad som överförd till alla journaler och akter. "
        "För över den först.",
        number=version.number,
    )


def counted(case: Case) -> list[str]:
    """How much of each kind a case holds, a line each."""
    counts = (
        (
            _written(case.topics),
            ngettext("{n} sak att prata om", "{n} saker att prata om", _written(case.topics)),
        ),
        (
            _written(case.participants),
            ngettext("{n} deltagare", "{n} deltagare", _written(case.participants)),
        ),
        (_written(case.goals), ngettext("{n} mål", "{n} mål", _written(case.goals))),
        (
            _written(case.interventions),
            ngettext("{n} insats", "{n} insatser", _written(case.interventions)),
        ),
        (
            len(case.approved_versions),
            ngettext("{n} godkänd version", "{n} godkända versioner", len(case.approved_versions)),
        ),
        (
            _consents(case),
            ngettext("{n} uppgift om samtycke", "{n} uppgifter om samtycke", _consents(case)),
        ),
        (
            _written(case.follow_ups),
            ngettext("{n} uppföljning", "{n} uppföljningar", _written(case.follow_ups)),
        ),
        (
            _given(case),
            ngettext("{n} antecknad kopia", "{n} antecknade kopior", _given(case)),
        ),
    )
    return [text for count, text in counts if count]


def _written(rows: tuple[object, ...]) -> int:
    return sum(not is_empty_row(row) for row in rows)


def _given(case: Case) -> int:
    return sum(not is_saved_file(copy) for copy in case.copies_given)


def _consents(case: Case) -> int:
    """The entries of the history, or the consents themselves where there is no history yet."""
    answered = sum(bool(consent.answer) for consent in (case.plan_consent, case.sharing_consent))
    return len(case.consent_entries) or answered


def _name(case: Case) -> str:
    """Whom it is about: by name, else by what the list of persons shows in place of one."""
    person = case.person
    name = " ".join(person.name.split())[:LONGEST_NAME]
    born = person.birth_date if day(person.birth_date) else ""
    number = "" if is_protected(case) else person.identity_number.strip() or born
    if name or not number:
        return name or _("personen utan namn")
    return _("personen utan namn ({number})", number=number)


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
