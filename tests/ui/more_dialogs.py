"""The dialogs that need a case, a parcel or backups to be about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from sipdesk.data import SqlCipherStore
from sipdesk.errors import DamagedCaseFileError
from sipdesk.handover import Arrival
from sipdesk.ports import Backup, BackupContents, BackupPlace, BackupReport, Parcel, Rescuable
from sipdesk.ui.backup_dialog import BackupDialog
from sipdesk.ui.delete_dialog import DeleteDialog
from sipdesk.ui.export_dialog import ExportDialog
from sipdesk.ui.hand_over_dialog import HandOverDialog
from sipdesk.ui.passphrase_dialog import PassphraseDialog
from sipdesk.ui.receive_dialog import OpenFileDialog, Present, ReceiveDialog
from tests.travelling import FOLLOWED_UP, NOW, parcel_of
from tests.ui.fake_doors import FakeDoors
from tests.ui.test_every_text import PLACE, RefusingVault

TODAY = NOW.date()
BACKUP = Backup(Path("kopia.sipdesk"), NOW, BackupPlace.FIRST)
CONTENTS = BackupContents(3, NOW)


class OneBackup:
    """Backups, and a rescue, of which there is one."""

    def make(self) -> BackupReport:
        return BackupReport()

    def start(self, done: Callable[[BackupReport], object]) -> None:
        done(self.make())

    def stop(self) -> None:
        """Nothing runs."""

    def use_second(self, folder: Path | None) -> None:
        """There is none."""

    def all(self) -> tuple[Backup, ...]:
        return (BACKUP,)

    def contents(self, backup: Backup) -> BackupContents:
        return CONTENTS

    def names(self, backup: Backup) -> tuple[str, ...]:
        return ("Anna Andersson",)

    def forget(self, case_id: str, one_done: Callable[[int, int], bool]) -> tuple[Backup, ...]:
        return ()

    def find(self, passphrase: str) -> Rescuable | None:
        return Rescuable(BACKUP, CONTENTS)

    @property
    def is_lost(self) -> bool:
        return False

    def restore(self, backup: Backup, passphrase: str) -> Path | None:
        return None


class DamagedVault(RefusingVault):
    """A vault whose case file is damaged."""

    def open(self, passphrase: str) -> SqlCipherStore:
        raise DamagedCaseFileError


def rescue_offered() -> PassphraseDialog:
    dialog = PassphraseDialog(DamagedVault(), PLACE, OneBackup())
    dialog.show()
    QTest.keyClicks(dialog.findChildren(QLineEdit)[0], "fras")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    return dialog


def receive(arrival: Arrival) -> ReceiveDialog:
    present = Present(FOLLOWED_UP, dt.datetime.isoformat(NOW))
    return ReceiveDialog(parcel_of(FOLLOWED_UP), present, arrival, TODAY)


def opened(_passphrase: str) -> Parcel:
    return parcel_of(FOLLOWED_UP)


MORE_DIALOGS: dict[str, Callable[[], QWidget]] = {
    "delete": lambda: DeleteDialog(FOLLOWED_UP, TODAY),
    "hand over": lambda: HandOverDialog(FOLLOWED_UP, TODAY),
    "open a file": lambda: OpenFileDialog(opened),
    "receive": lambda: receive(Arrival.CONTINUED),
    "receive what is known": lambda: receive(Arrival.KNOWN),
    "export": lambda: ExportDialog(FOLLOWED_UP, TODAY),
    "backups": lambda: BackupDialog(OneBackup(), FakeDoors()),
    "rescue": rescue_offered,
}
