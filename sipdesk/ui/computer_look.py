"""What the computer wants windows to look like, as Qt tells it.

Apart from `appearance`, which the first form needs: to name anything of `Qt` makes its hundred
enumerations.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStyleHints

from sipdesk.settings import AS_THE_COMPUTER, DARK, HIGH_CONTRAST, LIGHT
from sipdesk.ui.looks import LOOKS, Look

# For what the system paints: title bars and its own dialogs.
SCHEMES = {
    AS_THE_COMPUTER: Qt.ColorScheme.Unknown,
    LIGHT: Qt.ColorScheme.Light,
    DARK: Qt.ColorScheme.Dark,
    HIGH_CONTRAST: Qt.ColorScheme.Dark,
}


class ComputerLook(QObject):
    """Says `changed` when the computer wants something else."""

    changed = Signal()

    def __init__(self, hints: QStyleHints, parent: QObject) -> None:
        super().__init__(parent)
        self._hints = hints
        self._scheme = hints.colorScheme()
        self._contrast = hints.accessibility().contrastPreference()
        hints.colorSchemeChanged.connect(self._follow_scheme)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_contrast)

    def look(self, choice: str) -> Look:
        """One of `settings.LOOK_CHOICES`, as it is to be worn."""
        return look_for(choice, self._scheme, self._contrast)

    def suit(self, choice: str) -> None:
        """Let the system paint its own so that it suits what was chosen."""
        self._hints.setColorScheme(SCHEMES[choice])

    def _follow_scheme(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        self.changed.emit()

    def _follow_contrast(self, contrast: Qt.ContrastPreference) -> None:
        self._contrast = contrast
        self.changed.emit()


def look_for(choice: str, scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> Look:
    """What somebody chose, or else what their computer wants."""
    if choice in LOOKS:
        return LOOKS[choice]
    if contrast is Qt.ContrastPreference.HighContrast:
        return LOOKS[HIGH_CONTRAST]
    return LOOKS[DARK if scheme is Qt.ColorScheme.Dark else LIGHT]
