"""The preview of the window: built for the first paper, or when nobody is at the keys.

With it comes QtPdf, and what prints: 4 MB that a list of persons does not need.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.case import Case
from sipdesk.ports import DocumentKind, Wanted
from sipdesk.ui.desk import Desk
from sipdesk.ui.escape_key import EscapeKey
from sipdesk.ui.late_page import Late

if TYPE_CHECKING:
    from sipdesk.ui.preview_page import PreviewPage


class LatePreview(Late["PreviewPage"]):
    """Stands where the `PreviewPage` will be, and does what that does.

    Esc leaves it too while the cursor is on what stands `beside` it.
    """

    closed = Signal()
    done = Signal(str)

    def __init__(self, desk: Desk, beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(partial(new_preview, desk), parent)
        self.built.connect(self._pass_on)
        EscapeKey(beside).leaving.connect(self.leave)

    def show_document(self, case: Case, kind: DocumentKind, today: dt.date) -> None:
        """Show a document of a case, in Swedish to begin with, as soon as it is made."""
        self.page.show_case(case, kind, today)

    def show_again(self, wanted: Wanted, recipients: tuple[str, ...]) -> None:
        """Show what `wanted` and `recipients` told before, of the case that is shown now."""
        self.page.show_again(wanted, recipients)

    def wanted(self) -> Wanted:
        """The document that is shown."""
        return self.page.wanted()

    def recipients(self) -> tuple[str, ...]:
        """The ids of those who are to have a copy of it."""
        return self.page.recipients()

    def reminder(self) -> str:
        """Who still has no copy of the plan, once copies of it were given here; else ""."""
        return self.page.reminder() if self.is_built else ""

    def clear(self) -> None:
        """Show and keep nothing of any case."""
        if self.is_built:
            self.page.clear()

    def leave(self) -> None:
        """Go back to where the paper was asked for, if one is in sight."""
        if self.isVisible():
            self.closed.emit()

    def _pass_on(self, page: PreviewPage) -> None:
        page.closed.connect(self.closed)
        page.done.connect(self.done)


def new_preview(desk: Desk, *, at_the_table: bool = False) -> PreviewPage:
    """A preview, imported now at the latest."""
    from sipdesk.ui.preview_page import PreviewPage  # noqa: PLC0415 - see above

    return PreviewPage(desk, at_the_table=at_the_table)
