"""A person leaves one window as a file and comes into another, through real dialogs."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
)

from sipdesk.case import Answer, Case, Participant, Person, Topic
from sipdesk.handover import Ground, beside_id, received
from sipdesk.ui.export_dialog import ExportDialog
from sipdesk.ui.hand_over_dialog import HandOverDialog
from sipdesk.ui.handing_over import HandingOver
from sipdesk.ui.receive_dialog import OpenFileDialog, ReceiveDialog
from tests.travelling import COURIER, FOLLOWED_UP, LATER, PASSPHRASE, handed_over, parcel_of
from tests.ui.conftest import Workplace
from tests.ui.saving import lines_of, persons

HAND_OVER = "Lämna &över till en annan samordnare …"
RECEIVE = "&Ta emot en överlämnad person …"
EXPORT = "&Exportera fil till journalsystem (FHIR) …"


@pytest.fixture
def desk(workplace: Workplace) -> Workplace:
    """A window that can hand over and receive, as the program wires it."""
    HandingOver(workplace.desk, workplace.store, COURIER, workplace.window)
    return workplace


def choose(desk: Workplace, entry: str) -> None:
    menu = desk.window.menuBar().actions()[0].menu()
    assert menu is not None
    found: list[QAction] = [a for a in menu.actions() if a.text() == entry]  # type: ignore[attr-defined]
    assert found[0].isEnabled()
    found[0].trigger()


D = TypeVar("D", bound=QDialog)


def shown(desk: Workplace, kind: type[D]) -> D:
    """The dialog of a kind that is in sight."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (found,) = [d for d in desk.window.findChildren(kind) if d.isVisible()]
    return found


def press(desk: Workplace, dialog: QDialog, text: str) -> None:
    (button,) = [b for b in dialog.findChildren(QPushButton) if b.text() == text]
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def fill(desk: Workplace, dialog: QDialog, name: str, text: str) -> None:
    (field,) = [f for f in dialog.findChildren(QLineEdit) if f.accessibleName() == name]
    field.setFocus()
    field.selectAll()
    for letter in text:
        desk.qtbot.keyClicks(field, letter) if letter.isascii() else field.insert(letter)


def said(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def ground(dialog: QDialog, value: Ground) -> None:
    box = dialog.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(value))


def open_person(desk: Workplace, case: Case) -> None:
    desk.store.save(case)
    desk.window.case_list.show_summaries(desk.store.summaries())
    desk.window.open_case(case.id)


def lines(desk: Workplace) -> list[str]:
    return lines_of(persons(desk))


# --- handing over -------------------------------------------------------------------------------


def test_a_person_is_handed_over_in_a_file_that_only_the_passphrase_opens(
    desk: Workplace, tmp_path: Path
) -> None:
    open_person(desk, FOLLOWED_UP)
    desk.doors.path = tmp_path / "brev.sip"
    choose(desk, HAND_OVER)
    dialog = shown(desk, HandOverDialog)
    assert "Det här följer med" in said(dialog)
    fill(desk, dialog, "Samordnarens namn", "Bo Ek")
    ground(dialog, Ground.SAME_SERVICE)
    press(desk, dialog, "&Föreslå fem ord")
    passphrase = dialog.passphrase
    assert len(passphrase.split()) == 5
    press(desk, dialog, "Spara &filen …")

    parcel = COURIER.unpack(desk.doors.path.read_bytes(), passphrase)
    assert FOLLOWED_UP.person.name not in desk.doors.suggested[0]
    assert desk.doors.suggested[0] == "SIP-överlämning 2026-03-12.sip"
    logged = desk.case.copies_given[-1]
    assert (logged.document, logged.recipient_name) == ("handover_same_service", "Bo Ek")
    assert parcel.case == desk.case == desk.on_file()


@pytest.mark.parametrize(
    ("name", "why", "passphrase", "problem"),
    [
        ("", Ground.SAME_SERVICE, PASSPHRASE, "Skriv vem som tar över."),
        ("Bo", None, PASSPHRASE, "Välj varför uppgifterna får lämnas ut."),
        ("Bo", Ground.STATUTE, PASSPHRASE, "Skriv vilken paragraf som ger stöd."),
        ("Bo", Ground.CONSENT, PASSPHRASE, "Inget samtycke är antecknat."),
        ("Bo", Ground.SAME_SERVICE, "kort", "Lösenfrasen är för kort."),
        ("Bo", Ground.SAME_SERVICE, "lösenord lösenord lösenord", "Lösenfrasen är lätt att gissa."),
    ],
)
def test_nothing_leaves_before_everything_is_answered(
    desk: Workplace, name: str, why: Ground | None, passphrase: str, problem: str
) -> None:
    open_person(desk, Case(person=Person(name="Aino")))
    choose(desk, HAND_OVER)
    dialog = shown(desk, HandOverDialog)
    fill(desk, dialog, "Samordnarens namn", name)
    if why is not None:
        ground(dialog, why)
    fill(desk, dialog, "Lösenfras för filen", passphrase)
    press(desk, dialog, "Spara &filen …")
    assert problem in said(dialog)
    assert desk.doors.suggested == []
    assert desk.case.copies_given == ()


def test_protected_personal_data_are_warned_about_and_asked_for(desk: Workplace) -> None:
    person = Person(name="Aino", protected_identity=Answer.YES)
    open_person(desk, Case(person=person))
    choose(desk, HAND_OVER)
    dialog = shown(desk, HandOverDialog)
    assert "Personen har skyddade personuppgifter." in said(dialog)
    fill(desk, dialog, "Samordnarens namn", "Bo")
    ground(dialog, Ground.SAME_SERVICE)
    fill(desk, dialog, "Lösenfras för filen", PASSPHRASE)
    press(desk, dialog, "Spara &filen …")
    assert "Kontrollera med mottagaren" in said(dialog)
    box = dialog.findChild(QCheckBox)
    assert isinstance(box, QCheckBox)
    box.click()
    press(desk, dialog, "Spara &filen …")
    assert len(desk.doors.suggested) == 1


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_logged(
    desk: Workplace, tmp_path: Path
) -> None:
    open_person(desk, Case(person=Person(name="Aino")))
    desk.doors.path = tmp_path / "gone" / "brev.sip"
    choose(desk, HAND_OVER)
    dialog = shown(desk, HandOverDialog)
    fill(desk, dialog, "Samordnarens namn", "Bo")
    ground(dialog, Ground.SAME_SERVICE)
    press(desk, dialog, "&Föreslå fem ord")
    press(desk, dialog, "Spara &filen …")
    assert "Filen kunde inte skrivas där." in said(dialog)
    assert desk.case.copies_given == ()


# --- receiving ----------------------------------------------------------------------------------


def receive(desk: Workplace, file: Path, case: Case, passphrase: str = PASSPHRASE) -> None:
    """Until the dialog shows what the file of a case holds."""
    file.write_bytes(COURIER.pack(replace(parcel_of(Case()), case=case), PASSPHRASE))
    desk.doors.path = file
    choose(desk, RECEIVE)
    dialog = shown(desk, OpenFileDialog)
    fill(desk, dialog, "Lösenfras", passphrase)
    press(desk, dialog, "&Visa innehållet")


def test_a_new_person_is_shown_before_it_is_taken_in(desk: Workplace, tmp_path: Path) -> None:
    sent = handed_over(FOLLOWED_UP)
    receive(desk, tmp_path / "brev.sip", sent)
    dialog = shown(desk, ReceiveDialog)
    assert "Personen finns inte i din fil sedan tidigare." in said(dialog)
    assert FOLLOWED_UP.person.name in said(dialog)
    assert "Överlämnad 12 mars 2026 till Bo Ek" in said(dialog)
    assert desk.store.summaries() == ()
    press(desk, dialog, "&Ta emot")
    assert desk.case.person == sent.person
    assert desk.case.copies_given[-1].document == "received"
    assert desk.on_file().approved_versions == sent.approved_versions


def test_a_wrong_passphrase_keeps_asking(desk: Workplace, tmp_path: Path) -> None:
    receive(desk, tmp_path / "brev.sip", handed_over(Case()), "fel lösenfras")
    dialog = shown(desk, OpenFileDialog)
    assert "Lösenfrasen stämmer inte" in said(dialog)
    fill(desk, dialog, "Lösenfras", PASSPHRASE)
    press(desk, dialog, "&Visa innehållet")
    assert shown(desk, ReceiveDialog)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"{}\n" + b"x" * 100])
def test_another_file_is_told_and_changes_nothing(
    desk: Workplace, tmp_path: Path, content: bytes
) -> None:
    desk.doors.path = tmp_path / "brev.sip"
    desk.doors.path.write_bytes(content)
    choose(desk, RECEIVE)
    dialog = shown(desk, OpenFileDialog)
    fill(desk, dialog, "Lösenfras", PASSPHRASE)
    press(desk, dialog, "&Visa innehållet")
    assert "Filen är skadad eller är inte en fil från SIPdesk." in said(dialog)
    assert desk.store.summaries() == ()


def test_a_file_that_is_gone_is_told(desk: Workplace, tmp_path: Path) -> None:
    desk.doors.path = tmp_path / "borta.sip"
    choose(desk, RECEIVE)
    assert "Filen gick inte att läsa." in desk.doors.told[0][1]


def test_both_are_kept_unless_the_user_says_otherwise(desk: Workplace, tmp_path: Path) -> None:
    sent = handed_over(FOLLOWED_UP)
    open_person(desk, FOLLOWED_UP)
    receive(desk, tmp_path / "brev.sip", sent)
    press(desk, shown(desk, ReceiveDialog), "&Ta emot")
    assert desk.case.id == beside_id(sent)
    assert desk.store.load(FOLLOWED_UP.id) == FOLLOWED_UP
    marked = [line for line in lines(desk) if line.endswith("mottagen 2026-03-12")]
    assert len(marked) == 1
    assert len(lines(desk)) == 2


def test_the_same_file_is_noticed(desk: Workplace, tmp_path: Path) -> None:
    sent = handed_over(FOLLOWED_UP)
    open_person(desk, received(sent, LATER))
    receive(desk, tmp_path / "brev.sip", sent)
    dialog = shown(desk, ReceiveDialog)
    assert "Den här filen är redan mottagen" in said(dialog)
    assert "&Ta emot" not in [b.text() for b in dialog.findChildren(QPushButton)]


def test_what_continues_the_case_can_take_its_place(desk: Workplace, tmp_path: Path) -> None:
    here = handed_over(FOLLOWED_UP)
    open_person(desk, here)
    there = replace(received(here, LATER), topics=(*here.topics, Topic(text="Resan")))
    receive(desk, tmp_path / "brev.sip", handed_over(there, now=LATER))
    dialog = shown(desk, ReceiveDialog)
    (choice,) = [r for r in dialog.findChildren(QRadioButton) if r.text().startswith("&Ersätt")]
    choice.click()
    press(desk, dialog, "&Ta emot")
    assert desk.case.id == here.id
    assert desk.on_file().topics[-1].text == "Resan"


def test_what_lacks_a_record_cannot_take_its_place(desk: Workplace, tmp_path: Path) -> None:
    open_person(desk, handed_over(FOLLOWED_UP, now=LATER))
    receive(desk, tmp_path / "brev.sip", handed_over(FOLLOWED_UP))
    dialog = shown(desk, ReceiveDialog)
    assert "Därför kan den inte ersättas." in said(dialog)
    assert not [
        r
        for r in dialog.findChildren(QRadioButton)
        if r.text().startswith("&Ersätt") and r.isVisible()
    ]


# --- exporting ----------------------------------------------------------------------------------


def test_without_a_standing_consent_nothing_is_exported(desk: Workplace) -> None:
    open_person(desk, Case(person=Person(name="Aino"), participants=(Participant(name="Bo"),)))
    choose(desk, EXPORT)
    assert desk.doors.told == [("Inget exporterades", "Inget samtycke är antecknat.")]


def test_the_plan_is_exported_for_a_recipient_and_logged(desk: Workplace, tmp_path: Path) -> None:
    open_person(desk, FOLLOWED_UP)
    desk.doors.path = tmp_path / "export.json"
    choose(desk, EXPORT)
    dialog = shown(desk, ExportDialog)
    assert "Filen är inte krypterad." in said(dialog)
    press(desk, dialog, "S&para filen …")
    assert "Läs igenom planen och kryssa i rutan först." in said(dialog)
    assert desk.doors.suggested == []
    (box,) = [box for box in dialog.findChildren(QCheckBox) if box.isVisible()]
    box.click()
    press(desk, dialog, "S&para filen …")
    bundle = json.loads(desk.doors.path.read_bytes())
    assert bundle["resourceType"] == "Bundle"
    assert desk.doors.suggested[0] == "SIP-export 2026-03-12.json"
    assert desk.case.copies_given[-1].document == "fhir"
