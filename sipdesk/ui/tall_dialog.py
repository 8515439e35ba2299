"""A dialog that asks several things, below each other, and scrolls where the screen is low."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sipdesk.ui.following_scroll import FollowingScroll
from sipdesk.ui.spoken_label import name_by
from sipdesk.ui.style import Dressed

WIDTH = 76  # characters
SHARE_OF_SCREEN = 0.85


class TallDialog(QDialog):
    """Widgets below each other, with the buttons always in sight. It is freed when it closes."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        Dressed(self)
        self._body = QWidget()
        self._rows = QVBoxLayout(self._body)
        self._rows.setSpacing(8)
        self._area = FollowingScroll()
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._body)
        self._buttons = QDialogButtonBox()
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._buttons)
        self.add(self.said(title, "name"))

    def sizeHint(self) -> QSize:
        """As tall as the text needs at its width, as far as the screen goes."""
        screen = QApplication.primaryScreen().availableGeometry().size() * SHARE_OF_SCREEN
        width = min(self.fontMetrics().averageCharWidth() * WIDTH, screen.width())
        inner = width - self._area.verticalScrollBar().sizeHint().width()
        rows = self._rows.heightForWidth(inner - 24)
        return QSize(width, min(rows + self._buttons.sizeHint().height() + 60, screen.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._area.page_by(event):
            super().keyPressEvent(event)

    def add(self, widget: QWidget) -> None:
        self._rows.addWidget(widget)

    def add_button(self, text: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        """Enter in a field presses none of them: a mistake would be a file."""
        button = self._buttons.addButton(text, role)
        button.setAutoDefault(False)
        if role == QDialogButtonBox.ButtonRole.AcceptRole:
            button.setObjectName("primary")
        return button

    def said(self, text: str, voice: str = "") -> QLabel:
        """A label in plain text that wraps."""
        label = QLabel(text)
        label.setObjectName(voice)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def labelled(self, text: str, field: QWidget) -> QWidget:
        """A field below its label, which names it for a screen reader as well."""
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        label = self.said(text)
        label.setTextFormat(Qt.TextFormat.AutoText)
        name_by(label, field)
        layout.addWidget(label)
        layout.addWidget(field)
        return box

    def show_widget(self, widget: QWidget) -> None:
        """Scroll to a widget that has just been shown."""
        QApplication.processEvents()
        self._area.ensureWidgetVisible(widget)
