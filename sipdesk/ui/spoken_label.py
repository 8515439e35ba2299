"""Labels that name their fields, also to who cannot see them."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget


def name_by(label: QLabel, field: QWidget) -> None:
    """Let a label name its field, and its letter lead there. Qt would say the sign of the letter
    with both names.
    """
    label.setBuddy(field)
    spoken = label.text().replace("&", "")
    label.setAccessibleName(spoken)
    field.setAccessibleName(spoken)
