"""The lines of the list of persons, for a list view: ten thousand cost no more than ten.

A view lays out every line that it is told of, so it is told of some at a time: the first ones, and
more as it is scrolled to their end.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter, eq

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sipdesk.ports import CaseSummary
from sipdesk.ui.people import in_words

AT_A_TIME = 40  # lines
CASE_ID = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_id_of = attrgetter("id")


class PeopleModel(QAbstractListModel):
    """Summaries in the order in which they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._summaries: Sequence[CaseSummary] = ()
        self._told = 0  # how many lines the view knows of

    def show(self, summaries: Sequence[CaseSummary]) -> None:
        """Show these. A line that only says something else now stays where it is in the view."""
        before = self._summaries
        if summaries == before:
            return
        if _are_the_same_cases(before, summaries):
            self._summaries = summaries
            self._tell_changed(before)
            return
        self.beginResetModel()
        self._summaries = summaries
        self._told = min(len(summaries), AT_A_TIME)
        self.endResetModel()

    def row_of(self, case_id: str) -> int:
        """The row of a case, which the view knows of from now on; or -1."""
        row = next((n for n, each in enumerate(self._summaries) if each.id == case_id), -1)
        self._tell_until(row + 1)
        return row

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not parent.isValid() and self._told < len(self._summaries)

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        if not parent.isValid():
            self._tell_until(min(self._told + AT_A_TIME, len(self._summaries)))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._told

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | None:
        if not index.isValid():
            return None
        summary = self._summaries[index.row()]
        if role == CASE_ID:
            return summary.id
        return in_words(summary, "\n") if role == Qt.ItemDataRole.DisplayRole else None

    def _tell_changed(self, before: Sequence[CaseSummary]) -> None:
        for n in range(self._told):
            if before[n] != self._summaries[n]:
                self.dataChanged.emit(self.index(n), self.index(n))

    def _tell_until(self, count: int) -> None:
        if count > self._told:
            self.beginInsertRows(QModelIndex(), self._told, count - 1)
            self._told = count
            self.endInsertRows()


def _are_the_same_cases(these: Sequence[CaseSummary], those: Sequence[CaseSummary]) -> bool:
    if len(these) != len(those):
        return False
    return all(map(eq, map(_id_of, these), map(_id_of, those)))
