"""Where one arrives is heard: groups, dialogs, copies, and what was understood of a field."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sipdesk.case import Address, Case, Person, Topic
from sipdesk.i18n import MASTER
from sipdesk.rules import Layer
from sipdesk.ui.meeting.chapters import Chapter
from sipdesk.ui.own_details import about_own_details
from sipdesk.ui.pdf_pane import PdfPane
from tests.documents.examples import ORDINARY, TODAY
from tests.documents.makers import Paper
from tests.ui.conftest import Workplace
from tests.ui.hearing import Ear, open_ear
from tests.ui.meeting_eye import table_of
from tests.ui.saving import fill
from tests.ui.test_anywhere import ask, enter
from tests.ui.test_consent import ANNA, open_consent, press
from tests.ui.test_every_text import CASES, show
from tests.ui.test_meeting import hold_meeting, turn_to, turn_window
from tests.ui.test_same_talk import FILL, TO_PLAN

MEETING = Address("meeting", "date")
NUMBER = Address("person", "identity_number")
SPOKEN_GROUPS = {QAccessible.Role.Border, QAccessible.Role.Grouping}


@pytest.fixture
def ear(qapp: QApplication) -> Generator[Ear]:
    with open_ear(qapp) as ear:
        yield ear


def groups_around(widget: QWidget) -> list[str]:
    """The names of the groups that a screen reader tells of on the way to a widget."""
    names: list[str] = []
    around = widget.parentWidget()
    while around is not None:
        if QAccessible.queryAccessibleInterface(around).role() in SPOKEN_GROUPS:
            names.append(around.accessibleName())
        around = around.parentWidget()
    return list(filter(None, names))


# --- where one arrives ----------------------------------------------------------------------------


def test_the_first_field_of_all_is_said_to_be_about_the_coordinator(
    workplace: Workplace, ear: Ear
) -> None:
    workplace.window.search()
    workplace.window.welcome.hide()
    workplace.window.welcome.show()
    workplace.window.welcome.setFocus()
    workplace.qtbot.waitUntil(lambda: bool(ear.heard))
    assert ear.take() == [f"Mina uppgifter. {about_own_details()}"]
    assert groups_around(workplace.focus) == ["Mina uppgifter"]


def test_a_person_who_was_gone_to_has_the_cursor(workplace: Workplace) -> None:
    fill(workplace, [Case(person=Person(name="Aino Korhonen"))])
    workplace.window.search()
    ask(workplace, "aino")
    enter(workplace)
    workplace.window.activateWindow()
    workplace.qtbot.waitUntil(workplace.window.isActiveWindow)
    assert workplace.window.case_page.tabs.isAncestorOf(workplace.focus)


def test_meeting_mode_is_said_on_the_way_in_and_out(workplace: Workplace, ear: Ear) -> None:
    hold_meeting(workplace)
    assert "Mötesläge" in ear.take()
    turn_window(workplace)
    assert "Mötesläget är avslutat." in ear.take()


def test_the_groups_of_a_list_are_told_with_its_lines(workplace: Workplace) -> None:
    fill(workplace, [ANNA])
    workplace.window.open_case(ANNA.id)
    panel = workplace.window.case_page.findings
    assert {finding.layer for finding in panel.shown} == set(Layer)
    lines = panel.findChild(QListWidget)
    assert isinstance(lines, QListWidget)
    described = [
        lines.item(n).data(Qt.ItemDataRole.AccessibleDescriptionRole) for n in range(lines.count())
    ]
    law, quality = lines.item(0).text(), "Kvalitet – bra att göra"
    assert law.startswith("Lagkrav")
    count = sum(finding.layer is Layer.LAW for finding in panel.shown)
    assert described[1 : count + 1] == [law] * count
    assert set(described[count + 2 :]) == {quality}


def test_an_approval_that_is_refused_says_so_at_the_table(workplace: Workplace, ear: Ear) -> None:
    hold_meeting(workplace)
    table = table_of(workplace)
    table.go_to_chapter(Chapter.APPROVE)
    ear.take()
    buttons = table.findChildren(QPushButton)
    next(b for b in buttons if b.text() == "Personen &godkänner planen").click()
    assert ear.take() == ["Innan planen kan godkännas behöver det här vara på plats:"]


def test_no_way_on_is_called_by_an_arrow(workplace: Workplace) -> None:
    hold_meeting(workplace)
    names = {button.accessibleName() for button in table_of(workplace).findChildren(QPushButton)}
    assert {"Föregående", "Nästa"} <= names
    header = workplace.window.case_page.header
    spoken = [b.accessibleName() or b.text() for b in header.findChildren(QPushButton)]
    assert "Personer" in spoken
    assert not [name for name in (*names, *spoken) if set(name) & set("◂▸")]


# --- fields ---------------------------------------------------------------------------------------


def test_words_that_became_a_day_are_said_on_leaving(workplace: Workplace, ear: Ear) -> None:
    show(workplace, CASES["plain"])
    workplace.window.case_page.reveal(MEETING)
    workplace.control(Qt.Key.Key_A)
    workplace.type("19 mars")
    workplace.tab()
    assert "Dag: torsdag 19 mars 2026" in ear.take()
    workplace.window.case_page.reveal(MEETING)
    workplace.control(Qt.Key.Key_A)
    workplace.type("2026-03-20")  # as it was typed
    workplace.tab()
    assert not [text for text in ear.take() if text.startswith("Dag: ")]


def test_a_personal_number_that_is_right_is_said_to_be_once(workplace: Workplace, ear: Ear) -> None:
    workplace.control(Qt.Key.Key_N)
    workplace.window.case_page.reveal(NUMBER)
    workplace.type("191212121212")
    workplace.tab()
    said = [text for text in ear.take() if "Stämmer." in text]
    assert len(said) == 1
    workplace.window.case_page.reveal(NUMBER)
    workplace.tab()
    assert not [text for text in ear.take() if "Stämmer." in text]


def test_a_birth_date_in_place_of_the_number_is_called_one(workplace: Workplace, ear: Ear) -> None:
    workplace.control(Qt.Key.Key_N)
    workplace.window.case_page.reveal(NUMBER)
    workplace.type("1955-03-12")
    workplace.tab()
    (said,) = [text for text in ear.take() if "12 mars 1955" in text]
    assert said.endswith("Ett födelsedatum: 12 mars 1955. Det räcker här.")


def test_the_two_consents_are_told_apart(workplace: Workplace) -> None:
    open_consent(workplace, ANNA)
    for part, name in (
        ("plan_consent", "Samtycke till SIP"),
        ("sharing_consent", "Samtycke till att dela uppgifter"),
    ):
        workplace.window.case_page.reveal(Address(part, "date"))
        assert name in groups_around(workplace.focus)


def test_what_was_filled_in_of_the_same_talk_is_said(workplace: Workplace, ear: Ear) -> None:
    open_consent(workplace, TO_PLAN)
    ear.take()
    press(workplace, FILL)
    (said,) = [text for text in ear.take() if text.startswith("Ifyllt: ")]
    assert TO_PLAN.consent_entries[0].obtained_by in said


def test_the_way_back_from_the_person_comes_after_the_fields(workplace: Workplace) -> None:
    workplace.control(Qt.Key.Key_N)
    page = workplace.window.case_page.person
    met: list[QWidget] = []
    while page.isAncestorOf(workplace.focus) and workplace.focus not in met:
        met.append(workplace.focus)
        workplace.tab()
    back = met[-1]
    assert isinstance(back, QPushButton)
    assert back.text() == "&Till SIP:en"
    assert met[0].accessibleName() == "Namn"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space], ids=["Esc", "the button"])
def test_out_of_the_person_it_is_said_which_tab_one_comes_to(
    workplace: Workplace, ear: Ear, key: Qt.Key
) -> None:
    workplace.control(Qt.Key.Key_N)
    page = workplace.window.case_page.person
    if key is Qt.Key.Key_Space:
        page.findChildren(QPushButton)[-1].setFocus()
    ear.take()
    workplace.press(key)
    assert not page.isVisible()
    assert ear.take()[-1] == "Det vill jag prata om"


# --- copies ---------------------------------------------------------------------------------------


def test_another_copy_is_said_by_its_place_and_the_one_before_never(
    qtbot: QtBot, application: QApplication, ear: Ear
) -> None:
    pane = PdfPane()
    qtbot.addWidget(pane)
    pane.show()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    pane.view.setFocus()
    pdf = Paper().plan(ORDINARY, MASTER, TODAY)
    pane.show_pdf(pdf)
    pages = pane.page_count()
    assert ear.take() == [f"Sida 1 av {pages}"]
    names = [button.accessibleName() for button in pane.findChildren(QPushButton)]
    assert {"Mindre sida", "Större sida"} <= set(names)
    (onward,) = (b for b in pane.findChildren(QPushButton) if b.text() == "N&ästa sida")
    onward.click()
    (turned,) = ear.take()
    assert turned == f"Sida 2 av {pages}. {pane.view.accessibleDescription()}"
    onward.setFocus()
    qtbot.keyClick(onward, Qt.Key.Key_Space)
    assert ear.take() == [f"Sida 3 av {pages}. {pane.view.accessibleDescription()}"]
    pane.view.setFocus()
    pane.show_pdf(pdf)
    assert ear.take() == [f"Sida 1 av {pages}"]


def test_an_empty_row_is_told_as_one_and_how_it_goes(workplace: Workplace, ear: Ear) -> None:
    topics = (Topic(id="a", text="Natten"), Topic(id="b"))
    hold_meeting(workplace, Case(person=Person(name="Anna"), topics=topics))
    turn_to(workplace, Chapter.TOPICS)
    workplace.press(Qt.Key.Key_PageDown)
    assert ear.take()[-1].endswith("sak 2 av 2. Tom rad. Ctrl+Skift+Delete tar bort den.")


def test_a_topic_says_what_became_of_it_or_with_which_keys_that_is_said(
    workplace: Workplace, ear: Ear
) -> None:
    topics = (Topic(id="a", text="Natten"), Topic(id="b", text="Maten"))
    hold_meeting(workplace, Case(person=Person(name="Anna"), topics=topics))
    turn_to(workplace, Chapter.TOPICS)
    asked = "Inget svar ännu. Tangenter: 1 Klart, 2 Tas upp senare, 3 Vill inte längre ta upp"
    assert ear.take()[-1].endswith(f"Natten. {asked}")
    workplace.press(Qt.Key.Key_1)
    workplace.press(Qt.Key.Key_PageDown)
    workplace.press(Qt.Key.Key_PageUp)
    assert ear.take()[-1].endswith("Natten. Nu: klart")


@pytest.mark.parametrize(
    ("chapter", "label"),
    [
        (Chapter.OURSELVES, "Det gör jag själv:"),
        (Chapter.CRISIS, "Om läget försämras: vad gör vi då?"),
    ],
)
def test_a_step_with_one_blank_text_is_said_to_be_so(
    workplace: Workplace, ear: Ear, chapter: Chapter, label: str
) -> None:
    hold_meeting(workplace, Case(person=Person(name="Anna")))
    turn_to(workplace, chapter)
    assert ear.take()[-1].endswith(f"{label} tomt")
