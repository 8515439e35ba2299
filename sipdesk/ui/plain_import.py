"""Qt without what it does at its import that nobody asks for here.

PySide6 puts an `__import__` of its own in place of Python's, which reads the source of each module
that is imported from then on, in case it asks for snake_case names: a fifth of the time to start,
and 21 MB of memory. And Shiboken compiles three long patterns, which write interface files and tell
of a call with wrong arguments: a tenth of the time to start. They are compiled when they are used.
"""

from __future__ import annotations

import builtins
import re
import sys
from collections.abc import Callable
from typing import Any

_SHIBOKEN = "shibokensupport."


class _PatternToCome:
    """A regular expression that is compiled when one of its methods is called."""

    def __init__(self, compiled: Callable[[], re.Pattern[str]]) -> None:
        self._compiled = compiled

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def method(*arguments: Any, **named: Any) -> Any:
            return getattr(self._compiled(), name)(*arguments, **named)

        return method


def import_qt() -> None:
    """Import what every window needs. Called before anything else imports PySide6."""
    plain_import, plain_compile = builtins.__import__, re.compile

    def compile_later(pattern: Any, flags: Any = 0) -> Any:
        module: str = sys._getframe(1).f_globals.get("__name__", "")
        if not module.startswith(_SHIBOKEN):
            return plain_compile(pattern, flags)
        return _PatternToCome(lambda: plain_compile(pattern, flags))

    re.compile = compile_later
    try:
        import PySide6.QtWidgets  # noqa: F401, PLC0415 - between the two
    finally:
        re.compile, builtins.__import__ = plain_compile, plain_import
