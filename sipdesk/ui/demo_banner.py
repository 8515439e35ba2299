"""The band over a window on fictional cases."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from sipdesk.i18n import gettext as _


def demo_banner() -> QLabel:
    """Says on top of the window that nobody here is real."""
    banner = QLabel(_("DEMO – påhittade personer. Allt raderas när du stänger fönstret."))
    banner.setObjectName("demo")
    banner.setAlignment(Qt.AlignmentFlag.AlignCenter)
    banner.setWordWrap(True)
    return banner
