"""Who does what and when: what SoL 10 kap. 9 § and HSL 16 kap. 4 § ask of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sipdesk.case import Answer, Intervention, Principal, day, is_empty_row
from sipdesk.documents.kit.blocks import Fields, Heading, Section, Under
from sipdesk.documents.kit.flow import Block
from sipdesk.documents.kit.table import Table, TableColumn, cell
from sipdesk.documents.sheet import Sheet
from sipdesk.documents.wording import joined, numbered_goals, unbroken
from sipdesk.rules import does_another_something

# How many interventions a blank plan has room for.
_BLANK: Mapping[Principal, int] = {
    Principal.MUNICIPALITY: 2,
    Principal.REGION: 2,
    Principal.OTHER: 1,
    Principal.UNSET: 0,
}

_BETWEEN_BLANK = 12.0  # points
_BELOW_LINES = 5.0  # a heading in a blank form, below lines to write on


def who_does_what(sheet: Sheet) -> Block:
    """Who does what, and when: each principal in a table, then the person, relatives and others."""
    _ = sheet.texts.gettext
    plan_ = sheet.case.plan
    blocks: list[Block] = []
    for principal, heading in (
        (Principal.MUNICIPALITY, _("Det gör kommunen")),
        (Principal.REGION, _("Det gör regionen")),
        (Principal.OTHER, _("Det gör någon annan")),
        (Principal.UNSET, _("Här är huvudmannen inte bestämd")),
    ):
        blocks += _blank_interventions(sheet, principal, heading)
        blocks += _interventions(sheet, principal, heading)
    others = (_("Det gör andra än kommunen och regionen"), _others_measures(sheet))
    by_themselves = [
        (_("Det gör jag själv"), plan_.own_actions),
        (_("Det gör mina närstående"), plan_.relatives_actions),
    ]
    told = [others] if others[1].strip() or not does_another_something(sheet.case) else []
    for heading, text in (*sheet.where_written(by_themselves), *told):
        apart = _BELOW_LINES if sheet.is_blank else 0
        blocks += [Heading(3, heading, apart), sheet.told(text, 2)]
    return Section(Heading(2, _("Vem gör vad och när")), blocks)


def _interventions(sheet: Sheet, principal: Principal, heading: str) -> list[Block]:
    _ = sheet.texts.gettext
    rows = [
        _intervention(sheet, each)
        for each in sheet.case.interventions
        if each.principal is principal and not is_empty_row(each)
    ]
    if not rows:
        return []
    columns = (
        TableColumn(_("Insats"), 33),
        TableColumn(_("Vem ansvarar"), 30),
        TableColumn(_("När och hur ofta"), 28),
        TableColumn(_("Mål"), 9),
    )
    summary = _("Insatser med ansvarig, tid och mål: {heading}", heading=heading)
    return [Heading(3, heading), Table(columns, rows, summary)]


def _intervention(sheet: Sheet, each: Intervention) -> list[list[str]]:
    _ = sheet.texts.gettext
    return [
        cell(each.what),
        cell(each.organisation, each.responsible_person),
        cell(each.how_often, *_from_and_to(sheet, each)),
        cell(_goal_number(sheet, each)),
    ]


def _from_and_to(sheet: Sheet, each: Intervention) -> list[str]:
    """Two days on one line where it has room for them, or else the second one below the first."""
    _ = sheet.texts.gettext
    starts, ends = (sheet.wording.short_date(text) for text in (each.starts, each.ends))
    texts = [
        _("från {date}", date=starts) if day(each.starts) else starts,
        _("till {date}", date=ends) if day(each.ends) else ends,
    ]
    if not (day(each.starts) and day(each.ends)):
        return texts
    return [joined((texts[0], unbroken(texts[1])), " ")]


def _others_measures(sheet: Sheet) -> str:
    _ = sheet.texts.gettext
    plan_ = sheet.case.plan
    if plan_.others_measures_exist is Answer.NO and not plan_.others_measures.strip():
        return _("Inga åtgärder av andra.")
    return plan_.others_measures


def _blank_interventions(sheet: Sheet, principal: Principal, heading: str) -> list[Block]:
    _ = sheet.texts.gettext
    count = _BLANK[principal] if sheet.is_blank else 0
    labels = (_("Insats"), _("Vem ansvarar"), _("När och hur ofta"), _("Från och till"))
    first = Fields([(label, "") for label in labels], writable=True, whole=True)
    more = [replace(first, apart=_BETWEEN_BLANK)] * (count - 1)
    apart = 0 if principal is Principal.MUNICIPALITY else _BELOW_LINES
    return [Under(Heading(3, heading, apart), [first, *more])] if count else []


def _goal_number(sheet: Sheet, intervention: Intervention) -> str:
    numbers = {goal.id: str(number) for number, goal in numbered_goals(sheet.case)}
    return numbers.get(intervention.goal_id, "")
