"""What tests of saving ask of a workplace."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from sipdesk.case import Case
from sipdesk.data import open_store
from sipdesk.ui.save_line import SaveLine
from tests.ui.conftest import PASSPHRASE, Workplace

A_SECOND = 1000  # milliseconds
UNTIL_TRIED_AGAIN = 3000  # milliseconds


def case_on_disk(workplace: Workplace, case_id: str) -> Case:
    """The case as the file has it now; the window is given no chance of a last save."""
    workplace.desk.editor.open(None)
    workplace.window.hide()
    workplace.store.close()
    reopened = open_store(workplace.case_file, PASSPHRASE)
    try:
        return reopened.load(case_id)
    finally:
        reopened.close()


def write_name(workplace: Workplace, name: str = "Anna") -> None:
    """A new person whose name has just been typed."""
    workplace.control(Qt.Key.Key_N)
    workplace.type(name)


def persons(workplace: Workplace) -> QListView:
    """The list of persons."""
    rows = workplace.window.case_list.findChild(QListView)
    assert isinstance(rows, QListView)
    return rows


def lines_of(rows: QListView) -> list[str]:
    """What a list says, line by line."""
    model = rows.model()
    return [str(model.index(n, 0).data()) for n in range(model.rowCount())]


def choose_person(workplace: Workplace, name: str) -> None:
    """Choose somebody in the list, as a click does."""
    rows = persons(workplace)
    rows.setCurrentIndex(rows.model().index(lines_of(rows).index(name), 0))


def chosen_person(workplace: Workplace) -> str:
    """Who is marked in the list."""
    return str(persons(workplace).currentIndex().data() or "")


def status(workplace: Workplace) -> SaveLine:
    """The status line."""
    line = workplace.window.findChild(SaveLine)
    assert isinstance(line, SaveLine)
    return line


def fill(workplace: Workplace, cases: Iterable[Case]) -> None:
    """Put cases into the file, and show everybody."""
    for case in cases:
        workplace.store.save(case)
    workplace.window.case_list.show_summaries(workplace.store.summaries())
