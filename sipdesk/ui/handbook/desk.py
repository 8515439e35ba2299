"""F1: the handbook at the chapter about the place where somebody stands, in dialogs too."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from sipdesk.ui.handbook.book import Handbook
from sipdesk.ui.handbook.places import chapter_at, chapter_of
from sipdesk.ui.main_window import MainWindow

KEY_IN_DIALOG = "handbook_key"


class HandbookDesk(QObject):
    """Opens the one handbook there is, before there is a window and then for each window."""

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: MainWindow | None = None
        self._book: Handbook | None = None
        application.focusChanged.connect(self._give_key)

    @property
    def book(self) -> Handbook | None:
        """The handbook, while it is open."""
        return self._book if self._book is not None and isValid(self._book) else None

    def offer(self) -> None:
        """Give the key to the dialog that was there before this desk, such as the first form."""
        self._give_key(None, QApplication.focusWidget())

    def serve(self, window: MainWindow | None) -> None:
        """From now on for this window, or for none."""
        self._window = window
        if window is None:
            self.close()
        else:
            window.handbook_wanted.connect(self.open)
            window.chapter_wanted.connect(self.open_at)
            window.closed.connect(self.close)

    def open(self) -> None:
        """At the chapter about the page that is in sight."""
        if self._window is not None:
            self.open_at(chapter_at(self._window))

    def open_at(self, chapter: str, dialog: QDialog | None = None) -> None:
        """At a chapter. Over a dialog that waits for an answer, the book belongs to the dialog."""
        book = self.book
        if book is not None and book.parent() is not dialog:
            book.close()
            book = None
        if book is None:
            self._book = book = self._new_book(dialog)
        book.turn_to(chapter)
        book.show()
        book.raise_()
        book.activateWindow()

    def close(self) -> None:
        """Put the handbook away."""
        if (book := self.book) is not None:
            book.close()
        self._book = None

    def _new_book(self, dialog: QDialog | None) -> Handbook:
        book = Handbook(dialog)
        if dialog is not None:
            dialog.finished.connect(book.close)
        return book

    def _give_key(self, _old: QWidget | None, now: QWidget | None) -> None:
        """A dialog that waits for an answer takes all keys: F1 is given to each of them."""
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or isinstance(dialog, Handbook):
            return
        if dialog.findChild(QShortcut, KEY_IN_DIALOG) is not None:
            return
        key = QShortcut(QKeySequence(Qt.Key.Key_F1), dialog)
        key.setObjectName(KEY_IN_DIALOG)
        key.activated.connect(self._open_over_dialog)

    def _open_over_dialog(self) -> None:
        if self._window is not None and self._window.meeting.is_on:
            return  # at the table everybody would read along
        key = self.sender()
        dialog = key.parent() if isinstance(key, QShortcut) else None
        if isinstance(dialog, QDialog):
            self.open_at(chapter_of(dialog, self._window), dialog)
