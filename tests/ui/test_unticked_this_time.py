"""Whoever is unticked among the recipients of the plan is told that it counts for now alone."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sipdesk import fonts
from sipdesk.case import Answer, Case
from sipdesk.ports import DocumentKind
from sipdesk.ui.style import dress
from tests.ui.conftest import Workplace, opened_workplace
from tests.ui.hearing import open_ear
from tests.ui.screen_texts import clipped
from tests.ui.test_copies import BO, DRAFT, EVA, MET, YES, boxes, press, said, show, tick, use_paper
from tests.ui.test_copies_at_the_table import box_of, copies_in, hold_copies

LINE = (
    "Urkryssad gäller bara den här gången. Att någon inte ska ha någon kopia anges under Deltagare."
)
NAMED = (replace(YES, recipient_ids="eva bo"),)
BOTH = replace(MET, consent_entries=NAMED)
LAPTOP = (1366, 768)


def test_it_is_told_while_somebody_is_unticked_and_said_once(
    workplace: Workplace, qapp: QApplication
) -> None:
    show(workplace, BOTH)
    assert LINE not in said(workplace)
    with open_ear(qapp) as ear:
        tick(workplace, "Eva Ek")
        assert LINE in said(workplace)
        tick(workplace, "Bo Berg")
        assert ear.heard.count(LINE) == 1
    tick(workplace, "Eva Ek")
    assert LINE in said(workplace)
    tick(workplace, "Bo Berg")
    assert LINE not in said(workplace)


def test_it_goes_when_whoever_was_unticked_has_a_copy(workplace: Workplace, tmp_path: Path) -> None:
    use_paper(workplace, tmp_path)
    show(workplace)
    tick(workplace, "Eva Ek")
    press(workplace, "Skriv &ut …")
    assert LINE in said(workplace)
    tick(workplace, "Eva Ek")
    press(workplace, "Skriv &ut …")
    assert not boxes(workplace)["Eva Ek"].isChecked()
    assert LINE not in said(workplace)


def test_it_is_told_neither_of_the_person_nor_of_whom_nobody_was_asked_about(
    workplace: Workplace,
) -> None:
    show(workplace, replace(BOTH, participants=(replace(EVA, gets_copy=Answer.NOT_ASKED), BO)))
    tick(workplace, "Anna")
    for _back in range(2):
        tick(workplace, "Eva Ek")
        assert LINE not in said(workplace)


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        (DRAFT, DocumentKind.PLAN),
        (MET, DocumentKind.INVITATION),
        (MET, DocumentKind.SUMMARY),
    ],
)
def test_it_is_told_of_no_other_paper(workplace: Workplace, case: Case, kind: DocumentKind) -> None:
    show(workplace, case, kind)
    assert boxes(workplace)["Eva Ek"].isChecked()
    tick(workplace, "Eva Ek")
    assert LINE not in said(workplace)


def test_another_paper_does_not_go_on_telling_it(workplace: Workplace) -> None:
    show(workplace)
    tick(workplace, "Eva Ek")
    for kind in (DocumentKind.INVITATION, DocumentKind.BLANK):
        workplace.window.show_document(kind)
        QApplication.processEvents()
        assert LINE not in said(workplace)


def test_no_box_moves_under_the_mouse(workplace: Workplace) -> None:
    show(workplace, BOTH)
    boxes(workplace)["Eva Ek"].setFocus()
    QApplication.processEvents()
    before = places(workplace)
    for is_told in (True, False):
        tick(workplace, "Eva Ek")
        QApplication.processEvents()
        assert (LINE in said(workplace)) is is_told
        assert places(workplace) == before


def places(workplace: Workplace) -> list[QPoint]:
    return [box.mapToGlobal(QPoint()) for box in boxes(workplace).values()]


@pytest.fixture
def twice_as_large(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Generator[Workplace]:
    files = [str(path) for path in fonts.window_fonts()]
    dress(qapp, files, scale=2)
    with opened_workplace(qtbot, tmp_path) as opened:
        yield opened
    dress(qapp, files)


@pytest.mark.parametrize("names", [["Eva Ek"], ["Anna", "Eva Ek", "Bo Berg"]])
def test_in_the_largest_text_it_is_read_as_a_whole_at_the_table(
    twice_as_large: Workplace, names: list[str]
) -> None:
    hold_copies(twice_as_large, BOTH)
    twice_as_large.window.resize(*LAPTOP)
    page = copies_in(twice_as_large)
    QApplication.processEvents()
    for name in names:
        box_of(twice_as_large, name).click()
    copies_in(twice_as_large)
    for _round in range(3):
        QApplication.processEvents()
    (line,) = (each for each in page.findChildren(QLabel) if each.text() == LINE)
    assert line.visibleRegion().boundingRect() == line.rect()
    assert clipped(page) == []
    assert (page.window().width(), page.window().height()) == LAPTOP
    first = box_of(twice_as_large, names[0])
    assert not first.visibleRegion().isEmpty()
