"""The only place that knows all the others: settings, store, documents and window."""

from __future__ import annotations

import datetime as dt
import logging
import secrets
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog

from sipdesk import fonts, i18n
from sipdesk.data import create_store, open_store
from sipdesk.data.travelling_case import SENT_CASE_COST, SealedCases
from sipdesk.demo import demo_cases
from sipdesk.documents.paper import Paper
from sipdesk.errors import ExpectedError, UnusableFolderError
from sipdesk.i18n import gettext as _
from sipdesk.paths import Profile, icon_file, user_profile
from sipdesk.ports import CaseStore
from sipdesk.settings import Settings, load_settings, save_settings
from sipdesk.ui.crash import CrashReporter
from sipdesk.ui.desk import Desk
from sipdesk.ui.doors import Doors
from sipdesk.ui.editor import CaseEditor
from sipdesk.ui.handing_over import HandingOver
from sipdesk.ui.main_window import TITLE, MainWindow
from sipdesk.ui.passphrase_dialog import PassphraseDialog
from sipdesk.ui.settings_dialog import SettingsDialog
from sipdesk.ui.single_instance import SingleInstance
from sipdesk.ui.style import dress


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the command line asked for. `text_scale` 2.0 is text at 200 %."""

    language: str = ""
    demo: bool = False
    profile: Path | None = None
    text_scale: float = 1.0


def now() -> dt.datetime:
    """The present moment, in the time zone of the laptop."""
    return dt.datetime.now().astimezone()


def run(wishes: Wishes) -> int:
    """Open the window and stay until it is closed; the exit code."""
    application = QApplication([])
    application.setApplicationName("SIPdesk")
    application.setDesktopFileName("sipdesk")
    application.setWindowIcon(QIcon(str(icon_file())))
    logging.basicConfig(level=logging.ERROR, format="%(levelname)s %(name)s")
    if not wishes.demo:
        profile = Profile(wishes.profile) if wishes.profile else user_profile()
        return Session(application, profile, wishes).run()
    with tempfile.TemporaryDirectory(prefix="sipdesk-demo-") as folder:
        return Session(application, Profile(Path(folder)), wishes).run()


class Session(QObject):
    """From the passphrase to the closed window, on one profile.

    `called` says that the program was started once more.
    """

    called = Signal()

    def __init__(self, application: QApplication, profile: Profile, wishes: Wishes) -> None:
        super().__init__()
        self._application = application
        self._profile = profile
        self._wishes = wishes
        self._settings = Settings()
        self._window: MainWindow | None = None
        self._doors = Doors()
        self._instance = SingleInstance(profile.case_file, self)
        self._instance.called.connect(self.called)
        self._crash = CrashReporter(self)

    def run(self) -> int:
        """The exit code: 0 when the window was closed, or when another one came to the front.

        1 when it could not start, and its user was told why.
        """
        self._settings = load_settings(self._profile.settings_file)
        self._speak(self._wishes.language or self._settings.language)
        dress(
            self._application,
            [str(path) for path in fonts.window_fonts()],
            scale=self._wishes.text_scale,
        )
        sys.excepthook = self._crash.hook
        try:
            return self._start()
        except ExpectedError as fault:
            place = _("Filen: {place}", place=self._profile.case_file)
            self._doors.tell(None, TITLE, f"{_(fault.sentence)}\n\n{place}")
            return 1
        finally:
            self._instance.close()

    def _start(self) -> int:
        is_new = self._prepare()
        if self._instance.call_first():
            return 0
        self._instance.listen()
        store = self._demo_store() if self._wishes.demo else self._asked_store(is_new=is_new)
        if store is None:
            return 0
        try:
            return self._work_with(store)
        finally:
            store.close()

    def _prepare(self) -> bool:
        """Whether this is the first start. Raises UnusableFolderError."""
        try:
            self._profile.prepare()
            return not self._profile.case_file.exists()
        except OSError:
            raise UnusableFolderError from None

    def _speak(self, language: str) -> None:
        i18n.speak(language)
        QLocale.setDefault(QLocale(language))
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):
            self._application.installTranslator(self._translator)

    def _demo_store(self) -> CaseStore:
        store = create_store(self._profile.case_file, secrets.token_urlsafe(32))
        for case in demo_cases(now().date()):
            store.save(case)
        return store

    def _asked_store(self, *, is_new: bool) -> CaseStore | None:
        dialog = PassphraseDialog(
            self._create if is_new else self._open,
            is_new=is_new,
            place=str(self._profile.case_file),
        )
        self.called.connect(dialog.raise_)
        self.called.connect(dialog.activateWindow)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.store if accepted else None

    def _create(self, passphrase: str) -> CaseStore:
        return create_store(self._profile.case_file, passphrase)

    def _open(self, passphrase: str) -> CaseStore:
        return open_store(self._profile.case_file, passphrase)

    def _work_with(self, store: CaseStore) -> int:
        desk = Desk(editor=CaseEditor(parent=self), documents=Paper(), doors=self._doors, now=now)
        window = MainWindow(desk, store, demo=self._wishes.demo)
        self._window = window
        window.restore_place(self._settings.window_place)
        HandingOver(desk, store, SealedCases(SENT_CASE_COST), window)
        window.settings_wanted.connect(self._change_settings)
        window.closed.connect(self._remember_place)
        self.called.connect(window.come_to_front)
        if self._settings.window_place:
            window.show()
        else:
            window.showMaximized()
        return self._application.exec()

    def _change_settings(self) -> None:
        dialog = SettingsDialog(self._settings.language, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            self._remember(replace(self._settings, language=dialog.language))

    def _remember_place(self) -> None:
        if self._window is not None:
            self._remember(replace(self._settings, window_place=self._window.place()))

    def _remember(self, settings: Settings) -> None:
        self._settings = settings
        save_settings(settings, self._profile.settings_file)
