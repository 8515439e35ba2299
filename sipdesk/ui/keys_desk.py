"""What a window does with its keys: the reminder of the recovery sheet, and their dialog."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from sipdesk import TITLE
from sipdesk.i18n import gettext as _
from sipdesk.ports import Documents, Recovery, Vault
from sipdesk.ui.doors import Doors
from sipdesk.ui.keys_dialog import KeysDialog
from sipdesk.ui.main_window import MainWindow


class KeysDesk(QObject):
    """Before there is a window, and then for each. `kept` says that the sheet is put away."""

    kept = Signal()
    called = Signal()

    def __init__(
        self,
        vault: Vault,
        documents: Documents,
        doors: Doors,
        today: Callable[[], dt.date],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._documents = documents
        self._doors = doors
        self._today = today
        self._window: MainWindow | None = None

    def serve(self, window: MainWindow | None) -> None:
        """From now on for this window, or for none."""
        self._window = window
        if window is not None:
            window.keys_wanted.connect(self.ask)
            window.recovery_reminder.wanted.connect(self.ask_for_code)

    def give_sheet(self, recovery: Recovery) -> None:
        """Until the sheet is put away, the window reminds of it."""
        if self._doors.is_shut:  # the lock came while the passphrase was looked at
            return
        from sipdesk.ui.recovery_sheet_dialog import (  # noqa: PLC0415 - brings what prints
            RecoverySheetDialog,
        )

        dialog = RecoverySheetDialog(
            recovery, self._documents, self._doors, self._today(), self._window
        )
        self.called.connect(dialog.raise_)
        self.called.connect(dialog.activateWindow)
        is_kept = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if is_kept:
            self.kept.emit()

    def ask(self) -> None:
        """The present passphrase, and then a new one or the recovery sheet."""
        self._ask(KeysDialog(self._vault, self._window))

    def ask_for_code(self) -> None:
        """The present passphrase, and then the recovery sheet."""
        self._ask(KeysDialog(self._vault, self._window, only_code=True))

    def _ask(self, dialog: KeysDialog) -> None:
        dialog.sheet_wanted.connect(self.give_sheet)
        dialog.changed.connect(self._tell_changed)
        dialog.exec()
        dialog.deleteLater()

    def _tell_changed(self) -> None:
        sentence = _("Lösenfrasen är bytt. Återställningskoden gäller som förut.")
        self._doors.tell(self._window, TITLE, sentence)


class DemoKeysDesk(QObject):
    """A demo has no keys that anybody knows."""

    def __init__(self, doors: Doors, window: MainWindow) -> None:
        super().__init__(window)
        self._doors = doors
        self._window = window
        window.keys_wanted.connect(self._tell)
        window.recovery_reminder.wanted.connect(self._tell)

    def _tell(self) -> None:
        sentence = _("Demon har ingen lösenfras: filen raderas när du stänger fönstret.")
        self._doors.tell(self._window, TITLE, sentence)
