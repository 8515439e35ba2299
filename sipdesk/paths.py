"""Where the files lie: everything of one user in one local folder, and nothing elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import platformdirs


def resources_folder() -> Path:
    """What the program brings along, in the source tree and in the bundle alike."""
    return Path(__file__).resolve().parent.parent / "resources"


def icon_file() -> Path:
    """The program's icon."""
    return resources_folder() / "icon.png"


@dataclass(frozen=True, slots=True)
class Profile:
    """The folder of one user. It must be local: a synchronised folder can destroy an open file."""

    folder: Path

    @property
    def case_file(self) -> Path:
        return self.folder / "cases.sipdesk"

    @property
    def backup_folder(self) -> Path:
        return self.folder / "backups"

    @property
    def settings_file(self) -> Path:
        return self.folder / "settings.json"

    @property
    def tries_file(self) -> Path:
        return self.folder / "tries.json"

    def prepare(self) -> None:
        """Make the folder, for its owner alone. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def policy_file() -> Path:
    """Where an organisation decides settings for everybody at a computer; see `docs/it.md`."""
    return Path(platformdirs.site_config_dir("SIPdesk", appauthor=False)) / "policy.json"


def user_profile() -> Profile:
    """The profile of the user who is logged in, in local (not roaming) application data."""
    return Profile(Path(platformdirs.user_data_dir("SIPdesk", appauthor=False)))


def key_file_of(case_file: Path) -> Path:
    """Where the key file of a case file lies: beside it."""
    return case_file.with_name(f"{case_file.name}-key")


def key_copies(case_file: Path, places: Iterable[Path]) -> list[Path]:
    """The copies of key files that lie beside backups in these folders, the newest first."""
    name = key_file_of(case_file).name
    with suppress(OSError):
        copies = [copy for place in places for copy in place.glob(f"*/{name}")]
        return sorted(copies, key=_written_at, reverse=True)
    return []


def is_lost(case_file: Path, places: Iterable[Path]) -> bool:
    """Whether the file is gone although there was one: its key file or backups are there."""
    if case_file.exists():
        return False
    return key_file_of(case_file).exists() or bool(key_copies(case_file, places))


def _written_at(path: Path) -> float:
    return path.stat().st_mtime
