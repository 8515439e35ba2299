"""Whose copy the pages show where several are ticked, and the way to the other copies."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.ui.pdf_pane import enable_pair


class ShownCopy(QWidget):
    """Says whose copy is shown: the first one's, until somebody turns to another.

    It is hidden where there is but one copy, and where it `is_silent`, because no pages are shown.
    `turned` tells that another one is wanted.
    """

    turned = Signal()

    def __init__(self, parent: QWidget | None = None, *, is_silent: bool = False) -> None:
        super().__init__(parent)
        self._is_silent = is_silent
        self._ids: tuple[str, ...] = ()
        self._names: tuple[str, ...] = ()
        self._turned_to: str | None = None
        self._whose = QLabel()
        self._whose.setTextFormat(Qt.TextFormat.PlainText)
        self._whose.setWordWrap(True)
        self._before = _button(_("Förra kopian"), N_("Alt+PgUp"))
        self._after = _button(_("Nästa kopia"), N_("Alt+PgDown"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._whose, 1)
        row.addWidget(self._before, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._after, 0, Qt.AlignmentFlag.AlignVCenter)
        self._before.clicked.connect(self._go_back)
        self._after.clicked.connect(self._go_on)
        self.hide()

    def offer(self, ids: Sequence[str], names: Sequence[str]) -> None:
        """The recipients of the copies there are, by id and as they are called."""
        self._ids, self._names = tuple(ids), tuple(names)
        self._show_state()

    @property
    def number(self) -> int:
        """Which of the copies is shown, from 0."""
        return self._ids.index(self._turned_to) if self._turned_to in self._ids else 0

    @property
    def up_to(self) -> tuple[str, ...]:
        """The ids down to the one that is shown: they also decide which number it bears."""
        return self._ids[: self.number + 1]

    @property
    def sentence(self) -> str:
        """Whose copy is shown, or "" where it is plain."""
        count = len(self._ids)
        if count <= 1 or self._is_silent:
            return ""
        name, n = self._names[self.number], self.number + 1
        return _("Du ser kopian till {name}, {n} av {count}.", name=name, n=n, count=count)

    def forget(self) -> None:
        """Begin with the first again, and keep no name."""
        self._turned_to = None
        self.offer((), ())

    def _go_back(self) -> None:
        self._turn_to(self.number - 1)

    def _go_on(self) -> None:
        self._turn_to(self.number + 1)

    def _turn_to(self, number: int) -> None:
        self._turned_to = self._ids[number]
        self._show_state()
        self.turned.emit()

    def _show_state(self) -> None:
        self._whose.setText(self.sentence)
        self.setVisible(bool(self.sentence))
        more = self.number + 1 < len(self._ids)
        enable_pair(self._before, self.number > 0, self._after, more)


def _button(text: str, keys: str) -> QPushButton:
    """With keys of its own: all letters that would fit belong to the window around it."""
    button = QPushButton(text)
    button.setShortcut(QKeySequence(keys))
    button.setToolTip(_(keys))
    return button
