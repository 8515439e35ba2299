"""Ändrat sedan version N, on screen: what the draft in work changes of the last approved plan."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sipdesk.case import Case, last_approved_before
from sipdesk.changes import changes, details_in_words, in_words
from sipdesk.i18n import Catalogue, catalogue, window_language
from sipdesk.i18n import gettext as _
from sipdesk.ui.block import Block
from sipdesk.ui.form import heading, intro
from sipdesk.ui.inputs import TextInput

INDENT = "    "


class ChangedSinceBlock(Block):
    """The changes as text that can be read, selected and copied; hidden when there is no draft."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = heading("")
        self._nothing = intro(_("Inget är ändrat ännu."))
        self._list = TextInput(least_lines=1)
        self._list.set_locked(True)
        self._list.setTabChangesFocus(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self._heading, self._nothing, self._list):
            layout.addWidget(widget)

    def show_case(self, case: Case) -> None:
        before = last_approved_before(case, case.plan.version)
        in_work = before is not None and not case.is_approved
        self.setVisible(in_work)
        if before is None or not in_work:
            self.clear()
            return
        title = _("Ändrat sedan version {number}", number=before.number)
        text = changes_in_words(before.case, case, catalogue(window_language()))
        self._heading.setText(title)
        self.setAccessibleName(title)
        self._list.setAccessibleName(title)
        self._list.show_value(text)
        self._list.setVisible(bool(text))
        self._nothing.setVisible(not text)

    def clear(self) -> None:
        self._heading.clear()
        self._list.show_value("")


def changes_in_words(before: Case, after: Case, texts: Catalogue) -> str:
    """One change a line, with the values of a row that came or went below it."""
    lines: list[str] = []
    for change in changes(before, after):
        lines.append(f"• {in_words(change, texts)}")
        lines += [INDENT + detail for detail in details_in_words(change, texts)]
    return "\n".join(lines)
