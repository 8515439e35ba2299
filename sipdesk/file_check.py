"""Whether a case file is whole, page by page; and a process of its own that looks at a large one.

`sipdesk --check FILE` reads the key from standard input, as hexadecimal digits, and answers with
one line: WHOLE or DAMAGED. The window meanwhile has the file open and may write to it. The helper
therefore takes no lock (`immutable`), and may find damage where a page was just being written.
It must be another process: a second handle in the window's, closed, would let go of its lock.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final
from urllib.parse import quote

import sqlcipher3

from sipdesk.once_more import let_the_window_go_first

WHOLE: Final = "whole"
DAMAGED: Final = "damaged"


def serve(path: Path) -> int:
    """Answer on standard output; the exit code."""
    let_the_window_go_first()
    key = sys.stdin.readline().strip()
    sys.stdout.write(f"{WHOLE if _is_whole_file(path, key) else DAMAGED}\n")
    sys.stdout.flush()
    return 0


def is_whole(connection: sqlcipher3.Connection) -> bool:
    """Neither check is enough alone: one passes a file cut in half, one passes added bytes."""
    if connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
        return False
    return not connection.execute("PRAGMA cipher_integrity_check").fetchall()


def file_uri(path: Path, how: str) -> str:
    """The file as SQLite's `uri=True` takes it, with `how` to open it, such as `mode=rw`."""
    plain = quote(path.absolute().as_posix(), errors="surrogateescape")
    return f"file://{'' if plain.startswith('/') else '/'}{plain}?{how}"


def _is_whole_file(path: Path, key: str) -> bool:
    connection = sqlcipher3.connect(file_uri(path, "mode=ro&immutable=1"), uri=True)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
        return is_whole(connection)
    except sqlcipher3.DatabaseError:
        return False
    finally:
        connection.close()
