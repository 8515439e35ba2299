"""Which words are looked up in a Swedish dictionary, and where such a dictionary lies.

The dictionary is the computer's own, and only read. Whether a word is in it, compounds and all, is
hunspell's matter: `spelling_helper`.
"""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from sipdesk.i18n import N_

LIBRARY = "hunspell"
NAME = "sv_SE"
SHORTEST = 2
TOKEN = re.compile(r"[^\s,;:!?()\[\]\"”“»«/…–—]+")
AROUND = ".'’*-"
SMALL = "a-zß-öø-ÿ"  # a capital letter, a digit or another script makes a word one of its own
PLAIN = re.compile(rf"[{SMALL}]+(?:[-’'][{SMALL}]+)*")

NO_LIBRARY = N_("Stavningskontrollen finns inte för den här sortens dator, så inget ord markeras.")
NO_DICTIONARY = N_(
    "Ingen svensk ordlista finns på datorn, så inget ord markeras. Be den som sköter datorn att "
    "installera Hunspells ordlista för svenska (sv_SE). Den följer också med LibreOffice på "
    "svenska."
)


class Word(NamedTuple):
    """A word in a text, and where it begins: in characters of Python."""

    start: int
    text: str


class Speller(Protocol):
    """Says of words whether they are spelt as they should be."""

    def verdict(self, word: str) -> bool | None:
        """Whether it is; None while that is being looked up."""
        ...


def words_to_check(text: str) -> Iterator[Word]:
    """The words of small letters alone: names, numbers and abbreviations with dots are not."""
    for found in TOKEN.finditer(text):
        token = found.group()
        word = token.strip(AROUND)
        if len(word) >= SHORTEST and PLAIN.fullmatch(word):
            yield Word(found.start() + token.index(word), word)


def find_dictionary(folders: Sequence[Path]) -> Path | None:
    """The first folder that has both files of the dictionary and lets them be read."""
    files = (f"{NAME}.aff", f"{NAME}.dic")
    return next((f for f in folders if all(os.access(f / name, os.R_OK) for name in files)), None)


def why_not(folders: Sequence[Path]) -> str:
    """Why nothing can be looked up here, as a message id; "" when it can."""
    if importlib.util.find_spec(LIBRARY) is None:
        return NO_LIBRARY
    return "" if find_dictionary(folders) else NO_DICTIONARY


def usable_dictionary(profile: Path) -> Path | None:
    """Where the dictionary lies, if anything can be looked up here at all."""
    folders = dictionary_folders(profile)
    return None if why_not(folders) else find_dictionary(folders)


def dictionary_folders(profile: Path) -> tuple[Path, ...]:
    """Where dictionaries usually lie on this system, and first in the user's profile."""
    return (profile / "dictionaries", *_usual_folders())


def _usual_folders() -> Iterator[Path]:
    if sys.platform == "win32":
        for variable in ("ProgramFiles", "ProgramW6432"):
            if os.environ.get(variable):
                yield from _in_office(Path(os.environ[variable]) / "LibreOffice")
    elif sys.platform == "darwin":
        yield Path.home() / "Library" / "Spelling"
        yield Path("/Library/Spelling")
        yield from _in_office(Path("/Applications/LibreOffice.app/Contents/Resources"))
        yield from _in_office(Path("/Applications/LibreOffice.app/Contents"))
    else:
        yield from (Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"))
        yield from _in_office(Path("/usr/lib/libreoffice"))
        yield from _in_office(Path("/usr/lib64/libreoffice"))
        for office in sorted(Path("/opt").glob("libreoffice*")):
            yield from _in_office(office)


def _in_office(office: Path) -> Iterator[Path]:
    """The Swedish dictionary that comes with LibreOffice."""
    yield office / "share" / "extensions" / "dict-sv"
    yield office / "extensions" / "dict-sv"
