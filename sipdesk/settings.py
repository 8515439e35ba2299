"""The settings: language, text size, window place, lock and the like. Never a name or a secret."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, cast

from sipdesk.durable import replace_file
from sipdesk.errors import UnreadablePolicyError
from sipdesk.i18n import LANGUAGES, MASTER

log = logging.getLogger(__name__)

LOCK_AFTER = (1, 2, 5, 10, 15, 30)  # minutes; there is no "never"
TEXT_SIZES = (100, 110, 125, 150, 175, 200)  # percent
LIGHT, DARK, HIGH_CONTRAST, AS_THE_COMPUTER = "light", "dark", "high_contrast", "system"
LOOK_CHOICES = (AS_THE_COMPUTER, LIGHT, DARK, HIGH_CONTRAST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the program remembers beside the case file. Each has a good default.

    `lock_after` is in minutes without a key, one of `LOCK_AFTER`; `text_size` one of `TEXT_SIZES`,
    `look` one of `LOOK_CHOICES`.
    """

    language: str = MASTER
    window_place: str = ""
    recovery_sheet_kept: bool = False  # somebody has shown that the sheet is put away
    second_place: str = ""  # a folder for backups
    warned_of: str = ""  # a folder that others write in too
    second_place_last: str = ""  # when a backup was last seen there: ISO 8601
    lock_after: int = 5
    text_size: int = 100
    spelling: bool = True  # marked in the wording of the staff
    show_news: bool = True
    news_seen: str = ""  # the version whose news were shown last
    look: str = AS_THE_COMPUTER


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What an organisation decides for everybody at a computer; None is left to the user.

    `lock_after` is the longest time, in minutes: a user may choose a shorter one.
    """

    language: str | None = None
    lock_after: int | None = None
    second_place: str | None = None


def load_policy(path: Path) -> Policy:
    """The policy in a file; none when there is no file.

    Raises UnreadablePolicyError: what an organisation decided is never passed over.
    """
    try:
        written = _read(path)
        decided = _of_their_types(
            {name: value for name, value in written.items() if value is not None}
        )
        policy = Policy(**decided)
    except FileNotFoundError:
        return Policy()
    except (OSError, ValueError, RecursionError, TypeError):  # a name that is mistyped there, too
        raise UnreadablePolicyError from None
    if policy.language not in (None, *LANGUAGES) or policy.lock_after not in (None, *LOCK_AFTER):
        raise UnreadablePolicyError
    return policy


def governed(settings: Settings, policy: Policy) -> Settings:
    """The settings with what the policy decides in their place."""
    longest = settings.lock_after if policy.lock_after is None else policy.lock_after
    second = settings.second_place if policy.second_place is None else policy.second_place
    return replace(
        settings,
        language=policy.language or settings.language,
        lock_after=min(settings.lock_after, longest),
        second_place=second,
    )


def load_settings(path: Path) -> Settings:
    """The settings in a file; the defaults when it is missing or cannot be read."""
    try:
        written = _of_their_types(_read(path))
    except (OSError, ValueError, RecursionError):
        return Settings()
    known = {field.name for field in fields(Settings)}
    settings = Settings(**{name: value for name, value in written.items() if name in known})
    return _with_known_values(settings)


def _read(path: Path) -> dict[str, Any]:
    """What stands in a file of settings, by name. Raises OSError, ValueError, RecursionError.

    By the standard library: the first form waits for this, and msgspec takes longer to import.
    """
    written: object = json.loads(path.read_bytes())
    if not isinstance(written, dict):
        raise ValueError
    return cast("dict[str, Any]", written)


def _of_their_types(written: dict[str, Any]) -> dict[str, Any]:
    """The same values. Raises ValueError for a setting that is of another type than its default."""
    for name, default in asdict(Settings()).items():
        if type(written.get(name, default)) is not type(default):
            raise ValueError
    return written


def _with_known_values(settings: Settings) -> Settings:
    """The default in place of each value that nobody can have chosen here."""
    if settings.language not in LANGUAGES:
        settings = replace(settings, language=MASTER)
    if settings.lock_after not in LOCK_AFTER:
        settings = replace(settings, lock_after=Settings().lock_after)
    if settings.text_size not in TEXT_SIZES:
        settings = replace(settings, text_size=Settings().text_size)
    if settings.look not in LOOK_CHOICES:
        settings = replace(settings, look=AS_THE_COMPUTER)
    return settings


def save_settings(settings: Settings, path: Path) -> None:
    """Write the settings whole or not at all; a fault costs a window's place, no more."""
    try:
        replace_file(path, json.dumps(asdict(settings)).encode())
    except OSError:
        log.info("The settings could not be saved.")
