"""The passphrase as SQLCipher wants it, kept out of every repr, log and error."""

from __future__ import annotations

import hmac
import unicodedata


class Passphrase:
    """Any text that is not empty. Kept in memory so that a file that came back can be opened.

    The same letters are the same passphrase however the keyboard composed them (NFC). A NUL ends
    a statement of SQLite, so its picture stands for it.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        """Raises ValueError when `text` is empty: SQLCipher would then write a plain file."""
        if not text:
            raise ValueError("a passphrase is needed")
        whole = text.encode("utf-8", "replace").decode("utf-8")
        self._text = unicodedata.normalize("NFC", whole).replace("\0", "\N{SYMBOL FOR NULL}")

    def key_pragma(self) -> str:
        """The statement that unlocks a connection. SQLCipher derives the key from it (PBKDF2)."""
        quoted = self._text.replace("'", "''")
        return f"PRAGMA key = '{quoted}'"

    def matches(self, other: Passphrase) -> bool:
        """Whether the other is the same, in a time that does not tell how much of it is."""
        return hmac.compare_digest(self._text.encode(), other._text.encode())

    def __repr__(self) -> str:
        return "Passphrase(…)"
