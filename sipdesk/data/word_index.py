"""The words of every case, indexed by SQLite's FTS5, so that a word in a note is found at once.

To index a case takes longer than to save it. So that is done when somebody searches, and in
between, never with a save; which cases the index is behind with stands in the file. It keeps
each word of a case once, in no order, and what is taken out of it is gone (`secure-delete`).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, delete, insert, or_, select, text

from sipdesk.case import Case, plain_words, written
from sipdesk.data.schema import CASES, INDEXED_CASES

_PUT_IN = text("INSERT INTO case_words (rowid, words) VALUES (:number, :words)")
_TAKE_OUT = text("DELETE FROM case_words WHERE rowid = :number")
_FIND = text(  # one row, however many are found: to take each from SQL would double the time
    "SELECT json_group_array(case_id)"
    " FROM case_words JOIN indexed_cases ON number = case_words.rowid"
    " WHERE case_words MATCH :query"
)


def behind(connection: Connection) -> Sequence[str]:
    """The cases that have changed since they were indexed, or never were."""
    is_indexed = INDEXED_CASES.c.case_id == CASES.c.id
    has_changed = INDEXED_CASES.c.changed_at != CASES.c.changed_at
    query = select(CASES.c.id).outerjoin(INDEXED_CASES, is_indexed)
    never = INDEXED_CASES.c.number.is_(None)
    return connection.execute(query.where(or_(never, has_changed))).scalars().all()


def put_in(connection: Connection, case: Case) -> None:
    """Index a case as it stands in the file."""
    take_out(connection, case.id)
    changed = select(CASES.c.changed_at).where(CASES.c.id == case.id)
    row = {"case_id": case.id, "changed_at": connection.execute(changed).scalar_one()}
    done = connection.execute(insert(INDEXED_CASES).values(row))
    (number,) = done.inserted_primary_key or (None,)
    words = " ".join(sorted({word for _place, said in written(case) for word in said.split()}))
    connection.execute(_PUT_IN, {"number": number, "words": words})


def take_out(connection: Connection, case_id: str) -> None:
    """Leave nothing of a case in the index, if it is there."""
    mine = INDEXED_CASES.c.case_id == case_id
    number = connection.execute(select(INDEXED_CASES.c.number).where(mine)).scalar()
    if number is not None:
        connection.execute(_TAKE_OUT, {"number": number})
        connection.execute(delete(INDEXED_CASES).where(mine))


def find(connection: Connection, words: str) -> frozenset[str]:
    """The ids of the cases in which something begins with each of the words."""
    # FTS5 reads anything but letters and digits as a command, or as a phrase.
    query = " AND ".join(f'"{word}"*' for word in plain_words(words))
    if not query:
        return frozenset()
    found = connection.execute(_FIND, {"query": query}).scalar_one()
    return frozenset(msgspec.json.decode(found, type=list[str]))
