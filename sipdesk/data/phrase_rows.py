"""The coordinator's phrases and words as rows of the case file. They belong to no case."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select, text, update

from sipdesk.data.rows import storable
from sipdesk.data.schema import PHRASES
from sipdesk.ports import Phrase, PhraseKind


def read(connection: Connection) -> tuple[Phrase, ...]:
    """All of them, in the order in which they came into the file."""
    query = select(PHRASES.c.id, PHRASES.c.kind, PHRASES.c.text).order_by(text("rowid"))
    rows = connection.execute(query).all()
    return tuple(Phrase(id=row[0], kind=PhraseKind(row[1]), text=row[2]) for row in rows)


def keep(connection: Connection, phrase: Phrase, now: str) -> None:
    """Write one, in the place of the one with its id. `now` is ISO 8601 in UTC."""
    values = storable({"kind": phrase.kind.value, "text": phrase.text, "changed_at": now})
    done = connection.execute(update(PHRASES).where(PHRASES.c.id == phrase.id).values(values))
    if not done.rowcount:
        connection.execute(insert(PHRASES).values(id=phrase.id, **values))


def forget(connection: Connection, phrase_id: str) -> None:
    """Delete one; the file overwrites what it deletes (`secure_delete`)."""
    connection.execute(delete(PHRASES).where(PHRASES.c.id == phrase_id))
