"""The handbook says what the program says: every chapter, link, key and quoted text of it."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from sipdesk import __version__
from sipdesk.handbook import CHAPTERS, NEWS, WRITTEN, Chapter, chapters, handbook_folder
from sipdesk.i18n import LANGUAGES, MASTER, catalogue
from sipdesk.news import has_news, news_file, told_versions

ROOT = Path(__file__).parents[1]
LINK = re.compile(r"(?<!!)\[[^]]*\]\(([^)]*)\)")
PICTURE = re.compile(r"!\[([^]]*)\]\(pictures/([^)]*)\)")
QUOTED = re.compile(r"\*\*(.+?)\*\*")
FIRST_LINE = re.compile(r"\A# \S.*\n\n")


@cache
def window_texts(language: str) -> frozenset[str]:
    """Every text of the window and of paper in a language, as somebody reads it."""
    files = [ROOT / "translations" / "en" / "LC_MESSAGES" / f for f in CATALOGUES]
    return frozenset(chain.from_iterable(_texts(file, language) for file in files))


CATALOGUES = ("sipdesk.po", "documents.po")


def _texts(file: Path, language: str) -> list[str]:
    with file.open("rb") as text:
        messages = [str(message.id) for message in read_po(text) if isinstance(message.id, str)]
    return [plain(catalogue(language).gettext(message)) for message in messages if message]


def plain(text: str) -> str:
    """A text of the window without the mark of its key, and without what hints at a dialog."""
    return text.replace("&", "").removesuffix(" …").strip()


def unknown_quotations(chapter: Chapter, language: str) -> list[str]:
    """What a chapter quotes that stands nowhere in the window."""
    quoted = QUOTED.findall(chapter.text)
    return [text for text in quoted if plain(text) not in window_texts(language)]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    code: str = request.param
    return code


def test_each_chapter_is_in_each_language_and_no_file_is_left_over(language: str) -> None:
    assert tuple(chapter.name for chapter in chapters(language)) == CHAPTERS
    assert {file.stem for file in handbook_folder(language).glob("*.md")} == set(WRITTEN)
    for chapter in chapters(language):
        assert FIRST_LINE.match(chapter.text), chapter.name


def test_the_chapters_are_of_the_same_build_in_both_languages() -> None:
    def build(chapter: Chapter) -> list[str]:
        return re.findall(r"^(#+|\d\.|-|\|)|\(pictures/.*?\)", chapter.text, re.MULTILINE)

    for one, other in zip(chapters("sv"), chapters("en"), strict=True):
        assert build(one) == build(other), one.name


def test_each_link_leads_to_a_chapter(language: str) -> None:
    links = [link for chapter in chapters(language) for link in LINK.findall(chapter.text)]
    assert len(links) > 10
    assert {link.removesuffix(".md") for link in links} <= set(CHAPTERS)


def test_each_picture_is_there_and_told_in_words_and_none_is_left_over(language: str) -> None:
    used = [found for chapter in chapters(language) for found in PICTURE.findall(chapter.text)]
    names = {name for _told, name in used}
    lying = {file.name for file in (handbook_folder(language) / "pictures").iterdir()}
    assert names == lying, "python3 dev.py pictures"
    assert all(len(told) > 20 for told, _name in used)


def test_what_is_quoted_stands_in_the_window(language: str) -> None:
    for chapter in chapters(language):
        if chapter.name != NEWS:
            assert unknown_quotations(chapter, language) == [], chapter.name


def test_a_quotation_that_has_grown_old_is_found() -> None:
    old = Chapter("x", "X", "# X\n\nVälj **Spara nu**, sedan **Skriv ut …**.")
    assert unknown_quotations(old, MASTER) == ["Spara nu"]


def test_nothing_leads_out_of_the_program(language: str) -> None:
    for chapter in chapters(language):
        assert "://" not in chapter.text
        assert "<" not in chapter.text


def test_the_news_tell_of_this_version_in_each_language() -> None:
    told = [told_versions(news_file(code).read_text(encoding="utf-8")) for code in LANGUAGES]
    assert told[0] == told[1]
    assert __version__ in told[0]


def test_the_news_are_for_whoever_comes_from_an_older_version() -> None:
    told = ("0.10.0", "0.9.0")
    assert has_news(told, present="0.10.0", seen="")
    assert has_news(told, present="0.10.0", seen="0.9.0")
    assert has_news(told, present="0.10.1", seen="0.9.9")
    assert not has_news(told, present="0.10.1", seen="0.10.0")
    assert not has_news(told, present="0.9.0", seen="0.9.0")
    assert not has_news((), present="0.9.0", seen="")
