"""The window of the handbook: contents and search at the left, a chapter at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from sipdesk.handbook import Chapter, chapters, handbook_folder
from sipdesk.i18n import gettext as _
from sipdesk.i18n import window_language
from sipdesk.ui.announce import announce
from sipdesk.ui.handbook.reader import Reader
from sipdesk.ui.list_voice import ListVoice
from sipdesk.ui.resting_voice import RestingVoice
from sipdesk.ui.spoken_label import name_by
from sipdesk.ui.style import Dressed
from sipdesk.ui.zoomed_dialog import ZoomedDialog

WIDTH, HEIGHT = 130, 40  # letters and lines
SHARE_OF_SCREEN = 0.9
CONTENTS_LETTERS = 30
SHARE_OF_CONTENTS = 0.34  # of the width, at most
NAME = Qt.ItemDataRole.UserRole


class Handbook(ZoomedDialog):
    """A window of its own beside the work. Esc closes it, and it is freed then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Handbok för SIPdesk"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._chapters = {each.name: each for each in chapters(window_language())}
        self.search = QLineEdit()
        self.search.setAccessibleDescription(_("Nedåtpil går till listan"))
        self.search.setClearButtonEnabled(True)
        self._hits = RestingVoice(self.search, repeats=True)
        self.contents = QListWidget()
        ListVoice(self.contents)
        self.contents.setWordWrap(True)
        self.contents.setAccessibleName(_("Innehåll"))
        self._nothing = QLabel(_("Ingen träff. Pröva ett annat ord, eller bara början på ordet."))
        self._nothing.setObjectName("empty")
        self._nothing.setWordWrap(True)
        self.reader = Reader(handbook_folder(window_language()))
        self._lay_out()
        self._dressed = Dressed(self)
        self._connect()
        self._list(list(self._chapters.values()))
        self.resize(self.sizeHint())  # Qt alone would give it two thirds of the screen at most

    def sizeHint(self) -> QSize:
        screen = QApplication.primaryScreen().availableGeometry().size() * SHARE_OF_SCREEN
        letters = self.fontMetrics()
        return QSize(WIDTH * letters.averageCharWidth(), HEIGHT * letters.height()).boundedTo(
            screen
        )

    # --- what its user does ----------------------------------------------------------------------

    def turn_to(self, name: str) -> None:
        """A chapter, with the keys in its text, so that it scrolls."""
        self.search.clear()
        names = list(self._chapters)
        self.contents.setCurrentRow(names.index(name))
        self.reader.setFocus()

    def look_for(self, words: str) -> None:
        """Leave the chapters in which the words stand, those about them first; show the first."""
        wanted = words.strip().casefold()
        found = [each for each in self._chapters.values() if wanted in _plain(each).casefold()]
        about = [each for each in found if wanted in _headings(each).casefold()]
        self._list([*about, *(each for each in found if each not in about)])
        self._hits.tell_hits(words, len(found))

    def go_to_next(self) -> None:
        """The next place, and after the last one in a chapter the next chapter; to whoever does not
        see it, it is read aloud.
        """
        if not self._words:
            return
        if not self.contents.count():
            announce(self, self._nothing.text())
            return
        if not self.reader.go_to_next(self._words):
            row = (self.contents.currentRow() + 1) % self.contents.count()
            self.contents.setCurrentRow(row)
            self._show_row(row)
        if not self.reader.hasFocus():  # else Qt tells of the cursor
            announce(self, self.reader.place_in_words())

    def fit_text(self) -> None:
        self._dressed.renew()

    def changeEvent(self, event: QEvent) -> None:
        """Size and colours follow the window's."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._show_row(self.contents.currentRow())

    # --- how it is built -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        label = QLabel(_("&Sök i handboken"))
        name_by(label, self.search)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (label, self.search, self.contents, self._nothing):
            column.addWidget(widget)
        column.addStretch()
        column.setStretchFactor(self.contents, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(side)
        splitter.addWidget(self.reader)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        letter = self.fontMetrics().averageCharWidth()
        width = self.sizeHint().width()
        contents = min(CONTENTS_LETTERS * letter, round(width * SHARE_OF_CONTENTS))
        splitter.setSizes([contents, width - contents])
        layout = QHBoxLayout(self)
        layout.addWidget(splitter)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.look_for)
        self.search.returnPressed.connect(self.go_to_next)
        self.contents.currentRowChanged.connect(self._show_row)
        self.reader.chapter_wanted.connect(self.turn_to)
        into_list = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search)
        into_list.setContext(Qt.ShortcutContext.WidgetShortcut)
        into_list.activated.connect(self._enter_contents)
        for keys, slot in (
            ("Ctrl+F", self.search.setFocus),
            ("F3", self.go_to_next),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _enter_contents(self) -> None:
        if self.contents.count():
            self.contents.setFocus()
        else:
            announce(self, self._nothing.text())

    # --- helpers ---------------------------------------------------------------------------------

    @property
    def _words(self) -> str:
        return self.search.text().strip()

    def _list(self, found: list[Chapter]) -> None:
        self.contents.clear()
        for chapter in found:
            item = QListWidgetItem(chapter.title, self.contents)
            item.setData(NAME, chapter.name)
        self.contents.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self.contents.setCurrentRow(0)

    def _show_row(self, row: int) -> None:
        item = self.contents.item(row)
        if item is not None:
            self.reader.show_chapter(self._chapters[str(item.data(NAME))])
            self.reader.mark(self._words)


def _plain(chapter: Chapter) -> str:
    """The text as it is read, without the marks of Markdown."""
    return " ".join(chapter.text.replace("*", "").replace("`", "").split())


def _headings(chapter: Chapter) -> str:
    return "\n".join(line for line in chapter.text.splitlines() if line.startswith("#"))
