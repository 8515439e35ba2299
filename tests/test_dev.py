"""The bootstrap: what it asks of a system, and what it installs into the environment."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import PySide6
import pytest

import dev
from devtools import system

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("run", "dev")
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; (\S.*?))? \\$")
HASH = re.compile(r"^ {4}--hash=sha256:[0-9a-f]{64}(?: \\)?$")

# What SIPdesk uses of Qt, by path in the folder of PySide6.
QT_PARTS = (
    "Qt{Core,DBus,Gui,Network,Pdf,PdfWidgets,PrintSupport,Svg,Widgets}.abi3.so",
    "Qt/plugins/iconengines/*.so",
    "Qt/plugins/imageformats/*.so",
    "Qt/plugins/platforms/lib{qoffscreen,qwayland,qxcb}.so",
    "Qt/plugins/platformthemes/libqxdgdesktopportal.so",
    "Qt/plugins/platforminputcontexts/lib{compose,ibus}platforminputcontextplugin.so",
    "Qt/plugins/printsupport/*.so",
    "Qt/plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    "Qt/plugins/wayland-shell-integration/libxdg-shell.so",
    "Qt/plugins/xcbglintegrations/*.so",
)
# Every Debian system has these from the start; the rest of Qt comes in its wheels.
BASE_LIBRARIES = re.compile(
    r"(ld-linux.*|lib(c|dl|gcc_s|gthread-2\.0|m|pthread|resolv|stdc\+\+|brotlicommon)\.so\.\d+"
    r"|lib(Qt6|icu|pyside6|shiboken6).*)$"
)


@pytest.mark.parametrize("lock", LOCKS)
def test_each_pin_is_exact_and_hashed(lock: str) -> None:
    lines = dev.lock_file(lock).read_text(encoding="utf-8").splitlines()
    pins = [n for n, line in enumerate(lines) if PIN.match(line)]
    assert len(pins) > len(runtime_dependencies())
    assert all(PIN.match(line) or HASH.match(line) for line in lines)
    assert all(HASH.match(lines[n + 1]) for n in pins)


def pinned(lock: str) -> dict[str, str]:
    text = dev.lock_file(lock).read_text(encoding="utf-8")
    return {m[1]: m[2] for line in text.splitlines() if (m := PIN.match(line))}


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def runtime_dependencies() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = (re.match(r"[\w.-]+", line) for line in project["project"]["dependencies"])
    return {normalised(name.group()) for name in names if name}


def test_the_locks_hold_every_dependency_and_agree() -> None:
    run, development = pinned("run"), pinned("dev")
    assert runtime_dependencies() <= set(run)
    assert run.items() <= development.items()
    assert "pytest" in development
    assert "pytest" not in run


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes libraries from the system")
def test_every_system_library_that_qt_links_to_has_its_package() -> None:
    needed = {name for part in qt_files() for name in linked_libraries(part)}
    of_the_system = {name for name in needed if not BASE_LIBRARIES.match(name)}
    assert of_the_system == set(system.QT_LIBRARIES)


def qt_files() -> list[Path]:
    """The parts of Qt that are used, and every library of Qt that they lead to."""
    assert PySide6.__file__
    folder = Path(PySide6.__file__).parent
    files = [f for pattern in QT_PARTS for g in expanded(pattern) for f in folder.glob(g)]
    assert len(files) > len(QT_PARTS)
    for file in files:  # grows as it goes
        of_qt = [folder / "Qt/lib" / name for name in linked_libraries(file)]
        files += [f for f in of_qt if f.exists() and f not in files]
    return files


def expanded(pattern: str) -> list[str]:
    """The patterns that one with {a,b} stands for."""
    found = re.fullmatch(r"(.*)\{(.*)\}(.*)", pattern)
    if found is None:
        return [pattern]
    return [found[1] + choice + found[3] for choice in found[2].split(",")]


def linked_libraries(file: Path) -> list[str]:
    listing = subprocess.run(
        ["objdump", "-p", str(file)], capture_output=True, text=True, check=True
    )
    return re.findall(r"NEEDED\s+(\S+)", listing.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes libraries from the system")
def test_a_library_is_missing_only_when_it_cannot_be_loaded() -> None:
    assert system.can_be_loaded("libc.so.6")
    assert not system.can_be_loaded("libnothing-of-that-name.so.6")


def test_a_missing_tool_is_named_by_its_package() -> None:
    assert system.missing_tools({"python3": "python3", "no-such-command": "some-package"}) == {
        "some-package"
    }


def test_a_system_that_passes_the_suite_lacks_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    system.ensure_system_packages(system.packages_to_develop)
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no packages to install")
@pytest.mark.parametrize(
    ("tools", "ensure", "otherwise"),
    [
        ("PRINTING_TOOLS", system.ensure_printing, "tests on a real printer are skipped"),
        ("SCREEN_READER_TOOLS", system.ensure_listening, "plays a screen reader is skipped"),
        ("SCREEN_TOOLS", system.ensure_screen, "not looked whether the window opens"),
    ],
    ids=["a printer", "a screen reader", "a screen"],
)
def test_only_ci_insists_on(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tools: str,
    ensure: Callable[[], None],
    otherwise: str,
) -> None:
    monkeypatch.setattr(system, tools, {"no-such-command": "some-package"})
    monkeypatch.setenv("PATH", "")  # nothing to install it with
    monkeypatch.delenv("CI", raising=False)
    ensure()
    assert otherwise in capsys.readouterr().out
    monkeypatch.setenv("CI", "true")
    with pytest.raises(system.SetUpError):
        ensure()


def test_an_old_python_is_refused_with_a_sentence() -> None:
    system.require_python((3, 11))
    with pytest.raises(
        system.SetUpError, match=r"needs Python 3\.11 or newer; this is Python 3\.10"
    ):
        system.require_python((3, 10))


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["nothing"], 2), (["--help"], 0)])
def test_an_unknown_command_shows_how_it_is_used(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(arguments) == code
    usage = capsys.readouterr().out
    assert all(f"dev.py {command}" in usage for command in dev.COMMANDS)


@pytest.fixture
def project(tmp_path: Path) -> ModuleType:
    """The bootstrap in a project of its own that pins no packages, in a folder with an odd name."""
    folder = tmp_path / "En mapp på räls"
    (folder / "requirements").mkdir(parents=True)
    for lock in LOCKS:
        (folder / "requirements" / f"{lock}.txt").write_text("# nothing\n", encoding="utf-8")
    shutil.copy(ROOT / "dev.py", folder)
    spec = importlib.util.spec_from_file_location("dev_elsewhere", folder / "dev.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_environment_is_filled_once_and_made_anew_when_the_lock_changes(
    project: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    mark = project.VENV / "mark"
    project.VENV.mkdir()
    mark.touch()
    project.stamp_of("run").write_text("an older lock", encoding="utf-8")
    project.ensure_environment("run")
    assert not mark.exists(), "an environment from an old lock was kept"

    mark.touch()
    project.ensure_environment("run")
    assert mark.exists(), "nothing changed, so nothing was to be made anew"

    project.lock_file("dev").write_text("babel==2.18.0\n", encoding="utf-8")
    with pytest.raises(system.SetUpError, match="failed with exit code"):
        project.ensure_environment("dev")
    assert "--require-hashes" in capfd.readouterr().err, "a package without a hash was installed"
    assert not project.is_stamped("dev")
    assert project.is_stamped("run")


def test_ci_passes_exactly_the_second_command_of_the_readme_and_then_what_is_shipped() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = [line.removeprefix("exec ") for line in script.splitlines() if "python" in line]
    _first, second = re.findall(r"^```\n(.*)\n```$", readme, re.MULTILINE)[:2]
    assert commands == [second, "python3 dev.py package"]


def test_what_is_shipped_is_no_part_of_the_suite(request: pytest.FixtureRequest) -> None:
    checks = {path.name for path in dev.SHIPPED_CHECKS.glob("check_*.py")}
    assert len(checks) == 3
    assert not checks & {item.path.name for item in request.session.items}


@pytest.mark.parametrize(
    ("given", "moment"), [("1800000000", 1_800_000_000), ("", dev.FIRST_DAY_OF_ZIP)]
)
def test_built_files_bear_a_moment_that_does_not_depend_on_when_they_are_built(
    project: ModuleType, monkeypatch: pytest.MonkeyPatch, given: str, moment: int
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    assert project.moment_of_source() == moment
