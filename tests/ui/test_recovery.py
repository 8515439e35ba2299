"""The recovery code: typed from the sheet, the wrong group pointed at, and a new passphrase."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from sipdesk.case import Case, Person
from sipdesk.data import SqlCipherStore, create_store, open_store, read_key
from sipdesk.data.keys import FileKey, key_file_of
from sipdesk.data.tries import Tries
from sipdesk.data.vault import FileVault
from sipdesk.errors import NoKeyFileError, WrongKeyError
from sipdesk.ports import Recovery
from sipdesk.ui.code_input import CodeInput, GroupField
from sipdesk.ui.code_list import CodeList
from sipdesk.ui.keys_dialog import KeysDialog
from sipdesk.ui.passphrase_dialog import PassphraseDialog
from sipdesk.ui.recovery_dialog import RecoveryDialog
from sipdesk.ui.recovery_sheet_dialog import RecoverySheetDialog
from tests.cheap import CHEAP
from tests.data.conftest import PASSPHRASE
from tests.keyboard import type_text
from tests.ui.conftest import NOW
from tests.ui.fake_doors import FakeDoors, print_to
from tests.ui.fake_paper import FakeDocuments
from tests.ui.hearing import open_ear

NEW = "blomkål på månens baksida"
CASE = Case(person=Person(name="Anna"))


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    path = tmp_path / "cases.sipdesk"
    store = create_store(path, PASSPHRASE, cost=CHEAP)
    store.save(CASE)
    store.close()
    return path


@pytest.fixture
def vault(case_file: Path) -> FileVault:
    return FileVault(case_file, Tries(case_file.with_name("tries.json"), lambda: NOW), CHEAP)


@pytest.fixture
def code(case_file: Path) -> str:
    return read_key(case_file, PASSPHRASE).code()


def shown(qtbot: QtBot, dialog: QDialog) -> None:
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)


@pytest.fixture
def dialog(qtbot: QtBot, application: QApplication, vault: FileVault) -> RecoveryDialog:
    dialog = RecoveryDialog(vault)
    shown(qtbot, dialog)
    return dialog


def problem(dialog: QDialog) -> str:
    labels = (label.text() for label in dialog.findChildren(QLabel, "problem"))
    return next(text for text in labels if text != "✗")


def groups_in(dialog: QDialog) -> list[str]:
    return [field.text() for field in dialog.findChildren(GroupField)]


def type_passphrases(dialog: QDialog, *texts: str) -> None:
    fields = [f for f in dialog.findChildren(QLineEdit) if not isinstance(f, GroupField)]
    for field, text in zip(fields, texts, strict=True):
        field.setFocus()
        field.selectAll()
        type_text(text)


def assert_whole(store: SqlCipherStore | object) -> None:
    assert isinstance(store, SqlCipherStore)
    assert store.load(CASE.id) == CASE
    store.close()


def test_the_code_is_typed_without_a_pause_and_gives_a_new_passphrase(
    dialog: RecoveryDialog, case_file: Path, code: str
) -> None:
    type_text(code.replace(" ", "").lower())
    assert groups_in(dialog) == code.split()
    assert problem(dialog) == ""
    dialog.go.click()
    type_passphrases(dialog, NEW, NEW)
    dialog.go.click()
    assert not dialog.isVisible()
    assert {field.text() for field in dialog.findChildren(QLineEdit)} == {""}
    assert_whole(dialog.store)
    assert_whole(open_store(case_file, NEW))


def test_enter_leads_through_the_whole_recovery(
    dialog: RecoveryDialog, case_file: Path, code: str, qtbot: QtBot
) -> None:
    type_text("".join(mistyped(code, 11)))
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    type_text(code.split()[10])
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    type_passphrases(dialog, NEW, NEW)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert_whole(dialog.store)
    assert_whole(open_store(case_file, NEW))


def test_a_code_that_is_pasted_fills_every_group(
    dialog: RecoveryDialog, code: str, qtbot: QtBot
) -> None:
    QApplication.clipboard().setText(f" {code.replace(' ', '-')} ")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert groups_in(dialog) == code.split()


def test_a_wrong_group_is_pointed_at_as_soon_as_it_is_typed(
    dialog: RecoveryDialog, code: str
) -> None:
    groups = code.split()
    groups[2] = groups[2][:4] + ("0" if groups[2][4] != "0" else "1")
    type_text("".join(groups[:3]))
    assert problem(dialog) == "Grupp 3 stämmer inte. Jämför den med bladet."
    third = dialog.findChildren(GroupField)[2]
    assert third.accessibleName() == "Grupp 3, stämmer inte"
    third.selectAll()
    third.setFocus()
    type_text(code.split()[2])
    assert problem(dialog) == ""
    assert third.accessibleName() == "Grupp 3"


def test_a_wrong_group_is_said_once_and_not_with_each_key(
    dialog: RecoveryDialog, code: str, qapp: QApplication
) -> None:
    with open_ear(qapp) as ear:
        type_text("".join(mistyped(code, 3)[:5]))
    assert ear.heard == ["Grupp 3 stämmer inte. Jämför den med bladet."]


def mistyped(code: str, number: int) -> list[str]:
    groups = code.split()
    groups[number - 1] = groups[number - 1][:4] + ("0" if groups[number - 1][4] != "0" else "1")
    return groups


def test_a_mistyped_letter_does_not_shift_the_groups_behind_it(
    dialog: RecoveryDialog, code: str
) -> None:
    groups = mistyped(code, 11)
    type_text("".join(groups))
    assert groups_in(dialog) == groups
    assert problem(dialog) == "Grupp 11 stämmer inte. Jämför den med bladet."


def test_a_letter_put_into_a_full_group_leaves_the_next_one_alone(
    dialog: RecoveryDialog, code: str
) -> None:
    type_text("".join(mistyped(code, 2)))
    second = dialog.findChildren(GroupField)[1]
    second.setFocus()
    second.setCursorPosition(4)
    type_text(code.split()[1][4])
    assert groups_in(dialog) == code.split()
    assert problem(dialog) == ""


def test_every_group_is_seen_whole_where_letters_are_narrow(
    qtbot: QtBot, application: QApplication, vault: FileVault
) -> None:
    dialog = RecoveryDialog(vault)
    dialog.setMinimumWidth(1)  # as wide as 62 letters, of a narrow typeface
    dialog.resize(1, 1)
    dialog.fit()
    shown(qtbot, dialog)
    fields = dialog.findChildren(GroupField)
    ends = [field.mapTo(dialog, field.rect().topRight()).x() for field in fields]
    assert max(ends) < dialog.width()


def test_a_short_code_leads_to_where_it_goes_on(dialog: RecoveryDialog, code: str) -> None:
    type_text(code.replace(" ", "")[:12])
    dialog.go.click()
    assert problem(dialog).endswith("Fortsätt med grupp 3.")
    assert dialog.focusWidget() is dialog.findChildren(GroupField)[2]


def test_backspace_leads_back_to_the_group_before(
    dialog: RecoveryDialog, code: str, qtbot: QtBot
) -> None:
    type_text(code.split(maxsplit=1)[0])
    fields = dialog.findChildren(GroupField)
    assert dialog.focusWidget() is fields[1]
    qtbot.keyClick(fields[1], Qt.Key.Key_Backspace)
    assert dialog.focusWidget() is fields[0]


def test_the_code_of_another_file_is_told_and_changes_nothing(
    dialog: RecoveryDialog, case_file: Path
) -> None:
    type_text(FileKey.random().code())
    dialog.go.click()
    type_passphrases(dialog, NEW, NEW)
    dialog.go.click()
    assert problem(dialog) == WrongKeyError.sentence
    assert dialog.findChildren(CodeInput)[0].isVisible()
    assert_whole(open_store(case_file, PASSPHRASE))


def test_a_weak_new_passphrase_is_not_taken(dialog: RecoveryDialog, code: str) -> None:
    type_text(code)
    dialog.go.click()
    type_passphrases(dialog, "sommaren2026", "sommaren2026")
    dialog.go.click()
    assert problem(dialog).startswith("Svag:")
    assert dialog.store is None


def test_a_lost_key_file_leads_to_the_code(
    qtbot: QtBot, application: QApplication, vault: FileVault, case_file: Path
) -> None:
    key_file_of(case_file).unlink()
    asking = PassphraseDialog(vault, str(case_file))
    shown(qtbot, asking)
    type_text(PASSPHRASE)
    asking.go.click()
    assert problem(asking) == NoKeyFileError.sentence
    button = asking.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == "&Skriv återställningskoden …"
    asking_for_code: list[str] = []

    def give_up() -> None:
        asking_for_code.extend(
            type(w).__name__ for w in QApplication.topLevelWidgets() if w.isVisible()
        )
        opened = QApplication.activeModalWidget()
        assert opened is not None
        opened.close()

    QTimer.singleShot(0, give_up)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert "RecoveryDialog" in asking_for_code


# --- the menu -------------------------------------------------------------------------------------


@pytest.fixture
def keys(qtbot: QtBot, application: QApplication, vault: FileVault) -> KeysDialog:
    dialog = KeysDialog(vault)
    shown(qtbot, dialog)
    return dialog


def test_the_passphrase_is_changed(qtbot: QtBot, keys: KeysDialog, case_file: Path) -> None:
    type_passphrases(keys, PASSPHRASE, NEW, NEW)
    with qtbot.waitSignal(keys.changed):
        keys.go.click()
    assert {field.text() for field in keys.findChildren(QLineEdit)} == {""}
    assert_whole(open_store(case_file, NEW))


def test_a_wrong_present_passphrase_changes_nothing(keys: KeysDialog, case_file: Path) -> None:
    type_passphrases(keys, "fel", NEW, NEW)
    keys.go.click()
    assert problem(keys).startswith("Lösenfrasen stämmer inte")
    assert_whole(open_store(case_file, PASSPHRASE))


def test_the_present_passphrase_gives_the_sheet(qtbot: QtBot, keys: KeysDialog, code: str) -> None:
    sheets: list[Recovery] = []
    keys.sheet_wanted.connect(sheets.append)
    (button,) = (b for b in keys.findChildren(QPushButton) if "återställningskoden" in b.text())
    button.click()
    assert problem(keys) == "Skriv din nuvarande lösenfras."
    type_passphrases(keys, PASSPHRASE, "", "")
    button.click()
    assert [sheet.code for sheet in sheets] == [code]


def test_whoever_asked_for_the_code_gets_it_with_enter(
    qtbot: QtBot, application: QApplication, vault: FileVault, code: str
) -> None:
    dialog = KeysDialog(vault, only_code=True)
    shown(qtbot, dialog)
    sheets: list[Recovery] = []
    dialog.sheet_wanted.connect(sheets.append)
    labels = {label.text() for label in dialog.findChildren(QLabel) if label.isVisible()}
    assert "Återställningskod" in labels
    (present,) = (field for field in dialog.findChildren(QLineEdit) if field.isVisible())
    assert dialog.focusWidget() is present
    type_text(PASSPHRASE)
    qtbot.keyClick(present, Qt.Key.Key_Return)
    assert [sheet.code for sheet in sheets] == [code]


# --- the sheet ------------------------------------------------------------------------------------


@pytest.fixture
def doors() -> FakeDoors:
    return FakeDoors()


@pytest.fixture
def sheet(
    qtbot: QtBot, application: QApplication, code: str, doors: FakeDoors
) -> RecoverySheetDialog:
    dialog = RecoverySheetDialog(
        Recovery(code, "0123456789abcdef"), FakeDocuments(), doors, dt.date(2026, 3, 12)
    )
    shown(qtbot, dialog)
    return dialog


def button(dialog: QDialog, text: str) -> QPushButton:
    (found,) = (b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == text)
    return found


def asked_group(dialog: QDialog, code: str) -> str:
    (question,) = (label.text() for label in dialog.findChildren(QLabel) if label.buddy())
    number = next(int(word) for word in question.split() if word.isdigit())
    return code.split()[number - 1]


def test_enter_presses_the_button_that_has_the_cursor(
    sheet: RecoverySheetDialog, qtbot: QtBot
) -> None:
    show = button(sheet, "Visa koden")
    show.setFocus()
    qtbot.keyClick(show, Qt.Key.Key_Return)
    code = sheet.findChild(CodeList)
    assert isinstance(code, CodeList)
    assert code.isVisible()
    assert problem(sheet) == ""


def test_only_the_asked_group_shows_that_the_sheet_is_put_away(
    sheet: RecoverySheetDialog, code: str
) -> None:
    sheet.findChildren(QLineEdit)[0].setFocus()
    type_text("AAAAA")
    button(sheet, "Klart").click()
    assert problem(sheet).startswith("Det är inte grupp")
    assert sheet.isVisible()
    type_text(asked_group(sheet, code).lower())
    button(sheet, "Klart").click()
    assert sheet.result() == QDialog.DialogCode.Accepted


def test_it_may_be_put_off(sheet: RecoverySheetDialog) -> None:
    button(sheet, "Senare").click()
    assert sheet.result() == QDialog.DialogCode.Rejected
    assert not sheet.isVisible()


def test_the_sheet_goes_to_the_printer_without_the_code_in_the_name_of_the_job(
    sheet: RecoverySheetDialog, doors: FakeDoors, tmp_path: Path
) -> None:
    paper = tmp_path / "paper.pdf"
    doors.use_printer = print_to(paper)
    button(sheet, "Skriv ut bladet …").click()
    assert paper.stat().st_size > 0
    assert [request.job_name for request in doors.print_requests] == ["Återställningskod"]
    assert sheet.focusWidget() is sheet.findChildren(QLineEdit)[0]


def test_without_a_printer_the_code_is_shown_until_the_group_is_typed(
    sheet: RecoverySheetDialog, doors: FakeDoors, code: str
) -> None:
    doors.printer_names = ()
    button(sheet, "Skriv ut bladet …").click()
    assert problem(sheet).startswith("Ingen skrivare hittades.")
    button(sheet, "Visa koden").click()
    (shown,) = sheet.findChildren(CodeList)
    assert [shown.item(n).text().split()[1] for n in range(shown.count())] == code.split()
    assert problem(sheet) == ""  # it said to do what was done
    sheet.findChildren(QLineEdit)[0].setFocus()
    type_text("A")
    assert shown.count() == 0
    assert not shown.isVisible()


@pytest.mark.parametrize("arrow", [Qt.Key.Key_Right, Qt.Key.Key_Down])
def test_the_code_is_read_group_by_group_and_never_copied(
    sheet: RecoverySheetDialog, qtbot: QtBot, qapp: QApplication, code: str, arrow: Qt.Key
) -> None:
    QApplication.clipboard().setText("något annat")
    with open_ear(qapp) as ear:
        button(sheet, "Visa koden").click()
    assert ear.heard == ["Koden visas. Pilarna går från grupp till grupp."]
    shown_code = sheet.focusWidget()
    assert isinstance(shown_code, CodeList)
    read: list[str] = []
    for _group in code.split():
        read.append(shown_code.currentItem().text())
        qtbot.keyClick(shown_code, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(shown_code, arrow)
    assert read == [f"{n}. {group}" for n, group in enumerate(code.split(), 1)]
    assert QApplication.clipboard().text() == "något annat"


def test_the_wrong_group_of_the_sheet_is_said_and_stands_at_the_field(
    sheet: RecoverySheetDialog, qapp: QApplication
) -> None:
    (field,) = sheet.findChildren(QLineEdit)
    field.setFocus()
    type_text("AAAAA")
    with open_ear(qapp) as ear:
        button(sheet, "Klart").click()
    assert ear.heard == [problem(sheet)] == [field.accessibleDescription()]
    type_text("B")
    assert field.accessibleDescription() == ""


@pytest.mark.parametrize("step", ["mouse", "Tab"])
def test_enter_in_the_group_is_done_and_shows_no_code(
    sheet: RecoverySheetDialog, qtbot: QtBot, step: str
) -> None:
    field = sheet.findChildren(QLineEdit)[0]
    if step == "mouse":
        qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    while sheet.focusWidget() is not field:
        qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
    type_text("AAAAA")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    code = sheet.findChild(CodeList)
    assert isinstance(code, CodeList)
    assert not code.isVisible()
    assert problem(sheet).startswith("Det är inte grupp")
