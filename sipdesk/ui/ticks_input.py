"""Any of some things, each with a box to tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sipdesk.i18n import gettext as _
from sipdesk.ui.flow import FlowLayout
from sipdesk.ui.locked import LockableTick, hold
from sipdesk.ui.tab_order import chain, stop_before


class Tick(NamedTuple):
    """Something to tick, as shown and as said; what is not open can only be unticked."""

    id: str
    text: str
    spoken: str
    is_open: bool = True


class TicksInput(QWidget):
    """Boxes in as many lines as they need. The value is the ticked ids with a space between.

    An id that is not offered (any more) stays in the value: what was said is not lost with a row.
    """

    edited = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: list[Tick] = []
        self._boxes: list[LockableTick] = []
        self._others: list[str] = []
        self._is_locked = False
        self._ticks = QWidget()
        self._flow = FlowLayout(self._ticks, spacing=14, even=True)
        self._none = QLabel(_("Det finns inga deltagare ännu. Lägg till dem på fliken Deltagare."))
        self._none.setObjectName("note")
        self._none.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._ticks)
        layout.addWidget(self._none)
        self._ticks.hide()

    def offer(self, values: Sequence[Tick]) -> None:
        """Offer other ticks; what is ticked stays ticked."""
        if list(values) == self._offered:
            return
        ticked = self._value()
        for box in self._boxes:
            self._flow.removeWidget(box)
            box.deleteLater()
        self._offered = list(values)
        self._boxes = [self._box(each) for each in values]
        self._ticks.setVisible(bool(values))
        self._none.setVisible(not values)
        if self._boxes:
            chain([stop_before(self), *self._boxes])
        self.show_value(ticked)

    def show_value(self, value: object) -> None:
        ids = str(value).split()
        offered = [each.id for each in self._offered]
        for box, each in zip(self._boxes, offered, strict=True):
            box.setChecked(each in ids)
        self._others = [each for each in ids if each not in offered]
        self._open_boxes()

    def set_locked(self, locked: bool) -> None:
        self._is_locked = locked
        self._open_boxes()

    @property
    def entrance(self) -> QWidget:
        """The box to lead the cursor to.

        Led to the group, it goes on from there, and a screen reader is told of the group last.
        """
        return next((box for box in self._boxes if box.isEnabled()), self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor belongs in a box. As a proxy, the first one would draw every Tab to itself."""
        super().focusInEvent(event)
        if self.entrance is not self:
            self.entrance.setFocus(event.reason())

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for box, tick in zip(self._boxes, self._offered, strict=True):
            box.setAccessibleName(f"{name}: {tick.spoken}")

    def setAccessibleDescription(self, description: str) -> None:
        """Said at the first box alone, where the cursor comes in."""
        super().setAccessibleDescription(description)
        self._open_boxes()

    def _box(self, tick: Tick) -> LockableTick:
        box = LockableTick(tick.text.replace("&", "&&"))
        box.setAccessibleName(f"{self.accessibleName()}: {tick.spoken}")
        box.clicked.connect(self._tell)
        self._flow.addWidget(box)
        box.show()
        return box

    def _value(self) -> str:
        ticked = (
            each
            for box, (each, *_rest) in zip(self._boxes, self._offered, strict=True)
            if box.isChecked()
        )
        return " ".join((*ticked, *self._others))

    def _open_boxes(self) -> None:
        for box, tick in zip(self._boxes, self._offered, strict=True):
            description = self.accessibleDescription() if box is self._boxes[0] else ""
            hold(box, locked=self._is_locked, description=description)
            box.setEnabled(tick.is_open or box.isChecked())

    def _tell(self) -> None:
        if self._is_locked:
            return
        self.edited.emit(self._value())
        self.left.emit()
