"""Where a few letters lead: a person, or whatever the menus offer now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

from sipdesk.i18n import gettext as _
from sipdesk.ports import CaseSummary
from sipdesk.ui.people import in_words
from sipdesk.ui.places import OTHER_WORDS, QUITTING

MOST_PERSONS = 20
MOST = 40
BELOW = " › "
TITLE = "sipdesk"


@dataclass(frozen=True, slots=True)
class Destination:
    """Somewhere to go. `detail` says in which menu it stands and which keys lead there.

    `words` are searched as well, where name and detail do not say everything. `thing` is what the
    line stands for, where it can be asked for something else than to go there.
    """

    name: str
    detail: str
    go: Callable[[], object]
    words: str = ""
    thing: object = None


def persons_as_destinations(
    summaries: Iterable[CaseSummary], open_case: Callable[[str], object]
) -> Iterator[Destination]:
    """One for each person."""
    for summary in summaries:
        name, _line, rest = in_words(summary, "\n").partition("\n")
        yield Destination(name, rest or _("Person"), partial(open_case, summary.id))


def commands_as_destinations(menus: QMenuBar) -> Iterator[Destination]:
    """Everything in the menus that can be done now."""
    for top in menus.actions():
        if top.isEnabled():
            yield from _commands_below(top, plain(top.text()))


def _commands_below(entry: QAction, place: str) -> Iterator[Destination]:
    for action in _entries(entry):
        name = plain(action.text())
        if not action.isEnabled() or action.isSeparator():
            continue
        if _entries(action):
            yield from _commands_below(action, f"{place}{BELOW}{name}")
        else:
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield Destination(name, " · ".join(filter(None, (place, keys))), action.trigger)


def _entries(entry: QAction) -> list[QAction]:
    menu = entry.menu()
    return list(menu.actions()) if menu is not None else []  # type: ignore[attr-defined]


def without_quitting(destinations: Iterable[Destination], text: str) -> Iterator[Destination]:
    """The same without the end of the program, until the text plainly says that.

    Enter after half of a word that begins as it does would quit: "avslut" is sought in a case too.
    """
    quitting, is_meant = plain(_(QUITTING)), _says_to_quit(text)
    return (each for each in destinations if is_meant or each.name != quitting)


def _says_to_quit(text: str) -> bool:
    """Whether more than the first word of it stands there, or the name of the program."""
    typed = " ".join(text.casefold().split())
    called = f"{plain(_(QUITTING))}, {_(OTHER_WORDS[QUITTING])}".casefold().split(", ")
    return typed == TITLE or (" " in typed and any(each.startswith(typed) for each in called))


def with_other_words(destinations: Iterable[Destination]) -> Iterator[Destination]:
    """The same, to be found by what else they are called."""
    called = {plain(_(name)): _(words) for name, words in OTHER_WORDS.items()}
    for each in destinations:
        yield replace(each, words=f"{each.words} {called.get(each.name, '')}")


def plain(text: str) -> str:
    """The text of an entry without the mark of its letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def fitting(destinations: Iterable[Destination], text: str) -> list[Destination]:
    """Those that have every word of the text, first the ones whose name begins with it.

    Of these the shortest comes first: it is what the text is nearest to; of two with the same
    name, the one that lies less deep in the menus.
    """
    words = text.casefold().split()
    found = [d for d in destinations if all(word in _searched(d) for word in words)]
    begins = text.casefold().strip()
    return sorted(found, key=partial(_rank, begins))[:MOST]


def _searched(destination: Destination) -> str:
    return f"{destination.name} {destination.detail} {destination.words}".casefold()


def _rank(begins: str, destination: Destination) -> tuple[int, int, int]:
    name = destination.name.casefold()
    depth = destination.detail.count(BELOW)
    if name.startswith(begins):
        return (0, len(name), depth) if begins else (0, 0, 0)
    return (1 if f" {begins}" in name else 2, 0, depth)
