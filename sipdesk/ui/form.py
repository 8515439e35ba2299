"""A form, built from its description and bound to a part of the case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout, QWidget

from sipdesk.case import Address, Case, is_closed
from sipdesk.i18n import gettext as _
from sipdesk.ui.block import Block
from sipdesk.ui.bound_field import BoundField
from sipdesk.ui.desk import Desk
from sipdesk.ui.fields import FieldSpec, Section


class SideBySide(QWidget):
    """Widgets beside each other where there is room, below each other where not."""

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        gaps = self._layout.spacing() * (len(self._widgets) - 1)
        needed = sum(w.minimumSizeHint().width() for w in self._widgets) + gaps
        fits = needed <= event.size().width()
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if direction != self._layout.direction():
            self._layout.setDirection(direction)
            self.updateGeometry()


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
        self._at_times: list[tuple[Section, QWidget]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for section in sections:
            layout.addWidget(self._section(section))

    @property
    def fields(self) -> tuple[BoundField, ...]:
        return tuple(self._fields.values())

    def show_case(self, case: Case, row: str = "", *, locked: bool = False) -> None:
        """Show the values of a case; for rows, of the one with that id."""
        locked = locked or (self._locked_when_approved and case.is_approved)
        locked = locked or (is_closed(case) and not self._open_when_closed)
        for field in self._fields.values():
            field.show_case(case, row, locked=locked)
        for section, widget in self._at_times:
            widget.setVisible(section.when is None or section.when(case, self._desk.today()))

    def clear(self) -> None:
        for field in self._fields.values():
            field.clear()

    def reveal(self, address: Address) -> bool:
        """Put the cursor into the field; whether this form has it."""
        field = self._fields.get((address.part, address.field))
        if field is not None:
            field.focus()
        return field is not None

    def focus_first(self) -> None:
        next(iter(self._fields.values())).focus()

    def _section(self, section: Section) -> QWidget:
        frame = QFrame()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        if section.title:
            layout.addWidget(heading(_(section.title)))
        if section.intro:
            layout.addWidget(intro(_(section.intro)))
        for row in section.rows:
            layout.addWidget(self._row(row))
        if section.when is not None:
            self._at_times.append((section, frame))
        return frame

    def _row(self, specs: Sequence[FieldSpec]) -> QWidget:
        fields = [BoundField(spec, self._desk, self) for spec in specs]
        for field in fields:
            self._fields[field.spec.part, field.spec.field] = field
        if len(fields) == 1:
            return fields[0].widget
        return SideBySide([f.widget for f in fields], [s.weight for s in specs])


def heading(text: str) -> QLabel:
    """The heading of a section."""
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
