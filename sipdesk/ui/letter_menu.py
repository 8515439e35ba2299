"""A menu in which a typed letter leads to the entries that begin with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from sipdesk.ui.menu_keys import MenuKeys, entries_of

PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class LetterMenu(QMenu):
    """Each time a letter is typed, the next entry with it is marked; Enter takes the marked one.

    For a menu that is too long for an underlined letter of its own in each entry. One of a button
    begins with its first entry where a key opened it; of one in another menu, Qt sees to that.
    """

    def __init__(self, parent: QWidget, title: str = "") -> None:
        super().__init__(title, parent)
        self._keys = MenuKeys(self)
        self._is_untouched = False  # its first entry is marked, and nobody chose it

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        by_key = QApplication.mouseButtons() == Qt.MouseButton.NoButton
        self._is_untouched = by_key and not isinstance(self.parentWidget(), QMenu)
        if self._is_untouched:
            QTimer.singleShot(0, self, self._keys.begin)  # behind the word that a menu is open

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().strip() if event.modifiers() in PLAIN else ""
        following = self._following(letter) if letter.isprintable() and letter else None
        self._is_untouched = False
        if following is None:
            super().keyPressEvent(event)
        else:
            self.setActiveAction(following)

    def _following(self, letter: str) -> QAction | None:
        """The next entry that begins with a letter, from the marked one on and round again."""
        entries = entries_of(self)
        marked = self.activeAction()
        here = entries.index(marked) if marked in entries else 0
        behind = here if marked is None or self._is_untouched else here + 1
        around = [*entries[behind:], *entries[:behind]]
        begun = letter.casefold()
        return next((e for e in around if e.text().casefold().startswith(begun)), None)
