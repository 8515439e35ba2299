"""A form, built from its description and bound to a part of the case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout, QWidget

from sipdesk.case import Address, Case, is_closed
from sipdesk.i18n import gettext as _
from sipdesk.ui.block import Block
from sipdesk.ui.bound_field import BoundField
from sipdesk.ui.cover import FieldFrame
from sipdesk.ui.desk import Desk
from sipdesk.ui.fields import FieldSpec, Section

TALLEST = 10_000  # pixels


class SideBySide(QWidget):
    """Widgets beside each other where there is room, below each other where not.

    Labels beside each other are of one height, so that what is below them stands in one line.
    """

    def __init__(self, widgets: Sequence[QWidget], weights: Sequence[int] = ()) -> None:
        super().__init__()
        self._widgets = list(widgets)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        for number, widget in enumerate(widgets):
            self._layout.addWidget(widget, weights[number] if weights else 1)

    def minimumSizeHint(self) -> QSize:
        widest = max((w.minimumSizeHint().width() for w in self._widgets), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._level_labels()
        return handled

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = [w for w in self._widgets if not w.isHidden()]
        gaps = self._layout.spacing() * (len(shown) - 1)
        needed = sum(w.minimumSizeHint().width() for w in shown) + gaps
        fits = needed <= event.size().width()
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if direction != self._layout.direction():
            self._layout.setDirection(direction)
            self._tell_everybody_around()

    def _level_labels(self) -> None:
        frames = [w for w in self._widgets if isinstance(w, FieldFrame) and not w.isHidden()]
        is_row = self._layout.direction() is QBoxLayout.Direction.LeftToRight
        tallest = max((_height_of(f.label, f.width()) for f in frames), default=0)
        for frame in frames:
            frame.label.setMinimumHeight(tallest if is_row else 0)

    def _tell_everybody_around(self) -> None:
        """Another height is needed. While a window is laid out, Qt tells only the next around."""
        widget: QWidget | None = self
        while widget is not None and not widget.isWindow():
            widget.updateGeometry()
            widget = widget.parentWidget()


def _height_of(label: QLabel, width: int) -> int:
    """What its text needs; Qt's own answer is never below the least height that it was given."""
    room = QRect(0, 0, width, TALLEST)
    flags = Qt.TextFlag.TextWordWrap
    return label.fontMetrics().boundingRect(room, flags, label.text()).height()


class Form(Block):
    """The fields of some sections, for the scalar parts of a case or for one of its rows."""

    def __init__(
        self,
        sections: Iterable[Section],
        desk: Desk,
        *,
        locked_when_approved: bool = False,
        open_when_closed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._locked_when_approved = locked_when_approved
        self._open_when_closed = open_when_closed
        self._fields: dict[tuple[str, str], BoundField] = {}
        self._around: list[tuple[QWidget, list[BoundField]]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for section in sections:
            layout.addWidget(self._section(section))
        self._may_hide = any(field.spec.shown_when for field in self._fields.values())

    @property
    def fields(self) -> tuple[BoundField, ...]:
        return tuple(self._fields.values())

    def show_case(self, case: Case, row: str = "", *, locked: bool = False) -> None:
        """Show the values of a case; for rows, of the one with that id."""
        locked = locked or (self._locked_when_approved and case.is_approved)
        locked = locked or (is_closed(case) and not self._open_when_closed)
        for field in self._fields.values():
            field.show_case(case, row, locked=locked)
        if self._may_hide:
            self._hide_what_does_not_matter(case)

    def clear(self) -> None:
        for field in self._fields.values():
            field.clear()

    def reveal(self, address: Address) -> bool:
        """Put the cursor into the field; whether this form has it."""
        field = self._fields.get((address.part, address.field))
        if field is not None:
            field.widget.show()
            self._hide_what_is_empty()
            field.focus()
        return field is not None

    def focus_first(self) -> None:
        next(iter(self._fields.values())).focus()

    def field_around(self, widget: QWidget | None) -> BoundField | None:
        """The field that a widget is in."""
        if widget is None:
            return None
        return next((f for f in self.fields if f.widget.isAncestorOf(widget)), None)

    def begin_with_question(self) -> bool:
        """Put the cursor into the first field, where that is a short question; whether it is."""
        case, first = self._desk.editor.case, self.fields[0]
        is_open = case is not None and first.is_short_question(case)
        if is_open:
            first.focus()
        return is_open

    def _section(self, section: Section) -> QWidget:
        frame = QFrame()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        if section.title:
            layout.addWidget(heading(_(section.title), frame))
        if section.intro:
            layout.addWidget(intro(_(section.intro)))
        rows = [self._row(row) for row in section.rows]
        for row in rows:
            layout.addWidget(row)
        self._around.append((frame, [self._fields[s.part, s.field] for s in section.fields]))
        return frame

    def _row(self, specs: Sequence[FieldSpec]) -> QWidget:
        fields = [BoundField(spec, self._desk, self) for spec in specs]
        for field in fields:
            self._fields[field.spec.part, field.spec.field] = field
        if len(fields) == 1:
            return fields[0].widget
        row = SideBySide([f.widget for f in fields], [s.weight for s in specs])
        self._around.append((row, fields))
        return row

    def _hide_what_does_not_matter(self, case: Case) -> None:
        today = self._desk.today()
        for field in self._fields.values():
            field.widget.setVisible(field.matters(case, today))
        self._hide_what_is_empty()

    def _hide_what_is_empty(self) -> None:
        """No heading without a field below it, and no gap where a row of fields is hidden."""
        for widget, fields in self._around:
            widget.setVisible(any(not field.widget.isHidden() for field in fields))
        if self._may_hide:
            self.setVisible(any(not field.widget.isHidden() for field in self._fields.values()))


def heading(text: str, section: QWidget | None = None) -> QLabel:
    """The heading of a section, which is called the same where it is not seen."""
    if section is not None:
        section.setAccessibleName(text)
    label = QLabel(text)
    label.setObjectName("heading")
    label.setWordWrap(True)
    return label


def intro(text: str) -> QLabel:
    """A calm sentence below a heading."""
    label = QLabel(text)
    label.setObjectName("intro")
    label.setWordWrap(True)
    return label
