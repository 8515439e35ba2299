"""A folder that others write in is known by its name, or by how it is mounted."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from sipdesk.shared_folders import Sharing, is_in_cloud_folder, is_network_mount, sharing_of

MOUNTS = [
    "/dev/sda1 / ext4 rw,relatime 0 0",
    "tmpfs /mnt/anna/quick tmpfs rw 0 0",
    "//server/hem /mnt/anna/hemma\\040mapp cifs rw 0 0",
    "server:/x /srv nfs4 rw 0 0",
    "/dev/sdb1 /srv/local ext4 rw 0 0",
]


@pytest.mark.parametrize(
    "folder",
    [
        PureWindowsPath(r"D:\anna\OneDrive - Kommunen\SIPdesk"),
        PureWindowsPath(r"D:\anna\Dropbox (Arbete)\a"),
        PurePosixPath("/mnt/anna/Library/Mobile Documents/com~apple~CloudDocs"),
        PurePosixPath("/mnt/anna/Library/CloudStorage/GoogleDrive-anna/Min enhet"),
        PurePosixPath("/mnt/anna/Nextcloud/sip"),
        PurePosixPath("/mnt/anna/iCloud Drive"),
    ],
)
def test_the_folder_of_a_cloud_client(folder: PurePosixPath | PureWindowsPath) -> None:
    assert is_in_cloud_folder(folder)


@pytest.mark.parametrize("folder", ["/mnt/anna/.local/share/SIPdesk", "/mnt/dropsten/sip"])
def test_a_folder_of_ones_own(folder: str) -> None:
    assert not is_in_cloud_folder(PurePosixPath(folder))


@pytest.mark.parametrize(
    ("folder", "is_network"),
    [
        ("/mnt/anna", False),
        ("/mnt/anna/quick/a", False),
        ("/mnt/anna/hemma mapp", True),
        ("/mnt/anna/hemma mapp/sip", True),
        ("/srv/sip", True),
        ("/srv/local/sip", False),
    ],
)
def test_the_mount_that_is_nearest_tells(folder: str, *, is_network: bool) -> None:
    assert is_network_mount(PurePosixPath(folder), MOUNTS) is is_network


def test_a_real_folder(tmp_path: Path) -> None:
    assert sharing_of(tmp_path) is None
    assert sharing_of(tmp_path / "OneDrive") is Sharing.CLOUD
