"""The settings: language and window place. Never a name, a file or a secret."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the program remembers beside the case file. Each has a good default."""

    language: str = MASTER
    window_place: str = ""


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
