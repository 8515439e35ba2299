"""Qt without its watch over every later import.

PySide6 puts an `__import__` of its own in place of Python's, which reads the source of each module
that is imported from then on, in case it asks for snake_case names. Nobody asks for them here, and
it costs a fifth of the time to start and 21 MB of memory.
"""

from __future__ import annotations

import builtins


def import_qt() -> None:
    """Import what every window needs. Called before anything else imports PySide6."""
    plain = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401, PLC0415 - between the two

    builtins.__import__ = plain
