"""Gå till: a few letters of a name or of a command, and Enter."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sipdesk.i18n import gettext as _
from sipdesk.ui.offering_dialog import Asking, Offer, OfferingDialog


class GoToDialog(OfferingDialog):
    """Leads to the person, the tab or the command that is chosen."""

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        asking = Asking(
            title=_("Gå till"),
            hint=_("En persons namn, en flik eller ett kommando"),
            none=_("Ingen träff. Pröva en del av namnet eller ett annat ord."),
        )
        super().__init__(offer, asking, parent)
