"""The small buttons below a list of rows: the chosen one up, down, or away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from sipdesk.i18n import gettext as _

LEAST_SIZE = QSize(32, 28)


class RowTools(QHBoxLayout):
    """A row of buttons, each with the keys that do the same in its tip."""

    def __init__(
        self, up: Callable[[], None], down: Callable[[], None], remove: Callable[[], None]
    ) -> None:
        super().__init__()
        self._tools = [
            _tool("▲", _("Flytta upp"), _("Ctrl+Skift+uppåtpil"), up),
            _tool("▼", _("Flytta ned"), _("Ctrl+Skift+nedåtpil"), down),
            _tool(_("Ta bort"), _("Ta bort raden"), _("Ctrl+Skift+Delete, går att ångra"), remove),
        ]
        for tool in self._tools:
            self.addWidget(tool)
        self.addStretch()

    def set_enabled(self, *, enabled: bool) -> None:
        """Let them be pressed, or not."""
        for tool in self._tools:
            tool.setEnabled(enabled)


def _tool(text: str, name: str, keys: str, slot: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(f"{name}: {keys}")
    button.setAccessibleName(name)
    button.setAccessibleDescription(keys)
    button.setMinimumSize(LEAST_SIZE)
    button.clicked.connect(slot)
    return button
