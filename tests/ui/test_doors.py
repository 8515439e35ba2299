"""The real dialogs: what they say, what they answer, and that they leave nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sipdesk.ui.doors import Doors, documents_folder

# Dialogs of a fixed size make the offscreen platform say this of itself.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


class User(QObject):
    """Does one thing after the other, each to the dialog that is then in front.

    On a busy computer, a dialog is there before the keys lead to it: what was pressed too early
    would be lost, and the dialog would stay for ever.
    """

    def __init__(self, *actions: Callable[[QDialog], object]) -> None:
        super().__init__()
        self._actions = list(actions)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._act)
        self._timer.start(20)

    def _act(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.isActiveWindow() and self._actions:
            self._actions.pop(0)(dialog)
        if not self._actions:
            self._timer.stop()


def button(text: str) -> Callable[[QDialog], object]:
    def click(dialog: QDialog) -> None:
        found = [b for b in dialog.findChildren(QPushButton) if b.text() == text]
        found[0].click()

    return click


def key(qtbot: QtBot, pressed: Qt.Key) -> Callable[[QDialog], object]:
    def press(dialog: QDialog) -> None:
        qtbot.keyClick(dialog, pressed)

    return press


def type_name(name: str) -> Callable[[QDialog], object]:
    def type_it(dialog: QDialog) -> None:
        edit = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(edit, QLineEdit)
        edit.setText(name)

    return type_it


def accept(dialog: QDialog) -> None:
    dialog.accept()


def folder_shown(into: list[Path]) -> Callable[[QDialog], object]:
    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        into.append(Path(dialog.directory().absolutePath()))

    return look


@pytest.fixture
def doors(tmp_path: Path) -> Doors:
    """As after something was saved in `tmp_path`."""
    doors = Doors()
    doors.saved_in = tmp_path
    return doors


def dialogs_left(window: QWidget) -> list[QDialog]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return window.findChildren(QDialog)


# --- message boxes ------------------------------------------------------------------------------


def test_tell_says_its_sentence_as_plain_text_and_goes_away(qtbot: QtBot, window: QWidget) -> None:
    said: list[tuple[str, str, Qt.TextFormat]] = []

    def listen(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        said.append((dialog.windowTitle(), dialog.text(), dialog.textFormat()))

    user = User(listen, key(qtbot, Qt.Key.Key_Return))
    Doors().tell(window, "Utskrift", "<b>Skrivaren</b> svarar inte.")
    del user
    assert said == [("Utskrift", "<b>Skrivaren</b> svarar inte.", Qt.TextFormat.PlainText)]
    assert dialogs_left(window) == []


@pytest.mark.parametrize(("text", "answer"), [("&Spara", True), ("&Avbryt", False)])
def test_ask_answers_what_was_clicked(window: QWidget, text: str, answer: bool) -> None:
    user = User(button(text))
    assert Doors().ask(window, "Fråga", "Vad nu?", "&Spara", "&Avbryt") is answer
    del user
    assert dialogs_left(window) == []


@pytest.mark.parametrize(
    ("pressed", "danger", "answer"),
    [
        (Qt.Key.Key_Escape, False, False),
        (Qt.Key.Key_Escape, True, False),
        (Qt.Key.Key_Return, False, True),
        (Qt.Key.Key_Return, True, False),
    ],
)
def test_ask_by_key(
    qtbot: QtBot, window: QWidget, pressed: Qt.Key, danger: bool, answer: bool
) -> None:
    user = User(key(qtbot, pressed))
    got = Doors().ask(window, "Fråga", "Vad nu?", "&Spara", "&Avbryt", danger=danger)
    del user
    assert got is answer


def test_a_bare_letter_answers_nothing(qtbot: QtBot, window: QWidget) -> None:
    """It may have been typed for a field, behind which the question came up."""
    still_open: list[bool] = []

    def type_on(dialog: QDialog) -> None:
        qtbot.keyClicks(dialog, "spa s")
        still_open.append(dialog.isVisible())
        qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)

    user = User(type_on)
    assert Doors().ask(window, "Fråga", "Vad nu?", "&Spara", "&Avbryt")
    del user
    assert still_open == [True]


def test_nothing_is_left_out_of_a_question_that_fits_in_smaller_letters(window: QWidget) -> None:
    window.setStyleSheet("QWidget { font-size: 34px }")
    points = [f"• Ange när insats {n} börjar, så att alla vet från när." for n in range(6)]
    sentence = "\n".join(["Läs upp planen.", *points])
    shown: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        shown.append(dialog.text())
        assert dialog.height() <= dialog.screen().availableGeometry().height()
        dialog.reject()

    user = User(look)
    Doors().ask(window, "Fråga", sentence, "&Spara", "&Avbryt")
    del user
    assert shown == [sentence]


def test_the_buttons_of_a_long_question_in_large_text_are_in_sight(window: QWidget) -> None:
    window.setStyleSheet("QWidget { font-size: 32px }")
    points = "\n".join(["• Ange när insatsen börjar, så att alla vet från när den gäller."] * 30)
    low: list[int] = []

    def look(dialog: QDialog) -> None:
        low.extend(
            b.mapTo(dialog, b.rect().bottomRight()).y() for b in dialog.findChildren(QPushButton)
        )
        assert dialog.height() <= dialog.screen().availableGeometry().height()
        assert isinstance(dialog, QMessageBox)
        assert dialog.text().startswith("Läs upp planen.")
        assert dialog.text().endswith("…")
        assert max(low) <= dialog.height()
        dialog.reject()

    user = User(look)
    Doors().ask(window, "Fråga", f"Läs upp planen.\n{points}", "&Spara", "&Avbryt")
    del user
    assert low


# --- file dialog --------------------------------------------------------------------------------


def test_the_suggested_name_is_taken_as_it_is(
    window: QWidget, doors: Doors, tmp_path: Path
) -> None:
    user = User(accept)
    name = "SIP-plan version 1 2026-03-12.pdf"
    assert doors.save_path(window, name) == tmp_path / name
    del user
    assert dialogs_left(window) == []


def test_cancelled_is_none(qtbot: QtBot, window: QWidget, doors: Doors) -> None:
    user = User(key(qtbot, Qt.Key.Key_Escape))
    assert doors.save_path(window, "plan.pdf") is None
    del user


@pytest.mark.parametrize("typed", ["min plan", "min plan 1.2"])
def test_a_name_without_pdf_gets_it(
    window: QWidget, doors: Doors, tmp_path: Path, typed: str
) -> None:
    user = User(type_name(typed), accept)
    assert doors.save_path(window, "plan.pdf") == tmp_path / f"{typed}.pdf"
    del user


def test_a_calendar_file_gets_an_ending_of_its_own(
    window: QWidget, doors: Doors, tmp_path: Path
) -> None:
    user = User(type_name("mötet"), accept)
    assert doors.save_path(window, "SIP-möte.ics") == tmp_path / "mötet.ics"
    del user


@pytest.mark.parametrize(("text", "replaced"), [("&Ersätt filen", True), ("&Avbryt", False)])
def test_a_file_behind_the_completed_name_is_asked_about(
    window: QWidget, doors: Doors, tmp_path: Path, text: str, replaced: bool
) -> None:
    taken = tmp_path / "min plan 1.2.pdf"
    taken.write_bytes(b"")
    user = User(type_name("min plan 1.2"), accept, button(text))
    assert doors.save_path(window, "plan.pdf") == (taken if replaced else None)
    del user


def test_the_dialog_begins_in_the_documents_of_this_user(home: Path) -> None:
    assert documents_folder().is_relative_to(home)


def test_the_next_file_of_any_kind_begins_in_the_folder_of_the_last(
    window: QWidget, home: Path
) -> None:
    documents_folder().mkdir(parents=True, exist_ok=True)
    chosen = home / "Planer"
    chosen.mkdir()
    doors, begun = Doors(), list[Path]()
    look = folder_shown(begun)
    user = User(
        *(look, type_name(str(chosen / "plan.pdf")), accept),
        *(look, accept),
        *(look, accept),
        *(look, accept),
    )
    assert doors.save_path(window, "SIP-plan.pdf") == chosen / "plan.pdf"
    assert doors.save_path(window, "SIP-möte.ics") == chosen / "SIP-möte.ics"
    assert doors.folder_to_save_in(window, "Spara som PDF") == chosen
    doors.folder_path(window, "Säkerhetskopior")
    del user
    assert begun == [documents_folder(), chosen, chosen, Path.home()]
    assert doors.saved_in == chosen  # no name of a file, and no folder for backups


def test_a_folder_that_is_gone_is_forgotten(window: QWidget, home: Path) -> None:
    documents_folder().mkdir(parents=True, exist_ok=True)
    doors, begun = Doors(), list[Path]()
    doors.saved_in = home / "USB"
    user = User(folder_shown(begun), QDialog.reject)
    assert doors.save_path(window, "plan.pdf") is None
    del user
    assert begun == [documents_folder()]


def test_no_folder_and_no_file_name_is_remembered(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "Anna Andersson"
    home.mkdir()
    folder.mkdir()
    script = f"""
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from sipdesk.ui.doors import Doors
app = QApplication([])
QTimer.singleShot(100, lambda: app.activeModalWidget().accept())
doors = Doors()
doors.saved_in = Path({str(folder)!r})
print(doors.save_path(None, "Anna.pdf").name)
QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
"""
    places = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA")}
    environment = {**os.environ, **places, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        cwd=home,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert ran.stdout.strip() == "Anna.pdf"
    written = {path.name: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert "QtProject.conf" in written  # Qt did write its settings, without the folder
    assert [name for name, content in written.items() if b"Anna" in content] == []


# --- print dialog -------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it is the system's own dialog")
def test_the_print_dialog_shows_the_copies_and_offers_no_file(
    qtbot: QtBot, window: QWidget
) -> None:
    seen: list[object] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QPrintDialog)
        copies = dialog.findChild(QSpinBox, "copies")
        assert isinstance(copies, QSpinBox)
        seen.extend([dialog.windowTitle(), copies.value(), copies.isVisible()])
        seen.append(dialog.testOption(QPrintDialog.PrintDialogOption.PrintToFile))

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setCopyCount(6)
    user = User(look, key(qtbot, Qt.Key.Key_Escape))
    assert Doors().print_dialog(window, printer, 4) is False
    del user
    assert seen == ["Skriv ut", 6, True, False]
    assert dialogs_left(window) == []
