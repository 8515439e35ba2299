"""A case that could not be saved when the window was locked: it is saved as soon as it can be."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout

from sipdesk.case import Case
from sipdesk.errors import StoreError
from sipdesk.i18n import gettext as _
from sipdesk.ports import CaseStore
from sipdesk.ui.autosave import RETRY_MS


class LateSave(QObject):
    """Holds the open file and the one case that it lacks, behind the lock.

    `saved` says that the case is on the disk; then the file is closed, and nothing is held.
    """

    saved = Signal()

    def __init__(
        self, store: CaseStore, case: Case, fault: StoreError | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store: CaseStore | None = store
        self._case: Case | None = case
        self._fault = without_trace(fault)
        self._timer = QTimer(self)
        self._timer.setInterval(RETRY_MS)
        self._timer.timeout.connect(self.try_again)
        self._timer.start()

    @property
    def case(self) -> Case | None:
        """The case that is not saved yet, if there still is one."""
        return self._case

    @property
    def store(self) -> CaseStore | None:
        """The open file, as long as there is something to save."""
        return self._store

    @property
    def fault(self) -> StoreError | None:
        """Why the last try failed."""
        return self._fault

    def try_again(self) -> bool:
        """Save, and close the file when that went well; whether nothing is left to save."""
        if self._store is None or self._case is None:
            return True
        try:
            self._store.save(self._case)
        except StoreError as fault:
            self._fault = without_trace(fault)
            return False
        self.give_up()
        self.saved.emit()
        return True

    def give_up(self) -> None:
        """Close the file and let go of the case, saved or not."""
        store = self._store
        self.hand_over()
        if store is not None:
            store.close()

    def hand_over(self) -> None:
        """Hold nothing any more: the file stays open, for a new window."""
        self._timer.stop()
        self._store = self._case = None


def without_trace(fault: StoreError | None) -> StoreError | None:
    """The same fault anew: the trace of one that was raised holds every value on its way."""
    return None if fault is None else type(fault)()


class UnsavedNote(QLabel):
    """A calm sentence on top of the passphrase dialog: something is not on the disk yet."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Det senaste du skrev är inte sparat ännu. Det finns kvar i datorns minne och "
                "sparas av sig självt så snart det går. Låt datorn vara på."
            )
        )
        self.setObjectName("closed")
        self.setWordWrap(True)

    def put_into(self, dialog: QDialog) -> None:
        """Stand above everything else in a dialog, which grows as much as it needs."""
        layout = dialog.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, self)
            dialog.ensurePolished()
            dialog.resize(dialog.width(), layout.totalHeightForWidth(dialog.minimumWidth()))

    def say_saved(self) -> None:
        """It has been saved meanwhile."""
        self.setText(_("Nu är allt sparat."))
