"""The system's own lock and sleep, heard over a real bus that belongs to the test."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator

import pytest

from sipdesk.ui.system_lock import tells_lock
from tests.ui.private_bus import ROOT, private_bus

LISTENER = """
from PySide6.QtCore import QCoreApplication
from sipdesk.ui.system_lock import SystemLock
app = QCoreApplication([])
lock = SystemLock()
lock.locked.connect(app.quit)
lock.listen()
print("listening", flush=True)
app.exec()
print("locked", flush=True)
"""
HEARD = {
    "the machine goes to sleep": ("org.freedesktop.login1.Manager.PrepareForSleep", "true"),
    "logind locks the session": ("org.freedesktop.login1.Session.Lock", ""),
    "the screen is locked": ("org.freedesktop.ScreenSaver.ActiveChanged", "true"),
    "GNOME locks the screen": ("org.gnome.ScreenSaver.ActiveChanged", "true"),
}
NOT_HEARD = (
    ("org.freedesktop.login1.Manager.PrepareForSleep", "false"),
    ("org.freedesktop.ScreenSaver.ActiveChanged", "false"),
    ("org.freedesktop.login1.Session.Unlock", ""),
)
LONGEST_WAIT = 30  # seconds, on a busy machine


@pytest.fixture(scope="module")
def bus() -> Generator[str]:
    """The address of a bus of its own."""
    with private_bus() as address:
        yield address


def send(address: str, signal: str, value: str) -> None:
    path = "/" + signal.rsplit(".", 1)[0].replace(".", "/")
    command = ["dbus-send", f"--bus={address}", "--type=signal", path, signal]
    subprocess.run([*command, f"boolean:{value}"] if value else command, check=True)


@pytest.mark.parametrize("what", HEARD)
def test_it_is_heard_and_what_is_no_lock_is_not(bus: str, what: str) -> None:
    addresses = dict.fromkeys(("DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS"), bus)
    with subprocess.Popen(
        [sys.executable, "-c", LISTENER],
        cwd=ROOT,
        env={**os.environ, **addresses},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as listener:
        assert listener.stdout is not None
        assert listener.stdout.readline() == "listening\n"
        for signal, value in NOT_HEARD:
            send(bus, signal, value)
        with pytest.raises(subprocess.TimeoutExpired):
            listener.wait(0.2)
        send(bus, *HEARD[what])
        assert listener.wait(LONGEST_WAIT) == 0
        assert listener.stdout.readline() == "locked\n"


def test_without_a_bus_there_is_nothing_to_hear_and_no_fault() -> None:
    nowhere = dict.fromkeys(
        ("DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS"), "unix:path=nowhere"
    )
    script = LISTENER.replace("app.exec()", "")
    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, **nowhere},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert (ran.stdout, ran.stderr) == ("listening\nlocked\n", "")


@pytest.mark.parametrize(
    ("message", "value", "locks"),
    [
        (0x02B1, 7, True),
        (0x02B1, 8, False),
        (0x0218, 4, True),
        (0x0218, 18, False),
        (0x0219, 7, False),
    ],
    ids=["locked", "unlocked", "goes to sleep", "woke up", "another message"],
)
def test_what_windows_says(message: int, value: int, locks: bool) -> None:
    assert tells_lock(message, value) is locks
