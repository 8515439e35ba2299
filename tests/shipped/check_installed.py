"""The package as a user has it: installed, started, tried, and removed again.

That nothing of it is left is looked at when the last of these checks is over (`Installed.purge`).
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from devtools.system import SCREEN_TOOLS, missing_tools
from sipdesk.self_test import CHECKS
from tests.own_screen import own_screen
from tests.shipped.conftest import Numbers
from tests.shipped.shipped import (
    WINDOW_CLASS,
    Installed,
    Program,
    empty_environment,
    seconds_until_shown,
)

MEGABYTE = 1_000_000


def test_dpkg_finds_everything_in_its_place(installed: Installed, deb: Path) -> None:
    assert "opt/sipdesk/sipdesk" in installed.files()
    verified = installed.dpkg("--verify", "sipdesk")
    assert (verified.returncode, verified.stdout) == (0, "")


def test_the_menu_of_the_desktop_finds_it(installed: Installed) -> None:
    entry = installed.root / "usr/share/applications/sipdesk.desktop"
    lines = entry.read_text(encoding="utf-8").splitlines()
    values = dict(line.split("=", 1) for line in lines[1:])
    assert lines[0] == "[Desktop Entry]"
    assert {"GenericName", "GenericName[sv]", "Comment", "Comment[sv]"} < set(values)
    assert (installed.root / "usr/bin" / values["Exec"]).is_symlink()
    assert values["StartupWMClass"] == WINDOW_CLASS
    assert list(installed.root.glob(f"usr/share/icons/hicolor/*/apps/{values['Icon']}.*"))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_it_passes_its_self_test_without_any_network(
    installed: Installed, tmp_path: Path, language: str
) -> None:
    program = installed.in_place()
    result = program.run(["--self-test", "--lang", language, "--output", "på papper"], tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    assert len(result.stdout.splitlines()) == len(CHECKS) + 2
    assert [p.name for p in tmp_path.iterdir()] == ["på papper"], "it left something in the home"


def test_the_network_was_away(installed: Installed, tmp_path: Path) -> None:
    devices = Program(Path("/bin/cat"), installed.in_place().before)
    lines = devices.run(["/proc/net/dev"], tmp_path).stdout.splitlines()
    assert [line.partition(":")[0].strip() for line in lines[2:]] == ["lo"]


@pytest.mark.skipif(bool(missing_tools(SCREEN_TOOLS)), reason="there is no screen to look at")
@pytest.mark.parametrize("arguments", [["--demo"], ["--profile", "Åsas ärenden (2)"]])
def test_its_window_opens_wherever_it_lies(
    installed: Installed,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    numbers: Numbers,
    arguments: list[str],
) -> None:
    program = installed.out_of_place()
    temporary = str(tmp_path_factory.mktemp("t"))  # a short name, for the path of a socket
    with own_screen() as display:
        where = {"DISPLAY": display}
        command = program.command(arguments)
        environment = {**empty_environment(tmp_path), "TMPDIR": temporary, **where}
        process = subprocess.Popen(command, cwd=tmp_path, env=environment)
        try:
            seconds = seconds_until_shown(process, where)
            numbers[f"Start, sipdesk {arguments[0]}, until the window is there"] = (
                f"{seconds:.1f} s"
            )
        finally:
            process.terminate()
            process.wait()


def test_its_size(installed: Installed, deb: Path, numbers: Numbers) -> None:
    program = installed.out_of_place()
    numbers["Size of the bundle"] = f"{program.size() / MEGABYTE:.0f} MB"
    numbers["Size of the package"] = f"{deb.stat().st_size / MEGABYTE:.0f} MB"
    assert deb.stat().st_size < program.size() / 2
