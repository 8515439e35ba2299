"""A menu in which a typed letter leads to the entries that begin with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu

PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class LetterMenu(QMenu):
    """Each time a letter is typed, the next entry with it is marked; Enter takes the marked one.

    For a menu that is too long for an underlined letter of its own in each entry.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().strip() if event.modifiers() in PLAIN else ""
        following = self._following(letter) if letter.isprintable() and letter else None
        if following is None:
            super().keyPressEvent(event)
        else:
            self.setActiveAction(following)

    def _following(self, letter: str) -> QAction | None:
        """The next entry that begins with a letter, from the marked one on and round again."""
        entries = [e for e in self.actions() if e.isVisible() and e.isEnabled()]
        marked = self.activeAction()
        behind = entries.index(marked) + 1 if marked in entries else 0
        around = [*entries[behind:], *entries[:behind]]
        begun = letter.casefold()
        return next((e for e in around if e.text().casefold().startswith(begun)), None)
