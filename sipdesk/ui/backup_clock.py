"""Backups while somebody works: once an hour at most, and never in anybody's way."""

from __future__ import annotations

from contextlib import ExitStack

from PySide6.QtCore import QObject, QTimer, Signal

from sipdesk.ports import BackupReport, Backups
from sipdesk.ui.aside import no_collection
from sipdesk.ui.backup_dialog import in_words

AN_HOUR_MS = 60 * 60 * 1000


class BackupClock(QObject):
    """Starts a backup each hour; Qt's timer does not care about the clock of the laptop.

    `note_wanted` carries a sentence for the status line: each kind of trouble is told once.
    `second_seen` carries when the newest backup in the second place was made, `reported` the whole
    report of each round.
    """

    note_wanted = Signal(str)
    second_seen = Signal(object)
    reported = Signal(object)

    def __init__(self, backups: Backups, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups = backups
        self._told: set[str] = set()
        self._while_at_work = ExitStack()
        self._is_at_work = False
        self._timer = QTimer(self)
        self._timer.setInterval(AN_HOUR_MS)
        self._timer.timeout.connect(self.begin)
        self.reported.connect(self.take_up)
        self._timer.start()

    def begin(self) -> None:
        """Start a backup beside the window, if something changed."""
        if not self._is_at_work:
            self._is_at_work = True
            self._while_at_work.enter_context(no_collection())
        self._backups.start(self.reported.emit)

    def take_up(self, report: BackupReport) -> None:
        """Tell what went wrong, once."""
        self._rest()
        if report.second_last is not None and not report.second_is_away:
            self.second_seen.emit(report.second_last)
        sentence = in_words(report)
        if sentence and sentence not in self._told:
            self._told.add(sentence)
            self.note_wanted.emit(sentence)

    def stop(self) -> None:
        """Start nothing more, give up what was started, and tell nothing of it."""
        self._timer.stop()
        self.blockSignals(True)
        self._backups.stop()
        self._rest()

    def _rest(self) -> None:
        self._is_at_work = False
        self._while_at_work.close()
