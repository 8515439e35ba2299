"""A field that was locked, or opened again, is not read as what it was before."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sipdesk.ui.inputs import TextInput
from sipdesk.ui.line_input import LineInput


@pytest.fixture
def listening() -> Generator[None]:
    """Somebody asks for accessible objects."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def known_as(field: QWidget) -> int:
    return QAccessible.uniqueId(QAccessible.queryAccessibleInterface(field))


def is_read_only(field: QWidget) -> bool:
    return bool(QAccessible.queryAccessibleInterface(field).state().readOnly)


@pytest.mark.usefixtures("listening")
@pytest.mark.parametrize("kind", [LineInput, TextInput])
def test_a_lock_makes_another_field_of_it(
    qtbot: QtBot, kind: type[LineInput] | type[TextInput]
) -> None:
    """Readers keep what they were told of a state; Qt tells nobody that this one has changed."""
    field = kind()
    qtbot.addWidget(field)
    open_one = known_as(field)
    field.set_locked(True)
    locked = known_as(field)
    assert (locked != open_one, is_read_only(field)) == (True, True)
    field.set_locked(True)
    assert known_as(field) == locked
    field.set_locked(False)
    assert (known_as(field) != locked, is_read_only(field)) == (True, False)
