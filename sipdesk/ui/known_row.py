"""Rows that come ready: the typical ones, and the button for one that the case tells of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from sipdesk.case import Case
from sipdesk.i18n import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A typical row, one choice away. `label` is a message id; `make` gives the row, with what the
    case already tells of it.
    """

    label: str
    make: Callable[[Case], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRow:
    """A row a press away. `label` and `tip` are message ids; `make` gives it, or None for none."""

    label: str
    tip: str
    make: Callable[[Case], Any]


class KnownRowButton(QPushButton):
    """Rests while there is no such row, rather than move what stands below it.

    `wanted` carries the row.
    """

    wanted = Signal(object)

    def __init__(self, known: KnownRow, parent: QWidget | None = None) -> None:
        super().__init__(_(known.label), parent)
        self.setToolTip(_(known.tip))
        self._known = known
        self._row: Any = None
        self.clicked.connect(self._tell)

    def show_case(self, case: Case, *, locked: bool) -> None:
        """Offer what this case tells of."""
        self._row = None if locked else self._known.make(case)
        self.setEnabled(self._row is not None)

    def clear(self) -> None:
        """Keep nothing of any case."""
        self._row = None

    def _tell(self) -> None:
        if self._row is not None:
            self.wanted.emit(self._row)
