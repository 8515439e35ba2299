"""Folders that others write in too: synchronised by a cloud client, or on a network drive.

Such a folder is no place for a file that is open: a client may put another copy in its place, or
hold it locked, at any time. It can only be known by its name and by how it is mounted.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from enum import Enum
from pathlib import Path, PurePath
from typing import Final

CLOUD_FOLDERS: Final = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "min enhet",
    "icloud",
    "mobile documents",
    "cloudstorage",
    "nextcloud",
    "owncloud",
    "syncthing",
)
NETWORK_SYSTEMS: Final = (
    "9p",
    "afpfs",
    "afs",
    "ceph",
    "cifs",
    "davfs",
    "fuse.davfs2",
    "fuse.rclone",
    "fuse.sshfs",
    "glusterfs",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
)
MOUNTS: Final = Path("/proc/self/mounts")
OCTAL_ESCAPES: Final[Mapping[str, str]] = {"\\040": " ", "\\011": "\t", "\\134": "\\"}
DRIVE_REMOTE: Final = 4  # GetDriveTypeW


class Sharing(Enum):
    """Why a folder is not for this program alone."""

    CLOUD = "cloud"
    NETWORK = "network"


def sharing_of(folder: Path) -> Sharing | None:
    """What a folder is shared by, or None for one that looks local."""
    if is_in_cloud_folder(folder):
        return Sharing.CLOUD
    return Sharing.NETWORK if _is_on_network(folder) else None


def is_in_cloud_folder(folder: PurePath) -> bool:
    """Whether a part of the path is called as a cloud client calls its folder.

    `OneDrive - Kommunen` and `Dropbox (Arbete)` begin so.
    """
    return any(part.casefold().startswith(CLOUD_FOLDERS) for part in folder.parts)


def is_network_mount(folder: PurePath, mounts: Iterable[str]) -> bool:
    """Whether the last of the lines of /proc/mounts that hold the folder is a network drive."""
    system = ""
    longest = -1
    for line in mounts:
        _device, place, kind, *_options = line.split(" ")
        point = PurePath(_unescaped(place))
        if (point == folder or point in folder.parents) and len(point.parts) >= longest:
            system, longest = kind, len(point.parts)
    return system in NETWORK_SYSTEMS


def _unescaped(place: str) -> str:
    for escape, character in OCTAL_ESCAPES.items():
        place = place.replace(escape, character)
    return place


def _is_on_network(folder: Path) -> bool:
    if sys.platform == "win32":
        return _is_remote_drive(folder)
    try:
        return is_network_mount(folder.resolve(), MOUNTS.read_text("utf-8").splitlines())
    except (OSError, ValueError):  # no such list on this system
        return False


def _is_remote_drive(folder: Path) -> bool:
    import ctypes  # noqa: PLC0415 - only Windows has windll

    anchor = folder.absolute().anchor
    if anchor.startswith("\\\\"):
        return True
    windll = getattr(ctypes, "windll", None)
    return windll is not None and windll.kernel32.GetDriveTypeW(anchor) == DRIVE_REMOTE
