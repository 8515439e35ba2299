"""Taking a deleted person out of the backups too: how far it has come, and what could not be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton, QWidget

from sipdesk.i18n import gettext as _
from sipdesk.ports import Backup, Backups
from sipdesk.ui.backup_dialog import moment
from sipdesk.ui.doors import Doors

WIDTH = 45  # characters


class ForgetWindow(QProgressDialog):
    """Says which backup is rewritten. The rest of the program waits, but is painted."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Säkerhetskopior"))
        self.setLabelText(_("Tar bort personen ur säkerhetskopiorna …"))
        cancel = QPushButton(_("&Avbryt"))
        cancel.setAutoDefault(False)  # the Enter key was meant for the dialog before
        self.setCancelButton(cancel)
        self.setMinimumWidth(WIDTH * self.fontMetrics().averageCharWidth())
        self.setAutoClose(False)
        self.setAutoReset(False)
        self.setMinimumDuration(0)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.show()

    def tell(self, done: int, count: int) -> bool:
        """Show how many of how many are done; whether to go on."""
        self.setMaximum(count)
        self.setValue(done)
        QApplication.processEvents()
        return not self.wasCanceled()


def forget_everywhere(
    backups: Backups, case_id: str, doors: Doors, parent: QWidget | None = None
) -> None:
    """Take a case out of every backup, and name those that may still have it."""
    window = ForgetWindow(parent)
    try:
        left = backups.forget(case_id, window.tell)
    finally:
        window.close()
        window.deleteLater()
    if left:
        doors.tell(parent, _("Säkerhetskopior"), left_in_words(left))


def left_in_words(left: Sequence[Backup]) -> str:
    """Which backups may still have the person, a line each."""
    lines = "\n".join(f"• {moment(backup.made_at)}: {backup.path}" for backup in left)
    return _(
        "Personen är raderad ur filen, men kan finnas kvar i de här säkerhetskopiorna:\n\n{lines}"
        "\n\nRadera dem för hand om personen inte får finnas kvar någonstans.",
        lines=lines,
    )
