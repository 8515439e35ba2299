"""Names in scripts with tall lines leave room for the line below them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from sipdesk.case import Case, Person
from tests.ui.conftest import Workplace


@pytest.mark.parametrize("name", ["محمد العلي", "ብርሃን ተስፋይ", "🙂 Åsa", "Åsa Ek"])
def test_the_number_stands_below_any_name(workplace: Workplace, qtbot: QtBot, name: str) -> None:
    person = Person(name=name, identity_number="198507699810")
    workplace.store.save(Case(person=person))
    cases = workplace.window.case_list
    cases.show_summaries(workplace.store.summaries())
    (persons,) = cases.findChildren(QListView)
    item = persons.visualRect(persons.model().index(0, 0))
    lower_third = item.adjusted(0, item.height() * 2 // 3, 0, 0)
    image = persons.viewport().grab(lower_third).toImage()
    columns, rows = range(image.width()), range(image.height())
    ink = [x for x in columns for y in rows if image.pixelColor(x, y).lightness() < 100]
    assert max(ink) - min(ink) > persons.fontMetrics().horizontalAdvance("98507699")
