"""The preview without a mouse, in large text, and in both languages."""

from __future__ import annotations

import itertools
from collections.abc import Generator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sipdesk import i18n
from sipdesk.ui.style import dress
from tests.ui.fake_doors import FakeDoors
from tests.ui.fake_paper import FakeDocuments
from tests.ui.preview_probe import CASE, NARROWEST, Preview

# A window on the offscreen platform makes it say this of itself.
pytestmark = [
    pytest.mark.usefixtures("application"),
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints"),
]


@pytest.fixture
def preview(qtbot: QtBot) -> Preview:
    return Preview(qtbot, FakeDocuments(), FakeDoors())


@pytest.fixture(params=i18n.LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    i18n.speak(request.param)
    return request.param


@pytest.fixture(params=[1.0, 2.0], ids=["100 %", "200 %"])
def text_size(request: pytest.FixtureRequest, application: QApplication) -> Generator[None]:
    dress(application, [], scale=request.param)
    yield
    dress(application, [])


def controls(page: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QComboBox, QPdfView)
    return [w for w in page.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]


@pytest.mark.usefixtures("language", "text_size")
def test_nothing_is_clipped_or_covered(qtbot: QtBot) -> None:
    preview = Preview(qtbot, FakeDocuments(strange="😀"), FakeDoors())
    preview.show()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert preview.page.width() == NARROWEST
    everything = [*controls(preview.page), *visible_labels(preview.page)]
    shown = [widget for widget in everything if not is_scrolled(widget)]
    for widget in shown:
        place = widget.rect().translated(widget.mapTo(preview.page, QPoint(0, 0)))
        assert preview.page.rect().contains(place), widget
        if isinstance(widget, QPushButton | QComboBox):
            assert widget.width() >= widget.sizeHint().width()
            assert widget.height() >= widget.sizeHint().height()
        if isinstance(widget, QLabel):
            assert widget.height() >= widget.heightForWidth(widget.width())
            assert widget.wordWrap() or widget.width() >= widget.sizeHint().width()
    for one, other in itertools.combinations(shown, 2):
        assert not overlap(preview.page, one, other), (one, other)
    assert preview.view().height() >= 250


def is_scrolled(widget: QWidget) -> bool:
    """Whether it stands in the list of recipients, which may be longer than the page."""
    return any(area.isAncestorOf(widget) for area in widget.window().findChildren(QScrollArea))


def visible_labels(page: QWidget) -> list[QLabel]:
    return [label for label in page.findChildren(QLabel) if label.isVisible()]


def overlap(page: QWidget, one: QWidget, other: QWidget) -> bool:
    if one.isAncestorOf(other) or other.isAncestorOf(one):
        return False
    places = [w.rect().translated(w.mapTo(page, QPoint(0, 0))) for w in (one, other)]
    return places[0].intersects(places[1])


@pytest.mark.usefixtures("language")
def test_every_control_has_a_name_and_a_letter_of_its_own(qtbot: QtBot) -> None:
    preview = Preview(qtbot, FakeDocuments(), FakeDoors())
    preview.show()
    for control in controls(preview.page):
        named = control.text() if isinstance(control, QAbstractButton) else control.accessibleName()
        assert named, control
    buttons = [w.text() for w in controls(preview.page) if isinstance(w, QPushButton)]
    buddies = [w.text() for w in preview.page.findChildren(QLabel) if w.buddy()]
    letters = [QKeySequence.mnemonic(text).toString() for text in [*buttons, *buddies]]
    assert len(letters) == 18
    assert all(letters)
    assert len(set(letters)) == len(letters)


def test_tab_goes_through_all_controls_in_reading_order(preview: Preview) -> None:
    preview.show()
    preview.click("N&ästa sida")  # so that none is disabled
    preview.box("Dokument").setFocus()
    names = []
    for _control in filter(QWidget.isEnabled, controls(preview.page)):
        widget = QApplication.focusWidget()
        assert isinstance(widget, QWidget)
        text = widget.text() if isinstance(widget, QPushButton) else widget.accessibleName()
        names.append(text.replace("&", ""))
        preview.qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert names == [
        "Dokument",
        "Språk",
        "Textstorlek",
        "Skriv ut …",
        "Spara som PDF …",
        "Tillbaka",
        "Kopia till Anna Andersson",
        *(f"Kopia till {outside.name}" for outside in CASE.participants),
        "Välj ingen",
        "Anteckna kopia",
        "Föregående sida",
        "Nästa sida",
        "Mindre",
        "Större",
        "Sidbredd",
        "Hela sidan",
        "Förhandsvisning av dokumentet",
    ]
