"""A chapter of the handbook as it is read: text, pictures and links within the handbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from sipdesk.handbook import CHAPTERS, Chapter
from sipdesk.ui.looks import worn_look

LINE_HEIGHT = 125  # percent
MARGIN_OF_TEXT = 14  # pixels
CELL_PADDING = 5  # pixels
HEADING_SPACE = 16  # pixels
UPPER_PART = 8  # of the height in sight: so far down stands what was found
PICTURE = "\ufffc"  # stands in the text for one
KEEP = QTextCursor.MoveMode.KeepAnchor


class Reader(QTextBrowser):
    """Shows one chapter. It opens nothing but pictures of the handbook, and no address at all.

    `chapter_wanted` carries the name of the chapter that a link leads to.
    """

    chapter_wanted = Signal(str)

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = folder / "pictures"
        self.setOpenLinks(False)
        read_by_keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(self.textInteractionFlags() | read_by_keys)
        self.document().setDocumentMargin(MARGIN_OF_TEXT)
        self.anchorClicked.connect(self._follow)

    def show_chapter(self, chapter: Chapter) -> None:
        """From its beginning."""
        self.setMarkdown(chapter.text)
        self.setAccessibleName(chapter.title)
        dressing = QTextCursor(self.document())
        dressing.beginEditBlock()  # so that the lines are laid out once
        self._dress()
        dressing.endEditBlock()
        self._fit_pictures()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def mark(self, words: str) -> None:
        """Mark each place where the words stand, and bring the first in sight."""
        selections = [_marked(place) for place in self._places(words)]
        self.setExtraSelections(selections)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.go_to_next(words)

    def go_to_next(self, words: str) -> bool:
        """The next place where the words stand after the cursor; whether there is one."""
        found = bool(words) and self.find(words)
        if found:
            self._bring_up()
        return found

    def place_in_words(self) -> str:
        """The chapter, and the line or paragraph that the cursor is in."""
        line = self.textCursor().block().text().replace(PICTURE, "").strip()
        return ": ".join(filter(None, dict.fromkeys((self.accessibleName(), line))))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture of the handbook by its file name, wherever the name says that it lies."""
        file = self._pictures / QUrl(name).fileName()
        if kind != QTextDocument.ResourceType.ImageResource.value or not file.is_file():
            return None
        return QImage(str(file))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_pictures()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """From link to link, and out beyond the last one of them; backwards from no link, out at
        once: Qt would begin from the last link of the chapter.
        """
        if is_next or self._is_at_link():
            return super().focusNextPrevChild(is_next)
        return QTextEdit.focusNextPrevChild(self, is_next)

    # --- helpers ---------------------------------------------------------------------------------

    def _is_at_link(self) -> bool:
        """Whether a link is chosen; its format is that of the letter before a cursor."""
        chosen, end = self.textCursor(), self.textCursor()
        end.setPosition(chosen.selectionEnd())
        return chosen.hasSelection() and end.charFormat().isAnchor()

    def _bring_up(self) -> None:
        """What was found, near the top: a heading in the last line in sight tells nothing."""
        bar, line = self.verticalScrollBar(), self.cursorRect()
        bar.setValue(bar.value() + line.top() - self.viewport().height() // UPPER_PART)

    def _follow(self, link: QUrl) -> None:
        name = link.fileName().removesuffix(".md")
        if link.isRelative() and name in CHAPTERS:
            self.chapter_wanted.emit(name)

    def _places(self, words: str) -> list[QTextCursor]:
        places: list[QTextCursor] = []
        place = QTextCursor(self.document())
        while words and not (place := self.document().find(words, place)).isNull():
            places.append(QTextCursor(place))
        return places

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _fragments(self) -> Iterator[QTextFragment]:
        """The stretches of text, and pictures, that look the same throughout."""
        for block in self._blocks():
            at = block.begin()
            while not at.atEnd():
                yield at.fragment()
                at += 1

    def _dress(self) -> None:
        """Calm lines, headings in the colour of the window, keys on a shade."""
        for block in self._blocks():
            self._dress_block(block)
        for place, letter in list(self._letters()):
            place.mergeCharFormat(letter)
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _dress_table(frame)

    def _dress_block(self, block: QTextBlock) -> None:
        cursor, level = QTextCursor(block), block.blockFormat().headingLevel()
        shape = QTextBlockFormat()
        if cursor.currentTable() is not None:
            shape.setTopMargin(0)
            shape.setBottomMargin(0)
        else:
            proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            shape.setLineHeight(LINE_HEIGHT, proportional)
        if level > 1:
            shape.setTopMargin(HEADING_SPACE)
        cursor.mergeBlockFormat(shape)
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(_coloured(worn_look().accent))

    def _letters(self) -> Iterator[tuple[QTextCursor, QTextCharFormat]]:
        """What is to be changed in the letters: fat ones are half fat, keys have our typeface."""
        for fragment in self._fragments():
            letter, new = fragment.charFormat(), QTextCharFormat()
            if letter.fontWeight() >= QFont.Weight.Bold:
                new.setFontWeight(QFont.Weight.DemiBold)
            if letter.fontFixedPitch():
                new.setFontFixedPitch(False)
                new.setFontFamilies(self.font().families())
                new.setBackground(QColor(worn_look().shade))
            if new.propertyCount():
                yield self._over(fragment), new

    def _fit_pictures(self) -> None:
        """A picture is never wider than the page, so that nobody has to scroll sideways."""
        room = self.viewport().width() - 2 * MARGIN_OF_TEXT
        for fragment in list(self._fragments()):
            if fragment.charFormat().isImageFormat():
                self._fit(fragment, room)

    def _over(self, fragment: QTextFragment) -> QTextCursor:
        """A cursor that has the whole fragment selected."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(fragment.position())
        cursor.setPosition(fragment.position() + fragment.length(), KEEP)
        return cursor

    def _fit(self, fragment: QTextFragment, room: int) -> None:
        picture = fragment.charFormat().toImageFormat()
        image = self.loadResource(QTextDocument.ResourceType.ImageResource.value, picture.name())
        if image is not None and not image.isNull():
            picture.setWidth(min(image.width(), room))
            self._over(fragment).setCharFormat(picture)


def _coloured(colour: str) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setForeground(QColor(colour))
    return letters


def _dress_table(table: QTextTable) -> None:
    shape = table.format()
    shape.setBorder(1)
    shape.setBorderCollapse(True)
    shape.setBorderBrush(QColor(worn_look().edge))
    shape.setCellPadding(CELL_PADDING)
    table.setFormat(shape)


def _marked(place: QTextCursor) -> QTextEdit.ExtraSelection:
    marked = QTextEdit.ExtraSelection()
    marked.cursor = place
    marked.format.setBackground(QColor(worn_look().notice))
    marked.format.setForeground(QColor(worn_look().on_notice))
    return marked
