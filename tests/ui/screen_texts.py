"""Every text that a window shows, and which of them SIPdesk has in its catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.extract import extract_from_dir
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from sipdesk import TITLE
from sipdesk.case import ROW_PARTS, SCALAR_PARTS, Case, rows_of
from sipdesk.dates import short_date, spoken_date
from sipdesk.editions import editions
from sipdesk.i18n import LANGUAGE_NAMES, catalogue
from sipdesk.ui.edition_names import edition_name
from sipdesk.ui.header import ElidedLabel

SOURCES = Path(__file__).parents[2] / "sipdesk"
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}

QT_BUTTONS = {"sv": ("Ok", "Avbryt", "Stäng"), "en": ("OK", "Cancel", "Close")}
NO_WORDS = re.compile(r"[\W\d_]*")
AROUND = re.compile(r"^(?:\d+\. |• |→ +)?[✓●○]?\s*|\s*▾$")
BETWEEN = re.compile(r"\n+| · |: ")
ROUNDING = 1  # pixel
MANY = 98765


def texts_of(root: QWidget) -> Iterator[tuple[str, QWidget]]:
    """Each text in sight below a widget, tooltips and names for screen readers included."""
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, QMenu):
            yield from ((action.text(), widget) for action in widget.actions())
        elif widget.isVisible():
            found = (*_own_texts(widget), widget.toolTip(), widget.accessibleName())
            yield from ((text, widget) for text in found)
    yield root.windowTitle(), root


def _own_texts(widget: QWidget) -> Iterable[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        return [widget.text()]
    if isinstance(widget, QTabBar):
        return [widget.tabText(n) for n in range(widget.count())]
    if isinstance(widget, QComboBox):
        return [widget.itemText(n) for n in range(widget.count())]
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        return [widget.placeholderText()]
    if isinstance(widget, QListView):
        return [str(widget.model().index(n, 0).data()) for n in range(widget.model().rowCount())]
    return []


def strangers(root: QWidget, language: str, data: frozenset[str]) -> list[str]:
    """The texts in sight that are neither in the catalogue of a language nor in the case."""
    found: list[str] = []
    for text, widget in texts_of(root):
        if not _is_known(AROUND.sub("", text), language, data):
            found += [
                f"{type(widget).__name__}: {piece!r}"
                for piece in BETWEEN.split(AROUND.sub("", text))
                if not _is_known(piece, language, data)
            ]
    return found


def _is_known(text: str, language: str, data: frozenset[str]) -> bool:
    if NO_WORDS.fullmatch(text) or text in data or text in (TITLE, *QT_BUTTONS[language]):
        return True
    if text.endswith("…") and any(value.startswith(text[:-1]) for value in data):
        return True
    return bool(_everything_in(language).fullmatch(text))


@cache
def _everything_in(language: str) -> re.Pattern[str]:
    translate = catalogue(language).gettext
    known = {translate(message) for message in message_ids()}
    known |= {_plural(language, one, many) for one, many in _counted_texts()}
    known |= set(LANGUAGE_NAMES.values()) | set(map(edition_name, editions()))
    known |= {AROUND.sub("", text) for text in known}
    known |= {text.replace("&", "") for text in known}  # what a screen reader says of a field
    patterns = (re.sub(r"\\\{\w+\\\}", ".*", re.escape(text)) for text in sorted(known))
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.DOTALL)


def _plural(language: str, one: str, many: str) -> str:
    """The plural with its placeholders."""
    values = {name: f"{{{name}}}" for name in re.findall(r"\{(\w+)\}", many) if name != "n"}
    return catalogue(language).ngettext(one, many, MANY, **values).replace(str(MANY), "{n}")


@cache
def message_ids() -> frozenset[str]:
    """Every text that is marked for translation in the sources."""
    found: set[str] = set()
    for message in _messages():
        found |= {message} if isinstance(message, str) else set(message)
    return frozenset(found)


def _counted_texts() -> Iterator[tuple[str, str]]:
    """Each text that has a plural, with it."""
    for message in _messages():
        if not isinstance(message, str):
            one, many, *_none = message
            yield one, many


@cache
def _messages() -> tuple[str | tuple[str, ...], ...]:
    options: Any = {"keywords": KEYWORDS, "method_map": [("**.py", "python")]}
    return tuple(message for _file, _line, message, *_ in extract_from_dir(SOURCES, **options))


def values_in(case: Case, language: str) -> frozenset[str]:
    """What a case puts on the screen: its values, on one line, and its dates in words."""
    rows = [row for part in ROW_PARTS for row in rows_of(case, part)]
    values: list[Any] = [
        getattr(part, f.name)
        for part in (*(getattr(case, name) for name in SCALAR_PARTS), *rows)
        for f in fields(part)
    ]
    texts = {" ".join(str(value).split()) for value in values if value}
    in_words = {say(text, language) for text in texts for say in (spoken_date, short_date)}
    return frozenset(texts | in_words)


def clipped(root: QWidget) -> list[str]:
    """The labels, buttons and choices in sight whose text has not enough room."""
    return [
        f"{type(widget).__name__}: {_own_texts(widget)}"
        for widget in root.findChildren(QWidget)
        if widget.isVisible() and not _has_room(widget)
    ]


def _has_room(widget: QWidget) -> bool:
    if isinstance(widget, ElidedLabel):
        return bool(widget.toolTip()) or not widget.text()
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) <= widget.height() + ROUNDING
    if isinstance(widget, QLabel | QAbstractButton):
        needed = widget.sizeHint()
        return (
            needed.width() <= widget.width() + ROUNDING
            and needed.height() <= widget.height() + ROUNDING
        )
    if isinstance(widget, QComboBox):
        return _choice_has_room(widget)
    return True


def _choice_has_room(box: QComboBox) -> bool:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    return box.fontMetrics().horizontalAdvance(box.currentText()) <= field.width() + ROUNDING
