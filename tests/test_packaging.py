"""The recipes for installers: the same name, version and folders as the program they are for.

Those for Windows and macOS cannot be run here, so this is all that holds them. What is made on
Linux is tried by `python3 dev.py package`.
"""

from __future__ import annotations

import plistlib
import re
from pathlib import Path

import pytest

import dev
import sipdesk
from devtools import deb
from sipdesk import i18n

ROOT = dev.ROOT
SPEC = (ROOT / "build.spec").read_text(encoding="utf-8")
WINDOWS = (ROOT / "packaging/windows/sipdesk.iss").read_text(encoding="utf-8")
MACOS = (ROOT / "packaging/macos/make_installer.sh").read_text(encoding="utf-8")
GUIDES = sorted((ROOT / "packaging").glob("*/README.md"))
VERSION = re.compile(r"(?<=[-_]|\")\d+\.\d+\.\d+(?=[-_.\"])")


def in_spec(pattern: str) -> str:
    found = re.search(pattern, SPEC)
    assert found, f"build.spec has no {pattern}"
    return found[1]


def test_the_program_says_the_version_of_the_project() -> None:
    assert sipdesk.__version__ == dev.version()


@pytest.mark.parametrize("recipe", [WINDOWS, MACOS], ids=["windows", "macos"])
def test_each_recipe_is_for_this_version(recipe: str) -> None:
    assert set(VERSION.findall(recipe)) == {dev.version()}


@pytest.mark.parametrize("guide", GUIDES, ids=[guide.parent.name for guide in GUIDES])
def test_each_guide_names_this_version(guide: Path) -> None:
    assert set(VERSION.findall(guide.read_text(encoding="utf-8"))) == {dev.version()}


@pytest.mark.parametrize("system", ["windows", "macos"])
def test_what_cannot_be_built_here_says_so(system: str) -> None:
    guide = ROOT / "packaging" / system / "README.md"
    assert "**Not built here.**" in guide.read_text(encoding="utf-8")


def test_windows_takes_the_program_from_where_it_is_built() -> None:
    name = in_spec(r'\nNAME = "(\w+)"')
    assert f'#define Program "{name}.exe"' in WINDOWS
    assert f'Source: "..\\..\\dist\\{name}\\*"' in WINDOWS
    assert in_spec(r'Path\(workpath\) / f"(\w+)\{suffix\}"') == "icon"
    assert "SetupIconFile=..\\..\\build\\build\\icon.ico" in WINDOWS


def test_windows_speaks_the_languages_of_the_window() -> None:
    languages = re.findall(r'^Name: "(\w+)"; MessagesFile', WINDOWS, re.MULTILINE)
    assert tuple(languages) == i18n.LANGUAGES
    texts = re.findall(r"^(\w+)\.KeepsCaseFile=.*%1", WINDOWS, re.MULTILINE)
    assert texts == languages


def test_removing_from_windows_deletes_nothing_that_the_user_made() -> None:
    assert "[UninstallDelete]" not in WINDOWS
    assert "DelTree" not in WINDOWS
    [older] = re.findall(r"^Type: .*", WINDOWS, re.MULTILINE)
    assert older.endswith('Name: "{app}\\_internal"')


def test_macos_takes_the_app_from_where_it_is_built() -> None:
    app, identifier = in_spec(r'name="(\w+\.app)"'), in_spec(r'bundle_identifier="([\w.]+)"')
    assert f'app="dist/{app}"' in MACOS
    assert f'identifier="{identifier}"' in MACOS
    entitlements = plistlib.loads((ROOT / "packaging/macos/entitlements.plist").read_bytes())
    assert entitlements == {"com.apple.security.cs.disable-library-validation": True}


def test_every_file_that_the_package_of_linux_takes_is_there() -> None:
    assert [source for source in deb.SHARED_FILES if not source.exists()] == []
    assert in_spec(r'\nNAME = "(\w+)"') == deb.NAME
