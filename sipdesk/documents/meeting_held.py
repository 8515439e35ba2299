"""The meeting at which the plan was made, as the plan tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sipdesk.case import Participant, attendance
from sipdesk.documents.kit.blocks import NOTHING, Heading, Paragraph, Section, Under
from sipdesk.documents.kit.flow import Block
from sipdesk.documents.kit.forms import WritingLines
from sipdesk.documents.kit.table import Table, TableColumn, cell
from sipdesk.documents.sheet import Sheet, VersionSheet
from sipdesk.documents.wording import coming, written
from sipdesk.rules.about_participants import ATTENDED

_BLANK_PARTICIPANTS = 6


def meeting_held(sheet: Sheet) -> Block:
    """When and where the plan was made, and by whom."""
    _ = sheet.texts.gettext
    meeting = sheet.case.meeting
    fields = [
        (_("Dag"), sheet.wording.date(meeting.date)),
        *sheet.where_written(
            [
                (_("Tid"), sheet.wording.period(meeting.start, meeting.end)),
                (_("Plats"), sheet.wording.place(meeting.place, sheet.protected)),
                (_("Sammankallande"), meeting.convener),
            ]
        ),
        *written([(_("Deltagande enheter"), meeting.participating_units)]),
    ]
    return Section(
        Heading(2, _("Mötet där planen gjordes")), [sheet.fields(fields), *_participants(sheet)]
    )


def follow_up_behind(sheet: VersionSheet) -> Iterator[Block]:
    """When and where a later version was spoken of before, and who was there."""
    _ = sheet.texts.gettext
    meeting = sheet.came_of
    if meeting is None:
        return
    case = sheet.case
    fields = [
        (_("Dag"), sheet.wording.date(meeting.date)),
        (_("Tid"), meeting.time),
        (_("Plats"), sheet.wording.place(meeting.place, sheet.protected)),
        (_("Andra som var med"), " ".join(meeting.present.split())),
    ]
    came = ((p, attendance(case, meeting.id, p.id).presence) for p in coming(case))
    there = [replace(p, presence=presence) for p, presence in came if presence in ATTENDED]
    yield Section(
        Heading(2, _("Uppföljningen innan planen ändrades")),
        [sheet.fields(written(fields)), *(_who_was_there(sheet, there) if there else ())],
    )


def _participants(sheet: Sheet) -> Iterator[Block]:
    """Who was there; while nobody's presence is noted, who comes."""
    _ = sheet.texts.gettext
    people = coming(sheet.case)
    if sheet.is_blank:
        yield Under(Heading(3, _("Vilka var med")), [WritingLines(_BLANK_PARTICIPANTS)])
    if any(each.presence for each in people):
        there = [p for p in people if p.presence in ATTENDED]
        yield from _who_was_there(sheet, there)
    elif people:
        yield Heading(3, _("Deltagare"))
        rows = [_participant(each) for each in people]
        yield Table(_about_participants(sheet), rows, _("Deltagare med roll och verksamhet"))


def _who_was_there(sheet: Sheet, people: Sequence[Participant]) -> Iterator[Block]:
    _ = sheet.texts.gettext
    rows = [[*_participant(each), cell(sheet.wording.word(each.presence))] for each in people]
    yield Heading(3, _("Vilka var med"))
    if rows:
        columns = (*_about_participants(sheet), TableColumn(_("Närvaro"), 18))
        yield Table(columns, rows, _("Deltagare med roll, verksamhet och närvaro"))
    else:
        yield Paragraph(NOTHING)


def _about_participants(sheet: Sheet) -> tuple[TableColumn, ...]:
    _ = sheet.texts.gettext
    return (
        TableColumn(_("Namn"), 30),
        TableColumn(_("Roll"), 24),
        TableColumn(_("Verksamhet"), 28),
    )


def _participant(each: Participant) -> list[list[str]]:
    return [
        cell(each.name),
        cell(each.role),
        cell(each.organisation),
    ]
