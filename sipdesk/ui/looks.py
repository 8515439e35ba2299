"""The colours of the windows: light, dark, and with high contrast.

Each pair of text and ground has at least 4.5:1, each edge of a control 3:1 (WCAG 2.1 AA, 1.4.3 and
1.4.11); `tests/ui/test_contrast.py` measures them, here and as painted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from sipdesk.settings import DARK, HIGH_CONTRAST, LIGHT

Role, Group = QPalette.ColorRole, QPalette.ColorGroup
# Fusion takes the edge of these from the ground of their window, and makes it darker.
EDGED_BY_WINDOW = ("QCheckBox", "QComboBox", "QLineEdit", "QPushButton", "QRadioButton")
FUSION_DARKENS = 125  # percent; more, but what is ticked it makes lighter again


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Colours by what they are for, as #rrggbb."""

    ink: str  # text
    quiet: str  # text beside the work, and of what cannot be chosen
    faint: str  # what stands in an empty field
    accent: str  # headings, links, the tab in sight, and the edge of what has the cursor
    field: str  # ground of fields, lists and buttons
    shade: str  # ground of windows
    button: str  # ground of what Fusion paints, and of what the mouse is over
    edge: str  # of fields and buttons
    chosen: str  # ground of what is selected, and of the button that Enter presses
    on_chosen: str
    problem: str  # text
    loud: str  # ground of what must not be missed
    on_loud: str
    notice: str  # ground of what is to be kept in mind
    on_notice: str


LOOKS = {
    LIGHT: Look(
        ink="#16202b",
        quiet="#44525e",
        faint="#5c6a76",
        accent="#12496b",
        field="#ffffff",
        shade="#eef2f5",
        button="#e3e9ee",
        edge="#788794",
        chosen="#12496b",
        on_chosen="#ffffff",
        problem="#9c1c1c",
        loud="#9c1c1c",
        on_loud="#ffffff",
        notice="#ffe9a8",
        on_notice="#16202b",
    ),
    DARK: Look(
        ink="#e8edf2",
        quiet="#b4c0ca",
        faint="#9dabb7",
        accent="#8cc8f0",
        field="#11171d",
        shade="#1b232b",
        button="#2c3742",
        edge="#8191a0",
        chosen="#7db9e2",
        on_chosen="#0b151d",
        problem="#ff9c94",
        loud="#ffb0a8",
        on_loud="#330806",
        notice="#4d4013",
        on_notice="#fff1c2",
    ),
    HIGH_CONTRAST: Look(
        ink="#ffffff",
        quiet="#e4e4e4",
        faint="#d6d6d6",
        accent="#ffe14d",
        field="#000000",
        shade="#000000",
        button="#2b2b2b",
        edge="#ffffff",
        chosen="#ffe14d",
        on_chosen="#000000",
        problem="#ffb3b3",
        loud="#ff8080",
        on_loud="#000000",
        notice="#ffffff",
        on_notice="#000000",
    ),
}


def worn_look() -> Look:
    """What the application wears, as its palette tells."""
    palette = QApplication.palette()
    worn = (palette.color(Role.Window).name(), palette.color(Role.Text).name())
    return next((each for each in LOOKS.values() if (each.shade, each.ink) == worn), LOOKS[LIGHT])


def wear(application: QApplication, look: Look) -> None:
    """Give the application a look. Windows take it up by `style.Dressed`."""
    application.setPalette(palette_of(look))
    edged = palette_of(look)
    edged.setColor(Role.Window, QColor(look.edge).lighter(FUSION_DARKENS))
    for name in EDGED_BY_WINDOW:
        application.setPalette(edged, cast("bytes", name))  # it takes no bytes, as its type says


def palette_of(look: Look) -> QPalette:
    """The look for what Qt paints by itself."""
    palette = QPalette(QColor(look.button), QColor(look.shade))
    for role, colour in _roles(look).items():
        palette.setColor(role, QColor(colour))
    for role in (Role.Text, Role.ButtonText, Role.WindowText):
        palette.setColor(Group.Disabled, role, QColor(look.quiet))
    return palette


def _roles(look: Look) -> dict[QPalette.ColorRole, str]:
    return {
        Role.Window: look.shade,
        Role.WindowText: look.ink,
        Role.Base: look.field,
        Role.AlternateBase: look.shade,
        Role.Text: look.ink,
        Role.Button: look.button,
        Role.ButtonText: look.ink,
        Role.BrightText: look.problem,
        Role.Highlight: look.chosen,
        Role.HighlightedText: look.on_chosen,
        Role.Accent: look.chosen,
        Role.ToolTipBase: look.field,
        Role.ToolTipText: look.ink,
        Role.PlaceholderText: look.faint,
        Role.Link: look.accent,
        Role.LinkVisited: look.accent,
    }
