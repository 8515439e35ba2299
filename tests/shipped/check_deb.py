"""The Debian package: what it says of itself, what it holds, and that it is always the same."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path

import dev
from devtools import deb as maker
from sipdesk import __version__

DOCUMENTS = "./usr/share/doc/sipdesk/"


def asked(*arguments: str | Path) -> str:
    return subprocess.run(
        ["dpkg-deb", *map(str, arguments)], capture_output=True, encoding="utf-8", check=True
    ).stdout


def members(deb: Path, part: str, folder: Path) -> list[tarfile.TarInfo]:
    """The entries of the data or the control of a package."""
    file = folder / "part.tar"
    with file.open("wb") as target:
        subprocess.run(["dpkg-deb", f"--{part}", str(deb)], stdout=target, check=True)
    with tarfile.open(file) as archive:
        return archive.getmembers()


def test_the_package_says_what_it_is(deb: Path) -> None:
    fields = dict(
        line.split(": ", 1) for line in asked("--field", deb).splitlines() if line[0] != " "
    )
    assert fields["Package"] == "sipdesk"
    assert fields["Version"] == __version__
    assert fields["Architecture"] == maker.architecture()
    assert "libc6 (>= " in fields["Depends"]


def test_nothing_of_the_package_runs_at_its_installation(deb: Path, tmp_path: Path) -> None:
    names = {entry.name for entry in members(deb, "ctrl-tarfile", tmp_path)}
    assert names == {".", "./control", "./md5sums"}


def test_every_file_lies_where_it_should_and_only_an_administrator_may_change_it(
    deb: Path, tmp_path: Path
) -> None:
    entries = members(deb, "fsys-tarfile", tmp_path)
    files = [entry for entry in entries if not entry.isdir()]
    own = "./opt/sipdesk/"
    others = {entry.name for entry in files if not entry.name.startswith(own)}
    assert others == {
        "./usr/bin/sipdesk",
        *(f"./{place.as_posix()}" for place in maker.SHARED_FILES.values()),
    }
    assert {(entry.uid, entry.gid) for entry in entries} == {(0, 0)}
    assert not [e.name for e in entries if not e.issym() and e.mode & 0o6022]


def test_the_same_program_gives_the_same_package(tmp_path: Path) -> None:
    made: list[bytes] = []
    for name in ("first", "second"):
        program = tmp_path / name / "sipdesk"
        shutil.copytree(dev.DIST / maker.NAME, program, symlinks=True)
        for path in program.rglob("*.mo"):
            path.touch()  # somebody builds it again, at another time
        described = maker.Program(program, __version__, moment=1_800_000_000)
        made.append(maker.make(described, tmp_path, compression=["-Znone"]).read_bytes())
    assert made[0] == made[1]
