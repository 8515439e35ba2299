"""A menu in which typed letters lead to the entries that begin with them."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from sipdesk.ui.menu_keys import MenuKeys, entries_of

PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_AltGr)  # held for the next letter


class LetterMenu(QMenu):
    """Each time a letter is typed, the next entry with it is marked; Enter takes the marked one.
    Letters without a pause between them are the beginning of one word, as in a list of Qt.

    For a menu that is too long for an underlined letter of its own in each entry. One of a button
    begins with its first entry where a key opened it; of one in another menu, Qt sees to that.
    """

    def __init__(self, parent: QWidget, title: str = "") -> None:
        super().__init__(title, parent)
        self._keys = MenuKeys(self)
        self._is_untouched = False  # its first entry is marked, and nobody chose it
        self._typed = ""  # without a pause
        self._last_letter = QElapsedTimer()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._typed = ""
        by_key = QApplication.mouseButtons() == Qt.MouseButton.NoButton
        self._is_untouched = by_key and not isinstance(self.parentWidget(), QMenu)
        if self._is_untouched:
            QTimer.singleShot(0, self, self._keys.begin)  # behind the word that a menu is open

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_letter = event.modifiers() in PLAIN and event.text().isprintable()
        letter = event.text().strip() if is_letter else ""
        following = self._following(letter) if letter else None
        if event.key() not in MODIFIERS:
            self._is_untouched = False
            self._typed = self._typed if letter else ""
        if following is None:
            super().keyPressEvent(event)
        else:
            self.setActiveAction(following)

    def _following(self, letter: str) -> QAction | None:
        """The next entry that begins with what was typed, from the marked one on and round again.
        The same letter again goes on to the next one; the next letter of a word need not.
        """
        word = self._word_with(letter.casefold())
        is_one_letter = len(set(word)) == 1
        entries = entries_of(self)
        marked = self.activeAction()
        here = entries.index(marked) if marked in entries else 0
        stays = marked is None or self._is_untouched or not is_one_letter
        behind = here if stays else here + 1
        around = [*entries[behind:], *entries[:behind]]
        begun = word[0] if is_one_letter else word
        return next((e for e in around if e.text().casefold().startswith(begun)), None)

    def _word_with(self, letter: str) -> str:
        pause = QApplication.keyboardInputInterval()
        is_new = not self._typed or self._last_letter.elapsed() >= pause
        self._typed = letter if is_new else self._typed + letter
        self._last_letter.start()
        return self._typed


def close_open_menu() -> None:
    """Before keys of what lies below it are answered: it would go on taking the others."""
    if isinstance(menu := QApplication.activePopupWidget(), QMenu):
        menu.close()
