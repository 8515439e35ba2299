"""Days and times of day, typed the Swedish way or picked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontInfo, QIcon, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sipdesk.case import day
from sipdesk.dates import Lean, normalise_date, normalise_time, spoken_date
from sipdesk.i18n import gettext as _
from sipdesk.i18n import window_language
from sipdesk.ui.announce import announce
from sipdesk.ui.room import Room
from sipdesk.ui.settling_line import SettlingLine

CALENDAR_SHARE = 0.65  # of the size of the text in the field, where that is larger than usual
LETTERS_OF_A_DAY = 12  # 2026-03-12, and the cursor behind it


class TimeInput(SettlingLine):
    """A time of day: "14", "1430" and "kl 14.30" become 14:30 when the cursor leaves.

    `read` carries what it is read as.
    """

    read = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.editingFinished.connect(self._tidy)

    def _tidy(self) -> None:
        tidy = normalise_time(self.text())
        if tidy != self.text() and not self.isReadOnly():
            self.read.emit(tidy)


class DayPicker(QFrame):
    """A small calendar below its field. Enter or a click takes the day, Esc none."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._calendar = QCalendarWidget()
        self._calendar.setLocale(QLocale(window_language()))
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.setAccessibleName(_("Välj dag"))
        self._dress()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addWidget(self._calendar)
        self._calendar.selectionChanged.connect(self._say_day)
        self._calendar.clicked.connect(self._take)
        self._calendar.activated.connect(self._take)

    def _dress(self) -> None:
        """Qt's own arrows are black in every look, its Sundays red, and its table has no name."""
        for name, arrow in (("prevmonth", "◂"), ("nextmonth", "▸")):
            button = self._calendar.findChild(QToolButton, f"qt_calendar_{name}")
            if button is not None:
                button.setIcon(QIcon())
                button.setText(arrow)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(weekend, QTextCharFormat())
        table = self._calendar.findChild(QTableView)
        if table is not None:
            table.setAccessibleName(_("Välj dag"))

    def pop_up(self, below: QWidget, chosen: dt.date) -> None:
        self._calendar.setSelectedDate(QDate(chosen.year, chosen.month, chosen.day))
        self._calendar.setFont(_font_beside(below))
        self._place(below)
        self.show()
        self._place(below)  # its edge is known only now
        self._calendar.setFocus()
        self._say_day()

    def _place(self, below: QWidget) -> None:
        self.adjustSize()
        self.move(_into(below.screen().availableGeometry(), self.size(), below))

    def _say_day(self) -> None:
        """The whole date: a screen reader is told the number alone."""
        if self.isVisible():
            chosen = self._calendar.selectedDate().toString(Qt.DateFormat.ISODate)
            announce(self._calendar, spoken_date(chosen, window_language()))

    def _take(self, date: QDate) -> None:
        self.picked.emit(dt.date(date.year(), date.month(), date.day()))
        self.close()


def _font_beside(field: QWidget) -> QFont:
    """As large as suits the field: at the table, everybody reads along."""
    font = QApplication.font()
    large = QFontInfo(field.font()).pointSizeF() * CALENDAR_SHARE
    font.setPointSizeF(max(font.pointSizeF(), large))
    return font


def _into(room: QRect, size: QSize, below: QWidget) -> QPoint:
    """Where something of that size stands below a widget, or as near as it is whole."""
    place = below.mapToGlobal(below.rect().bottomLeft())
    x = min(place.x(), room.right() + 1 - size.width())
    y = min(place.y(), room.bottom() + 1 - size.height())
    return QPoint(max(x, room.left()), max(y, room.top()))


class DateInput(QWidget):
    """A day. What cannot be read stays as it was typed, and nothing is lost.

    `read` carries the day that words were understood as, `picked` the one of the calendar; that of
    a blank field opens on the day that was `proposed`.
    """

    edited = Signal(object)
    left = Signal()
    read = Signal(object)
    picked = Signal(object)

    def __init__(
        self, today: Callable[[], dt.date], lean: Lean, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._lean = lean
        self.proposed: dt.date | None = None
        self.line = SettlingLine()
        born = lean is Lean.BIRTH
        self.line.setPlaceholderText(_("t.ex. 1958-05-03") if born else _("t.ex. 12 mars"))
        Room(self.line, letters=LETTERS_OF_A_DAY)
        self._pick = QToolButton()
        self._pick.setText("▾")
        self._pick.setToolTip(_("Välj dag i en kalender (Alt+nedåtpil)"))
        self._pick.setFocusPolicy(Qt.FocusPolicy.NoFocus)

        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line, 1)
        layout.addWidget(self._pick)
        self.setFocusProxy(self.line)

        self.line.edited.connect(self.edited)
        self.line.left.connect(self.left)
        self.line.editingFinished.connect(self._tidy)
        self._pick.clicked.connect(self.open_picker)

    def show_value(self, value: object) -> None:
        self.line.show_value(value)

    def set_locked(self, locked: bool) -> None:
        self.line.set_locked(locked)
        self._pick.setEnabled(not locked)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self._pick.setAccessibleName(_("Välj dag: {field}", field=name))

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        self.line.setAccessibleDescription(description)  # it has the cursor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down and not self.line.isReadOnly():
            self.open_picker()
        else:
            super().keyPressEvent(event)

    def open_picker(self) -> None:
        self._tidy()
        picker = DayPicker(self)
        picker.picked.connect(self._take)
        picker.pop_up(self.line, day(self.line.text()) or self.proposed or self._today())

    def _take(self, chosen: dt.date) -> None:
        self.picked.emit(chosen.isoformat())
        self.line.setFocus()

    def _tidy(self) -> None:
        if self.line.isReadOnly():
            return
        tidy = normalise_date(self.line.text(), self._today(), self._lean)
        if tidy != self.line.text():
            self.read.emit(tidy)
