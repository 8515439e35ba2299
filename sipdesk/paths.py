"""Where the files lie: everything of one user in one local folder, and nothing elsewhere."""

from __future__ import annotations

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
