"""A damaged or lost file: the newest backup that is whole is offered where that was told."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from sipdesk.errors import StoreError, WrongPassphraseError
from sipdesk.i18n import gettext as _
from sipdesk.ports import Rescuable, Rescue
from sipdesk.ui.backup_dialog import moment, persons_in
from sipdesk.ui.print_progress import wait_cursor


class RescuePanel(QWidget):
    """Hidden until `offer` finds something. `restored` says that the file can be opened again."""

    restored = Signal()

    def __init__(self, rescue: Rescue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rescue = rescue
        self._found: Rescuable | None = None
        self._passphrase = ""
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._restore = QPushButton(_("&Hämta tillbaka säkerhetskopian"))
        self._restore.setAutoDefault(True)  # Enter presses it only while it has the cursor
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text)
        layout.addWidget(self._restore)
        self._restore.clicked.connect(self._put_back)
        self.hide()

    def offer(self, passphrase: str) -> bool:
        """Look for a backup that is whole, and offer it; whether there is one.

        Raises WrongPassphraseError.
        """
        with wait_cursor():
            self._found = self._look(passphrase)
        if self._found is None:
            return False
        self._passphrase = passphrase
        self._text.setText(in_words(self._found))
        self._restore.show()
        self.show()
        self._restore.setFocus()
        return True

    def _look(self, passphrase: str) -> Rescuable | None:
        try:
            return self._rescue.find(passphrase)
        except WrongPassphraseError:
            raise
        except StoreError:
            return None

    def _put_back(self) -> None:
        if self._found is None:
            return
        backup, self._found = self._found.backup, None
        passphrase, self._passphrase = self._passphrase, ""
        try:
            with wait_cursor():
                self._rescue.restore(backup, passphrase)
        except StoreError as fault:
            self._text.setText(_(fault.said_where_asked))
            self._restore.hide()
            return
        self.hide()
        self.restored.emit()


def in_words(found: Rescuable) -> str:
    """Which backup it is, and what becomes of the damaged file."""
    backup = {"moment": moment(found.backup.made_at), "persons": persons_in(found.contents)}
    if found.is_lost:
        return _(
            "Filen är borta. Den nyaste hela säkerhetskopian är från {moment} och har {persons}. "
            "Det som har skrivits efter det finns inte i den.",
            **backup,
        )
    return _(
        "Filen är skadad. Den nyaste hela säkerhetskopian är från {moment} och har {persons}. "
        "Det som har skrivits efter det finns inte i den. Den skadade filen läggs undan i samma "
        "mapp och raderas inte.",
        **backup,
    )
