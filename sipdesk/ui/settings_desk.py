"""The settings while the program runs: loaded, ruled by the organisation, chosen, and kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from sipdesk.settings import (
    Policy,
    Settings,
    governed,
    load_policy,
    load_settings,
    save_settings,
)


def second_folder(place: str) -> Path | None:
    """The folder for a second copy of each backup, which a setting names."""
    return Path(place) if place else None


class SettingsDesk(QObject):
    """The settings in one file.

    `lock_chosen` says that another time may have been chosen, `look_chosen` carries one of
    `settings.LOOK_CHOICES`, `second_chosen` another
    second place for backups, "" for none, which is kept by `remember` once it can be used.
    """

    lock_chosen = Signal()
    look_chosen = Signal(str)
    second_chosen = Signal(str)

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path
        self.policy = Policy()
        self.now = Settings()

    def load(self) -> None:
        self.now = load_settings(self._path)

    def obey(self, policy_file: Path) -> None:
        """Take over what the organisation has decided. Raises UnreadablePolicyError."""
        self.policy = load_policy(policy_file)
        self.now = governed(self.now, self.policy)

    def remember(self, **changes: Any) -> None:
        """Keep some settings, named as the fields of `Settings`."""
        self.now = replace(self.now, **changes)
        save_settings(self.now, self._path)

    def choose(
        self, *, language: str, lock_after: int, show_news: bool, look: str, second_place: str
    ) -> None:
        """What somebody has chosen in the dialog of settings."""
        before = self.now
        self.remember(language=language, lock_after=lock_after, show_news=show_news, look=look)
        self.lock_chosen.emit()
        self.look_chosen.emit(look)
        if second_place != before.second_place:
            self.second_chosen.emit(second_place)
