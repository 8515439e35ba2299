"""The language of the window: our texts, Qt's own buttons, and how numbers are written."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from sipdesk import i18n


def speak(application: QApplication, language: str) -> None:
    """Everything in this language: "sv" or "en". Qt's own buttons need a catalogue of theirs.

    That of the language before is taken away: what the English one lacks would come from it.
    """
    i18n.speak(language)
    QLocale.setDefault(QLocale(language))
    for before in application.findChildren(QTranslator):
        application.removeTranslator(before)
        before.deleteLater()
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        application.installTranslator(translator)
