"""The Debian package, made of the one-folder program with Debian's own tools.

It holds no maintainer script: what it installs are files, and what it needs is found in
the program itself. (dpkg-shlibdeps would name the packages of the libraries that PyInstaller has
already put into the program, too.)
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from devtools.system import SetUpError

NAME = "sipdesk"
HOME = Path("opt") / NAME
RECIPE = Path(__file__).resolve().parent.parent / "packaging" / "linux"
RESOURCES = RECIPE.parent.parent / "resources"
# There is nobody to write to: ".invalid" is what RFC 2606 keeps for that.
MAINTAINER = "The contributors to SIPdesk <contributors@sipdesk.invalid>"
# Files of each package, by where the recipe or the resources have them.
SHARED_FILES = {
    RECIPE / "sipdesk.desktop": Path("usr/share/applications/sipdesk.desktop"),
    RECIPE / "copyright": Path("usr/share/doc/sipdesk/copyright"),
    RESOURCES / "icon.svg": Path("usr/share/icons/hicolor/scalable/apps/sipdesk.svg"),
    RESOURCES / "icon.png": Path("usr/share/icons/hicolor/256x256/apps/sipdesk.png"),
}
# Four times as fast as any xz, for a tenth more. What does not know it yet has too old a C library.
COMPRESSION = ("-Zzstd", "-z9")
ELF = b"\x7fELF"
# What objdump says of a file: each library that it links to, and each version of the C library.
NEEDED = re.compile(r"^\s*NEEDED\s+(\S+)$", re.MULTILINE)
C_VERSION = re.compile(r"\bGLIBC_(\d+(?:\.\d+)+)$", re.MULTILINE)
OF_THE_C_LIBRARY = {
    "ld-linux-aarch64.so.1",
    "ld-linux-x86-64.so.2",
    *(f"lib{name}.so.6" for name in ("c", "m")),
    "libdl.so.2",
    "libpthread.so.0",
    "libresolv.so.2",
    "librt.so.1",
    "libutil.so.1",
}
# Libraries that the program brings along read these: layouts of keyboards, and where fonts lie.
DATA_OF_BROUGHT_LIBRARIES = {"fontconfig-config", "libx11-data", "xkb-data"}
KIBIBYTE = 1024
EVERYBODY_READS = 0o644
EVERYBODY_STARTS = 0o755


@dataclass(frozen=True, slots=True)
class Program:
    """The one-folder program, its version, and the moment (Unix time) that its files bear."""

    folder: Path
    version: str
    moment: int


def make(program: Program, target: Path, compression: Sequence[str] = COMPRESSION) -> Path:
    """Write the package into the folder `target`; the same program gives the same bytes.

    `compression` are options of dpkg-deb. Raises SetUpError.
    """
    with tempfile.TemporaryDirectory(prefix="sipdesk-deb-") as folder:
        tree = Path(folder) / NAME
        tree.mkdir()
        _lay_out(program, tree)
        _describe(program, tree)
        _make_alike(tree, program.moment)
        deb = target / f"{NAME}_{program.version}_{architecture()}.deb"
        build = ["dpkg-deb", "--root-owner-group", *compression, "--build", str(tree)]
        _ask([*build, str(deb)], environment={"SOURCE_DATE_EPOCH": str(program.moment)})
    return deb


def architecture() -> str:
    return _ask(["dpkg", "--print-architecture"]).strip()


def _lay_out(program: Program, tree: Path) -> None:
    shutil.copytree(program.folder, tree / HOME, symlinks=True)
    link = tree / "usr/bin" / NAME
    link.parent.mkdir(parents=True)
    link.symlink_to("/" / HOME / NAME)
    for source, place in SHARED_FILES.items():
        (tree / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, tree / place)


def _describe(program: Program, tree: Path) -> None:
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    size = sum(-(-path.stat().st_size // KIBIBYTE) for path in files)
    fields = {
        "Package": NAME,
        "Version": program.version,
        "Architecture": architecture(),
        "Maintainer": MAINTAINER,
        "Installed-Size": str(size),
        "Depends": dependencies(program.folder),
        "Section": "misc",
        "Priority": "optional",
    }
    described = "".join(f"{name}: {value}\n" for name, value in fields.items())
    folder = tree / "DEBIAN"
    folder.mkdir()
    text = described + (RECIPE / "description").read_text(encoding="utf-8")
    (folder / "control").write_text(text, encoding="utf-8")
    sums = (f"{_md5(path)}  {path.relative_to(tree).as_posix()}\n" for path in files)
    (folder / "md5sums").write_text("".join(sums), encoding="utf-8")


def _md5(path: Path) -> str:
    """What dpkg compares installed files with; it guards against mishap, not against malice."""
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def _make_alike(tree: Path, moment: int) -> None:
    """Give every file the same time and rights, whoever built it, and when."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            starts = path.is_dir() or path.name == NAME
            path.chmod(EVERYBODY_STARTS if starts else EVERYBODY_READS)
        os.utime(path, (moment, moment), follow_symlinks=False)


def dependencies(program: Path) -> str:
    """The packages that the program takes something from, and the oldest C library it runs on.

    A library that the program brings along is none. Raises SetUpError.
    """
    listing = _ask(["objdump", "-p", *map(str, _elf_files(program))])
    brought = {path.name for path in program.rglob("*")}
    missing = set(NEEDED.findall(listing)) - brought - OF_THE_C_LIBRARY
    versions = {tuple(map(int, version.split("."))) for version in C_VERSION.findall(listing)}
    oldest = ".".join(map(str, max(versions)))
    packages = {_package_of(library) for library in missing}
    return ", ".join([f"libc6 (>= {oldest})", *sorted(packages | DATA_OF_BROUGHT_LIBRARIES)])


def _package_of(library: str) -> str:
    """The package of this machine that a library of the system belongs to. Raises SetUpError."""
    known = _ask(["/sbin/ldconfig", "-p"])
    found = re.search(rf"^\s*{re.escape(library)} .*=> (\S+)$", known, re.MULTILINE)
    if found is None:
        raise SetUpError(f"The program needs {library}, which this machine does not have.")
    path = Path(found[1])
    owner = _ask(["dpkg-query", "--search", f"*/{path.resolve().name}"])
    return owner.partition(":")[0]


def _elf_files(program: Path) -> Iterator[Path]:
    for path in sorted(program.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(len(ELF)) == ELF:
                    yield path


def _ask(
    command: Sequence[str], folder: Path | None = None, environment: dict[str, str] | None = None
) -> str:
    """What a command prints. Raises SetUpError when it fails."""
    result = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "LC_ALL": "C.UTF-8", **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if result.returncode:
        raise SetUpError(f"{command[0]} failed: {result.stderr.strip()}")
    return result.stdout
