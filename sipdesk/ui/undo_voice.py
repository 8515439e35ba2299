"""What was undone, by the name of its field or row: the cursor may stand there already."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sipdesk.case import Address, Case
from sipdesk.i18n import gettext as _
from sipdesk.ui.announce import announce
from sipdesk.ui.bound_field import BoundField
from sipdesk.ui.editor import CaseEditor, Step
from sipdesk.ui.row_words import RowChange, fate_in_words, row_change
from sipdesk.ui.rows import RowsEditor


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
        self._say(_("Ångrade: {field}", field=what) if what else _("Ångrat."))

    def _say_redone(self, left: Step) -> None:
        what = self._named(left.case, self._editor.case, left.address)
        self._say(_("Gjorde om: {field}", field=what) if what else _("Gjort om."))

    def _say(self, text: str) -> None:
        announce(self._page.window(), text)

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
        found = (
            field.spec.label
            for field in self._page.window().findChildren(BoundField)
            if (field.spec.part, field.spec.field) == (address.part, address.field)
        )
        return _(next(found, "")) if address.field else ""
