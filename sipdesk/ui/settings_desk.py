"""The settings while the program runs: loaded, ruled by the organisation, asked for, and kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from sipdesk.settings import (
    Policy,
    Settings,
    governed,
    load_policy,
    load_settings,
    save_settings,
)
from sipdesk.ui.doors import Doors
from sipdesk.ui.settings_dialog import SettingsDialog


class SettingsDesk(QObject):
    """The settings in one file.

    `lock_chosen` says that another time may have been chosen, `look_chosen` carries one of
    `settings.LOOK_CHOICES`, `second_chosen` another
    second place for backups, "" for none, which is kept by `remember` once it can be used.
    """

    lock_chosen = Signal()
    look_chosen = Signal(str)
    second_chosen = Signal(str)

    def __init__(self, path: Path, doors: Doors, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path
        self._doors = doors
        self._policy = Policy()
        self.now = Settings()

    def load(self) -> None:
        self.now = load_settings(self._path)

    def obey(self, policy_file: Path) -> None:
        """Take over what the organisation has decided. Raises UnreadablePolicyError."""
        self._policy = load_policy(policy_file)
        self.now = governed(self.now, self._policy)

    def remember(self, **changes: Any) -> None:
        """Keep some settings, named as the fields of `Settings`."""
        self.now = replace(self.now, **changes)
        save_settings(self.now, self._path)

    def ask(self, window: QWidget | None) -> None:
        """The dialog of settings."""
        before = self.now
        dialog = SettingsDialog(before, self._policy, self._doors, window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if not accepted:
            return
        self.remember(
            language=dialog.language,
            lock_after=dialog.lock_after,
            show_news=dialog.show_news,
            look=dialog.look,
        )
        self.lock_chosen.emit()
        self.look_chosen.emit(dialog.look)
        if dialog.second_place != before.second_place:
            self.second_chosen.emit(dialog.second_place)
