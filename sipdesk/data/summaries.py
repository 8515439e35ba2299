"""The lines of the list of persons, read from the file."""

from __future__ import annotations

import msgspec
from sqlalchemy import ColumnElement, Connection, func, select

from sipdesk.case import Answer
from sipdesk.data.schema import TABLES
from sipdesk.handover import RECEIVED
from sipdesk.ports import CaseSummary

_LINES = msgspec.json.Decoder(list[CaseSummary])


def read_summaries(connection: Connection) -> tuple[CaseSummary, ...]:
    """Every case, in no particular order."""
    person, ending = TABLES["person"].c, TABLES["ending"].c
    closed = select(ending.case_id).where(ending.closed_at != "")
    line = (
        person.case_id,
        person.name,
        person.identity_number,
        person.birth_date,
        _truth(person.case_id.in_(closed)),
        "",
        _truth(person.protected_identity == Answer.YES),
    )
    # One row, however many cases: to take each from SQL would double the time.
    query = select(func.json_group_array(func.json_array(*line)))
    lines = _LINES.decode(connection.execute(query).scalar_one())
    received = _received_on(connection)
    return tuple(
        line._replace(received_on=received[line.id]) if line.id in received else line
        for line in lines
    )


def _truth(condition: ColumnElement[bool]) -> ColumnElement[str]:
    """As JSON has it; SQLite has 0 and 1."""
    return func.json(func.iif(condition, "true", "false"))


def _received_on(connection: Connection) -> dict[str, str]:
    """The day on which a case last came from elsewhere, by its id."""
    copies = TABLES["copies_given"].c
    day = func.substr(copies.given_at, 1, 10)
    query = select(copies.case_id, day).where(copies.document == RECEIVED)
    latest_last = query.order_by(copies.given_at)
    return {case_id: day for case_id, day in connection.execute(latest_last)}  # noqa: C416
