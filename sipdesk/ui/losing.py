"""The one question before something that is not saved is given up."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sipdesk.errors import StoreError
from sipdesk.i18n import gettext as _
from sipdesk.ui.doors import Doors


def agrees_to_lose(doors: Doors, parent: QWidget | None, fault: StoreError | None) -> bool:
    """Say why it could not be saved, and ask; staying is what Enter and Escape mean."""
    sentence = _(fault.sentence) if fault is not None else ""
    warning = _("Om du lämnar nu försvinner det som inte är sparat.")
    return doors.ask(
        parent,
        _("Inte sparat"),
        f"{sentence}\n\n{warning}",
        yes=_("&Lämna utan att spara"),
        no=_("&Stanna kvar"),
        danger=True,
    )
