"""A line whose letters are not given to Qt while they are hidden."""

from __future__ import annotations

from itertools import cycle

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit

STAND_INS = range(0xE000, 0xF900)  # Unicode's private use area
LONGEST = 3_000  # letters: as many again may be written over them


class HiddenLine(QLineEdit):
    """Shows bullets, and holds a fresh stand-in for each letter that is written.

    `QLineEdit` shows bullets by itself, but tells each letter in clear to everybody who listens
    to the accessibility interface: there the stand-ins are told. `secret` is what was written;
    `text`, and what the signals bring, are the stand-ins.
    """

    def __init__(self) -> None:
        super().__init__()
        self._letters: dict[str, str] = {}  # by their stand-ins
        self._next = cycle(map(chr, STAND_INS))
        self.setMaxLength(LONGEST)
        self.setAcceptDrops(False)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setProperty("inputMethodHints", "ImhSensitiveData")  # see `note_label`

    def secret(self) -> str:
        """What was written."""
        return "".join(self._letters.get(unit, unit) for unit in self.text())

    def show_letters(self, shown: bool) -> None:
        """Let the letters be seen, or hide them again."""
        written, cursor = self.secret(), self.cursorPosition()
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._letters.clear()
        self.setText(self._kept(written))
        self.setCursorPosition(cursor)

    def clear(self) -> None:
        super().clear()
        self._letters.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QClipboard.Mode.Clipboard)
            return
        if not event.text() or event.text()[0] < " ":  # Enter and its like are not written
            super().keyPressEvent(event)
            return
        hidden = self._hidden(event)
        super().keyPressEvent(hidden)
        event.setAccepted(hidden.isAccepted())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString():
            event.setCommitString(
                self._kept(event.commitString()),
                event.replacementStart(),
                event.replacementLength(),
            )
        super().inputMethodEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            if QGuiApplication.clipboard().supportsSelection():
                self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
                self._paste(QClipboard.Mode.Selection)
            return
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self._paste_clipboard)
        menu.popup(event.globalPos())

    def _paste_clipboard(self) -> None:
        self._paste(QClipboard.Mode.Clipboard)

    def _paste(self, mode: QClipboard.Mode) -> None:
        self.insert(self._kept(QGuiApplication.clipboard().text(mode)))

    def _hidden(self, event: QKeyEvent) -> QKeyEvent:
        return QKeyEvent(
            event.type(),
            event.key(),
            event.modifiers(),
            event.nativeScanCode(),
            event.nativeVirtualKey(),
            event.nativeModifiers(),
            self._kept(event.text()),
            event.isAutoRepeat(),
            event.count(),
        )

    def _kept(self, written: str) -> str:
        """What Qt gets for what is written: itself while the letters are shown."""
        if self.echoMode() is QLineEdit.EchoMode.Normal:
            return written
        standing = self.text()
        stand_ins: list[str] = []
        for letter in written[:LONGEST]:
            stand_in = next(unit for unit in self._next if unit not in standing)
            self._letters[stand_in] = letter
            stand_ins.append(stand_in)
        return "".join(stand_ins)
