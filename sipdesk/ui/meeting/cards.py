"""What stands on the table at a step: fields, something to read aloud, or the next act."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sipdesk.case import Address, Case, is_empty_row, row_of, value_at
from sipdesk.i18n import gettext as _
from sipdesk.ui.bound_field import BoundField
from sipdesk.ui.date_input import DateInput
from sipdesk.ui.desk import Desk
from sipdesk.ui.fields import Section
from sipdesk.ui.form import Form
from sipdesk.ui.giving import who_has_none
from sipdesk.ui.inputs import TextInput
from sipdesk.ui.line_input import LineInput
from sipdesk.ui.meeting.chapters import HEADINGS, LISTS, Step
from sipdesk.ui.meeting.look import TableButton
from sipdesk.ui.meeting.needed import NeededLine
from sipdesk.ui.meeting.outcomes import OutcomeButtons
from sipdesk.ui.meeting.reading import passages


class Card(QWidget):
    """One thing on the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)

    def show_step(self, case: Case, step: Step) -> None:
        """Show what a step is about."""

    def in_words(self, case: Case, step: Step) -> str:  # noqa: ARG002
        """What a screen reader says of the step that is shown, besides where it is."""
        return ""

    def reveal(self, address: Address) -> bool:  # noqa: ARG002
        """Put the cursor where the address is; whether it is on this card."""
        return False

    def enter_field(self) -> bool:
        """Put the cursor into the first field; whether there is one."""
        return False

    def enter_line(self) -> bool:
        """Put the cursor into the first field where that is a line or a date; whether it is."""
        return False

    def begin_with_question(self) -> bool:
        """Put the cursor on the first question, where that is a short one; whether it is. In a
        text, Enter would begin a line and not go on.
        """
        return False

    def blank_field(self) -> LineInput | TextInput | None:
        """The first field, when it is blank: words typed on a button are meant for it."""
        return None

    def where_to_write(self) -> str:
        """What is told of a letter that no field takes: it must not vanish without a word."""
        return _("Inget skrevs: här finns inget fält att skriva i.")

    def press(self, number: int) -> bool:  # noqa: ARG002
        """What a number key does where nothing is typed; whether it means anything here."""
        return False


class FieldsCard(Card):
    """Fields of the case, bound as everywhere; of a topic also what became of it."""

    def __init__(
        self, section: Section, desk: Desk, *, locked_when_approved: bool, outcomes: bool = False
    ) -> None:
        super().__init__()
        self._is_alone = len(section.fields) == 1  # and its label is the heading of the step
        self.setProperty("alone", self._is_alone)  # for the style sheet
        self._form = Form([section], desk, locked_when_approved=locked_when_approved)
        self._desk = desk
        self._outcomes = OutcomeButtons(desk) if outcomes else None
        self._needed = NeededLine()
        self.column.addWidget(self._form)
        self.column.addWidget(self._needed)
        if self._outcomes is not None:
            self.column.addWidget(self._outcomes)
        self.column.addStretch()

    def show_step(self, case: Case, step: Step) -> None:
        self._form.show_case(case, step.row)
        self._needed.show_step(case, step, self._desk.today())
        if self._outcomes is not None:
            self._outcomes.show_case(case, step.row)

    def in_words(self, case: Case, step: Step) -> str:
        """The field with the cursor; while it is elsewhere no field, but what is written here.
        Behind it, what the law asks for.
        """
        if _is_blank(case, step) and self._form.field_around(self.window().focusWidget()) is None:
            return _("Tom rad. Ctrl+Skift+Delete tar bort den.")
        outcome = self._outcomes.in_words() if self._outcomes is not None else ""
        told = (self._told(case, step).removesuffix("."), outcome, self._needed.text())
        return ". ".join(filter(None, told))

    def _told(self, case: Case, step: Step) -> str:
        here = self._form.field_around(self.window().focusWidget())
        first = self._form.fields[0]
        row = first.spoken_value(case) if step.row else ""
        if here is None and not self._is_alone:
            return row or self._written(case, step)
        if row and here in (None, first):
            return row
        if here is None:  # else Qt tells of the field that it is blank
            return _labelled(first, case, blank=_("tomt"))
        return ". ".join(filter(None, (row, _labelled(here, case))))

    def _written(self, case: Case, step: Step) -> str:
        fields = [each for each in self._form.fields if value_at(case, each.address)]
        words = ", ".join(each.spoken_value(case) for each in fields) or _("tomt")
        heading = HEADINGS.get(step.card)
        return ". ".join(filter(None, (_(heading) if heading else "", words)))

    def reveal(self, address: Address) -> bool:
        return self._form.reveal(address)

    def enter_field(self) -> bool:
        self._form.focus_first()
        return True

    def begin_with_question(self) -> bool:
        return self._form.begin_with_question()

    def enter_line(self) -> bool:
        is_line = isinstance(self._form.fields[0].input, DateInput | LineInput)
        return is_line and self.enter_field()

    def where_to_write(self) -> str:
        return _("Inget skrevs: markören står på en knapp. F2 leder till fältet.")

    def blank_field(self) -> LineInput | TextInput | None:
        first = self._form.fields[0].input
        line = first.line if isinstance(first, DateInput) else first
        is_text = isinstance(line, LineInput | TextInput)
        return line if is_text and not line.isReadOnly() and not line.text() else None

    def press(self, number: int) -> bool:
        if self._outcomes is not None:
            self._outcomes.press(number)
        return self._outcomes is not None


class EmptyCard(Card):
    """Says that there is nothing yet, and how it begins."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._text = said("")
        self._text.setObjectName("told")
        self._needed = NeededLine()
        self.column.addWidget(self._text)
        self.column.addWidget(self._needed)
        self.column.addStretch()

    def show_step(self, case: Case, step: Step) -> None:
        self._text.setText(_(LISTS[step.chapter].empty))
        self._needed.show_step(case, step, self._desk.today())

    def in_words(self, case: Case, step: Step) -> str:  # noqa: ARG002
        return " ".join(filter(None, (self._text.text(), self._needed.text())))


class ReadingCard(Card):
    """One passage of the plan, to be read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self._title = said("")
        self._title.setObjectName("table_heading")
        self._lines: list[QLabel] = []
        self.column.addWidget(self._title)
        self.column.addStretch()

    def show_step(self, case: Case, step: Step) -> None:
        passage = next((p for p in passages(case) if p.key == step.row), None)
        sentences = passage.sentences if passage is not None else ()
        self._title.setText(passage.title if passage is not None else "")
        while len(self._lines) < len(sentences):
            self._add_line()
        for number, line in enumerate(self._lines):
            text = sentences[number] if number < len(sentences) else ""
            line.setText(text)
            line.setAccessibleName(text)
            line.setVisible(bool(text))

    def in_words(self, case: Case, step: Step) -> str:  # noqa: ARG002
        said_now = (self._title, *self._lines)
        return "\n".join(filter(None, (label.text() for label in said_now)))

    def _add_line(self) -> None:
        line = said("")
        line.setObjectName("read_aloud")
        line.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # for a screen reader
        self._lines.append(line)
        self.column.insertWidget(len(self._lines), line)


class PrintCard(Card):
    """The way to the copies. `wanted` asks for them."""

    wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._state = said("")
        self._state.setObjectName("told")
        self._button = TableButton(_("&Skriv ut planen …"))
        self._button.setObjectName("primary")
        self._button.clicked.connect(self.wanted)
        self.column.addWidget(self._state)
        self.column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch()

    def enter_field(self) -> bool:
        self._button.setFocus()
        return True

    def show_step(self, case: Case, step: Step) -> None:  # noqa: ARG002
        self._state.setText(_copies_in_words(case, self._desk.today()))

    def in_words(self, case: Case, step: Step) -> str:  # noqa: ARG002
        return self._state.text()


def _copies_in_words(case: Case, today: dt.date) -> str:
    """What is left of the meeting: nobody shall look for a copy that is handed out already."""
    if not case.is_approved:
        return _("Planen är inte godkänd ännu. På papperet står det UTKAST.")
    if who_has_none(case, case.plan.version, today):
        return _("Planen är godkänd. Nu delas kopiorna ut.")
    return _("Planen är godkänd och kopiorna är utlämnade. Esc lämnar mötesläget.")


def _is_blank(case: Case, step: Step) -> bool:
    """Whether nothing at all is written in the row that a step is about."""
    rows = LISTS.get(step.chapter)
    row = row_of(case, rows.part, step.row) if rows is not None and step.row else None
    return row is not None and is_empty_row(row)


def _labelled(field: BoundField, case: Case, blank: str = "") -> str:
    label, text = _(field.spec.label), field.spoken_value(case) or blank
    mark = "" if label.endswith("?") else ":"
    return f"{label}{mark} {text}" if text else label


def said(text: str) -> QLabel:
    """A sentence as it is written, over as many lines as it needs."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
