"""A few letters, the lines that have them, and Enter: one of them is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from sipdesk.i18n import gettext as _
from sipdesk.ui.announce import announce
from sipdesk.ui.destinations import Destination
from sipdesk.ui.resting_voice import RestingVoice
from sipdesk.ui.style import Dressed
from sipdesk.ui.tall_lines import TallLines

LETTERS = 60
LINES = 18
SHARE_OF_SCREEN = 0.8
ENTERING_MS = 300  # until a screen reader was told of the window and of its field
_NOWHERE = QModelIndex()

Offer = Callable[[str], Sequence[Destination]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a dialog says: its title, what to write, and what it means that no line is left.

    `otherwise` is what Enter then does with the letters.
    """

    title: str
    hint: str
    none: str
    otherwise: Callable[[str], object] | None = None


class DestinationsModel(QAbstractListModel):
    """Destinations in the order in which they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: Sequence[Destination] = ()

    def show(self, destinations: Sequence[Destination]) -> None:
        self.beginResetModel()
        self._shown = destinations
        self.endResetModel()

    def at(self, row: int) -> Destination:
        return self._shown[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | None:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        found = self._shown[index.row()]
        return "\n".join(filter(None, (found.name, found.detail)))


class Field(QLineEdit):
    """The arrows move the line below that Enter will choose; the cursor stays here.

    `entered` says that the cursor came in.
    """

    entered = Signal()

    def __init__(self, view: QListView) -> None:
        super().__init__()
        self._view = view

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = self._view.viewport().height() // max(1, self._view.sizeHintForRow(0))
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
        }
        step = steps.get(Qt.Key(event.key()), 0)
        if step:
            self._move(step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def _move(self, step: int) -> None:
        model = self._view.model()
        row = min(max(self._view.currentIndex().row() + step, 0), model.rowCount() - 1)
        self._view.setCurrentIndex(model.index(row, 0))


class OfferingDialog(QDialog):
    """Asks `offer` for destinations at every letter, and goes to the one that is chosen.

    It is freed when it closes: names may stand in it.
    """

    def __init__(self, offer: Offer, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(asking.title)
        Dressed(self)
        self._offer = offer
        self._otherwise = asking.otherwise
        self._said = ""
        self._model = DestinationsModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(TallLines(self._list))
        self._list.setAccessibleName(_("Träffar"))
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._field = Field(self._list)
        self._field.setPlaceholderText(asking.hint)
        self._field.setAccessibleName(asking.title)
        self._hits = RestingVoice(self._field, repeats=True)
        self._none = QLabel(asking.none)
        self._none.setObjectName("empty")
        self._none.setWordWrap(True)

        self.column = QVBoxLayout(self)
        self.column.addWidget(self._field)
        self.column.addWidget(self._none)
        self.column.addWidget(self._list, 1)
        metrics, screen = self.fontMetrics(), QApplication.primaryScreen().availableGeometry()
        self.resize(
            min(metrics.averageCharWidth() * LETTERS, int(screen.width() * SHARE_OF_SCREEN)),
            min(metrics.lineSpacing() * LINES, int(screen.height() * SHARE_OF_SCREEN)),
        )
        self._field.textChanged.connect(self._show)
        self._field.returnPressed.connect(self._go)
        self._entering = QTimer(self, singleShot=True, interval=ENTERING_MS)
        self._entering.timeout.connect(self._say)
        self._field.entered.connect(self._entering.start)
        self._list.clicked.connect(self._go)
        self._list.selectionModel().currentChanged.connect(self._say)
        self._show("")
        self._field.setFocus()

    @property
    def chosen(self) -> Destination | None:
        """The line that Enter would choose."""
        row = self._list.currentIndex().row()
        return self._model.at(row) if row >= 0 else None

    def say_when_none(self, text: str) -> None:
        """What it means from now on that no line is left."""
        self._none.setText(text)

    def offer_anew(self) -> None:
        """Something else may be offered now for what is written."""
        self._show(self._field.text())

    def _show(self, text: str) -> None:
        found = self._offer(text)
        self._model.show(found)
        self._list.setCurrentIndex(self._model.index(0))
        self._list.setVisible(bool(found))
        self._none.setVisible(not found)
        if found:
            self._hits.tell_hits(text, len(found))
        else:
            self._hits.tell("")  # the sentence for none is said at once
            self._say()

    def _say(self) -> None:
        """The cursor is in the field, so that nothing else would say which line is chosen.

        Each letter brings all lines anew, and often the same one to the top.
        """
        current = self._list.currentIndex()
        words = str(current.data()).replace("\n", ", ") if current.isValid() else ""
        text = words or self._none.text()
        if self.isVisible() and text != self._said:
            self._said = text
            announce(self._field, text)

    def _go(self) -> None:
        destination, text = self.chosen, self._field.text()
        if destination is not None:
            self.accept()
            destination.go()
        elif text.strip() and self._otherwise is not None:
            self.accept()
            self._otherwise(text)
        elif text.strip():
            announce(self._field, self._none.text())
