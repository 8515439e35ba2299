"""The consent history as it is read: newest first, nothing ever taken away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from sipdesk.case import Address, Case, ConsentEntry, ConsentPurpose, Participant, is_closed
from sipdesk.i18n import gettext as _
from sipdesk.rules import consent_history, set_aside, standing_entries
from sipdesk.ui.block import Block
from sipdesk.ui.consent_words import PURPOSES, entry_in_words, spoken
from sipdesk.ui.following_scroll import show_to_read
from sipdesk.ui.tab_order import chain, stop_before


class ConsentHistory(Block):
    """The entries about one purpose. `correction_wanted` carries the id of an entry; in a closed
    case, where nothing is corrected, none has a button for it.
    """

    correction_wanted = Signal(str)

    def __init__(self, purpose: ConsentPurpose, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._purpose = purpose
        self._shown: tuple[bool | tuple[ConsentEntry | Participant, ...], ...] = ()
        self._entries: dict[str, QFrame] = {}
        self._buttons: dict[str, QPushButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)
        self._none = QLabel(_("Inget är antecknat ännu."))
        self._none.setObjectName("empty")
        self._layout.addWidget(self._none)

    def show_case(self, case: Case) -> None:
        entries = consent_history(case, self._purpose)
        shown = (entries, set_aside(case, self._purpose), case.participants, is_closed(case))
        if shown == self._shown:
            return
        self._remove_entries()
        self._shown = shown
        self._none.setVisible(not entries)
        standing = standing_entries(case, self._purpose)
        for entry in reversed(entries):
            self._add(case, entry, corrected=entry not in standing)
        chain([stop_before(self), *self._buttons.values()])

    def clear(self) -> None:
        self._remove_entries()
        self._shown = ()

    def reveal(self, address: Address) -> bool:
        """The cursor stands on its button, with all of the entry in sight above that; one without
        a button is where the cursor is.
        """
        entry = self._entries.get(address.row)
        if entry is None:
            return False
        self._buttons.get(address.row, entry).setFocus()
        show_to_read(entry)
        return True

    def reveal_newest(self) -> bool:
        """Whether there is any."""
        newest = next(iter(self._entries), "")
        return self.reveal(Address("consent_entries", "", newest))

    def _remove_entries(self) -> None:
        for widget in self._entries.values():
            self._layout.removeWidget(widget)
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        self._entries.clear()
        self._buttons.clear()

    def _add(self, case: Case, entry: ConsentEntry, *, corrected: bool) -> None:
        frame = QFrame()
        frame.setObjectName("entry")
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        layout = QVBoxLayout(frame)
        layout.setSpacing(2)
        lines = list(entry_in_words(case, entry, corrected=corrected))
        for number, line in enumerate(lines):
            label = QLabel(line)
            label.setWordWrap(True)
            if number == 0:
                label.setObjectName("entry_title")
            layout.addWidget(label)
        if corrected or is_closed(case):
            frame.setAccessibleName("\n".join(lines))
        else:
            layout.addWidget(self._correct_button(entry))
        self._entries[entry.id] = frame
        self._layout.addWidget(frame)
        frame.show()  # at once, so that the cursor can go there

    def _correct_button(self, entry: ConsentEntry) -> QPushButton:
        button = QPushButton(_("Rätta anteckningen"))
        which = (button.text(), _(PURPOSES[self._purpose]), spoken(entry.date))
        button.setAccessibleName(": ".join(which))
        button.setSizePolicy(button.sizePolicy().Policy.Maximum, button.sizePolicy().Policy.Fixed)
        button.clicked.connect(partial(self.correction_wanted.emit, entry.id))
        self._buttons[entry.id] = button
        return button
