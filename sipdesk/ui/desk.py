"""What every page of the window is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from sipdesk.ports import Documents
from sipdesk.ui.doors import Doors
from sipdesk.ui.editor import CaseEditor


@dataclass(frozen=True, slots=True)
class Desk:
    """The case in work, the paper, the door to dialogs, and the clock (with time zone)."""

    editor: CaseEditor
    documents: Documents
    doors: Doors
    now: Callable[[], dt.datetime]

    def today(self) -> dt.date:
        return self.now().date()
