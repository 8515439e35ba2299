"""For whom a document is: the person and the participants, each with a box to tick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sipdesk.case import Case, row_of
from sipdesk.i18n import gettext as _
from sipdesk.i18n import ngettext
from sipdesk.rules import (
    Recipient,
    copies_of,
    left_without,
    recipients,
    told_of_another_day,
    waiting_files,
)
from sipdesk.rules.copies import PLAN, THE_PERSON
from sipdesk.rules.inviting import INVITATION
from sipdesk.rules.sharing import NOT_NAMED
from sipdesk.ui.announce import announce
from sipdesk.ui.desk import Desk
from sipdesk.ui.following_scroll import FollowingScroll
from sipdesk.ui.locked import is_locked
from sipdesk.ui.offered import participant_name
from sipdesk.ui.recipient_tick import RecipientTick, note_label
from sipdesk.ui.tab_order import chain
from sipdesk.ui.wrapped_list import lines_of

LETTERS_WIDE = 34
LETTERS_BESIDE_NAME = 7  # the box itself, and the scroll bar
APART_MS = 1  # Qt does what is to be done after 0 ms before it paints and takes keys
AT_A_TIME = 4  # recipients; some 10 ms, and twice that while the paper is made


@dataclass(frozen=True, slots=True)
class _Row:
    recipient: Recipient
    note: str
    box: RecipientTick


@dataclass(frozen=True, slots=True)
class _Had:
    """By the id of a recipient: the number of the copy they have got of a document, and that of the
    file that waits for them; and whose copy names another day than the meeting has.
    """

    numbers: Mapping[str, int]
    files: Mapping[str, int]
    outdated: Sequence[str]


class _LeadingLabel(QLabel):
    """Its letter leads to its buddy; Qt's own would tick that too."""

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Shortcut or self.buddy() is None:
            return super().event(event)
        self.buddy().setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True


class RecipientsPanel(QWidget):
    """Only those inside the consent can be ticked; the others are locked and say why, or with
    `only_allowed` are not named at all. Nor is then whoever shall have no copy, as everybody reads
    along.

    `changed` tells that others are ticked now, `handed_over` that the ticked have got copies which
    were not printed here. `this_time` tells what it is not to be ticked; it stands beside the list,
    which has no room for more in large text.
    """

    changed = Signal()
    handed_over = Signal()

    def __init__(
        self,
        desk: Desk,
        tab_after: QWidget,
        parent: QWidget | None = None,
        *,
        only_allowed: bool = False,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._only_allowed = only_allowed
        self._tab_after = tab_after
        self._rows: list[_Row] = []
        self._offered: tuple[str, str, int] | None = None  # case, document and version
        self._numbers: Mapping[str, int] = {}  # of the copies that were given of it
        self._column: QVBoxLayout | None = None
        self._in_sight = 0  # of the rows, from the top
        self._title = _LeadingLabel(_("&Kopia till"))
        self._title.setObjectName("heading")
        self._nobody = note_label(
            _("Ingen är vald. Papperet märks ”Utskrift utan mottagare” och räknas inte som kopia.")
        )
        self._left_out = note_label("")
        self._left_out.setVisible(False)
        self.this_time = note_label(
            _(
                "Urkryssad gäller bara den här gången. Att någon inte ska ha någon kopia anges "
                "under Deltagare."
            )
        )
        self.this_time.hide()
        self._all_or_none = QPushButton()
        self._hand_over = QPushButton(_("Anteckna k&opia"))
        self._hand_over.setToolTip(_("För kopior som du har lämnat ut på annat sätt."))
        self._people = FollowingScroll()
        self._lay_out()
        self._all_or_none.clicked.connect(self._tick_all_or_none)
        self._hand_over.clicked.connect(self.handed_over)
        self._show_state()

    def offer(self, case: Case, document: str, version: int) -> None:
        """Offer the recipients of a document; ticked are those who should get one and have none.

        Where they are offered already, nobody is ticked anew: only who has got a copy since is not
        ticked any more.
        """
        numbers = {copy.recipient: copy.number for copy in copies_of(case, document, version)}
        offered = [
            recipient
            for recipient in recipients(case, self._desk.today(), document)
            if not (self._only_allowed and (recipient.why_not or recipient.is_declined))
        ]
        files = {to: c.number for to, c in waiting_files(case, document, version).items()}
        outdated = told_of_another_day(case, document, self._desk.today())
        notes = [
            _note(case, document, recipient, _Had(numbers, files, outdated))
            for recipient in offered
        ]
        named = [*zip(offered, notes, strict=True)]
        is_same = self._offered == (case.id, document, version)
        is_given = is_same and numbers != self._numbers
        kept = {each for each in self.chosen() if numbers.get(each) == self._numbers.get(each)}
        if [(row.recipient, row.note) for row in self._rows] != named:
            self._make_rows(named)
        self._show_left_out(left_without(case, self._desk.today()) if self._only_allowed else 0)
        for row in self._rows:
            has_one = row.recipient.id in numbers and row.recipient.id not in outdated
            belongs = row.recipient.belongs and not has_one
            is_kept = row.recipient.id in kept and not is_locked(row.box)
            row.box.setChecked(is_kept if is_same else belongs)
        if is_given:
            QTimer.singleShot(0, self, self._say_left)  # behind what was done
        self._offered, self._numbers = (case.id, document, version), numbers
        self._show_state()

    def ticked_in_words(self) -> str:
        """Who is ticked, as it is said."""
        names = ", ".join(name_of(each) for each in self.ticked())
        return _("Kopia till: {names}", names=names) if names else _("Ingen mottagare är vald.")

    def say_ticked(self) -> None:
        """Where there are boxes: another document is for others."""
        if self.isVisible():
            announce(self, self.ticked_in_words())

    def chosen(self) -> tuple[str, ...]:
        """The ids of those who are ticked, from the top."""
        return tuple(each.id for each in self.ticked())

    def ticked(self) -> tuple[Recipient, ...]:
        """Those who are ticked, from the top."""
        return tuple(row.recipient for row in self._rows if row.box.isChecked())

    def tick(self, ids: tuple[str, ...]) -> None:
        """Tick these, as far as they can be, and nobody else."""
        for row in self._rows:
            row.box.setChecked(not is_locked(row.box) and row.recipient.id in ids)
        self._show_state()

    def clear(self) -> None:
        """Offer nobody, and keep no name."""
        self._column, self._in_sight = None, 0
        self._offered, self._numbers = None, {}
        old = self._people.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self._rows.clear()
        self._show_left_out(0)
        self._show_state()

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap_names()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setMaximumWidth(self._letters(LETTERS_WIDE))
            self._wrap_names()

    def _lay_out(self) -> None:
        self._people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 0, 0, 0)
        layout.addWidget(self._title)
        layout.addWidget(self._people, 1)
        for widget in (self._left_out, self._nobody, self._all_or_none, self._hand_over):
            layout.addWidget(widget)
        self.setMaximumWidth(self._letters(LETTERS_WIDE))

    def _make_rows(self, named: Sequence[tuple[Recipient, str]]) -> None:
        had_cursor = self._take_cursor()
        self.clear()
        for recipient, note in named:
            may_have = not recipient.why_not and not recipient.is_declined
            box = RecipientTick(note, locked=not may_have)
            self._rows.append(_Row(recipient, note, box))
        people = QWidget()
        self._column = _column_in(people)
        self._column.addStretch()  # an alignment of the column would cut notes that wrap
        self._people.setWidget(people)
        QTimer.singleShot(APART_MS, self, self._put_some_in_sight)
        if had_cursor:
            self._give_cursor_to(had_cursor)

    def _take_cursor(self) -> str:
        """The id of whose box has the cursor, which Qt would lead out of the page; "" if none."""
        focus = self.window().focusWidget()
        row = next((row for row in self._rows if row.box is focus), None)
        if row is None:
            return ""
        row.box.clearFocus()
        return row.recipient.id

    def _give_cursor_to(self, recipient: str) -> None:
        row = next((row for row in self._rows if row.recipient.id == recipient), None)
        if row is None:
            self._tab_after.setFocus()
            return
        while self._rows.index(row) >= self._in_sight:
            self._put_some_in_sight()
        row.box.setFocus()

    def _put_some_in_sight(self) -> None:
        """Some rows as one, because Qt would lay out anew after each; all forty take 70 ms."""
        some = self._rows[self._in_sight : self._in_sight + AT_A_TIME]
        if self._column is None or not some:
            return
        self._in_sight += len(some)
        piece = QWidget()
        lines = _column_in(piece)
        for widget in (widget for row in some for widget in self._widgets_of(row)):
            lines.addWidget(widget)
        self._column.insertWidget(self._column.count() - 1, piece)
        piece.show()
        if (first := self._first_to_tick()) is not None:
            self._title.setBuddy(first)
        self._chain_tabs()
        QTimer.singleShot(APART_MS, self, self._put_some_in_sight)

    def _first_to_tick(self) -> RecipientTick | None:
        shown = self._rows[: self._in_sight]
        return next((row.box for row in shown if not is_locked(row.box)), None)

    def _widgets_of(self, row: _Row) -> tuple[RecipientTick, QLabel]:
        row.box.setText(self._wrapped(row.recipient))
        row.box.setAccessibleName(_("Kopia till {name}", name=name_of(row.recipient)))
        row.box.clicked.connect(self._tell)
        return row.box, row.box.note

    def _wrap_names(self) -> None:
        for row in self._rows[: self._in_sight]:
            row.box.setText(self._wrapped(row.recipient))

    def _wrapped(self, recipient: Recipient) -> str:
        """The whole name in lines: a box with a tick does not wrap its text by itself."""
        room = self.width() - self._letters(LETTERS_BESIDE_NAME)
        return "\n".join(lines_of(name_of(recipient), self.font(), room)).replace("&", "&&")

    def _letters(self, count: int) -> int:
        return self.fontMetrics().averageCharWidth() * count

    def _chain_tabs(self) -> None:
        """The boxes are made anew for each document, and Qt would put them last."""
        boxes = [row.box for row in self._rows[: self._in_sight]]
        chain([self._tab_after, *boxes, self._all_or_none, self._hand_over])

    def _tick_all_or_none(self) -> None:
        """The cursor goes to the first box: pressed twice, the button would take itself back."""
        is_ticked = not self.chosen()
        for row in self._rows:
            row.box.setChecked(is_ticked and row.recipient.belongs)
        first = self._first_to_tick()
        if first is not None and self._all_or_none.hasFocus():
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.say_ticked()
        self._tell()

    def _say_left(self) -> None:
        """Whoever got a copy is ticked no more: that is no fault."""
        none_left = _("Ingen mottagare är vald längre.")
        announce(self, self.ticked_in_words() if self.ticked() else none_left)

    def _tell(self) -> None:
        was_told = self.this_time.isVisible()
        self._show_state()
        self.changed.emit()
        if self.this_time.isVisible() and not was_told:
            announce(self, self.this_time.text())

    def _is_one_passed_over(self) -> bool:
        """Whether somebody goes without the copy of the plan that they shall have. The person is
        no question: a copy is theirs in any case.
        """
        if self._offered is None or self._offered[1] != PLAN:
            return False
        unticked = (row.recipient for row in self._rows if not row.box.isChecked())
        return any(r.belongs and r.id not in {THE_PERSON, *self._numbers} for r in unticked)

    def _show_left_out(self, count: int) -> None:
        """Whoever gets no copy is not named at the table, but does not go without a word."""
        self._left_out.setText(
            ngettext(
                "{n} deltagare omfattas inte av samtycket och får ingen kopia. Se fliken Samtycke.",
                "{n} deltagare omfattas inte av samtycket och får inga kopior. Se fliken Samtycke.",
                count,
            )
        )
        self._left_out.setVisible(count > 0)

    def _show_state(self) -> None:
        somebody = bool(self.chosen())
        self._nobody.setVisible(not somebody)
        self._all_or_none.setText(_("Välj in&gen") if somebody else _("Välj alla"))
        self._all_or_none.setAccessibleName(
            _("Välj ingen mottagare") if somebody else _("Välj alla som ska ha en kopia")
        )
        belonging = any(row.recipient.belongs for row in self._rows)
        self._all_or_none.setEnabled(somebody or belonging)
        self._hand_over.setEnabled(somebody)
        self.this_time.setVisible(self._is_one_passed_over())


def _column_in(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 2, 0)
    column.setSpacing(2)
    return column


def name_of(recipient: Recipient) -> str:
    """Who it is, also while the person has no name yet."""
    return recipient.name or _("Personen")


def _note(case: Case, document: str, recipient: Recipient, had: _Had) -> str:
    participant = row_of(case, "participants", recipient.id)
    who = participant_name(replace(participant, name="")) if participant else _("Personen själv")
    said = [who if who != recipient.name else ""]
    if recipient.why_not:
        said.append(_(recipient.why_not))
    if recipient.why_not == NOT_NAMED:
        said[-1] += " " + _("Fråga personen, och lägg till under Samtycke.")
        if document == INVITATION:
            said.append(_("Har personen sagt nej: skriv för hand på en blank kallelse."))
    if recipient.is_unasked and recipient.id not in had.numbers:
        said.append(_("Inte frågat om kopia"))
    if recipient.is_declined:
        said.append(_("Ska inte ha någon kopia"))
    if recipient.was_away:
        said.append(_("Var inte på mötet"))
    if (number := had.numbers.get(recipient.id)) is not None:
        said.append(
            _("Har fått exemplar {number}, med en annan dag eller tid", number=number)
            if recipient.id in had.outdated
            else _("Har fått exemplar {number}", number=number)
        )
    if (number := had.files.get(recipient.id)) is not None:
        said.append(_("Exemplar {number} är sparat som fil, inte utlämnat", number=number))
    return "\n".join(text for text in said if text)
