"""Ska tas upp senare: what was put off at the meeting, and the way to where that is answered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sipdesk.case import Address, Case
from sipdesk.i18n import gettext as _
from sipdesk.rules import put_off
from sipdesk.ui.desk import Desk
from sipdesk.ui.note_line import NoteLine
from sipdesk.ui.put_off_words import put_off_in_words


class PutOffLine(QWidget):
    """Hidden while nothing is put off. What became of a topic stands on another tab."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._note = NoteLine()
        self._way = QPushButton()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._note)
        layout.addWidget(self._way, 0, Qt.AlignmentFlag.AlignLeft)
        self._way.clicked.connect(self.go_to_first)
        self.hide()

    def show_case(self, case: Case) -> None:
        self._say(put_off_in_words(case))
        is_one = len(put_off(case)) == 1
        self._way.setText(_("Till sa&ken") if is_one else _("Till sa&kerna"))

    def clear(self) -> None:
        """Show nothing, so that no text of a closed case stays in the window."""
        self._say("")

    def go_to_first(self) -> None:
        """To what became of the first topic that was put off."""
        case = self._desk.editor.case
        later = put_off(case) if case is not None else ()
        if later:
            self._desk.editor.reveal(Address("topics", "outcome", later[0].id))

    def _say(self, text: str) -> None:
        self._note.say(text)
        self._way.setAccessibleDescription(text)
        self.setVisible(bool(text))
