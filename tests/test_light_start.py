"""Nothing that the first form does not need is imported before it is in sight."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QLabel

from sipdesk.app import now
from sipdesk.case import Case
from sipdesk.data import create_store
from sipdesk.data.tries import FREE_TRIES, Tries
from sipdesk.errors import TooManyTriesError, WrongPassphraseError
from sipdesk.paths import Profile
from sipdesk.start import Session
from sipdesk.to_come import Coming, PaperToCome, VaultToCome
from sipdesk.ui.handbook.desk import KEY_IN_DIALOG
from sipdesk.ui.passphrase_dialog import PassphraseDialog
from sipdesk.wishes import Wishes
from tests.cheap import CHEAP
from tests.keyboard import PASSPHRASE
from tests.ui.fake_paper import FakeDocuments

HEAVY = (
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "argon2",
    "asyncio",
    "babel",
    "concurrent.futures",
    "fontpkg",
    "icalendar",
    "msgspec",
    "nacl",
    "pikepdf",
    "reportlab",
    "sipdesk.app",
    "sipdesk.case",
    "sipdesk.data",
    "sipdesk.documents",
    "sipdesk.rules",
    "sipdesk.ui.computer_look",
    "sipdesk.ui.main_window",
    "sqlalchemy",
    "sqlcipher3",
    "uharfbuzz",
    "zxcvbn",
)
PAPER = (
    "PySide6.QtNetwork",
    "PySide6.QtPdf",
    "PySide6.QtPdfWidgets",
    "PySide6.QtPrintSupport",
    "reportlab",
    "sipdesk.ui.printing",
)
START = """
import builtins, sys
import sipdesk.__main__, sipdesk.ui.plain_import
plain = builtins.__import__
import_qt = sipdesk.ui.plain_import.import_qt
def import_qt_and_look():
    import_qt()
    from sipdesk.ui.secret_dialog import SecretDialog
    paint = SecretDialog.paintEvent
    def look(dialog, event):
        SecretDialog.paintEvent = paint
        paint(dialog, event)
        print(type(dialog).__name__, *sorted(sys.modules), sep="\\n")
        print("plain import:", builtins.__import__ is plain)
        dialog.reject()
    SecretDialog.paintEvent = look
sipdesk.ui.plain_import.import_qt = import_qt_and_look
sys.exit(sipdesk.__main__.main(["--profile", sys.argv[1]]))
"""


def at_the_form(folder: Path) -> list[str]:
    """The kind of form, the modules that are there when it is painted, and a last word."""
    said = subprocess.run(
        [sys.executable, "-c", START, str(folder)],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return said.stdout.splitlines()


def test_the_passphrase_form_is_painted_before_everything_else(tmp_path: Path) -> None:
    profile = Profile(tmp_path / "profile")
    profile.prepare()
    create_store(profile.case_file, PASSPHRASE, cost=CHEAP).close()
    form, *modules, last = at_the_form(profile.folder)
    assert form == "PassphraseDialog"
    assert "sipdesk.ui.passphrase_dialog" in modules
    assert [name for name in HEAVY if name in modules] == []
    assert last == "plain import: True"


def test_so_is_the_form_of_the_first_start(tmp_path: Path) -> None:
    form, *modules, _last = at_the_form(tmp_path / "profile")
    assert form == "FirstStartDialog"
    assert [name for name in HEAVY if name in modules] == []


PATTERNS = """
import re, sys
compiled = re.compile
from sipdesk.ui.plain_import import import_qt
import_qt()
from shibokensupport.signature.lib.pyi_generator import Formatter
from PySide6.QtWidgets import QApplication, QLabel
print(re.compile is compiled)
print(isinstance(Formatter.brace_searcher, re.Pattern))
application = QApplication(sys.argv)
try:
    QLabel().resize("wide")
except TypeError as fault:
    print("resize(w: int, h: int, /)" in str(fault))
"""


def test_the_patterns_of_shiboken_are_compiled_when_they_are_used() -> None:
    """A call with wrong arguments is explained as ever."""
    said = subprocess.run(
        [sys.executable, "-c", PATTERNS],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert said.stdout.split() == ["True", "False", "True"]


def test_the_list_of_persons_brings_nothing_that_shows_or_prints_paper() -> None:
    imported = subprocess.run(
        [sys.executable, "-c", "import sys, sipdesk.app; print(*sys.modules, sep='\\n')"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout.splitlines()
    assert "sipdesk.ui.main_window" in imported
    assert [name for name in PAPER if name in imported] == []


def test_what_comes_when_nobody_waits_any_more_is_no_fault() -> None:
    """The first form can be closed before all is imported: Qt says then that its signal is gone."""

    def tell() -> None:
        raise RuntimeError("Signal source has been deleted")

    coming = Coming(str, tell)
    assert coming.get() == ""


def test_what_is_to_come_is_made_once_and_waited_for() -> None:
    made: list[object] = []

    def make() -> object:
        made.append(object())
        return made[0]

    coming = Coming(make)
    assert not coming.is_there
    coming.settle()
    assert made == []
    assert coming.get() is coming.get() is made[0]
    coming.begin()
    assert coming.is_there
    assert len(made) == 1


def test_a_fault_on_the_way_reaches_each_who_waits() -> None:
    def make() -> object:
        raise WrongPassphraseError

    coming = Coming(make)
    for _time in range(2):
        with pytest.raises(WrongPassphraseError):
            coming.get()
    assert not coming.is_there


class Closed:
    """A vault that wants its user to wait."""

    def seconds_to_wait(self) -> float:
        return 12.0

    def open(self, passphrase: str) -> object:
        raise TooManyTriesError


def test_a_vault_to_come_holds_nobody_up_and_lets_nobody_in() -> None:
    coming = Coming(Closed)
    vault = VaultToCome(coming)  # pyright: ignore[reportArgumentType]
    assert vault.seconds_to_wait() == 0
    with pytest.raises(TooManyTriesError):
        vault.open("en lösenfras")
    assert vault.seconds_to_wait() == 12.0


def problem_in(dialog: PassphraseDialog) -> str:
    label = dialog.findChild(QLabel, "problem")
    return label.text() if label is not None else ""


def key_in(dialog: PassphraseDialog) -> str:
    key = dialog.findChild(QShortcut, KEY_IN_DIALOG)
    return key.key().toString() if key is not None else ""


class Reader(QObject):
    """Waits until something can be read in the form, and closes it."""

    def __init__(self, read: Callable[[PassphraseDialog], str]) -> None:
        super().__init__()
        self.told = ""
        self._read = read
        self._glance = QTimer(self)
        self._glance.timeout.connect(self._look)
        self._glance.start(10)

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PassphraseDialog):
            self.told = self._read(dialog)
            if self.told:
                self._glance.stop()
                dialog.reject()


def read_in_the_form(
    application: QApplication, profile: Profile, read: Callable[[PassphraseDialog], str]
) -> str:
    reader = Reader(read)
    session = Session(application, profile, Wishes(cost=CHEAP))
    assert session.run() == 0
    session.deleteLater()
    return reader.told


@pytest.fixture
def used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Profile:
    """A profile with a file in it, for the program in this process."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the program sets its own
    profile = Profile(tmp_path / "profile")
    profile.prepare()
    create_store(profile.case_file, PASSPHRASE, cost=CHEAP).close()
    return profile


def test_who_tried_in_vain_before_this_start_is_told_to_wait(
    qapp: QApplication, used: Profile
) -> None:
    tries = Tries(used.tries_file, now)
    for _time in range(FREE_TRIES + 3):
        tries.begin()
    assert read_in_the_form(qapp, used, problem_in).startswith(
        "Lösenfrasen har varit fel flera gånger. Vänta "
    )


def test_the_handbook_opens_from_the_form_as_soon_as_it_is_there(
    qapp: QApplication, used: Profile
) -> None:
    assert read_in_the_form(qapp, used, key_in) == "F1"


def test_paper_comes_with_the_first_document_that_is_wanted() -> None:
    fake, made = FakeDocuments(), list[FakeDocuments]()

    def make() -> FakeDocuments:
        made.append(fake)
        return fake

    paper = PaperToCome(Coming(make))
    assert made == []
    case = Case()
    assert paper.unprintable(case) == fake.unprintable(case)
    paper.come()
    assert made == [fake]
