"""What was undone, said by the name of its field: the cursor may stand there already."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sipdesk.case import Address
from sipdesk.i18n import gettext as _
from sipdesk.ui.announce import announce
from sipdesk.ui.bound_field import BoundField
from sipdesk.ui.editor import CaseEditor


class UndoVoice(QObject):
    """Speaks for the window in which `page` is."""

    def __init__(self, page: QWidget, editor: CaseEditor) -> None:
        super().__init__(page)
        self._page = page
        editor.undone.connect(self._say_undone)
        editor.redone.connect(self._say_redone)

    def _say_undone(self, address: Address | None) -> None:
        name = self._name_of(address)
        self._say(_("Ångrade: {field}", field=name) if name else _("Ångrat."))

    def _say_redone(self, address: Address | None) -> None:
        name = self._name_of(address)
        self._say(_("Gjorde om: {field}", field=name) if name else _("Gjort om."))

    def _say(self, text: str) -> None:
        announce(self._page.window(), text)

    def _name_of(self, address: Address | None) -> str:
        """What the field is called, where the address is that of a field."""
        if address is None:
            return ""
        found = (
            field.spec.label
            for field in self._page.window().findChildren(BoundField)
            if (field.spec.part, field.spec.field) == (address.part, address.field)
        )
        return _(next(found, "")) if address.field else ""
