"""SIPdesk over AT-SPI, as Orca and Braille displays meet it: another program drives a real one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from devtools import system
from tests.kill import ROOT
from tests.own_screen import own_screen

DRIVER = Path(__file__).parent / "at_spi_driver.py"
LONGEST = 120  # seconds, on a busy machine

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is Linux's")


@contextmanager
def screen() -> Generator[str]:
    """A screen of our own with a window manager on it; its name for DISPLAY."""
    with own_screen() as display:
        environment = {**os.environ, "DISPLAY": display}
        manager = subprocess.Popen(
            [str(system.tool("openbox"))], env=environment, stderr=subprocess.DEVNULL
        )
        try:
            yield display
        finally:
            manager.terminate()
            manager.wait()


def said_from_outside(scene: str, *command: str) -> list[str]:
    """What the driver says of a scene with a program of its own."""
    lacking = system.packages_to_listen()
    if lacking:
        pytest.skip("a screen reader needs AT-SPI; this system lacks " + ", ".join(lacking))
    with screen() as display:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "PYTHONPATH": str(ROOT),
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
        }
        driven = [
            *(str(system.tool("dbus-run-session")), "--"),
            *(str(system.SYSTEM_PYTHON), str(DRIVER), scene),
            *(sys.executable, "-m", "sipdesk", *command),
        ]
        run = subprocess.run(
            driven, env=environment, capture_output=True, text=True, timeout=LONGEST, check=False
        )
    assert run.returncode == 0, run.stderr
    return [line[2:] for line in run.stdout.splitlines() if line.startswith("- ")]


def test_a_note_is_written_over_the_accessibility_bus_and_said_to_be_saved() -> None:
    said = said_from_outside("work", "--demo")
    assert said[:4] == [
        "window: SIPdesk – demo",
        "a person is open",
        "the tab is turned to",
        "written: Nattbussen går inte längre.",
    ]
    assert said[4].startswith("said: Sparat ")


def test_the_letters_of_a_passphrase_are_not_told_on_the_bus_while_they_are_hidden() -> None:
    assert said_from_outside("listen") == [
        "of hidden letters was told: none",
        "of shown letters was told: kattsmulalampkvarn",
    ]
