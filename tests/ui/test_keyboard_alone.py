"""The whole main job without a mouse: from the name to the approved plan on paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from sipdesk.case import Answer, Principal
from tests.ui.conftest import Workplace
from tests.ui.preview_probe import wait_for_pages

FARTHEST = 80  # presses of the Tab key


def spoken(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text.replace("&", "")


def tab_to(workplace: Workplace, name: str) -> None:
    """Press Tab until the cursor is in what is called so."""
    for _press in range(FARTHEST):
        workplace.tab()
        if spoken(workplace.focus).startswith(name):
            return
    raise AssertionError(f"Tab does not lead to {name!r}")


def write(workplace: Workplace, name: str, text: str) -> None:
    tab_to(workplace, name)
    workplace.type(text)


def press_button(workplace: Workplace, name: str) -> None:
    tab_to(workplace, name)
    workplace.press(Qt.Key.Key_Space)


def answer(workplace: Workplace, question: str, lefts: int) -> None:
    """Of Ja, Nej and Inte frågat, go so far to the left from the last."""
    tab_to(workplace, question)
    for _step in range(lefts):
        workplace.press(Qt.Key.Key_Left)


def prepare(workplace: Workplace) -> None:
    workplace.control(Qt.Key.Key_N)
    workplace.type("Anna Ek")
    write(workplace, "Eller bara födelsedatum", "1953-04-12")
    workplace.control(Qt.Key.Key_1)
    workplace.control(Qt.Key.Key_Return)
    workplace.type("Nätterna")
    workplace.control(Qt.Key.Key_2)
    workplace.control(Qt.Key.Key_Return)
    workplace.type("Åsa Berg")
    write(workplace, "Verksamhet", "Hemtjänsten")
    tab_to(workplace, "Huvudman")
    workplace.press(Qt.Key.Key_K)
    answer(workplace, "Vill personen ha med", 2)


def consent(workplace: Workplace) -> None:
    workplace.control(Qt.Key.Key_3)
    answer(workplace, "Jag samtycker till att en samordnad", 2)
    write(workplace, "Datum", "12 mars")
    tab_to(workplace, "Muntligt eller skriftligt")
    workplace.press(Qt.Key.Key_Down)
    write(workplace, "Inhämtat av", "Åsa Berg")
    tab_to(workplace, "I egenskap av")
    workplace.press(Qt.Key.Key_Down)
    write(workplace, "Samtycket omfattar inte", "Inget")
    press_button(workplace, "Anteckna samtycket")


def plan(workplace: Workplace) -> None:
    workplace.control(Qt.Key.Key_4)
    press_button(workplace, "Lägg till mål")
    workplace.type("Sova hela natten")
    press_button(workplace, "Lägg till insats")
    workplace.type("Besök på kvällen")
    tab_to(workplace, "Huvudman")
    workplace.press(Qt.Key.Key_K)
    answer(workplace, "Gör någon annan än", 1)
    tab_to(workplace, "Övergripande ansvar")
    workplace.press(Qt.Key.Key_K)
    tab_to(workplace, "Hur godkänner personen?")
    workplace.press(Qt.Key.Key_Down)
    write(workplace, "Datum för godkännandet", "12 mars")
    press_button(workplace, "Personen godkänner planen")


def test_from_the_name_to_the_approved_plan_on_paper(workplace: Workplace, tmp_path: Path) -> None:
    workplace.doors.answers = [True, True]
    workplace.doors.path = tmp_path / "plan.pdf"
    prepare(workplace)
    consent(workplace)
    plan(workplace)
    workplace.control(Qt.Key.Key_P)
    wait_for_pages(workplace.qtbot, workplace.window.preview.page)
    press_button(workplace, "Spara som PDF")
    assert workplace.doors.path.read_bytes().startswith(b"%PDF")

    case = workplace.on_file()
    assert case.is_approved
    assert (case.person.name, case.topics[0].text) == ("Anna Ek", "Nätterna")
    assert case.participants[0].principal is Principal.MUNICIPALITY
    assert case.participants[0].wanted is Answer.YES
    assert case.goals[0].own_words == "Sova hela natten"
    assert case.interventions[0].principal is Principal.MUNICIPALITY
    assert case.plan.overall_responsibility is Principal.MUNICIPALITY
