"""Where a window stands and how it is divided, as text for the settings."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QWidget


def place_of(window: QWidget, dividers: Sequence[QSplitter]) -> str:
    """Size, place and dividers."""
    parts = (window.saveGeometry(), *(divider.saveState() for divider in dividers))
    return ".".join(base64.b64encode(part.data()).decode() for part in parts)


def put_in_place(window: QWidget, dividers: Sequence[QSplitter], text: str) -> None:
    """What `place_of` gave at an earlier time; anything else is passed over.

    A window that was locked at the table was on the full screen then, and has no frame there.
    """
    try:
        parts = [QByteArray(base64.b64decode(part, validate=True)) for part in text.split(".")]
        geometry, *states = parts
    except (binascii.Error, ValueError):
        return
    if len(states) != len(dividers):
        return
    window.restoreGeometry(geometry)
    if window.isFullScreen():
        window.setWindowState(Qt.WindowState.WindowMaximized)
    for divider, state in zip(dividers, states, strict=True):
        divider.restoreState(state)
