"""Another process on a case file: `python -m tests.data.child ACTION PATH PASSPHRASE`.

`hold` opens the file until its input ends. `create` makes it. `adopt` says "now" and opens a file
from before there were key files. `cut-off` empties every topic in a transaction that it never
commits. `count` writes one number after the other into several places of one case, and prints
each number when the store has acknowledged it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sipdesk.case import Case, Person, Plan, Topic
from sipdesk.data import SqlCipherStore, create_store, open_store, read_key
from sipdesk.data.file import CaseFile
from sipdesk.errors import CaseFileInUseError
from tests.cheap import CHEAP

COUNTED = "counted"
LONG = 3000  # characters, so that a save fills several pages


def counted(number: int) -> Case:
    """The case as it must be, whole, when the number was saved."""
    return Case(
        id=COUNTED,
        person=Person(name=str(number)),
        plan=Plan(situation=f"{number} " * LONG),
        topics=tuple(Topic(id=f"topic-{n}", text=str(number)) for n in range(number % 5)),
    )


def number_in(store: SqlCipherStore) -> int:
    """The number in the file. Raises AssertionError when only a part of it was saved."""
    case = store.load(COUNTED)
    number = int(case.person.name)
    if case != counted(number):
        raise AssertionError("half a save")
    return number


def _say(text: object) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _count(store: SqlCipherStore) -> None:
    number = number_in(store)
    _say(number)
    while True:
        number += 1
        store.save(counted(number))
        _say(number)


def _cut_off(path: Path, passphrase: str) -> None:
    with CaseFile(path, read_key(path, passphrase)).transaction() as connection:
        connection.exec_driver_sql("PRAGMA cache_size = 1")  # so that pages are written now
        connection.exec_driver_sql("UPDATE topics SET text = ''")
        _say("in the middle")
        sys.stdin.read()


def main(action: str, path: Path, passphrase: str) -> None:
    if action == "create":
        create_store(path, passphrase, cost=CHEAP).close()
        return
    if action == "adopt":
        _say("now")
        open_store(path, passphrase, cost=CHEAP).close()
        return
    if action == "cut-off":
        _cut_off(path, passphrase)
    try:
        store = open_store(path, passphrase)
    except CaseFileInUseError:
        _say("in use")
        return
    if action == "count":
        _count(store)
    _say("open")
    sys.stdin.read()
    store.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
