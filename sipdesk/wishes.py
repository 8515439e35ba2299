"""What the command line asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from sipdesk.data.sealing import Cost
    from sipdesk.ui.idle import Clocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How the program is to start. `text_size` is in percent, 0 as it was last.

    `clocks` are what idle time is counted with, None for those of the machine; `cost` is what a
    try of the passphrase costs, None for about half a second. A file of more than `checked_up_to`
    bytes is looked through for damage beside the window, None for the usual size.
    """

    language: str = ""
    demo: bool = False
    profile: Path | None = None
    text_size: int = 0
    clocks: Clocks | None = None
    cost: Cost | None = None
    checked_up_to: int | None = None
