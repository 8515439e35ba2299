"""Gå till: a few letters of a name or of a command, and Enter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sipdesk.i18n import gettext as _
from sipdesk.ui.offering_dialog import Asking, Offer, OfferingDialog


class GoToDialog(OfferingDialog):
    """Leads to the person, the tab or the command that is chosen; where nothing is called so, to
    the words in what was written, by `search`.
    """

    def __init__(
        self,
        offer: Offer,
        search: Callable[[str], object],
        parent: QWidget | None = None,
        *,
        has_case: bool,
    ) -> None:
        none = _("Ingen träff. Pröva ett annat ord, eller Enter: då söks det i allt som skrivits.")
        of_a_case = _("Det som hör till ett ärende hittas när en person är öppen.")
        asking = Asking(
            title=_("Gå till"),
            hint=_("En persons namn, en flik eller ett kommando"),
            none=none if has_case else f"{none} {of_a_case}",
            otherwise=search,
        )
        super().__init__(offer, asking, parent)
