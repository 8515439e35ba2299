"""The lines of a list say what the case says now, though each key makes only one of them anew."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget

from sipdesk.case import Address, Case, Goal, Intervention, with_row_moved
from tests.ui.conftest import Workplace

CASE = Case(
    goals=(Goal(id="g0", own_words="Sova"), Goal(id="g1", own_words="Gå ut")),
    interventions=(Intervention(id="i0", what="Promenad", goal_id="g1"),),
)
GOALS, INTERVENTIONS = "Mål", "Insatser – vem gör vad och när"


def lines(workplace: Workplace, name: str) -> list[str]:
    found = workplace.window.case_page.findChildren(QListWidget)
    rows = next(rows for rows in found if rows.accessibleName() == name)
    return [rows.item(n).text() for n in range(rows.count())]


def in_goal(workplace: Workplace) -> None:
    workplace.store.save(CASE)
    workplace.window.open_case(CASE.id)
    workplace.window.case_page.reveal(Address("goals", "own_words", "g1"))


def test_a_key_is_at_once_in_the_line_of_its_row_and_undo_takes_it_back(
    workplace: Workplace,
) -> None:
    in_goal(workplace)
    workplace.type("Nu: ")
    assert lines(workplace, GOALS) == ["1. Sova", "2. Nu: Gå ut"]
    workplace.window.undo()
    assert lines(workplace, GOALS) == ["1. Sova", "2. Gå ut"]


def test_a_line_follows_what_it_tells_of_another_list(workplace: Workplace) -> None:
    in_goal(workplace)
    assert "mål 2" in lines(workplace, INTERVENTIONS)[0]
    editor = workplace.window.desk.editor
    editor.change(with_row_moved(workplace.case, "goals", "g1", -1))
    assert lines(workplace, GOALS) == ["1. Gå ut", "2. Sova"]
    assert "mål 1" in lines(workplace, INTERVENTIONS)[0]


def test_another_case_has_lines_of_its_own(workplace: Workplace) -> None:
    in_goal(workplace)
    other = Case(goals=(Goal(id="h0", own_words="Laga mat"), Goal(id="h1", own_words="Gå ut")))
    workplace.store.save(other)
    workplace.window.open_case(other.id)
    workplace.window.case_page.reveal(Address("goals", "own_words", "h1"))
    assert lines(workplace, GOALS) == ["1. Laga mat", "2. Gå ut"]
