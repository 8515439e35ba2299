"""Buttons that rest while what they are about is being made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget


class HeldButtons:
    """The cursor waits on `refuge` for a button that rests, and comes back unless it has left."""

    def __init__(self, buttons: Sequence[QPushButton], refuge: QWidget) -> None:
        self._buttons = buttons
        self._refuge = refuge
        self._waiting: QPushButton | None = None

    def hold(self) -> None:
        """They cannot be pressed for now."""
        focused = next((button for button in self._buttons if self._has_cursor(button)), None)
        if focused is not None:
            self._wait_for(focused)
        self._enable(False)

    def release(self) -> None:
        """They can be pressed again."""
        self._enable(True)
        waiting, self._waiting = self._waiting, None
        if waiting is not None and self._has_cursor(self._refuge):
            waiting.setFocus()

    def turn_off(self) -> None:
        """They cannot be pressed, and nothing is waited for."""
        self._waiting = None
        self._enable(False)

    def stay_on_refuge(self) -> None:
        """What the buttons were for is done: the cursor does not come back from where it waits."""
        self._waiting = None

    def take_focus(self, button: QPushButton) -> None:
        """Put the cursor on a button as soon as it can be pressed."""
        button.setFocus() if button.isEnabled() else self._wait_for(button)

    def _wait_for(self, button: QPushButton) -> None:
        self._waiting = button
        self._refuge.setFocus()

    def _has_cursor(self, widget: QWidget) -> bool:
        return widget.window().focusWidget() is widget

    def _enable(self, enabled: bool) -> None:
        for button in self._buttons:
            button.setEnabled(enabled)
