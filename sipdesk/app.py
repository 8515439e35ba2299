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
from sipdesk.data import create_store
from sipdesk.data.keys import THROWAWAY_COST
from sipdesk.data.rescue import FileRescue
from sipdesk.data.sealing import Cost
from sipdesk.data.tries import Tries
from sipdesk.data.vault import FileVault
from sipdesk.demo import demo_cases
from sipdesk.documents.paper import Paper
from sipdesk.errors import ExpectedError, StoreError, UnusableFolderError
from sipdesk.i18n import gettext as _
from sipdesk.paths import Profile, icon_file, user_profile
from sipdesk.ports import Backup, Backups, CaseStore, Recovery, SecondPlace
from sipdesk.settings import Settings, load_settings, save_settings
from sipdesk.shared_folders import sharing_of
from sipdesk.ui.backup_desk import BackupDesk
from sipdesk.ui.crash import CrashReporter
from sipdesk.ui.desk import Desk
from sipdesk.ui.doors import Doors
from sipdesk.ui.editor import CaseEditor
from sipdesk.ui.keys_dialog import KeysDialog
from sipdesk.ui.main_window import TITLE, MainWindow
from sipdesk.ui.passphrase_dialog import FirstStartDialog, PassphraseDialog
from sipdesk.ui.recovery_sheet_dialog import RecoverySheetDialog
from sipdesk.ui.second_place import second_folder
from sipdesk.ui.settings_dialog import SettingsDialog
from sipdesk.ui.shared_folder import warning_of
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

    `called` says that the program was started once more. `cost` is what a try of the passphrase
    costs; None stands for about half a second.
    """

    called = Signal()

    def __init__(
        self,
        application: QApplication,
        profile: Profile,
        wishes: Wishes,
        cost: Cost | None = None,
    ) -> None:
        super().__init__()
        self._application = application
        self._profile = profile
        self._wishes = wishes
        self._settings = Settings()
        self._window: MainWindow | None = None
        self._backup_desk: BackupDesk | None = None
        self._wanted_backup: Backup | None = None
        self._doors = Doors()
        self._vault = FileVault(profile.case_file, Tries(profile.tries_file, now), cost)
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
        self._warn_of_shared_folder()
        store = self._demo_store() if self._wishes.demo else self._asked_store(is_new=is_new)
        while store is not None:
            try:
                self._work_with(store)
            finally:
                store.close()
            store = self._restored_store(store)
        return 0

    def _prepare(self) -> bool:
        """Whether this is the first start. Raises UnusableFolderError."""
        try:
            self._profile.prepare()
            return not self._profile.case_file.exists()
        except OSError:
            raise UnusableFolderError from None

    def _warn_of_shared_folder(self) -> None:
        """Once for each folder: a file that is open is in danger there."""
        place = str(self._profile.folder)
        sharing = sharing_of(self._profile.folder)
        if sharing is not None and self._settings.warned_of != place:
            self._doors.tell(None, TITLE, warning_of(sharing, place))
            self._remember(replace(self._settings, warned_of=place))

    def _speak(self, language: str) -> None:
        i18n.speak(language)
        QLocale.setDefault(QLocale(language))
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):
            self._application.installTranslator(self._translator)

    def _demo_store(self) -> CaseStore:
        passphrase = secrets.token_urlsafe(32)
        store = create_store(self._profile.case_file, passphrase, cost=THROWAWAY_COST)
        for case in demo_cases(now().date()):
            store.save(case)
        return store

    def _asked_store(self, *, is_new: bool) -> CaseStore | None:
        place = str(self._profile.case_file)
        dialog: FirstStartDialog | PassphraseDialog
        if is_new:
            dialog = FirstStartDialog(self._vault, place)
        else:
            dialog = PassphraseDialog(self._vault, place, self._rescue())
        self.called.connect(dialog.raise_)
        self.called.connect(dialog.activateWindow)
        dialog.exec()
        dialog.deleteLater()
        if isinstance(dialog, FirstStartDialog) and dialog.recovery is not None:
            self._give_recovery_sheet(dialog.recovery)
        return dialog.store

    def _give_recovery_sheet(self, recovery: Recovery) -> None:
        """Until the sheet is put away, the window reminds of it."""
        today = now().date()
        dialog = RecoverySheetDialog(recovery, Paper(), self._doors, today, self._window)
        self.called.connect(dialog.raise_)
        self.called.connect(dialog.activateWindow)
        is_kept = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if is_kept:
            self._remember(replace(self._settings, recovery_sheet_kept=True))
            self._show_reminder()

    def _rescue(self) -> FileRescue:
        second = second_folder(self._settings.second_place)
        return FileRescue(self._profile.case_file, self._profile.backup_folder, second, now)

    def _show_reminder(self) -> None:
        is_needed = not (self._wishes.demo or self._settings.recovery_sheet_kept)
        if self._window is not None:
            self._window.recovery_reminder.setVisible(is_needed)

    def _ask_for_keys(self) -> None:
        """The present passphrase, and then a new one or the recovery sheet."""
        if self._wishes.demo:
            sentence = _("Demon har ingen lösenfras: filen raderas när du stänger fönstret.")
            self._doors.tell(self._window, TITLE, sentence)
            return
        dialog = KeysDialog(self._vault, self._window)
        dialog.sheet_wanted.connect(self._give_recovery_sheet)
        dialog.changed.connect(self._tell_changed)
        dialog.exec()
        dialog.deleteLater()

    def _tell_changed(self) -> None:
        sentence = _("Lösenfrasen är bytt. Återställningskoden gäller som förut.")
        self._doors.tell(self._window, TITLE, sentence)

    def _restored_store(self, before: CaseStore) -> CaseStore | None:
        """The file again, after the backup that somebody chose was put in its place."""
        backup, self._wanted_backup = self._wanted_backup, None
        if backup is None:
            return None
        try:
            before.go_back(backup, now())
        except StoreError as fault:
            self._doors.tell(None, TITLE, _(fault.sentence))
        return before.reopened()

    def _work_with(self, store: CaseStore) -> None:
        """A window on the open file until it is closed, and a backup of what it leaves."""
        backups = store.backups(self._profile.backup_folder, now, self._second_place())
        try:
            self._show_window(store, backups)
        finally:
            backups.stop()
        backups.make()

    def _second_place(self) -> SecondPlace | None:
        folder = second_folder(self._settings.second_place)
        seen = self._settings.second_place_last
        if folder is None:
            return None
        return SecondPlace(folder, dt.datetime.fromisoformat(seen) if seen else None)

    def _show_window(self, store: CaseStore, backups: Backups) -> None:
        desk = Desk(editor=CaseEditor(parent=self), documents=Paper(), doors=self._doors, now=now)
        window = MainWindow(desk, store, demo=self._wishes.demo)
        self._window = window
        window.restore_place(self._settings.window_place)
        window.settings_wanted.connect(self._change_settings)
        window.keys_wanted.connect(self._ask_for_keys)
        window.closed.connect(self._remember_place)
        self.called.connect(window.come_to_front)
        self._show_reminder()
        self._backup_desk = BackupDesk(backups, window, self._doors)
        self._backup_desk.restore_wanted.connect(self._close_to_restore)
        self._backup_desk.second_seen.connect(self._remember_second_place)
        if self._settings.window_place:
            window.show()
        else:
            window.showMaximized()
        self._backup_desk.clock.begin()
        self._application.exec()

    def _close_to_restore(self, backup: Backup) -> None:
        self._wanted_backup = backup
        if self._window is not None and not self._window.close():
            self._wanted_backup = None

    def _remember_second_place(self, seen: dt.datetime) -> None:
        self._remember(replace(self._settings, second_place_last=seen.isoformat()))

    def _change_settings(self) -> None:
        before = self._settings
        dialog = SettingsDialog(before.language, before.second_place, self._doors, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            self._remember(replace(self._settings, language=dialog.language))
            if dialog.second_place != before.second_place:
                self._use_second_place(dialog.second_place)

    def _use_second_place(self, place: str) -> None:
        if self._backup_desk is not None and self._backup_desk.use_second(second_folder(place)):
            settings = replace(self._settings, second_place=place, second_place_last="")
            self._remember(settings)

    def _remember_place(self) -> None:
        if self._window is not None:
            self._remember(replace(self._settings, window_place=self._window.place()))

    def _remember(self, settings: Settings) -> None:
        self._settings = settings
        save_settings(settings, self._profile.settings_file)
