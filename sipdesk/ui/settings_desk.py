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
    `settings.LOOK_CHOICES`, `spelling_chosen` whether misspelt words are marked, `second_chosen`
    another second place for backups, "" for none, which is kept by `remember` once it can be used.
    """

    lock_chosen = Signal()
    look_chosen = Signal(str)
    spelling_chosen = Signal(bool)
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

    @property
    def folder(self) -> Path:
        """The user's folder."""
        return self._path.parent

    def choose(self, chosen: Settings) -> None:
        """What somebody has chosen in the dialog of settings."""
        before = self.now
        self.remember(
            language=chosen.language,
            lock_after=chosen.lock_after,
            show_news=chosen.show_news,
            look=chosen.look,
            spelling=chosen.spelling,
        )
        self.lock_chosen.emit()
        self.look_chosen.emit(chosen.look)
        self.spelling_chosen.emit(chosen.spelling)
        if chosen.second_place != before.second_place:
            self.second_chosen.emit(chosen.second_place)
