"""Each text stands where Babel finds it, whatever Python runs Babel."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import sipdesk

MARKS = {"_", "N_", "gettext", "ngettext"}
SOURCES = Path(sipdesk.__file__).parent


def texts_in_f_strings(source: str) -> Iterator[str]:
    """Before 3.12, the tokens of Python do not tell what is inside an f-string."""
    for joined in ast.walk(ast.parse(source)):
        for call in ast.walk(joined) if isinstance(joined, ast.JoinedStr) else ():
            if isinstance(call, ast.Call) and call.args and _name_of(call.func) in MARKS:
                first = call.args[0]
                if isinstance(first, ast.Constant):
                    yield str(first.value)


def _name_of(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def test_no_text_stands_inside_an_f_string() -> None:
    files = sorted(SOURCES.rglob("*.py"))
    assert len(files) > 200
    found = {file.name: [*texts_in_f_strings(file.read_text("utf-8"))] for file in files}
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_one_that_does_is_found() -> None:
    assert [
        *texts_in_f_strings("""f"{_('Ja', n=1)} · {_(word)} {self.texts.gettext('Nej')}" """)
    ] == [
        "Ja",
        "Nej",
    ]
