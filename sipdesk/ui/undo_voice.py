"""What was undone, by the name of its field or row: the cursor may stand there already."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sipdesk.case import Address, Case, value_at
from sipdesk.i18n import gettext as _
from sipdesk.ui.announce import announce
from sipdesk.ui.bound_field import BoundField
from sipdesk.ui.choice_input import ChoiceInput
from sipdesk.ui.editor import CaseEditor, Step
from sipdesk.ui.offered import participant_ticks
from sipdesk.ui.row_words import RowChange, fate_in_words, row_change
from sipdesk.ui.rows import RowsEditor
from sipdesk.ui.ticks_input import TicksInput


class UndoVoice(QObject):
    """Speaks for the window in which `page` is."""

    def __init__(self, page: QWidget, editor: CaseEditor) -> None:
        super().__init__(page)
        self._page = page
        self._editor = editor
        editor.undone.connect(self._say_undone)
        editor.redone.connect(self._say_redone)

    def _say_undone(self, left: Step) -> None:
        what = self._named(self._editor.case, left.case, left.address)
        text = _("Ångrade: {field}", field=what) if what else _("Ångrat.")
        self._say(text, left)

    def _say_redone(self, left: Step) -> None:
        what = self._named(left.case, self._editor.case, left.address)
        text = _("Gjorde om: {field}", field=what) if what else _("Gjort om.")
        self._say(text, left)

    def _say(self, text: str, left: Step) -> None:
        if now := self._chosen_now(left):
            end = "" if text.endswith((".", "?")) else "."
            told = _("Nu: {value}", value=now)
            text = f"{text}{end} {told}"
        announce(self._page.window(), text)

    def _chosen_now(self, left: Step) -> str:
        """What is ticked or chosen in a field now; the cursor is on one of its boxes alone."""
        case = self._editor.case
        field = self._field_at(left.address)
        if case is None or field is None or field.address != left.address:
            return ""
        if isinstance(field.input, TicksInput):
            return ticks_in_words(left.case, case, field.address)
        return field.spoken_value(case) if isinstance(field.input, ChoiceInput) else ""

    def _named(self, before: Case | None, after: Case | None, address: Address | None) -> str:
        """What the step between two cases did, in a few words; "" where it has no name."""
        if address is None or before is None or after is None:
            return ""
        change = row_change(before, after, address)
        return self._name_of(address) if change is None else self._fate_of(address.part, change)

    def _fate_of(self, part: str, change: RowChange) -> str:
        lists = self._page.window().findChildren(RowsEditor)
        row = next(
            (each.called(change.case, change.row_id) for each in lists if each.part == part), ""
        )
        return fate_in_words(change.fate, row) if row else ""

    def _name_of(self, address: Address) -> str:
        """What the field is called, where the address is that of a field."""
        field = self._field_at(address)
        return _(field.spec.label) if field is not None else ""

    def _field_at(self, address: Address | None) -> BoundField | None:
        """The field for an address, or else one that asks the same of another row."""
        if address is None or not address.field:
            return None
        same = [
            field
            for field in self._page.window().findChildren(BoundField)
            if (field.spec.part, field.spec.field) == (address.part, address.field)
        ]
        return next((f for f in same if f.address == address), same[0] if same else None)


def ticks_in_words(before: Case, after: Case, address: Address) -> str:
    """The participants whose boxes are otherwise now, each with what became of it."""
    old, new = (str(value_at(case, address)).split() for case in (before, after))
    told = [
        _("{name} ikryssad", name=tick.spoken)
        if tick.id in new
        else _("{name} urkryssad", name=tick.spoken)
        for tick in participant_ticks(after)
        if (tick.id in old) is not (tick.id in new)
    ]
    return ", ".join(told)
