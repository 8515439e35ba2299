"""The preview on the screen, as tests ask of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sipdesk.case import (
    Answer,
    Case,
    ConsentAnswer,
    ConsentEntry,
    ConsentPurpose,
    Participant,
    Person,
    Plan,
)
from sipdesk.i18n import gettext as _
from sipdesk.ports import DocumentKind, Documents
from sipdesk.ui.desk import Desk
from sipdesk.ui.editor import CaseEditor
from sipdesk.ui.preview_page import PreviewPage
from tests.ui.fake_doors import FakeDoors

TODAY = dt.date(2026, 3, 12)
CASE = Case(
    person=Person(name="Anna Andersson", identity_number="198507099805"),
    plan=Plan(version=2),
    participants=(
        Participant(id="bo", name="Bo Berg", gets_copy=Answer.YES),
        Participant(id="cajsa", name="Cajsa Cederlund", gets_copy=Answer.YES),
        Participant(name="Doris Dahl", wanted=Answer.NO),
    ),
)
CONSENTING = replace(
    CASE,
    consent_entries=(
        ConsentEntry(
            purpose=ConsentPurpose.SHARING,
            answer=ConsentAnswer.YES,
            recorded_at="2026-03-01T10:00:00+01:00",
            recipient_ids="bo cajsa",
        ),
    ),
)
NARROWEST = 880  # what is left beside the case list on a screen of 1366 × 768


def wait_for_pages(qtbot: QtBot, page: PreviewPage) -> None:
    """Until the pages that were wanted last are shown, or it is said why they are not."""
    qtbot.waitUntil(lambda: not page.is_coming)


class Preview:
    """The page on the screen, with what it was given and what it said."""

    def __init__(self, qtbot: QtBot, documents: Documents, doors: FakeDoors) -> None:
        self.doors, self.qtbot = doors, qtbot
        now = dt.datetime.combine(TODAY, dt.time(14, 2), tzinfo=dt.UTC)
        self.desk = Desk(CaseEditor(), documents, doors, lambda: now)
        self.page = PreviewPage(self.desk)
        self.said: list[str] = []
        self.page.done.connect(self.said.append)
        qtbot.addWidget(self.page)
        self.page.resize(NARROWEST, 640)
        self.page.show()
        qtbot.waitActive(self.page)

    def show(self, kind: DocumentKind = DocumentKind.PLAN, case: Case = CASE) -> None:
        self.desk.editor.open(case)
        self.page.show_case(case, kind, TODAY)
        self.wait()

    def wait(self) -> None:
        """Until what is wanted is shown."""
        wait_for_pages(self.qtbot, self.page)

    def button(self, text: str) -> QPushButton:
        wanted = _(text)
        return next(b for b in self.page.findChildren(QPushButton) if b.text() == wanted)

    def click(self, text: str) -> None:
        self.qtbot.mouseClick(self.button(text), Qt.MouseButton.LeftButton)
        self.wait()

    def box(self, name: str) -> QComboBox:
        boxes = self.page.findChildren(QComboBox)
        return next(b for b in boxes if b.accessibleName() == name)

    def choose(self, name: str, *, steps: int) -> None:
        """Turn a box with the keys, as somebody without a mouse does."""
        pressed = Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up
        for _step in range(abs(steps)):
            self.qtbot.keyClick(self.box(name), pressed)
            self.wait()

    def texts(self) -> list[str]:
        """What stands on the page now, beside the buttons."""
        labels = self.page.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible()]

    def ticked(self) -> list[str]:
        boxes = self.page.findChildren(QCheckBox)
        return [b.text() for b in boxes if b.isChecked()]

    def view(self) -> QPdfView:
        view = self.page.findChild(QPdfView)
        assert isinstance(view, QPdfView)
        return view

    def has_ink(self) -> bool:
        """Whether anything dark is drawn where the document is."""
        image = self.view().viewport().grab().toImage()
        columns, rows = range(0, image.width(), 3), range(0, image.height(), 3)
        return any(image.pixelColor(x, y).lightness() < 80 for x in columns for y in rows)
