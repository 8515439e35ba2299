"""Where somebody is in the window, to come back there: never a word of what stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QListWidget, QWidget

from sipdesk.case import Address
from sipdesk.ports import Wanted
from sipdesk.ui.bound_field import BoundField
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.rows import RowsEditor
from sipdesk.ui.selecting import select_in, selection_in

PLAIN_LISTS = ("due", "findings")  # in others, to choose a line is to open it


@dataclass(frozen=True, slots=True)
class Cursor:
    """Which widget of an area has it: the number among those of its class, in building order.

    `address` is the field, if it is one: the way there when the widget itself is out of sight.
    `anchor` and `position` are what is selected in a text; `position` is the line of a list.
    """

    area: str
    kind: str
    number: int
    address: Address | None = None
    anchor: int = 0
    position: int = 0


@dataclass(frozen=True, slots=True)
class Spot:
    """The page in sight, the rows that are chosen on it, the paper in the preview, the cursor.

    `tab` is the number of a tab, or None for the person's page.
    """

    tab: int | None = None
    rows: tuple[str, ...] = ()
    paper: Wanted | None = None
    recipients: tuple[str, ...] = ()
    cursor: Cursor | None = None


def spot_in(window: MainWindow) -> Spot:
    """Where its user is."""
    page = window.case_page
    in_preview = not window.preview.isHidden()
    return Spot(
        tab=page.tab_in_sight(),
        rows=tuple(rows.chosen for rows in _lists(window)),
        paper=window.preview.wanted() if in_preview else None,
        recipients=window.preview.recipients() if in_preview else (),
        cursor=_cursor_in(window),
    )


def go_to(window: MainWindow, spot: Spot) -> None:
    """Back to the same place, in a window that has the same case open or none."""
    page = window.case_page
    if window.has_case:
        page.show_person() if spot.tab is None else page.turn_to(spot.tab)
        for rows, chosen in zip(_lists(window), spot.rows, strict=False):
            rows.choose(chosen)
    if spot.paper is not None:
        window.show_paper(spot.paper, spot.recipients)
    if spot.cursor is not None:
        _set_cursor(window, spot.cursor)


def _areas(window: MainWindow) -> dict[str, QWidget]:
    page = window.case_page
    return {
        "persons": window.case_list,
        "due": window.due,
        "welcome": window.welcome,
        "preview": window.preview,
        "header": page.header,
        "findings": page.findings,
        "page": page.page_in_sight(),
    }


def _lists(window: MainWindow) -> list[RowsEditor]:
    """The lists of the page in sight; one that another depends on comes before it."""
    return window.case_page.page_in_sight().findChildren(RowsEditor)


def _cursor_in(window: MainWindow) -> Cursor | None:
    focus = window.focusWidget()
    for name, area in _areas(window).items():
        if focus is not None and area.isAncestorOf(focus):
            number = list(_alike(area, _kind(focus))).index(focus)
            address = _address_of(area, focus)
            return Cursor(name, _kind(focus), number, address, *_selection(focus))
    return None


def _set_cursor(window: MainWindow, cursor: Cursor) -> None:
    area = _areas(window)[cursor.area]
    for number, widget in enumerate(_alike(area, cursor.kind)):
        if number == cursor.number and widget.isVisibleTo(area) and widget.isEnabled():
            widget.setFocus()
            _select(widget, cursor)
            return
    if cursor.address is not None and window.case_page.reveal(cursor.address):
        _select(window.focusWidget(), cursor)


def _kind(widget: QWidget) -> str:
    return widget.metaObject().className()


def _alike(area: QWidget, kind: str) -> Iterator[QWidget]:
    return (widget for widget in area.findChildren(QWidget) if _kind(widget) == kind)


def _address_of(area: QWidget, focus: QWidget) -> Address | None:
    fields = area.findChildren(BoundField)
    return next((f.address for f in fields if f.widget.isAncestorOf(focus)), None)


def _selection(widget: QWidget) -> tuple[int, int]:
    line = widget.currentRow() if isinstance(widget, QListWidget) else 0
    return selection_in(widget) or (0, line)


def _select(widget: QWidget | None, to: Cursor) -> None:
    if isinstance(widget, QListWidget) and to.area in PLAIN_LISTS:
        widget.setCurrentRow(to.position)
    else:
        select_in(widget, to.anchor, to.position)
