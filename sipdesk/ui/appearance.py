"""Light, dark or with high contrast: as somebody chose, or as the computer is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from sipdesk.settings import AS_THE_COMPUTER, DARK, HIGH_CONTRAST, LIGHT
from sipdesk.ui.looks import look_for, wear, worn_look

# For what the system paints: title bars and its own dialogs.
SCHEMES = {
    AS_THE_COMPUTER: Qt.ColorScheme.Unknown,
    LIGHT: Qt.ColorScheme.Light,
    DARK: Qt.ColorScheme.Dark,
    HIGH_CONTRAST: Qt.ColorScheme.Dark,
}


class Appearance(QObject):
    """Keeps the look as it was chosen, or as the computer has it, also when that changes."""

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._hints = application.styleHints()
        self._choice = AS_THE_COMPUTER
        self._scheme = self._hints.colorScheme()
        self._contrast = self._hints.accessibility().contrastPreference()
        self._hints.colorSchemeChanged.connect(self._follow_scheme)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._follow_contrast)

    def choose(self, choice: str) -> None:
        """One of `settings.LOOK_CHOICES`."""
        self._choice = choice
        self._hints.setColorScheme(SCHEMES[choice])
        self._wear()

    def _follow_scheme(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        self._wear()

    def _follow_contrast(self, contrast: Qt.ContrastPreference) -> None:
        self._contrast = contrast
        self._wear()

    def _wear(self) -> None:
        look = look_for(self._choice, self._scheme, self._contrast)
        if look is not worn_look():
            wear(self._application, look)
