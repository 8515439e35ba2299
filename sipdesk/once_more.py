"""How the program starts itself once more, as a helper in a process of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

START_FOLDER: Final = Path(__file__).parents[1]
KINDNESS: Final = 5  # below the window, as POSIX counts


def command_of_itself(*arguments: str) -> list[str]:
    """The command, to be run in `START_FOLDER`; a bundle is its own command."""
    itself = [] if getattr(sys, "frozen", False) else ["-m", "sipdesk"]
    return [sys.executable, *itself, *arguments]


def let_the_window_go_first() -> None:
    """What a helper does may wait for what somebody types."""
    if hasattr(os, "nice"):
        os.nice(KINDNESS)
