"""The pages of a case are built when they are needed, and then they are as if always there."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sipdesk.case import Address, Coordinator
from sipdesk.demo import demo_cases
from sipdesk.ports import DocumentKind
from sipdesk.ui import late_page
from sipdesk.ui.page import Page
from tests.ui.conftest import NOW, Workplace, opened_workplace
from tests.ui.preview_probe import wait_for_pages
from tests.ui.screen_reader import tab_stops

CASE = replace(demo_cases(NOW.date())[0], coordinator=Coordinator())  # something is missing
PLAN = 3
PLAN_BLOCKS = 9
MOST_BLOCKS = 20  # of a page


def built(workplace: Workplace) -> list[bool]:
    return [page.is_built for page in workplace.window.case_page.pages]


@pytest.fixture(autouse=True)
def _somebody_types(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until a test says otherwise, nothing is built only because time passes."""
    monkeypatch.setattr(late_page, "CALM_MS", 3_600_000)


@pytest.fixture
def in_case(workplace: Workplace) -> Workplace:
    workplace.store.save(CASE)
    workplace.window.open_case(CASE.id)
    return workplace


def test_a_window_without_a_case_has_no_pages(workplace: Workplace) -> None:
    assert not any(built(workplace))


def test_a_case_builds_the_tab_that_it_opens_with_and_no_other(in_case: Workplace) -> None:
    assert built(in_case) == [True, False, False, False, False, False]


def test_a_way_to_a_field_builds_its_page(in_case: Workplace) -> None:
    assert in_case.window.case_page.reveal(Address("plan", "situation"))
    in_case.type("Nytt. ")
    assert "Nytt. " in in_case.case.plan.situation
    assert built(in_case) == [True, False, False, True, False, False]


def test_pages_are_built_while_nobody_types(
    in_case: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(late_page, "CALM_MS", 20)
    monkeypatch.setattr(late_page, "BETWEEN_BLOCKS_MS", 0)
    in_case.window.case_page.reveal(Address("topics", "text", CASE.topics[0].id))
    in_case.type("x")
    in_case.qtbot.waitUntil(lambda: all(built(in_case)))


def test_no_preview_is_built_until_a_paper_is_wanted(in_case: Workplace) -> None:
    window = in_case.window
    window.turn_to_tab(PLAN)
    window.open_case(CASE.id)
    window.show_due()
    in_case.desk.editor.open(None)
    assert not window.preview.is_built
    window.show_document(DocumentKind.BLANK)
    assert window.preview.is_built
    in_case.press(Qt.Key.Key_Escape)
    assert not window.preview.isVisible()


def test_the_preview_is_built_last_of_all(
    in_case: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(late_page, "BETWEEN_BLOCKS_MS", 0)
    window = in_case.window
    first: list[bool] = []
    window.preview.built.connect(partial(_look_for_others, in_case, first))
    with in_case.qtbot.waitSignal(window.builder.done):
        window.builder._build_next()
    assert first == [True]


def _look_for_others(workplace: Workplace, told: list[bool], _preview: QWidget) -> None:
    told.append(all(built(workplace)))


def test_tab_goes_from_the_paper_to_what_stands_below(in_case: Workplace) -> None:
    window = in_case.window
    for page in window.case_page.pages:
        assert page.page
    window.show_document(DocumentKind.PLAN)
    wait_for_pages(in_case.qtbot, window.preview.page)
    *once, _first_again = tab_stops()
    last = [widget for widget in once if _is_on_paper(widget, in_case)][-1]
    last.setFocus(Qt.FocusReason.TabFocusReason)
    in_case.press(Qt.Key.Key_Tab)
    assert in_case.window.focusWidget() is window._print


def _is_on_paper(widget: QWidget, workplace: Workplace) -> bool:
    return workplace.window.preview.isAncestorOf(widget)


def test_nothing_is_built_while_paper_is_in_sight(
    in_case: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_case.window.show_document(DocumentKind.PLAN)
    wait_for_pages(in_case.qtbot, in_case.window.preview.page)
    before = built(in_case)
    builder = in_case.window.builder
    for _time in range(MOST_BLOCKS):
        builder._build_next()
    assert built(in_case) == before
    in_case.press(Qt.Key.Key_Escape)
    for _time in range(MOST_BLOCKS):
        builder._build_next()
    assert sum(built(in_case)) > sum(before)


@pytest.mark.parametrize("order", [(0, PLAN, 1), (PLAN, 0, 1)])
def test_tab_goes_from_the_tabs_through_the_page_to_what_stands_below(
    in_case: Workplace, order: tuple[int, ...]
) -> None:
    window = in_case.window
    window.case_page.set_findings_shown(True)
    for number in order:
        window.turn_to_tab(number)
        assert_that_tab_goes_through_the_page(in_case)


def assert_that_tab_goes_through_the_page(workplace: Workplace) -> None:
    workplace.window.case_page.tabs.tabBar().setFocus(Qt.FocusReason.TabFocusReason)
    parts = [_part_of(widget, workplace) for widget in tab_stops()]
    steps = [one for one, before in zip(parts, ["", *parts], strict=False) if one != before]
    assert steps[:4] == ["tabs", "page", "findings", "below"]
    assert steps.count("page") == 1


def _part_of(widget: QWidget, workplace: Workplace) -> str:
    page = workplace.window.case_page
    if widget is page.tabs.tabBar():
        return "tabs"
    if page.page_in_sight().isAncestorOf(widget):
        return "page"
    return "findings" if page.findings.isAncestorOf(widget) else "below"


def test_undo_leads_to_a_page_and_a_lock_clears_those_that_are_there(in_case: Workplace) -> None:
    window = in_case.window
    window.case_page.reveal(Address("plan", "situation"))
    in_case.type("Nytt. ")
    window.turn_to_tab(0)
    window.undo()
    assert window.case_page.tab_in_sight() == PLAN
    in_case.desk.editor.open(None)
    assert built(in_case) == [True, False, False, True, False, False]
    fields = window.case_page.findChildren(QWidget)
    assert not any("Nytt" in str(field.property("plainText") or "") for field in fields)


@pytest.mark.parametrize("blocks", [1, 3])
def test_a_page_that_is_half_built_is_not_shown_and_is_whole_when_turned_to(
    in_case: Workplace, blocks: int
) -> None:
    window = in_case.window
    plan = window.case_page.pages[PLAN]
    for _time in range(blocks):
        plan.build_some()
    assert not plan.is_built
    window.turn_to_tab(1)
    window.turn_to_tab(PLAN)
    assert plan.is_built
    assert isinstance(plan.page, Page)
    assert [block.isVisible() for block in plan.page._blocks] == [True] * PLAN_BLOCKS
    assert_that_tab_goes_through_the_page(in_case)


def test_each_block_that_somebody_waits_for_is_there_at_once(in_case: Workplace) -> None:
    pages = in_case.window.case_page.pages
    pages[PLAN].build_some()
    assert in_case.window.case_page.reveal(Address("plan", "situation"))
    in_case.type("Nytt. ")
    assert "Nytt. " in in_case.case.plan.situation


def test_a_page_that_was_begun_and_never_built_goes_with_its_window(
    qtbot: QtBot, application: QApplication, tmp_path: Path
) -> None:
    with opened_workplace(qtbot, tmp_path) as workplace:
        workplace.store.save(CASE)
        workplace.window.open_case(CASE.id)
        begun = [page.sections() for page in workplace.window.case_page.pages]
        assert any(begun)
        assert not all(built(workplace))
    assert QApplication.topLevelWidgets() == []
