"""The clipboard: what was copied here does not outlast the lock."""

from __future__ import annotations

import hashlib
import secrets

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QClipboard, QGuiApplication


class OwnClipboard(QObject):
    """Remembers what was copied in this program, as a hash with a key of its own, never as text.

    `QClipboard.ownsClipboard` is not asked: a clipboard manager takes the content over, and it is
    still ours.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key = secrets.token_bytes(32)
        self._copied = b""
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._note)

    def clear(self) -> None:
        """Empty the clipboard, and what the mouse has selected, if it still is what we copied."""
        if self._copied and self._digest() == self._copied:
            self._clipboard.clear()
        if self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)
        self._copied = b""

    def _note(self) -> None:
        is_ours = QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
        self._copied = self._digest() if is_ours and self._clipboard.text() else b""

    def _digest(self) -> bytes:
        text = self._clipboard.text().encode("utf-8", "surrogatepass")
        return hashlib.blake2b(text, key=self._key).digest()
