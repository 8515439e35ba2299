"""The system below: which packages of Debian are missing, and installing them where that may be."""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

OLDEST_PYTHON = (3, 11)

# What the parts of Qt that SIPdesk uses link to, and the Debian and Ubuntu package of each.
QT_LIBRARIES: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# PyInstaller asks objdump about each library; a test reads paper with pdftotext.
DEVELOPMENT_TOOLS: Mapping[str, str] = {"objdump": "binutils", "pdftotext": "poppler-utils"}
# Printing is tested on a CUPS of its own. Without one those tests are skipped, but not in CI.
PRINTING_TOOLS: Mapping[str, str] = {
    "cupsd": "cups-daemon",
    "lpadmin": "cups-client",
    "pdftopdf": "cups-filters",
}
# A screen reader is played on a screen and a session bus of its own, likewise.
SCREEN_READER_TOOLS: Mapping[str, str] = {
    "Xvfb": "xvfb",
    "at-spi-bus-launcher": "at-spi2-core",
    "dbus-run-session": "dbus",
    "openbox": "openbox",
}
# What is shipped opens its window on a screen of its own, likewise.
SCREEN_TOOLS: Mapping[str, str] = {"Xvfb": "xvfb", "xdotool": "xdotool"}
SYSTEM_PYTHON = Path("/usr/bin/python3")  # the one that Debian gives pyatspi to
SYSTEM_FOLDERS = ("/usr/sbin", "/usr/libexec", "/usr/lib/cups/filter")  # not in everybody's PATH


class SetUpError(Exception):
    """Something that has to be put right by hand; the message says what and how."""


def say(sentence: str) -> None:
    print(sentence, flush=True)


def require_python(version: Sequence[int]) -> None:
    """Stop with a sentence when this Python is too old."""
    if tuple(version) < OLDEST_PYTHON:
        raise SetUpError(
            f"SIPdesk needs Python {dotted(OLDEST_PYTHON)} or newer; "
            f"this is Python {dotted(version)}."
        )


def dotted(version: Sequence[int]) -> str:
    return ".".join(map(str, version))


def can_be_loaded(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries() -> set[str]:
    return {package for name, package in QT_LIBRARIES.items() if not can_be_loaded(name)}


def missing_venv_package() -> set[str]:
    """Debian keeps the part of Python that makes environments in a package of its own."""
    if importlib.util.find_spec("ensurepip"):
        return set()
    return {f"python{dotted(sys.version_info[:2])}-venv"}


def missing_tools(tools: Mapping[str, str]) -> set[str]:
    return {package for name, package in tools.items() if tool(name) is None}


def tool(name: str) -> str | None:
    """The path of a command of the system, or None."""
    return shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), *SYSTEM_FOLDERS]))


def missing_python_library() -> set[str]:
    """PyInstaller bundles Python as a library, which Debian keeps in a package of its own."""
    name, folder = map(sysconfig.get_config_var, ("INSTSONAME", "LIBDIR"))
    if can_be_loaded(str(name)) or Path(str(folder), str(name)).exists():
        return set()
    return {f"libpython{dotted(sys.version_info[:2])}"}


def packages_to_run() -> list[str]:
    """The Debian packages that this Linux system lacks to run SIPdesk."""
    return sorted(missing_libraries() | missing_venv_package())


def packages_to_develop() -> list[str]:
    """The Debian packages that this Linux system lacks to run, test and bundle SIPdesk."""
    tools = missing_tools(DEVELOPMENT_TOOLS)
    return sorted({*packages_to_run(), *tools, *missing_python_library()})


def packages_to_print() -> list[str]:
    """The Debian packages that this Linux system lacks to test printing for real."""
    return sorted(missing_tools(PRINTING_TOOLS))


def packages_to_listen() -> list[str]:
    """The Debian packages that this Linux system lacks to test with the bus of screen readers."""
    missing = missing_tools(SCREEN_READER_TOOLS)
    return sorted(missing if has_pyatspi() else missing | {"python3-pyatspi"})


def packages_to_show() -> list[str]:
    """The Debian packages that this Linux system lacks to show windows on a screen of its own."""
    return sorted(missing_tools(SCREEN_TOOLS))


def has_pyatspi() -> bool:
    if not SYSTEM_PYTHON.exists():
        return False
    asked = [str(SYSTEM_PYTHON), "-c", "import pyatspi"]
    return subprocess.call(asked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def ensure_system_packages(missing: Callable[[], list[str]]) -> None:
    """On Linux, say which system packages are missing, and install them where that is allowed."""
    if sys.platform != "linux" or not (packages := missing()):
        return
    say("Some system packages that SIPdesk needs are missing: " + ", ".join(packages) + ".")
    if not shutil.which("apt-get"):
        raise SetUpError(
            "These are their names on Debian and Ubuntu. Install what they are called on this "
            "system, and run the command again."
        )
    install_system_packages(packages)
    if packages := missing():
        raise SetUpError("Still missing after the installation: " + ", ".join(packages) + ".")


def ensure_printing() -> None:
    """Install what the tests of printing need where that is allowed; only CI insists."""
    ensure_for_tests(packages_to_print, "the tests on a real printer are skipped")


def ensure_listening() -> None:
    """The same for the test that plays a screen reader."""
    ensure_for_tests(packages_to_listen, "the test that plays a screen reader is skipped")


def ensure_screen() -> None:
    """The same for looking whether the window of what is shipped opens."""
    ensure_for_tests(packages_to_show, "it is not looked whether the window opens")


def ensure_for_tests(missing: Callable[[], list[str]], otherwise: str) -> None:
    try:
        ensure_system_packages(missing)
    except SetUpError as error:
        if os.environ.get("CI"):
            raise
        say(f"{error}\nUntil then, {otherwise}.")


def install_system_packages(packages: Sequence[str]) -> None:
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    privilege = way_to_become_root()
    if privilege is None:
        raise SetUpError(
            "Only an administrator may install them. Run this, and then the same command again:\n"
            f"    sudo apt-get update && sudo {' '.join(install)}"
        )
    say("Installing them...")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.call([*privilege, "apt-get", "update", "--quiet"], env=environment)
    run_or_fail([*privilege, *install], environment)
    importlib.invalidate_caches()


def way_to_become_root() -> list[str] | None:
    """What to put before a command to run it as root without a password; None if nothing does."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "--non-interactive"]
    if shutil.which("sudo") and subprocess.call([*sudo, "true"], stderr=subprocess.DEVNULL) == 0:
        return sudo
    return None


def run_or_fail(
    command: Sequence[str | Path],
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> None:
    """Run a command that must not fail. Raises SetUpError."""
    arguments = [str(part) for part in command]
    code = subprocess.call(arguments, cwd=folder, env=environment)
    if code:
        raise SetUpError(f"This failed with exit code {code}: {' '.join(arguments)}")
