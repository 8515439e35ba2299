"""The settings: language, window place and the like. Never a name or a secret."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from sipdesk.durable import replace_file
from sipdesk.i18n import LANGUAGES, MASTER

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the program remembers beside the case file. Each has a good default."""

    language: str = MASTER
    window_place: str = ""
    recovery_sheet_kept: bool = False  # somebody has shown that the sheet is put away
    second_place: str = ""  # a folder for backups
    warned_of: str = ""  # a folder that others write in too
    second_place_last: str = ""  # when a backup was last seen there: ISO 8601


def load_settings(path: Path) -> Settings:
    """The settings in a file; the defaults when it is missing or cannot be read."""
    try:
        settings = msgspec.json.decode(path.read_bytes(), type=Settings)
    except (OSError, ValueError, RecursionError):  # not only msgspec's: also what is not UTF-8
        return Settings()
    return settings if settings.language in LANGUAGES else replace(settings, language=MASTER)


def save_settings(settings: Settings, path: Path) -> None:
    """Write the settings whole or not at all; a fault costs a window's place, no more."""
    try:
        replace_file(path, msgspec.json.encode(settings))
    except OSError:
        log.info("The settings could not be saved.")
