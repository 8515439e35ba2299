"""Whose copy the pages show, with real keys, and names that are whole in large text."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from sipdesk.case import Participant
from sipdesk.ports import DocumentKind
from sipdesk.ui.style import dress
from tests.ui.fake_doors import FakeDoors
from tests.ui.fake_paper import FakeDocuments
from tests.ui.preview_probe import CONSENTING, Preview

# A window on the offscreen platform makes it say this of itself.
pytestmark = [
    pytest.mark.usefixtures("application"),
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints"),
]
BACK, ON = "Förra kopian", "Nästa kopia"


@pytest.fixture
def documents() -> FakeDocuments:
    return FakeDocuments()


@pytest.fixture
def preview(qtbot: QtBot, documents: FakeDocuments) -> Preview:
    return Preview(qtbot, documents, FakeDoors())


def told(preview: Preview) -> list[str]:
    return [text for text in preview.texts() if text.startswith("Du ser")]


def copy_shown(documents: FakeDocuments) -> tuple[int, str] | None:
    copy = documents.made[-1][0].copy
    return (copy.number, copy.recipient_name) if copy else None


def alt(preview: Preview, key: Qt.Key, text: str) -> None:
    """The keys of a button; Qt shows it pressed for a moment before it is clicked."""
    with preview.qtbot.waitSignal(preview.button(text).clicked):
        preview.qtbot.keyClick(preview.page, key, Qt.KeyboardModifier.AltModifier)
    preview.wait()


def tick(preview: Preview, name: str) -> None:
    boxes = preview.page.findChildren(QCheckBox)
    next(b for b in boxes if b.accessibleName() == f"Kopia till {name}").setFocus()
    preview.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    preview.wait()


def test_the_keys_go_from_one_copy_to_the_next_and_it_is_said_whose(
    preview: Preview, documents: FakeDocuments
) -> None:
    preview.show(case=CONSENTING)
    spoken: list[str] = []
    preview.page.said.connect(spoken.append)
    assert told(preview) == ["Du ser kopian till Anna Andersson, 1 av 3."]
    assert copy_shown(documents) == (1, "Anna Andersson")
    assert not preview.button(BACK).isEnabled()
    alt(preview, Qt.Key.Key_PageDown, ON)
    assert told(preview) == ["Du ser kopian till Bo Berg, 2 av 3."]
    assert copy_shown(documents) == (2, "Bo Berg")
    alt(preview, Qt.Key.Key_PageDown, ON)
    assert copy_shown(documents) == (3, "Cajsa Cederlund")
    assert not preview.button(ON).isEnabled()
    alt(preview, Qt.Key.Key_PageUp, BACK)
    assert copy_shown(documents) == (2, "Bo Berg")
    assert "Du ser kopian till Bo Berg, 2 av 3." in spoken


def test_tab_comes_from_the_recipients_over_the_copies_to_the_pages(preview: Preview) -> None:
    preview.show(case=CONSENTING)
    preview.click(ON)  # so that both buttons work
    preview.button("Anteckna k&opia").setFocus()
    passed = []
    for _press in range(4):
        preview.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPushButton)
        passed.append(focused.text())
    assert passed == [BACK, ON, "N&ästa sida", "&Mindre"]


def test_the_copy_that_was_turned_to_stays_and_keeps_its_number_true(
    preview: Preview, documents: FakeDocuments
) -> None:
    preview.show(case=CONSENTING)
    preview.click(ON)
    tick(preview, "Anna Andersson")
    assert told(preview) == ["Du ser kopian till Bo Berg, 1 av 2."]
    assert copy_shown(documents) == (1, "Bo Berg")
    tick(preview, "Cajsa Cederlund")
    assert told(preview) == []
    tick(preview, "Bo Berg")
    assert copy_shown(documents) is None


def test_another_case_begins_with_the_first_and_a_blank_form_is_nobodys(
    preview: Preview, documents: FakeDocuments
) -> None:
    preview.show(case=CONSENTING)
    preview.click(ON)
    preview.show(case=CONSENTING)
    assert copy_shown(documents) == (1, "Anna Andersson")
    preview.show(DocumentKind.BLANK, CONSENTING)
    assert told(preview) == []


# --- names --------------------------------------------------------------------------------------


@pytest.fixture
def large_text(application: QApplication) -> Generator[None]:
    yield
    dress(application, [])


def is_whole(box: QCheckBox) -> bool:
    """Whether all of its text has room in the list."""
    area = next(a for a in box.window().findChildren(QScrollArea) if a.isAncestorOf(box))
    wanted = box.sizeHint()
    return wanted.width() <= area.viewport().width() and wanted.height() <= box.height()


@pytest.mark.usefixtures("large_text")
def test_a_long_name_and_its_note_are_whole_also_when_the_text_becomes_larger(
    preview: Preview, application: QApplication
) -> None:
    name = "Alexandra Wallenberg Björklund-Öhrström & Söner"
    work = "Björkeby vårdcentral"
    long = Participant(name=name, role="Distriktssköterska", organisation=work)
    preview.show(case=replace(CONSENTING, participants=(long,)))
    for scale in (1.0, 2.0):
        dress(application, [], scale=scale)
        boxes = preview.page.findChildren(QCheckBox)
        box = next(b for b in boxes if b.accessibleName() == f"Kopia till {name}")
        preview.qtbot.waitUntil(partial(is_whole, box))
        note = next(n for n in preview.page.findChildren(QLabel) if work in n.text())
        assert note.height() >= note.heightForWidth(note.width())
        lines = box.text().replace("&&", "&").split("\n")
        assert "".join(lines).replace(" ", "") == name.replace(" ", "")
