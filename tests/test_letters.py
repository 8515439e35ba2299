"""The letters of answers: the key that asks a question never says yes to it when pressed twice."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import sipdesk.ui
from sipdesk.i18n import LANGUAGES, catalogue

UI = Path(sipdesk.ui.__file__).parent
LETTER = re.compile(r"&(\w)")
ARGUMENTS = 5  # of a question: over which widget, title, sentence, and two answers


@dataclass(frozen=True)
class Question:
    """A question of a module: its yes, and all that is pressed before it comes up."""

    module: str
    yes: str
    asked_by: tuple[str, ...]


QUESTIONS = (
    Question("approval.py", "Go&dkänn", ("Personen &godkänner planen",)),
    Question("backup_dialog.py", "Å&terställ", ("&Återställ …",)),
    Question("consent_strip.py", "Å&terkalla samtycket", ("Återkalla samtycket",)),
    Question("delete_dialog.py", "Ra&dera", ("&Radera personen …",)),
    Question("doors.py", "&Ersätt filen", ("S&para som PDF …", "Spara &filen …", "S&para filen …")),
    Question("ending.py", "A&vsluta", ("Avs&luta ärendet",)),
    Question(
        "losing.py",
        "&Lämna utan att spara",
        ("&Ny person", "Att &göra", "&Ta emot en överlämnad person …", "&Avsluta SIPdesk"),
    ),
    Question("phrases.py", "Ta bo&rt", ("&Ta bort",)),
    Question("preview_page.py", "&Spara som PDF", ("Skriv &ut …",)),
    Question("preview_page.py", "&Välj mapp …", ("S&para som PDF …",)),
    Question("preview_page.py", "&Anteckna", ("S&para som PDF …", "Anteckna k&opia")),
    Question("rows_spec.py", "Ta bo&rt", ("Ta bort",)),
    Question("withdraw_for_one.py", "Å&terkalla samtycket", ("Återkalla för en &deltagare",)),
)


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(UI.rglob("*.py")):
        yield path.name, ast.parse(path.read_text(encoding="utf-8"))


def _asks(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    return node.func.attr == "ask" and len(node.args) + len(node.keywords) >= ARGUMENTS


def _letter(text: str, language: str) -> str:
    found = LETTER.search(catalogue(language).gettext(text))
    return found.group(1).casefold() if found is not None else ""


def test_every_question_of_the_window_is_known_here() -> None:
    asking = [name for name, module in _modules() for node in ast.walk(module) if _asks(node)]
    assert sorted(asking) == sorted(question.module for question in QUESTIONS)


def test_each_text_here_stands_in_the_window() -> None:
    nodes = [node for _name, module in _modules() for node in ast.walk(module)]
    written = {node.value for node in nodes if isinstance(node, ast.Constant)}
    assert {text for each in QUESTIONS for text in (each.yes, *each.asked_by)} <= written


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: f"{each.module} {each.yes}")
def test_the_letter_that_asks_is_not_the_one_that_agrees(question: Question, language: str) -> None:
    assert _letter(question.yes, language)
    assert _letter(question.yes, language) not in {
        _letter(text, language) for text in question.asked_by
    }
