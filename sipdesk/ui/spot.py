"""Where somebody is in the window, to come back there: never a word of what stands there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidget, QWidget

from sipdesk.case import Address
from sipdesk.ports import Wanted
from sipdesk.ui.bound_field import BoundField
from sipdesk.ui.late_preview import LatePreview
from sipdesk.ui.meeting.mode import Held
from sipdesk.ui.rows import RowsEditor
from sipdesk.ui.selecting import select_in, selection_in

if TYPE_CHECKING:
    from sipdesk.ui.main_window import MainWindow
    from sipdesk.ui.preview_page import PreviewPage

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

    `tab` is the number of a tab, or None for the person's page. While there is a `meeting`, these
    are behind it, but for the paper, whose preview is then the one at the table.
    """

    tab: int | None = None
    rows: tuple[str, ...] = ()
    paper: Wanted | None = None
    recipients: tuple[str, ...] = ()
    cursor: Cursor | None = None
    meeting: Held | None = None
    cursor_at_table: Cursor | None = None


def spot_in(window: MainWindow) -> Spot:
    """Where its user is."""
    meeting, preview = window.meeting, _preview_in_sight(window)
    cursor = window.meeting.came_from if meeting.is_on else window.focusWidget()
    return Spot(
        tab=window.case_page.tab_in_sight(),
        rows=tuple(rows.chosen for rows in _lists(window)),
        paper=preview.wanted() if preview is not None else None,
        recipients=preview.recipients() if preview is not None else (),
        cursor=_cursor_at(cursor, _areas(window)),
        meeting=meeting.held(),
        cursor_at_table=_cursor_at(window.focusWidget(), _areas_at_table(window)),
    )


def go_to(window: MainWindow, spot: Spot) -> None:
    """Back to the same place, in a window that has the same case open or none."""
    page, in_meeting = window.case_page, window.has_case and spot.meeting is not None
    if window.has_case:
        page.show_person() if spot.tab is None else page.turn_to(spot.tab)
        for rows, chosen in zip(_lists(window), spot.rows, strict=False):
            rows.choose(chosen)
    if spot.paper is not None and not in_meeting:
        window.show_paper(spot.paper, spot.recipients)
    if spot.cursor is not None and not _set_cursor(spot.cursor, _areas(window)):
        _reveal(window, spot.cursor)
    if in_meeting:
        _go_on_with_meeting(window, spot)


def _go_on_with_meeting(window: MainWindow, spot: Spot) -> None:
    window.meeting.begin(spot.meeting)
    if spot.paper is not None and window.meeting.page is not None:
        window.meeting.page.show_copies(spot.paper, spot.recipients)
    if spot.cursor_at_table is not None:
        _set_cursor(spot.cursor_at_table, _areas_at_table(window))


def _preview_in_sight(window: MainWindow) -> LatePreview | PreviewPage | None:
    if window.meeting.page is not None:
        return window.meeting.page.preview_in_sight
    return None if window.preview.isHidden() else window.preview


def _areas_at_table(window: MainWindow) -> dict[str, QWidget]:
    """Other cards may not have been shown yet, and would count otherwise then."""
    page = window.meeting.page
    if page is None:
        return {}
    return {"table": page.preview_in_sight or page.table.card}


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


def _cursor_at(focus: QWidget | None, areas: Mapping[str, QWidget]) -> Cursor | None:
    for name, area in areas.items():
        if focus is not None and area.isAncestorOf(focus):
            number = list(_alike(area, _kind(focus))).index(focus)
            address = _address_of(area, focus)
            return Cursor(name, _kind(focus), number, address, *_selection(focus))
    return None


def _set_cursor(cursor: Cursor, areas: Mapping[str, QWidget]) -> bool:
    """Put it where it was; whether that is in sight."""
    area = areas[cursor.area]
    for number, widget in enumerate(_alike(area, cursor.kind)):
        if number == cursor.number and widget.isVisibleTo(area) and widget.isEnabled():
            widget.setFocus()
            _select(widget, cursor)
            return True
    return False


def _reveal(window: MainWindow, cursor: Cursor) -> None:
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
