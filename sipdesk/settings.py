"""The settings: language, window place and lock. Never a name, a file or a secret."""

from __future__ import annotations

import contextlib
import logging
import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from sipdesk.i18n import LANGUAGES, MASTER

log = logging.getLogger(__name__)

LOCK_AFTER = (1, 2, 5, 10, 15, 30)  # minutes; there is no "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the program remembers beside the case file. Each has a good default.

    `lock_after` is in minutes without a key, one of `LOCK_AFTER`.
    """

    language: str = MASTER
    window_place: str = ""
    lock_after: int = 5


def load_settings(path: Path) -> Settings:
    """The settings in a file; the defaults when it is missing or cannot be read."""
    try:
        settings = msgspec.json.decode(path.read_bytes(), type=Settings)
    except (OSError, ValueError, RecursionError):  # not only msgspec's: also what is not UTF-8
        return Settings()
    return _with_known_values(settings)


def _with_known_values(settings: Settings) -> Settings:
    """The default in place of each value that nobody can have chosen here."""
    if settings.language not in LANGUAGES:
        settings = replace(settings, language=MASTER)
    if settings.lock_after not in LOCK_AFTER:
        settings = replace(settings, lock_after=Settings().lock_after)
    return settings


def save_settings(settings: Settings, path: Path) -> None:
    """Write the settings whole or not at all; a fault costs a window's place, no more."""
    try:
        _replace(path, msgspec.json.encode(settings))
    except OSError:
        log.info("The settings could not be saved.")


def _replace(path: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
