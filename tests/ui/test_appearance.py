"""Which look is worn: the one that was chosen, or that of the computer."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from sipdesk import fonts
from sipdesk.settings import AS_THE_COMPUTER, DARK, HIGH_CONTRAST, LIGHT, LOOK_CHOICES
from sipdesk.ui.appearance import Appearance
from sipdesk.ui.computer_look import look_for
from sipdesk.ui.looks import LOOKS, wear, worn_look
from sipdesk.ui.settings_dialog import LOOK_NAMES
from sipdesk.ui.style import add_typefaces

Scheme, Contrast = Qt.ColorScheme, Qt.ContrastPreference


@pytest.fixture
def appearance(application: QApplication) -> Generator[Appearance]:
    """As the computer, which says nothing."""
    appearance = Appearance(application)
    appearance.choose(AS_THE_COMPUTER)
    appearance.listen()
    yield appearance
    appearance.deleteLater()
    application.styleHints().unsetColorScheme()
    wear(application, LOOKS[LIGHT])


@pytest.mark.parametrize(
    ("choice", "scheme", "contrast", "wanted"),
    [
        (AS_THE_COMPUTER, Scheme.Unknown, Contrast.NoPreference, LIGHT),
        (AS_THE_COMPUTER, Scheme.Light, Contrast.NoPreference, LIGHT),
        (AS_THE_COMPUTER, Scheme.Dark, Contrast.NoPreference, DARK),
        (AS_THE_COMPUTER, Scheme.Light, Contrast.HighContrast, HIGH_CONTRAST),
        (AS_THE_COMPUTER, Scheme.Dark, Contrast.HighContrast, HIGH_CONTRAST),
        (LIGHT, Scheme.Dark, Contrast.HighContrast, LIGHT),
        (DARK, Scheme.Light, Contrast.HighContrast, DARK),
        (HIGH_CONTRAST, Scheme.Light, Contrast.NoPreference, HIGH_CONTRAST),
    ],
)
def test_what_was_chosen_comes_before_what_the_computer_wants(
    choice: str, scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference, wanted: str
) -> None:
    assert look_for(choice, scheme, contrast) is LOOKS[wanted]


def test_it_follows_the_computer_while_nothing_else_is_chosen(
    appearance: Appearance, application: QApplication
) -> None:
    hints = application.styleHints()
    assert worn_look() is LOOKS[LIGHT]
    hints.colorSchemeChanged.emit(Scheme.Dark)
    assert worn_look() is LOOKS[DARK]
    hints.accessibility().contrastPreferenceChanged.emit(Contrast.HighContrast)
    assert worn_look() is LOOKS[HIGH_CONTRAST]
    appearance.choose(LIGHT)
    hints.colorSchemeChanged.emit(Scheme.Light)
    hints.colorSchemeChanged.emit(Scheme.Dark)
    assert worn_look() is LOOKS[LIGHT]
    appearance.choose(AS_THE_COMPUTER)
    assert worn_look() is LOOKS[HIGH_CONTRAST]


def test_each_choice_has_a_name_in_the_settings() -> None:
    assert tuple(LOOK_NAMES) == LOOK_CHOICES


def test_a_typeface_that_is_there_is_not_read_again(application: QApplication) -> None:
    """Qt holds a file as often as it is added, and each window then takes longer."""
    files = fonts.window_fonts()
    before = QFontDatabase.addApplicationFont(str(files[0]))
    families = application.font().families()
    add_typefaces(application, files)
    assert QFontDatabase.addApplicationFont(str(files[0])) == before + 1
    assert application.font().families() == families
