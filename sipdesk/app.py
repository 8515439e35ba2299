"""The only place that knows all the others: settings, store, documents and window."""

from __future__ import annotations

import datetime as dt
import logging
import secrets
import sys
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog

from sipdesk import fonts, i18n
from sipdesk.data import create_store, open_store
from sipdesk.demo import demo_cases
from sipdesk.documents.paper import Paper
from sipdesk.errors import ExpectedError, UnusableFolderError, WrongPassphraseError
from sipdesk.i18n import gettext as _
from sipdesk.paths import Profile, icon_file, user_profile
from sipdesk.ports import CaseStore
from sipdesk.settings import Settings, load_settings, save_settings
from sipdesk.ui.crash import CrashReporter
from sipdesk.ui.desk import Desk
from sipdesk.ui.doors import Doors
from sipdesk.ui.editor import CaseEditor
from sipdesk.ui.idle import Clocks, Idle
from sipdesk.ui.late_save import LateSave, UnsavedNote
from sipdesk.ui.lock import Left, come_back, empty, free
from sipdesk.ui.losing import agrees_to_lose
from sipdesk.ui.main_window import TITLE, MainWindow
from sipdesk.ui.own_clipboard import OwnClipboard
from sipdesk.ui.passphrase_dialog import PassphraseDialog
from sipdesk.ui.settings_dialog import SettingsDialog
from sipdesk.ui.single_instance import SingleInstance
from sipdesk.ui.style import dress
from sipdesk.ui.system_lock import SystemLock

LOCKED = 1  # how a window's event loop says that it did not end for good
SECONDS_A_MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the command line asked for. `text_scale` 2.0 is text at 200 %.

    `clocks` tell how long nobody has been at the keyboard.
    """

    language: str = ""
    demo: bool = False
    profile: Path | None = None
    text_scale: float = 1.0
    clocks: Clocks = field(default_factory=Clocks)


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
    """From the passphrase to the closed window, on one profile, and through every lock between.

    `called` says that the program was started once more. `locked` says that the window is gone and
    carries nothing of it.
    """

    called = Signal()
    locked = Signal()

    def __init__(self, application: QApplication, profile: Profile, wishes: Wishes) -> None:
        super().__init__()
        self._application = application
        self._profile = profile
        self._wishes = wishes
        self._settings = Settings()
        self._window: MainWindow | None = None
        self._left: Left | None = None
        self._late: LateSave | None = None
        self._doors = Doors()
        self._idle = Idle(application, wishes.clocks, self)
        self._system_lock = SystemLock(self)
        self._instance = SingleInstance(profile.case_file, self)
        self._instance.called.connect(self.called)
        self._crash = CrashReporter(self._doors, self)
        for wanted in (self._idle.passed, self._idle.lock_wanted, self._system_lock.locked):
            wanted.connect(self.lock)

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
        self._application.setQuitOnLastWindowClosed(False)  # a lock takes it away too
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
        if self._wishes.demo:
            self._work_with(self._demo_store())
            return 0
        self._clipboard = OwnClipboard(self)
        self._system_lock.listen()
        code = self._work_with(self._asked_store(is_new=is_new))
        while code == LOCKED:  # nothing here may hold the file that was closed, or its cases
            code = self._work_with(self._unlocked_store())
        return 0

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

    def _asked_store(self, *, is_new: bool = False) -> CaseStore | None:
        dialog = PassphraseDialog(
            self._create if is_new else self._open,
            is_new=is_new,
            place=str(self._profile.case_file),
        )
        self.called.connect(dialog.showNormal)
        self.called.connect(dialog.raise_)
        self.called.connect(dialog.activateWindow)
        if self._late is not None:
            note = UnsavedNote()
            note.put_into(dialog)
            self._late.saved.connect(note.say_saved)
        if self._left is not None and self._left.was_away:  # do not take the keys of another
            dialog.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.store if accepted else None

    def _unlocked_store(self) -> CaseStore | None:
        """The file again, or None when somebody gives up at the lock, and nothing is lost by it."""
        while (store := self._asked_store()) is None and not self._may_give_up():
            pass
        return store

    def _may_give_up(self) -> bool:
        late = self._late
        if late is None or late.case is None or late.try_again():
            return True
        agrees = agrees_to_lose(self._doors, None, late.fault)
        if agrees:
            late.give_up()
        return agrees

    def _create(self, passphrase: str) -> CaseStore:
        return create_store(self._profile.case_file, passphrase)

    def _open(self, passphrase: str) -> CaseStore:
        store = self._late.store if self._late is not None else None
        if store is None:
            return open_store(self._profile.case_file, passphrase)
        if not store.opens_with(passphrase):
            raise WrongPassphraseError
        store.summaries()  # what cannot be reached is told by the dialog, which stays
        return store

    def _work_with(self, store: CaseStore | None) -> int:
        """A window on the open file until it is closed, or locked: then LOCKED.

        The file is closed afterwards, unless the lock left a case that is not saved in it yet.
        Without a file there is no window.
        """
        if store is None:
            return 0
        try:
            self._window = self._shown_window(store)
            self._watch()
            code = self._application.exec()
            self._put_away(store)
            return code
        finally:
            if self._late is None:
                store.close()

    def _shown_window(self, store: CaseStore) -> MainWindow:
        desk = Desk(editor=CaseEditor(), documents=Paper(), doors=self._doors, now=now)
        window = MainWindow(desk, store, demo=self._wishes.demo)
        left, self._left = self._left, None
        window.restore_place(left.place if left is not None else self._settings.window_place)
        window.settings_wanted.connect(self._change_settings)
        window.lock_wanted.connect(self.lock)
        window.closed.connect(self._remember_place)
        window.closed.connect(self._end)
        self.called.connect(window.come_to_front)
        if left is not None:
            come_back(window, self._with_late_case(left))
        if left is not None or self._settings.window_place:
            window.show()
        else:
            window.showMaximized()
        return window

    def _with_late_case(self, left: Left) -> Left:
        """As it was left, with the case that could not be saved behind the lock either."""
        late, self._late = self._late, None
        if late is None:
            return left
        left = replace(left, unsaved=late.case, fault=late.fault)
        late.hand_over()
        return left

    def _watch(self) -> None:
        """A demo is not locked: nobody knows its passphrase."""
        if not self._wishes.demo:
            self._idle.watch(self._settings.lock_after * SECONDS_A_MINUTE)

    # --- the lock --------------------------------------------------------------------------------

    def lock(self) -> None:
        """Save, and take the window away at once. It may strike anywhere, and asks nothing.

        The window itself is freed when every event loop that runs now has ended.
        """
        if self._window is None or self._left is not None or self._wishes.demo:
            return
        self._idle.rest()
        self._doors.is_shut = True
        try:
            self._left = empty(self._window)
        finally:
            self._application.exit(LOCKED)

    def _put_away(self, store: CaseStore) -> None:
        """What is left to do for a lock, or for a window that was closed, once the loops ended."""
        self._idle.rest()
        window, self._window = self._window, None
        if window is not None:
            free(window)
        self._doors.is_shut = False
        left = self._left
        if left is None:
            return
        self._clipboard.clear()
        self._remember(replace(self._settings, window_place=left.place))
        if left.unsaved is not None:
            self._late = LateSave(store, left.unsaved, left.fault, self)
        self._left = replace(left, unsaved=None, fault=None)
        self.locked.emit()

    def _end(self) -> None:
        self._application.exit()

    def _change_settings(self) -> None:
        dialog = SettingsDialog(self._settings.language, self._settings.lock_after, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            language, lock_after = dialog.language, dialog.lock_after
            self._remember(replace(self._settings, language=language, lock_after=lock_after))
            self._watch()

    def _remember_place(self) -> None:
        if self._window is not None:
            self._remember(replace(self._settings, window_place=self._window.place()))

    def _remember(self, settings: Settings) -> None:
        self._settings = settings
        save_settings(settings, self._profile.settings_file)
