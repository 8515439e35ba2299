"""One field of a form, bound to its value in the case."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from sipdesk.case import (
    ROW_PARTS,
    WHEREABOUTS,
    Address,
    Case,
    day,
    is_protected,
    row_of,
    value_at,
    with_value,
)
from sipdesk.dates import spoken_date
from sipdesk.i18n import gettext as _
from sipdesk.i18n import window_language
from sipdesk.rules import EMAIL_FIELDS, EMAIL_WITHOUT_AT, is_no_email, is_unreadable
from sipdesk.ui.announce import announce
from sipdesk.ui.choice_input import ChoiceInput, value_in_words
from sipdesk.ui.cover import Cover, FieldFrame, stand_before
from sipdesk.ui.date_input import DateInput, TimeInput
from sipdesk.ui.desk import Desk
from sipdesk.ui.fields import LEANS, FieldSpec, Kind
from sipdesk.ui.filled_in import filled_in_words
from sipdesk.ui.inputs import AnswerInput, TextInput
from sipdesk.ui.line_input import LineInput
from sipdesk.ui.locked import cannot_be_changed
from sipdesk.ui.note_line import NoteLine
from sipdesk.ui.offered import CHOSEN_FROM_THE_CASE, participant_ticks, told_by
from sipdesk.ui.settling_line import SettlingLine
from sipdesk.ui.ticks_input import TicksInput
from sipdesk.ui.value_notes import note_on_identity, note_on_words

Input: TypeAlias = (
    LineInput | TextInput | DateInput | TimeInput | ChoiceInput | AnswerInput | TicksInput
)

PLAIN_INPUTS: Mapping[Kind, Callable[[], Input]] = {
    Kind.TIME: TimeInput,
    Kind.GOAL: ChoiceInput,
    Kind.PARTICIPANTS: TicksInput,
    Kind.VERSION: ChoiceInput,
}
CHOSEN = (ChoiceInput, AnswerInput, TicksInput)


def make_input(spec: FieldSpec, desk: Desk) -> Input:
    """The input that a kind of field calls for."""
    if spec.choices is not None:
        return ChoiceInput.of(spec.choices, spec.words, spec.not_offered)
    if spec.kind is Kind.ANSWER:
        return AnswerInput(words=spec.words)
    if spec.kind in LEANS:
        return DateInput(desk.today, LEANS[spec.kind])
    if spec.kind in PLAIN_INPUTS:
        return PLAIN_INPUTS[spec.kind]()
    if spec.kind is Kind.TEXT:
        return TextInput(spec.lines)
    completes = spec.suggest is not None and spec.completes
    return LineInput(spec.suggestions, completes=completes, room=spec.room)


def _is_there(case: Case, address: Address) -> bool:
    return not address.row or row_of(case, address.part, address.row) is not None


class BoundField(QObject):
    """Label, input and a note below, and the way of the value there and back.

    What tells where somebody with protected personal data is stands behind a cover, and is not
    even in the input until somebody asks for it. A blank field can be written in at once.

    `said` carries what a screen reader was given to say.
    """

    said = Signal(str)

    def __init__(self, spec: FieldSpec, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.spec = spec
        self._desk = desk
        self._row = ""
        self._locked = False
        self._is_typing = False  # what is half written is no problem yet
        self._is_news = False  # what the note below says of it, once the cursor leaves
        self._remark = self._advice = ""
        self._shown: tuple[object, ...] | None = None  # None when the input may say something else
        self._telling = told_by(spec)
        self._told_by: tuple[object, ...] = ()  # parts of the case that was shown
        self.input = make_input(spec, desk)
        self._cover = self._make_cover()
        self._tells_its_parts = self._cover is None and not (
            spec.remark or spec.advice or spec.agreed
        )
        self.widget = self._with_label()
        self.widget.left_sight.connect(self.cover)

        self.input.edited.connect(self._type)
        if isinstance(self.input, LineInput):
            self.input.chosen.connect(self._fill_in_what_follows)
            self.input.completed.connect(self._complete)
        self.input.left.connect(desk.editor.end_typing)
        if spec.when_chosen is not None:
            self.input.left.connect(self._take_typed_as_chosen)
        if isinstance(self.input, DateInput | TimeInput):
            self.input.read.connect(self._take_reading)
        if isinstance(self.input, DateInput):
            self.input.picked.connect(self._pick)
        if self._is_told_on_leaving:
            self.input.left.connect(self._tell_what_is_read)

    @property
    def address(self) -> Address:
        return self.spec.address(self._row)

    @property
    def _is_looked_at(self) -> bool:
        """Whether what is written here can be something that nobody can use."""
        return self._is_read_whole or self._is_email

    @property
    def _is_read_whole(self) -> bool:
        """Whether what is written here is read once the cursor leaves: a day, a time of day."""
        return isinstance(self.input, DateInput | TimeInput)

    @property
    def _is_told_on_leaving(self) -> bool:
        """Whether the note below waits for the cursor to leave before it is said."""
        is_advised = self.spec.advice is not None and not isinstance(self.input, CHOSEN)
        return self._is_looked_at or is_advised or self.spec.kind is Kind.IDENTITY

    @property
    def _is_email(self) -> bool:
        return (self.spec.part, self.spec.field) in EMAIL_FIELDS

    def show_case(self, case: Case, row: str = "", *, locked: bool = False) -> None:
        """Show the value that the case has there; at each key, hardly any field has another."""
        if row != self._row:
            self.cover()
            self._is_typing = False
        elif self._shows_already(case, locked=locked):
            return
        self._row, self._locked = row, locked
        self._told_by = self._parts_of(case)
        value = self._to_be_seen(case)
        remark = self.spec.remark(case) if self.spec.remark is not None and not locked else ""
        advice = self._advice_on(case)
        to_show = (value, locked, self._offered(case), remark, advice)
        if to_show == self._shown:
            return
        self._shown, self._remark, self._advice = to_show, remark, advice
        self.input.show_value(value)
        self.input.set_locked(locked)
        self._show_note(str(value))

    def _shows_already(self, case: Case, *, locked: bool) -> bool:
        """Whether nothing that the field shows can be another now: of a case, a key changes one
        part, and all others are the same objects.
        """
        if not self._tells_its_parts or self._shown is None or locked != self._locked:
            return False
        for name, part in zip(self._telling, self._told_by, strict=True):
            if getattr(case, name) is not part:
                return False
        return True

    def _parts_of(self, case: Case) -> tuple[object, ...]:
        """What the field has its value from, and what it offers."""
        return tuple(getattr(case, name) for name in self._telling)

    def _offered(self, case: Case) -> object:
        """What there is to choose from, where that depends on the case; it is offered now."""
        if isinstance(self.input, TicksInput):
            ticks = participant_ticks(case)
            self.input.offer(ticks)
            return ticks
        if isinstance(self.input, LineInput):
            return self._suggested(self.input, case)
        if isinstance(self.input, DateInput):
            self.input.proposed = self._agreed_on(case)
            return self.input.proposed
        if not isinstance(self.input, ChoiceInput) or self.spec.kind not in CHOSEN_FROM_THE_CASE:
            return None
        choices = CHOSEN_FROM_THE_CASE[self.spec.kind](case)
        self.input.offer(choices)
        return choices

    def _suggested(self, line: LineInput, case: Case) -> object:
        if self.spec.suggest is None:
            return None
        texts = self.spec.suggest(case, self.address)
        line.suggest(texts)
        line.setPlaceholderText(_(self.spec.hint) if texts and self.spec.hint else "")
        return texts

    def _agreed_on(self, case: Case) -> dt.date | None:
        if self.spec.agreed is None or self._locked:
            return None
        return self.spec.agreed(case, self._desk.today())

    def _advice_on(self, case: Case) -> str:
        if self.spec.advice is None or self._locked:
            return ""
        is_open = isinstance(self.input, CHOSEN) or bool(value_at(case, self.address))
        return self.spec.advice(case, self._desk.today()) if is_open else ""

    def matters(self, case: Case, today: dt.date) -> bool:
        """Whether to show the field: where it matters, holds something, or has the cursor."""
        shown_when = self.spec.shown_when
        if shown_when is None or shown_when(case, today) or self._is_filled_in(case):
            return True
        focused = QApplication.focusWidget()
        return focused is not None and self.widget.isAncestorOf(focused)

    def _is_filled_in(self, case: Case) -> bool:
        """A field of a page that is not in sight may stand at a row of before, or at none."""
        if not self._row and self.spec.part in ROW_PARTS:
            return False
        return _is_there(case, self.address) and bool(value_at(case, self.address))

    def is_short_question(self, case: Case) -> bool:
        """Whether this can be answered by a button, or is not yet by a choice or on one line."""
        is_short = not isinstance(self.input, TextInput | TicksInput)
        is_open = isinstance(self.input, AnswerInput) or not value_at(case, self.address)
        return is_short and is_open and not self._locked

    def spoken_value(self, case: Case) -> str:
        """What the case has there, as it is said; "" where nothing is written."""
        value = value_at(case, self.address)
        if isinstance(value, StrEnum):
            return value_in_words(value, self.spec.words)
        if isinstance(self.input, DateInput) and day(str(value)):
            return spoken_date(str(value), window_language())
        if self.spec.kind in CHOSEN_FROM_THE_CASE:
            return dict(CHOSEN_FROM_THE_CASE[self.spec.kind](case)).get(value, "")
        return str(value)

    def clear(self) -> None:
        """Show nothing, so that no text of a closed case stays in the window."""
        self.cover()
        self._row = ""
        self._shown, self._told_by = None, ()
        self._remark = self._advice = ""
        if isinstance(self.input, DateInput):
            self.input.proposed = None
        if self.spec.kind is Kind.GOAL and isinstance(self.input, ChoiceInput):
            self.input.offer([])
        if isinstance(self.input, TicksInput):
            self.input.offer([])
        if isinstance(self.input, LineInput) and self.spec.suggest is not None:
            self.input.suggest([])
        self.input.show_value("")
        self._show_note("")

    def focus(self) -> None:
        covered = self._cover is not None and not self._cover.isHidden()
        entrance = self.input.entrance if isinstance(self.input, TicksInput) else self.input
        widget = self._cover if self._cover is not None and covered else entrance
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(line := QApplication.focusWidget(), SettlingLine):
            line.selectAll()  # as by Tab: a day is replaced, and not written on

    def cover(self) -> None:
        """Hide again what somebody had asked to see."""
        if self._cover is not None:
            self._cover.lower()

    def _make_cover(self) -> Cover | None:
        if (self.spec.part, self.spec.field) not in WHEREABOUTS:
            return None
        cover = Cover(_(self.spec.label))
        cover.turned.connect(self._show_again)
        return cover

    def _to_be_seen(self, case: Case) -> object:
        """The value, or nothing while it is covered."""
        value = value_at(case, self.address)
        if self._cover is None:
            return value
        down = bool(value) and is_protected(case) and not self._cover.is_lifted
        stand_before(self._cover, self.input, down=down)
        return "" if down else value

    def _show_again(self) -> None:
        case = self._desk.editor.case
        if case is not None and _is_there(case, self.address):
            self.show_case(case, self._row, locked=self._locked)

    def _with_label(self) -> FieldFrame:
        text = _(self.spec.label)
        frame = FieldFrame()
        frame.label.setText(text)
        frame.label.setBuddy(self.input)
        self.input.setAccessibleName(text)
        comes_and_goes = self.spec.remark is not None or self.spec.kind is Kind.IDENTITY
        self._note = NoteLine(keeps_place=self._is_looked_at or comes_and_goes)
        if self.spec.hint and isinstance(self.input, LineInput | TextInput):
            self.input.setPlaceholderText(_(self.spec.hint))

        if self._cover is not None:
            frame.column.addWidget(self._cover)
        note_comes_first = isinstance(self.input, TicksInput)  # it tells what to tick
        lines = (self._note, self.input) if note_comes_first else (self.input, self._note)
        for widget in lines:
            frame.column.addWidget(widget)
        frame.column.addStretch()
        return frame

    def _type(self, value: object) -> None:
        self._shown = None
        self._is_typing = True
        if self._cover is not None:
            self._cover.keep_lifted()
        self._write(value)
        if self._advice and isinstance(self.input, CHOSEN):
            announce(self.widget, _(self._advice))
        self._is_news = bool(self._advice) or self.spec.kind is Kind.IDENTITY

    def _write(self, value: object) -> None:
        """What is read as a whole is a step as a whole: half a date is nothing to go back to."""
        editor = self._desk.editor
        if isinstance(self.input, CHOSEN):
            editor.choose(self.address, value)
        elif self._is_read_whole:
            editor.type_in(self.address, value, pause=math.inf)
        else:
            editor.type_in(self.address, value)

    def _pick(self, value: object) -> None:
        self._shown = None
        self._is_typing = True
        self._desk.editor.choose(self.address, value)

    def _take_reading(self, value: object) -> None:
        self._shown = None
        self._is_typing = self._is_news = True
        self._desk.editor.read_in(self.address, value)

    def _fill_in_what_follows(self) -> None:
        if self._desk.editor.case is not None:
            self._settle(self._desk.editor.case)

    def _complete(self, text: str) -> None:
        """One step with what follows: undo gives back the beginning that was typed."""
        if self._desk.editor.case is not None:
            self._settle(with_value(self._desk.editor.case, self.address, text))

    def _settle(self, case: Case) -> None:
        """The case with the value that was chosen, and with what follows from it."""
        self._is_typing = False
        follows = self.spec.when_chosen
        after = follows(case, self.address) if follows is not None else case
        self._desk.editor.change(after, self.address)
        if sentence := filled_in_words(case, after, self.address):
            self._desk.editor.tell(sentence, sentence)

    def _take_typed_as_chosen(self) -> None:
        """A name that was typed whole leads to the same as one that was chosen."""
        if self._is_typing:
            self._fill_in_what_follows()

    def _show_note(self, value: str) -> None:
        problem = "" if self._is_typing else self._problem_with(value)
        text = problem or self._note_on(value)
        self._note.say(text, is_problem=bool(problem))
        description = self._description(value, text)
        self.input.setAccessibleDescription(description)
        if self._cover is not None:
            self._cover.describe(description)

    def _description(self, value: str, note: str) -> str:
        """What is heard at the field: its note, and what whoever sees it finds without words."""
        if self._locked and isinstance(self.input, ChoiceInput):
            return note or cannot_be_changed()
        if self.spec.needed and not value and not self._locked:
            return " ".join(part for part in (_(self.spec.needed), note) if part)
        if value or not isinstance(self.input, DateInput) or self.input.proposed is None:
            return note
        way = _("Alt+nedåtpil öppnar kalendern på den dagen.")
        return f"{note}. {way}"

    def _problem_with(self, value: str) -> str:
        if self._is_email:
            return _(EMAIL_WITHOUT_AT) if is_no_email(value) else ""
        if not is_unreadable(self.spec.part, self.spec.field, value):
            return _(self._remark) if value and self._remark else ""
        is_time = isinstance(self.input, TimeInput)
        return _("Klockslaget går inte att läsa.") if is_time else _("Datumet går inte att läsa.")

    def _tell_what_is_read(self) -> None:
        """Once the cursor has left: at the field, and said once to whoever does not see it."""
        if not self._is_typing:
            return
        self._is_typing = False
        self._shown = None
        self._show_again()
        if heard := self._heard_on_leaving():
            words = f"{_(self.spec.label)}: {heard}"
            announce(self.widget, words)
            self.said.emit(words)
        self._is_news = False

    def _heard_on_leaving(self) -> str:
        """Also that a day or a time is gone: a key in place of all that was selected wipes it."""
        value = str(self._shown[0]) if self._shown is not None else ""
        if self._is_read_whole and self._shown is not None and not value:
            return _("tomt")
        if self._note.text().strip():
            is_to_be_said = self._note.is_problem or self._is_news or self._note_on_words(value)
            return self._note.text() if is_to_be_said else ""
        return value if self._is_news and isinstance(self.input, TimeInput) else ""

    def _note_on(self, value: str) -> str:
        if isinstance(self.input, TicksInput):
            return _(self.spec.hint) if self.spec.hint else ""
        if not value:  # or it is covered: there is advice only where something is written
            said = self._remark or self._advice
            return _(said) if said else self._note_on_blank()
        if self.spec.kind is Kind.IDENTITY:
            return note_on_identity(value, self._desk.today())
        if isinstance(self.input, DateInput) and (said := self._note_on_day(value)):
            return said
        return _(self._advice) if self._advice else ""

    def _note_on_day(self, value: str) -> str:
        """The day in words; that it is none, once it is written to its end."""
        if day(value):
            return spoken_date(value, window_language())
        return "" if self._is_typing else self._note_on_words(value)

    def _note_on_words(self, value: str) -> str:
        return note_on_words(self.spec.part, self.spec.field, value)

    def _note_on_blank(self) -> str:
        proposed = self.input.proposed if isinstance(self.input, DateInput) else None
        if proposed is None:
            return ""
        return _("Bestämt: {date}", date=spoken_date(proposed.isoformat(), window_language()))
