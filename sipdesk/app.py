"""The only place that knows all the others: settings, store, documents and window.

`start` imports it behind the first form.
"""

from __future__ import annotations

import datetime as dt
import gc
import secrets
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog

from sipdesk import TITLE
from sipdesk.data import create_store
from sipdesk.data.keys import THROWAWAY_COST
from sipdesk.data.rescue import FileRescue
from sipdesk.data.travelling_case import SENT_CASE_COST, SealedCases
from sipdesk.data.tries import Tries
from sipdesk.data.vault import FileVault
from sipdesk.demo import demo_cases
from sipdesk.errors import (
    StoreError,
)
from sipdesk.i18n import gettext as _
from sipdesk.paths import Profile
from sipdesk.ports import (
    Backup,
    Backups,
    CaseStore,
    Documents,
    Recovery,
    SecondPlace,
    WholeCheck,
)
from sipdesk.to_come import Coming, PaperToCome
from sipdesk.ui.aside import Task
from sipdesk.ui.backup_desk import BackupDesk
from sipdesk.ui.damage_watch import DamageWatch
from sipdesk.ui.desk import Desk
from sipdesk.ui.doors import Doors
from sipdesk.ui.editor import CaseEditor
from sipdesk.ui.handbook.desk import HandbookDesk
from sipdesk.ui.handing_over import HandingOver
from sipdesk.ui.idle import Idle
from sipdesk.ui.keys_desk import DemoKeysDesk, KeysDesk
from sipdesk.ui.late_save import LateSave, UnsavedNote
from sipdesk.ui.lock import Left, come_back, empty, free
from sipdesk.ui.lock_warning import LockWarning
from sipdesk.ui.losing import agrees_to_lose
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.news_desk import NewsDesk
from sipdesk.ui.own_clipboard import OwnClipboard
from sipdesk.ui.passphrase_dialog import FirstStartDialog, PassphraseDialog
from sipdesk.ui.settings_desk import SettingsDesk, second_folder
from sipdesk.ui.settings_dialog import ask_for_settings
from sipdesk.ui.system_lock import SystemLock
from sipdesk.ui.why_locked import Cause, came_by_itself
from sipdesk.ui.writing_aids import add_writing_aids
from sipdesk.ui.zoom import Zoom
from sipdesk.wishes import Wishes

LOCKED = 1  # how a window's event loop says that it did not end for good
SECONDS_A_MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """What the start has made already. `vault` is the closed file."""

    application: QApplication
    profile: Profile
    wishes: Wishes
    settings: SettingsDesk
    zoom: Zoom
    doors: Doors
    vault: FileVault
    handbook: HandbookDesk


def now() -> dt.datetime:
    """The present moment, in the time zone of the laptop."""
    return dt.datetime.now().astimezone()


def today() -> dt.date:
    """The day of the laptop."""
    return now().date()


def vault_of(profile: Profile, wishes: Wishes) -> FileVault:
    """The closed file of a profile."""
    tries = Tries(profile.tries_file, now)
    return FileVault(profile.case_file, tries, wishes.cost, wishes.checked_up_to)


def rescue_of(profile: Profile, second_place: str) -> FileRescue:
    """What can be done for that file when it is damaged; `second_place` as in the settings."""
    second = second_folder(second_place)
    return FileRescue(profile.case_file, profile.backup_folder, second, now)


def _paper() -> Documents:
    from sipdesk.documents.paper import Paper  # noqa: PLC0415 - 15 MB before the list is there

    return Paper()


class Program(QObject):
    """From the open file to the closed window, and through every lock between.

    `called` says that the program was started once more. `locked` says that the window is gone and
    carries nothing of it.
    """

    called = Signal()
    locked = Signal()

    def __init__(self, entrance: Entrance, parent: QObject) -> None:
        super().__init__(parent)
        self._application = entrance.application
        self._profile = entrance.profile
        self._wishes = entrance.wishes
        self._settings = entrance.settings
        self._zoom = entrance.zoom
        self._doors = entrance.doors
        self._vault = entrance.vault
        self._window: MainWindow | None = None
        self._backup_desk: BackupDesk | None = None
        self._wanted_backup: Backup | None = None
        self._opened: CaseStore | None = None
        self._left: Left | None = None
        self._late: LateSave | None = None
        self._paper = PaperToCome(Coming(_paper))
        self._keys = KeysDesk(self._vault, self._paper, self._doors, today, self)
        self._handbook = entrance.handbook
        self._news = NewsDesk(self._settings, self)
        self._idle = Idle(self._application, self._wishes.clocks, self)
        self._lock_warning = LockWarning(self._idle, self)
        self._system_lock = SystemLock(self)
        self.called.connect(self._keys.called)
        self._keys.kept.connect(self._remember_sheet)
        self._settings.lock_chosen.connect(self._watch)
        self._settings.second_chosen.connect(self._use_second_place)
        self._idle.passed.connect(self._lock_idle)
        self._idle.lock_wanted.connect(self.lock)
        self._system_lock.locked.connect(self._lock_with_system)

    # --- from start to end -----------------------------------------------------------------------

    def begin(self, store: CaseStore, recovery: Recovery | None) -> None:
        """Take over the first open file, and give away the recovery sheet of one that is new."""
        self._opened = store
        self._clipboard = OwnClipboard(self)
        self._system_lock.listen()
        self._news.begin(is_first_start=recovery is not None)
        if recovery is not None:
            self._keys.give_sheet(recovery)

    def work(self) -> None:
        """Stay until the window was closed for good."""
        while self._work_with(self._next_store()):
            pass  # nothing here may hold the file that was closed, or its cases

    def show_demo(self) -> None:
        """Stay until the window on fictional cases was closed."""
        self._work_with(self._demo_store())

    # --- the file --------------------------------------------------------------------------------

    def _demo_store(self) -> CaseStore:
        passphrase = secrets.token_urlsafe(32)
        store = create_store(self._profile.case_file, passphrase, cost=THROWAWAY_COST)
        for case in demo_cases(today()):
            store.save(case)
        return store

    def _asked_store(self, *, is_new: bool = False) -> CaseStore | None:
        place = str(self._profile.case_file)
        dialog: FirstStartDialog | PassphraseDialog
        if is_new:
            dialog = FirstStartDialog(self._vault, place)
        else:
            rescue = rescue_of(self._profile, self._settings.now.second_place)
            dialog = PassphraseDialog(self._vault, place, rescue)
        self.called.connect(dialog.come_to_front)
        self._show_lock_in(dialog)
        dialog.exec()
        dialog.deleteLater()
        if isinstance(dialog, PassphraseDialog) and dialog.begins_anew:
            return self._asked_store(is_new=True)
        if isinstance(dialog, FirstStartDialog) and dialog.recovery is not None:
            self._keys.give_sheet(dialog.recovery)
        return dialog.store

    def _show_lock_in(self, dialog: QDialog) -> None:
        """Say what waits behind the lock, and do not take the keys of another program."""
        if self._late is not None:
            note = UnsavedNote()
            note.put_into(dialog)
            self._late.saved.connect(note.say_saved)
        if self._left is None:
            return
        came_by_itself(dialog, self._left.cause, self._settings.now.lock_after)
        if self._left.was_away:
            dialog.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)

    def _next_store(self) -> CaseStore | None:
        """The file that is open already, or the one behind the lock."""
        opened, self._opened = self._opened, None
        if opened is not None:
            return opened if opened.is_open else opened.reopened()
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

    # --- the window ------------------------------------------------------------------------------

    def _work_with(self, store: CaseStore | None) -> bool:
        """A window on the open file until it is closed, or locked; whether there is to be another.

        The file is closed afterwards, unless the lock left a case that is not saved in it yet.
        Without a file there is no window.
        """
        if store is None:
            return False
        backups = store.backups(self._profile.backup_folder, now, self._second_place())
        check = store.whole_check()
        try:
            self._window = self._shown_window(store, backups, check)
            self._watch()
            code = self._application.exec()
            check.stop()
            self._stop_backups()  # before the window goes that their thread would tell
            self._put_away(store)
        finally:
            check.stop()
            backups.stop()
            if self._late is None:
                backups.make()
                store.close()
            self._system_lock.let_sleep()
        return code == LOCKED or self._goes_back(store)

    def _goes_back(self, store: CaseStore) -> bool:
        """Put the backup that somebody chose in the place of the closed file; whether one was."""
        backup, self._wanted_backup = self._wanted_backup, None
        if backup is None:
            return False
        try:
            store.go_back(backup, now())
        except StoreError as fault:
            self._doors.tell(None, TITLE, _(fault.said_where_asked))
        self._opened = store
        return True

    def _shown_window(self, store: CaseStore, backups: Backups, check: WholeCheck) -> MainWindow:
        desk = Desk(editor=CaseEditor(), documents=self._paper, doors=self._doors, now=now)
        window = MainWindow(desk, store, demo=self._wishes.demo)
        left, self._left = self._left, None
        window.restore_place(left.place if left is not None else self._settings.now.window_place)
        HandingOver(desk, store, SealedCases(SENT_CASE_COST), window)
        add_writing_aids(desk, store, window, self._settings, self._profile.folder)
        window.settings_wanted.connect(self._change_settings)
        window.lock_wanted.connect(self.lock)
        self._zoom.serve(window)
        self._handbook.serve(window)
        self._lock_warning.serve(window)
        self._news.serve(window)
        window.closed.connect(self._remember_place)
        window.closed.connect(self._end)
        self.called.connect(window.come_to_front)
        self._serve_keys(window)
        self._serve_backups(backups, window)
        self._watch_for_damage(DamageWatch(store, check, window))
        window.builder.done.connect(gc.freeze)
        window.builder.done.connect(self._bring_paper)
        if left is not None:
            come_back(window, self._with_late_case(left))
        if left is not None or self._settings.now.window_place:
            window.show()
        else:
            window.showMaximized()
        return window

    def _bring_paper(self) -> None:
        """Import what paper needs while nobody is at work."""
        Task(self._paper.come).ended.connect(gc.freeze)

    def _serve_keys(self, window: MainWindow) -> None:
        if self._wishes.demo:
            DemoKeysDesk(self._doors, window)
        else:
            self._keys.serve(window)
            window.recovery_reminder.setVisible(not self._settings.now.recovery_sheet_kept)

    def _serve_backups(self, backups: Backups, window: MainWindow) -> None:
        self._backup_desk = BackupDesk(backups, window, self._doors)
        self._backup_desk.restore_wanted.connect(self._close_to_restore)
        self._backup_desk.second_seen.connect(self._remember_second_place)

    def _stop_backups(self) -> None:
        if self._backup_desk is not None:
            self._backup_desk.clock.stop()

    def _watch_for_damage(self, watch: DamageWatch) -> None:
        """The first backup waits until it is known that the file is whole."""
        watch.certain.connect(self._lock_damaged)
        if self._backup_desk is not None:
            watch.whole.connect(self._backup_desk.clock.begin)

    def _with_late_case(self, left: Left) -> Left:
        """As it was left, with the case that could not be saved behind the lock either."""
        late, self._late = self._late, None
        self._vault.hold(None)
        if late is None:
            return left
        left = replace(left, unsaved=late.case, fault=late.fault)
        late.hand_over()
        return left

    def _watch(self) -> None:
        """A demo is not locked: nobody knows its passphrase."""
        if not self._wishes.demo:
            self._idle.watch(self._settings.now.lock_after * SECONDS_A_MINUTE)

    # --- the lock --------------------------------------------------------------------------------

    def lock(self) -> None:
        """Somebody wants it."""
        self._lock(Cause.HAND)

    def _lock(self, cause: Cause) -> None:
        """Save, and take the window away at once. It may strike anywhere, and asks nothing.

        The window itself is freed when every event loop that runs now has ended.
        """
        if self._window is None or self._wishes.demo:
            self._system_lock.let_sleep()
            return
        if self._left is not None:
            return
        self._idle.rest()
        self._doors.is_shut = True
        try:
            self._left = replace(empty(self._window), cause=cause)
        finally:
            self._application.exit(LOCKED)

    def _lock_damaged(self) -> None:
        """The next passphrase meets the damaged file, and what is offered for one at a start."""
        self._vault.distrust()
        self.lock()

    def _lock_idle(self) -> None:
        self._lock(Cause.SYSTEM if self._idle.has_slept else Cause.IDLE)

    def _lock_with_system(self) -> None:
        self._lock(Cause.SYSTEM)

    def _put_away(self, store: CaseStore) -> None:
        """What is left to do for a lock, or for a window that was closed, once the loops ended."""
        self._idle.rest()
        self._keys.serve(None)
        self._zoom.serve(None)
        self._handbook.serve(None)
        self._lock_warning.serve(None)
        self._news.serve(None)
        window, self._window, self._backup_desk = self._window, None, None
        if window is not None:
            free(window)
        self._doors.is_shut = False
        left = self._left
        if left is None:
            return
        self._clipboard.clear()
        self._settings.remember(window_place=left.place)
        if left.unsaved is not None:
            self._hold_back(store, left)
        self._left = replace(left, unsaved=None, fault=None)
        self.locked.emit()

    def _hold_back(self, store: CaseStore, left: Left) -> None:
        """The file stays open behind the lock until it has taken what it lacks."""
        if left.unsaved is not None:
            self._late = LateSave(store, left.unsaved, left.fault, self)
            self._late.saved.connect(self._let_go)
            self._vault.hold(store)

    def _let_go(self) -> None:
        self._vault.hold(None)

    def _end(self) -> None:
        self._application.exit()

    # --- settings --------------------------------------------------------------------------------

    def _second_place(self) -> SecondPlace | None:
        folder = second_folder(self._settings.now.second_place)
        seen = self._settings.now.second_place_last
        if folder is None:
            return None
        return SecondPlace(folder, dt.datetime.fromisoformat(seen) if seen else None)

    def _close_to_restore(self, backup: Backup) -> None:
        self._wanted_backup = backup
        if self._window is not None and not self._window.close():
            self._wanted_backup = None

    def _change_settings(self) -> None:
        ask_for_settings(self._settings, self._doors, self._window)

    def _use_second_place(self, place: str) -> None:
        if self._backup_desk is not None and self._backup_desk.use_second(second_folder(place)):
            self._settings.remember(second_place=place, second_place_last="")

    def _remember_second_place(self, seen: dt.datetime) -> None:
        self._settings.remember(second_place_last=seen.isoformat())

    def _remember_sheet(self) -> None:
        """Somebody has shown that the recovery sheet is put away."""
        self._settings.remember(recovery_sheet_kept=True)
        if self._window is not None:
            self._window.recovery_reminder.hide()

    def _remember_place(self) -> None:
        if self._window is not None:
            self._settings.remember(window_place=self._window.place())
