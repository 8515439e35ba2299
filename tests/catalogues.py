"""The catalogues in the source tree, read entry by entry."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

import dev
from sipdesk import i18n

FOLDER = i18n.translations_folder()
REVIEW = re.compile(r"X-Reviewed-By-Native-Speaker: (yes|no)")


def po_file(language: str, folder: Path = FOLDER, domain: str = i18n.DOMAIN) -> Path:
    return folder / language / "LC_MESSAGES" / f"{domain}.po"


def read(file: Path) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream, locale=file.parents[1].name)


def messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def ids_of(message: Message) -> tuple[str, ...]:
    """The Swedish text, or its singular and plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def strings_of(message: Message) -> tuple[str, ...]:
    """The translation, or all its plural forms."""
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


def pairs(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Each Swedish text with each of its translations."""
    for message in messages(catalog):
        for text in strings_of(message):
            yield ids_of(message)[0], text


def places(text: str) -> list[str]:
    return sorted(name for _text, name, _spec, _how in Formatter().parse(text) if name is not None)


@contextmanager
def renewal(folder: Path) -> Generator[Callable[[], Path]]:
    """Does what `dev.py translations` does, on a copy, in the environment of the tests."""
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.mo"))

    def here() -> Path:
        return Path(sys.executable)

    def filled(_lock: str) -> None:
        pass

    def renew() -> Path:
        assert dev.translations([]) == 0
        return folder

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dev, "TRANSLATIONS", folder)
        patch.setattr(dev, "venv_python", here)
        patch.setattr(dev, "ensure_environment", filled)
        yield renew
