"""One folder of backups, of one case file: `<chosen folder>/<name of the key>/`.

Each backup is a whole encrypted file under the moment when it was made, in UTC. Beside them lies
one copy of the key file, so that the passphrase opens them on another laptop too.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sipdesk.data.copying import Source, opened, write_copy
from sipdesk.data.creation import UNFINISHED, discard
from sipdesk.data.holding import Holding, holding_of
from sipdesk.data.keys import FileKey
from sipdesk.data.thinning import kept
from sipdesk.durable import replace_file

STAMP = "%Y-%m-%dT%H%M%SZ"
SUFFIX = ".sipdesk"
FOLDER_MODE = 0o700


@dataclass(frozen=True, slots=True)
class BackupFolder:
    """The backups of the file with this key in one place. Every method raises OSError."""

    folder: Path
    key: FileKey

    @property
    def path(self) -> Path:
        return self.folder / self.key.name()

    @property
    def is_there(self) -> bool:
        """Whether it can be reached. An empty folder may be where a stick is to be mounted."""
        return self.path.is_dir()

    def prepare(self) -> None:
        """Make the folder, for its owner alone."""
        self.path.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)

    def backups(self) -> dict[dt.datetime, Path]:
        """The backups by when they were made, the newest first; none when it is not there."""
        with suppress(FileNotFoundError, NotADirectoryError):
            found = {time_of(path): path for path in self.path.iterdir()}
            times = sorted((time for time in found if time is not None), reverse=True)
            return {time: found[time] for time in times}
        return {}

    def make(self, source: Source, now: dt.datetime) -> Holding:
        """One more backup; what it holds. Raises as `copying.write_copy` does."""
        self._sweep()
        holding = write_copy(source, self._free_name(now), self.key)
        self._thin(now)
        return holding

    def newest_holding(self) -> Holding | None:
        """What the newest backup holds, or None when there is none that can be read."""
        for path in self.backups().values():
            with suppress(Exception), opened(path, self.key) as connection:
                return holding_of(connection)
            return None
        return None

    def renew_key_file(self, key_file: Path) -> None:
        """Copy the key file, when it is another than the one here."""
        content = key_file.read_bytes()
        copy = self.path / key_file.name
        if not copy.exists() or copy.read_bytes() != content:
            replace_file(copy, content)

    def _free_name(self, now: dt.datetime) -> Path:
        moment = now.astimezone(dt.UTC)
        while (path := self.path / f"{moment.strftime(STAMP)}{SUFFIX}").exists():
            moment += dt.timedelta(seconds=1)
        return path

    def _sweep(self) -> None:
        """Take away what an earlier backup left when the stick was pulled out."""
        for path in self.path.glob(f".*{UNFINISHED}"):
            discard(path)

    def _thin(self, now: dt.datetime) -> None:
        """What cannot be deleted stays until the next time."""
        found = self.backups()
        stays = kept(found, now)
        for time, path in found.items():
            if time not in stays:
                with suppress(OSError):
                    path.unlink()


def time_of(path: Path) -> dt.datetime | None:
    """When a backup was made, as its name says; None for any other file."""
    if path.suffix != SUFFIX:
        return None
    with suppress(ValueError):
        return dt.datetime.strptime(path.stem, STAMP).replace(tzinfo=dt.UTC)
    return None
