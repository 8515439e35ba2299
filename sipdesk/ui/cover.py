"""A cover over what tells where a person with protected personal data is."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sipdesk.i18n import gettext as _

IDLE_MS = 30_000


class FieldFrame(QWidget):
    """What a field stands in, with its label.

    `left_sight` says that its tab, row or window went out of sight.
    """

    left_sight = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3)
        self.column.addWidget(self.label)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left_sight.emit()


class Cover(QWidget):
    """Stands in the place of an input until somebody asks to see what is there.

    `turned` says that it was lifted, or came down again by itself: after half a minute without a
    key, or when the field went out of sight.
    """

    turned = Signal()

    def __init__(
        self, field: str, *, idle_ms: int = IDLE_MS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_lifted = False
        self._show = QPushButton(_("Visa"))
        self._show.setAccessibleName(_("Visa: {field}", field=field))
        self._show.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        hidden = QLabel(_("Dold – skyddade personuppgifter"))
        hidden.setObjectName("note")
        hidden.setWordWrap(True)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(idle_ms)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._show)
        layout.addWidget(hidden, 1)
        self.setFocusProxy(self._show)
        self.hide()
        self._show.clicked.connect(self.lift)
        self._idle.timeout.connect(self.lower)

    @property
    def is_lifted(self) -> bool:
        return self._is_lifted

    @property
    def time_left(self) -> int:
        """Milliseconds until it comes down by itself; -1 when it is down."""
        return self._idle.remainingTime()

    def describe(self, text: str) -> None:
        """What is heard at it beside its name."""
        self._show.setAccessibleDescription(text)

    def keep_lifted(self) -> None:
        """A key was typed: half a minute more."""
        self._is_lifted = True
        self._idle.start()

    def lift(self) -> None:
        self.keep_lifted()
        self.turned.emit()

    def lower(self) -> None:
        self._idle.stop()
        if self._is_lifted:
            self._is_lifted = False
            self.turned.emit()


def stand_before(cover: Cover, covered: QWidget, *, down: bool) -> None:
    """Show the cover, or what it covers; the cursor goes from the one to the other."""
    coming, going = (cover, covered) if down else (covered, cover)
    focused = QApplication.focusWidget()
    had_cursor = focused is not None and (focused is going or going.isAncestorOf(focused))
    coming.setVisible(True)
    if had_cursor:
        coming.setFocus(Qt.FocusReason.OtherFocusReason)
    going.setVisible(False)
