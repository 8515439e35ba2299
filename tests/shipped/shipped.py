"""The program as it is shipped: from the bundle, or installed from its Debian package.

The package is installed by dpkg itself, into a root of its own that knows which packages this
machine has; so its dependencies count, and nothing changes outside. In a mount namespace that
root's /opt is the machine's for the one process that is tried, and a network namespace leaves it
without any network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DIST = ROOT / "dist"
# Windows refuses to start a program without these.
KEPT_VARIABLES = ("SYSTEMROOT", "TEMP", "TMP")
STATUS = "var/lib/dpkg/status"
AS_ROOT_ALONE = ("unshare", "--mount", "--net")
AS_SOMEBODY = (*AS_ROOT_ALONE[:1], "--user", "--map-root-user", *AS_ROOT_ALONE[1:])
LONGEST_START = 60  # seconds
WINDOW_CLASS = "SIPdesk"  # what a desktop knows the windows by

Result = subprocess.CompletedProcess[str]


def answer(
    command: Sequence[str | Path], environment: Mapping[str, str], folder: Path | None = None
) -> Result:
    return subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def empty_environment(home: Path) -> dict[str, str]:
    """An empty home, no screen, and nothing of the developer's."""
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    return {"HOME": str(home), "USERPROFILE": str(home), "LANG": "C.UTF-8", **kept}


@dataclass(frozen=True, slots=True)
class Program:
    """`before` is the command that starts the file: by itself, or in namespaces of its own."""

    file: Path
    before: tuple[str, ...] = ()

    def command(self, arguments: Sequence[str]) -> list[str]:
        return [*self.before, str(self.file), *arguments]

    def run(self, arguments: Sequence[str], home: Path) -> Result:
        return answer(self.command(arguments), empty_environment(home), home)

    def files(self) -> list[Path]:
        folder = self.file.resolve().parent
        return [p for p in folder.rglob("*") if p.is_file() and not p.is_symlink()]

    def names(self) -> list[str]:
        folder = self.file.resolve().parent
        return [path.relative_to(folder).as_posix() for path in self.files()]

    def size(self) -> int:
        """In bytes."""
        return sum(path.stat().st_size for path in self.files())


def the_deb() -> Path:
    """The package in dist/."""
    found = list(DIST.glob("sipdesk_*.deb"))
    assert len(found) == 1, "one package is expected: python3 dev.py package builds it"
    return found[0]


def own_namespaces() -> tuple[str, ...]:
    return AS_ROOT_ALONE if os.geteuid() == 0 else AS_SOMEBODY


def missing_for_installing() -> str:
    """Why the package cannot be installed and started apart from this machine; empty if it can.

    In CI that is never a reason to pass it over.
    """
    if os.environ.get("CI"):
        return ""
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return "this system has no namespaces"
    if answer([*own_namespaces(), "true"], os.environ).returncode:
        return "this system does not let its users have namespaces of their own"
    return ""


@dataclass(frozen=True, slots=True)
class Installed:
    """A root of its own, with what dpkg has put into it."""

    root: Path

    def dpkg(self, *arguments: str | Path) -> Result:
        path = {"PATH": os.pathsep.join([os.environ["PATH"], "/usr/sbin", "/sbin"])}
        own = [f"--root={self.root}", "--force-not-root", f"--log={self.root}/dpkg.log"]
        return answer(["dpkg", *own, *arguments], {**path, "LC_ALL": "C.UTF-8"})

    def install(self, deb: Path) -> None:
        status = self.root / STATUS
        (status.parent / "info").mkdir(parents=True)
        (status.parent / "updates").mkdir()
        shutil.copyfile("/" + STATUS, status)
        result = self.dpkg("--install", deb)
        assert result.returncode == 0, result.stdout + result.stderr

    def purge(self) -> None:
        """Remove the package, and look that nothing of it is left."""
        result = self.dpkg("--purge", "sipdesk")
        assert result.returncode == 0, result.stdout + result.stderr
        assert not self.files(), "the package left something behind"

    def files(self) -> list[str]:
        """What lies in the root besides dpkg's own books."""
        paths = (path.relative_to(self.root).as_posix() for path in self.root.rglob("*"))
        return sorted(p for p in paths if not p.startswith(("var", "dpkg.log")))

    def in_place(self) -> Program:
        """The program as /usr/bin starts it, at its true place, and without any network."""
        script = 'mount --bind "$0/opt" /opt && exec "$@"'
        return Program(
            self.root / "usr/bin/sipdesk",
            (*own_namespaces(), "sh", "-c", script, str(self.root)),
        )

    def out_of_place(self) -> Program:
        """The program from where the root lies, in a folder with an odd name."""
        return Program(self.root / "opt/sipdesk/sipdesk")


def seconds_until_shown(process: subprocess.Popen[bytes], where: Mapping[str, str]) -> float:
    """How long it takes from now until the window of a process can be seen."""
    begin = time.monotonic()
    while (passed := time.monotonic() - begin) < LONGEST_START and process.poll() is None:
        if windows(where):
            return passed
    raise AssertionError("no window was shown")


def windows(where: Mapping[str, str]) -> list[str]:
    """The numbers of the windows in sight that are SIPdesk's."""
    search = ["xdotool", "search", "--onlyvisible", "--class", f"^{WINDOW_CLASS}$"]
    return answer(search, {**os.environ, **where}).stdout.split()
