"""Wrong passphrases are counted, and each after the fifth has to wait longer than the one before.

This is against somebody who sits down at the desk. Who carries the files away can try at will,
and is held up by what each try costs (see `keys`) and by a passphrase that is hard to guess.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from sipdesk.durable import replace_file

FREE_TRIES: Final = 5
FIRST_WAIT: Final = 5.0  # seconds, doubled with each further wrong try
LONGEST_WAIT: Final = 300.0  # seconds

log = logging.getLogger(__name__)


class Wrong(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many passphrases in a row were wrong, and when the last one was tried."""

    count: int = 0
    last: dt.datetime = dt.datetime.min.replace(tzinfo=dt.UTC)


class Tries:
    """The count, in a small file, so that starting the program anew does not forget it.

    Where the file cannot be written, the count lasts as long as the program. `now` has a time zone.
    """

    def __init__(self, path: Path, now: Callable[[], dt.datetime]) -> None:
        self._path = path
        self._now = now
        self._wrong = self._before = _read(path)

    def seconds_to_wait(self) -> float:
        """How long the next try has to wait.

        Where the clock was set back behind the last try, the whole wait begins again.
        """
        wrong = self._wrong
        passed = (self._now() - wrong.last).total_seconds() if wrong.count else 0.0
        if passed < 0:
            passed = 0.0
            self._keep(self._tried(wrong.count))
        return max(0.0, wait_after(wrong.count) - passed)

    def begin(self) -> None:
        """Count a try as wrong before it is made, lest it be cut off and be free."""
        self._before = self._wrong
        self._keep(self._tried(self._wrong.count + 1))

    def take_back(self) -> None:
        """The try was neither right nor wrong: something else is amiss with the file."""
        self._keep(self._before)

    def succeed(self) -> None:
        """The passphrase was right."""
        self._wrong = Wrong()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _tried(self, count: int) -> Wrong:
        return Wrong(count=count, last=self._now().astimezone(dt.UTC))

    def _keep(self, wrong: Wrong) -> None:
        self._wrong = wrong
        try:
            replace_file(self._path, msgspec.json.encode(wrong))
        except OSError:
            log.info("The number of wrong passphrases could not be kept.")


def wait_after(wrong: int) -> float:
    """Seconds that the next try has to wait after so many wrong ones in a row."""
    if wrong < FREE_TRIES:
        return 0.0
    doublings = min(wrong - FREE_TRIES, 16)  # far beyond the longest wait
    return min(LONGEST_WAIT, FIRST_WAIT * 2**doublings)


def _read(path: Path) -> Wrong:
    try:
        wrong = msgspec.json.decode(path.read_bytes(), type=Wrong)
    except (OSError, ValueError, RecursionError):
        return Wrong()
    return wrong if wrong.last.tzinfo else Wrong()
