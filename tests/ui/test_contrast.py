"""Contrast as WCAG 2.1 AA asks, of the colours of each look and of what is painted in it."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sipdesk import fonts
from sipdesk.case import Participant, Presence
from sipdesk.settings import LIGHT
from sipdesk.ui.choice_input import ChoiceInput
from sipdesk.ui.date_input import DateInput, DayPicker
from sipdesk.ui.looks import LOOKS, Look, palette_of, wear, worn_look
from sipdesk.ui.meeting.attending import AttendingLine
from sipdesk.ui.meeting.chapters import Chapter
from sipdesk.ui.message_box import MessageBox
from sipdesk.ui.style import dress
from tests.ui.conftest import Workplace
from tests.ui.contrast_eye import ratio, weakest_edge, weakest_line, weakest_ring, weakest_text
from tests.ui.meeting_eye import table_of
from tests.ui.test_every_text import CASES, DIALOGS, TABS, show

TEXT = 4.5  # WCAG 1.4.3
CONTROL = 3.0  # WCAG 1.4.11
ARROW_WIDTH = 20  # pixels
INKS = ("ink", "quiet", "faint", "accent", "problem")
GROUNDS = ("field", "shade", "button")
TEXTS = [
    *(
        (ink, ground)
        for ink in ("ink", "quiet", "faint", "accent", "problem")
        for ground in GROUNDS
    ),
    ("on_chosen", "chosen"),
    ("on_loud", "loud"),
    ("on_notice", "notice"),
]
EDGES = [(edge, ground) for edge in ("edge", "accent") for ground in ("field", "shade")]
Role, Group = QPalette.ColorRole, QPalette.ColorGroup
PAIRS_OF_ROLES = [
    (Role.WindowText, Role.Window),
    (Role.WindowText, Role.Base),
    (Role.Text, Role.Base),
    (Role.Text, Role.AlternateBase),
    (Role.ButtonText, Role.Button),
    (Role.ButtonText, Role.Window),
    (Role.HighlightedText, Role.Highlight),
    (Role.HighlightedText, Role.Accent),
    (Role.ToolTipText, Role.ToolTipBase),
    (Role.PlaceholderText, Role.Base),
    (Role.Link, Role.Window),
    (Role.Link, Role.Base),
    (Role.LinkVisited, Role.Base),
    (Role.BrightText, Role.Window),
]


@pytest.fixture(params=LOOKS)
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Generator[Look]:
    """The application wears it, before any window is made."""
    dress(qapp, [str(path) for path in fonts.window_fonts()])
    wear(qapp, LOOKS[request.param])
    yield LOOKS[request.param]
    wear(qapp, LOOKS[LIGHT])


@pytest.fixture
def application(qapp: QApplication, look: Look) -> QApplication:
    return qapp


@pytest.mark.parametrize("name", LOOKS)
def test_every_pair_of_colours(name: str) -> None:
    look = LOOKS[name]
    for pairs, least in ((TEXTS, TEXT), (EDGES, CONTROL)):
        for upper, ground in pairs:
            found = ratio(QColor(getattr(look, upper)), QColor(getattr(look, ground)))
            assert found >= least, f"{upper} on {ground}"


@pytest.mark.parametrize("group", [Group.Active, Group.Inactive, Group.Disabled])
@pytest.mark.parametrize("name", LOOKS)
def test_every_pair_of_roles(name: str, group: QPalette.ColorGroup) -> None:
    palette = palette_of(LOOKS[name])
    for upper, ground in PAIRS_OF_ROLES:
        found = ratio(palette.color(group, upper), palette.color(group, ground))
        assert found >= TEXT, f"{upper.name} on {ground.name}"


def assert_stands_out(root: QWidget, where: str) -> None:
    QApplication.processEvents()
    text, whose = weakest_text(root)
    assert text >= TEXT, f"{where}: {whose}"
    edge, whose = weakest_edge(root)
    assert edge >= CONTROL, f"{where}: {whose}"


def test_a_case_a_meeting_and_dialogs_as_painted(qtbot: QtBot, workplace: Workplace) -> None:
    window = workplace.window
    show(workplace, CASES["followed up"])
    for number in range(TABS):
        window.turn_to_tab(number)
        assert_stands_out(window, f"tab {number + 1}")
    choices = (c for c in window.case_page.findChildren(ChoiceInput) if c.isVisible())
    assert_list_stands_out(next(choices), "a list on a tab")
    for name in ("first start", "keys", "settings", "the lock, with something unsaved"):
        dialog = DIALOGS[name]()
        qtbot.addWidget(dialog)
        dialog.show()
        assert_stands_out(dialog, name)
    show(workplace, CASES["plain"])
    window.hold_meeting()
    table = table_of(workplace)
    assert_stands_out(table, "the first step")
    table.go_on()
    assert_stands_out(table, "the second step")
    table.go_to_chapter(Chapter.ACTIONS)
    assert_is_a_field_with_an_arrow(table.findChildren(ChoiceInput)[0])
    assert_list_stands_out(table.findChildren(ChoiceInput)[0], "a list at the table")


def test_the_ring_of_a_filled_button_with_the_cursor_as_painted(workplace: Workplace) -> None:
    window = workplace.window
    show(workplace, replace(CASES["plain"], participants=(Participant(name="Bo Berg"),)))
    window.show_person()
    leading = [b for b in window.findChildren(QPushButton, "primary") if b.isVisible()]
    assert_has_a_ring(leading[0], "the way on, in the window")
    assert_default_has_a_ring(workplace, window, "a question in the window")
    window.hold_meeting()
    table = table_of(workplace)
    assert_has_a_ring(workplace.focus, "the way on at the table")
    assert_default_has_a_ring(workplace, table, "a question at the table")
    here = table.findChildren(AttendingLine)[0].buttons[Presence.PRESENT]
    here.click()
    assert here.isChecked()
    assert_has_a_ring(here, "who is there")


def assert_has_a_ring(button: QWidget, where: str) -> None:
    button.setFocus()
    QApplication.processEvents()
    assert button.hasFocus(), where
    assert weakest_ring(button) >= CONTROL, where


def assert_default_has_a_ring(workplace: Workplace, parent: QWidget, where: str) -> None:
    box = MessageBox(parent, "Titel", "Är det så?", QMessageBox.Icon.Question)
    button = box.addButton("Ja", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(button)
    with workplace.qtbot.waitActive(box):
        box.show()
    assert_has_a_ring(button, where)
    box.close()
    box.deleteLater()
    workplace.window.activateWindow()


def assert_is_a_field_with_an_arrow(choice: ChoiceInput) -> None:
    """The ground of the other fields, and an arrow that is seen from across the table."""
    picture, look = choice.grab().toImage(), worn_look()
    assert picture.pixelColor(choice.width() // 2, 6).name() == look.field
    line = picture.height() // 2 - ARROW_WIDTH // 4
    columns = range(picture.width() - 3 * ARROW_WIDTH, picture.width() - 4)
    inked = [x for x in columns if picture.pixelColor(x, line).name() == look.ink]
    assert len(inked) >= ARROW_WIDTH // 2


def assert_list_stands_out(choice: ChoiceInput, where: str) -> None:
    """With each of its lines marked in turn."""
    choice.showPopup()
    view = choice.view()
    for row in range(choice.count()):
        view.setCurrentIndex(choice.model().index(row, 0))
        QApplication.processEvents()
        text, whose = weakest_line(view)
        assert text >= TEXT, f"{where}: {whose}"
    choice.hidePopup()


def test_the_month_and_the_year_of_a_calendar_as_painted(workplace: Workplace) -> None:
    show(workplace, CASES["plain"])
    workplace.window.show_person()
    field = workplace.window.case_page.person.findChildren(DateInput)[0]
    field.open_picker()
    picker = QApplication.activePopupWidget()
    assert isinstance(picker, DayPicker)
    text, whose = weakest_text(picker)
    assert text >= TEXT, whose
    picker.close()


def test_what_is_told_loudly_as_painted(workplace: Workplace) -> None:
    show(workplace, CASES["protected child"])
    workplace.window.show_person()
    workplace.window.recovery_reminder.show()
    assert_stands_out(workplace.window, "a reminder")


def test_a_menu_over_the_page_has_an_edge_as_painted(workplace: Workplace, look: Look) -> None:
    menu = workplace.window.menus.editing
    with workplace.qtbot.waitExposed(menu):
        menu.popup(workplace.window.mapToGlobal(workplace.window.rect().center()))
    picture = menu.grab().toImage()
    right, bottom = picture.width() - 1, picture.height() - 1
    sides = [(0, bottom // 2), (right, bottom // 2), (right // 2, 0), (right // 2, bottom)]
    assert [picture.pixelColor(*side).name() for side in sides] == [look.edge] * len(sides)
    menu.close()


def test_a_window_that_is_there_changes_its_look_and_keeps_the_cursor(
    workplace: Workplace, qapp: QApplication, look: Look
) -> None:
    wear(qapp, LOOKS[LIGHT])
    show(workplace, CASES["plain"])
    workplace.window.show_person()
    field = workplace.focus
    wear(qapp, look)
    QApplication.processEvents()
    assert workplace.focus is field
    assert painted_ground(field) == look.field
    assert painted_ground(workplace.window.case_page.header) == look.shade


def painted_ground(widget: QWidget) -> str:
    """The colour of a spot beside the middle of its lower edge, where no text stands."""
    picture = widget.grab().toImage()
    return picture.pixelColor(picture.width() // 2, picture.height() - 4).name()


def test_faint_text_and_a_faint_edge_are_found(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet("background: #ffffff; color: #999999; border: 1px solid #aaaaaa")
    layout = QVBoxLayout(window)
    layout.addWidget(QPushButton("Blek"))
    layout.addWidget(QLineEdit("Blek"))
    window.show()
    window.setFocus(Qt.FocusReason.OtherFocusReason)
    QApplication.processEvents()
    assert weakest_text(window)[0] == pytest.approx(2.85, abs=0.05)
    assert weakest_edge(window)[0] == pytest.approx(2.32, abs=0.05)
