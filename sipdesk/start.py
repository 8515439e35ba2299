"""From the start of the program to the open case file, with as little as that needs.

The passphrase form is painted first. Behind it, in a thread of its own, everything else is
imported: the window, paper, SQL. So nothing here, and nothing that is imported at the head of this
file, may know any of them; `tests/test_light_start.py` holds that.
"""

from __future__ import annotations

import gc
import logging
import sys
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from sipdesk import TITLE, fonts
from sipdesk.errors import ExpectedError, UnreadablePolicyError, UnusableFolderError
from sipdesk.i18n import gettext as _
from sipdesk.paths import Profile, icon_file, is_lost, policy_file, user_profile
from sipdesk.shared_folders import sharing_of
from sipdesk.to_come import Coming, RescueToCome, VaultToCome
from sipdesk.ui.alt_letter import AltWritesNothing
from sipdesk.ui.appearance import Appearance
from sipdesk.ui.aside import no_collection
from sipdesk.ui.passphrase_dialog import FirstStartDialog, PassphraseDialog
from sipdesk.ui.settings_desk import SettingsDesk, second_folder
from sipdesk.ui.single_instance import SingleInstance
from sipdesk.ui.speaking import speak
from sipdesk.ui.style import add_typefaces
from sipdesk.ui.zoom import Zoom

if TYPE_CHECKING:
    from sipdesk.app import Program
    from sipdesk.data.rescue import FileRescue
    from sipdesk.data.vault import FileVault
    from sipdesk.ui.crash import CrashReporter
    from sipdesk.ui.doors import Doors
    from sipdesk.ui.handbook.desk import HandbookDesk
    from sipdesk.wishes import Wishes


def run(wishes: Wishes) -> int:
    """Open the window and stay until it is closed; the exit code."""
    application = QApplication([])
    application.setApplicationName(TITLE)
    application.setDesktopFileName("sipdesk")
    logging.basicConfig(level=logging.ERROR, format="%(levelname)s %(name)s")
    if not wishes.demo:
        profile = Profile(wishes.profile) if wishes.profile else user_profile()
        return Session(application, profile, wishes).run()
    import tempfile  # noqa: PLC0415 - for a demo alone

    with tempfile.TemporaryDirectory(prefix="sipdesk-demo-") as folder:
        return Session(application, Profile(Path(folder)), wishes).run()


class Session(QObject):
    """The program on one profile, from its start to its end.

    `called` says that the program was started once more. `locked` says that the window is gone and
    carries nothing of it.
    """

    called = Signal()
    locked = Signal()
    _came = Signal()

    def __init__(self, application: QApplication, profile: Profile, wishes: Wishes) -> None:
        super().__init__()
        self._application = application
        self._profile = profile
        self._wishes = wishes
        self._program: Program | None = None
        self._settings = SettingsDesk(profile.settings_file, self)
        self._zoom = Zoom(application, self)
        self._appearance = Appearance(application, self)
        AltWritesNothing(application, self)
        self._instance = SingleInstance(profile.case_file, self)
        self._instance.called.connect(self.called)
        self._settings.look_chosen.connect(self._appearance.choose)
        self._zoom.chosen.connect(self._remember_text_size)

    def run(self) -> int:
        """The exit code: 0 when the window was closed, or when another one came to the front.

        1 when it could not start, and its user was told why.
        """
        self._settings.load()
        self._speak()
        text_size = self._wishes.text_size or self._settings.now.text_size
        self._zoom.begin(fonts.first_fonts(), text_size)
        self._appearance.choose(self._settings.now.look)
        sys.excepthook = self._tell_bug
        self._application.setQuitOnLastWindowClosed(False)  # a lock takes it away too
        try:
            self._settings.obey(policy_file())
            self._speak()
            return self._start()
        except UnreadablePolicyError as fault:
            return self._not_started(fault, policy_file())
        except ExpectedError as fault:
            return self._not_started(fault, self._profile.case_file)
        finally:
            self._instance.close()

    def lock(self) -> None:
        """Lock the window, where there is one."""
        if self._program is not None:
            self._program.lock()

    def _remember_text_size(self, percent: int) -> None:
        self._settings.remember(text_size=percent)

    def _speak(self) -> None:
        speak(self._application, self._wishes.language or self._settings.now.language)

    def _not_started(self, fault: ExpectedError, file: Path) -> int:
        place = _("Filen: {place}", place=file)
        self._doors.tell(None, TITLE, f"{_(fault.said_where_asked)}\n\n{place}")
        return 1

    def _start(self) -> int:
        is_new = self._prepare()
        if self._instance.call_first():
            return 0
        self._warn_of_shared_folder()
        if self._wishes.demo:
            self._make_ready()
            self._with_program().show_demo()
        elif self._is_unlocked(is_new=is_new) and self._program is not None:
            self._program.work()
        return 0

    def _prepare(self) -> bool:
        """Whether this is the first start. Raises UnusableFolderError."""
        try:
            self._profile.prepare()
            return not self._profile.case_file.exists() and not self._is_lost()
        except OSError:
            raise UnusableFolderError from None

    def _is_lost(self) -> bool:
        second = second_folder(self._settings.now.second_place)
        places = [self._profile.backup_folder, *([second] if second is not None else [])]
        return is_lost(self._profile.case_file, places)

    def _warn_of_shared_folder(self) -> None:
        """Once for each folder: a file that is open is in danger there."""
        place = str(self._profile.folder)
        sharing = sharing_of(self._profile.folder)
        if sharing is None or self._settings.now.warned_of == place:
            return
        from sipdesk.ui.shared_folder import warning_of  # noqa: PLC0415 - hardly ever needed

        self._doors.tell(None, TITLE, warning_of(sharing, place))
        self._settings.remember(warned_of=place)

    # --- the first form, and what comes behind it ------------------------------------------------

    def _is_unlocked(self, *, is_new: bool) -> bool:
        """Ask for the passphrase, or for a new one; whether the program has the open file now."""
        place, second = str(self._profile.case_file), self._settings.now.second_place
        vault = Coming(partial(_vault, self._profile, self._wishes), self._came.emit)
        rescue = Coming(partial(_rescue, self._profile, second))
        dialog: FirstStartDialog | PassphraseDialog
        if is_new:
            dialog = FirstStartDialog(VaultToCome(vault), place)
        else:
            lost = RescueToCome(rescue, is_lost=self._is_lost())
            dialog = PassphraseDialog(VaultToCome(vault), place, lost)
        self.called.connect(dialog.come_to_front)
        self._came.connect(dialog.wait_if_needed)
        self._came.connect(self._offer_handbook)
        dialog.painted.connect(self._make_ready)
        dialog.painted.connect(vault.begin)
        with no_collection():
            dialog.exec()
            vault.settle()
            gc.freeze()  # what was imported stays; a lock lets it be looked through (`lock.free`)
        dialog.deleteLater()
        if isinstance(dialog, PassphraseDialog) and dialog.begins_anew:
            return self._is_unlocked(is_new=True)
        if dialog.store is None:
            return False
        recovery = dialog.recovery if isinstance(dialog, FirstStartDialog) else None
        self._with_program(vault.get()).begin(dialog.store, recovery)
        return True

    def _make_ready(self) -> None:
        """What the first form does not wait for."""
        from PySide6.QtGui import QIcon  # noqa: PLC0415 - see above

        self._appearance.listen()
        self._instance.listen()
        self._application.setWindowIcon(QIcon(str(icon_file())))
        add_typefaces(self._application, fonts.other_fonts())

    def _offer_handbook(self) -> None:
        """F1 opens it from the first form on, as soon as it is there."""
        self._handbook.offer()

    def _with_program(self, vault: FileVault | None = None) -> Program:
        from sipdesk.app import Entrance, Program  # noqa: PLC0415 - the first form was painted

        entrance = Entrance(
            application=self._application,
            profile=self._profile,
            wishes=self._wishes,
            settings=self._settings,
            zoom=self._zoom,
            doors=self._doors,
            vault=vault or _vault(self._profile, self._wishes),
            handbook=self._handbook,
        )
        self._program = Program(entrance, self)
        self.called.connect(self._program.called)
        self._program.locked.connect(self.locked)
        return self._program

    # --- what is seldom needed before the window is there ----------------------------------------

    @cached_property
    def _doors(self) -> Doors:
        from sipdesk.ui.doors import Doors  # noqa: PLC0415 - imports how one prints

        return Doors()

    @cached_property
    def _handbook(self) -> HandbookDesk:
        from sipdesk.ui.handbook.desk import HandbookDesk  # noqa: PLC0415 - behind the form

        return HandbookDesk(self._application, self)

    @cached_property
    def _crash(self) -> CrashReporter:
        from sipdesk.ui.crash import CrashReporter  # noqa: PLC0415 - needs the doors

        return CrashReporter(self._doors, self)

    def _tell_bug(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self._crash.hook(kind, error, trace)


def _vault(profile: Profile, wishes: Wishes) -> FileVault:
    """The closed file, once everything else is imported."""
    from sipdesk.app import vault_of  # noqa: PLC0415 - behind the first form

    return vault_of(profile, wishes)


def _rescue(profile: Profile, second_place: str) -> FileRescue:
    from sipdesk.app import rescue_of  # noqa: PLC0415 - behind the first form

    return rescue_of(profile, second_place)
