"""A document to a file, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sipdesk.errors import FileNotWrittenError
from sipdesk.ui.whole_file import write_whole


def test_the_file_has_every_byte_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "SIP-plan.pdf"
    write_whole(b"%PDF-1.7 ny", path)
    assert path.read_bytes() == b"%PDF-1.7 ny"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_there_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "SIP-plan.pdf"
    path.write_bytes(b"gammal")
    write_whole(b"ny", path)
    assert path.read_bytes() == b"ny"


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_nobody_else_on_the_computer_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "SIP-plan.pdf"
    write_whole(b"ny", path)
    assert path.stat().st_mode & 0o077 == 0


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError) as told:
        write_whole(b"ny", tmp_path / "Anna Andersson" / "plan.pdf")
    assert "Anna" not in str(told.value)


def test_what_cannot_be_replaced_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.mkdir()
    (path / "brev.txt").write_text("kvar", encoding="utf-8")
    with pytest.raises(FileNotWrittenError):
        write_whole(b"ny", path)
    assert list(tmp_path.iterdir()) == [path]
    assert (path / "brev.txt").read_text(encoding="utf-8") == "kvar"


def test_a_disk_that_takes_no_more_is_told_and_the_old_file_stays(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="limits on file sizes are POSIX")
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"gammal")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises(FileNotWrittenError):
            write_whole(b"x" * 1000, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == b"gammal"
    assert list(tmp_path.iterdir()) == [path]
