"""The lines of the list of persons, read from the file."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from sipdesk.case import Answer
from sipdesk.data.schema import TABLES
from sipdesk.handover import RECEIVED
from sipdesk.ports import CaseSummary


def read_summaries(connection: Connection) -> tuple[CaseSummary, ...]:
    """Every case, in no particular order."""
    person, ending = TABLES["person"].c, TABLES["ending"]
    line = (person.case_id, person.name, person.identity_number, person.birth_date)
    protected = person.protected_identity == Answer.YES
    query = select(*line, ending.c.closed_at != "", protected).outerjoin(
        ending, ending.c.case_id == person.case_id
    )
    received = _received_on(connection)
    return tuple(
        CaseSummary(
            case_id, name, number, born, bool(is_closed), received.get(case_id, ""), bool(hidden)
        )
        for case_id, name, number, born, is_closed, hidden in connection.execute(query)
    )


def _received_on(connection: Connection) -> dict[str, str]:
    """The day on which a case came from elsewhere, by its id."""
    copies = TABLES["copies_given"].c
    day = func.substr(func.max(copies.given_at), 1, 10)
    query = select(copies.case_id, day).where(copies.document == RECEIVED).group_by(copies.case_id)
    return {case_id: day for case_id, day in connection.execute(query)}  # noqa: C416
