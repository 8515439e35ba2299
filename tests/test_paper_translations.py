"""What stands on paper, in every language: complete, whole, and printable."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural

import dev
from sipdesk.documents.kit.bidi import CONTROLS
from sipdesk.documents.kit.typeface import unprintable
from sipdesk.editions import PAPER_LANGUAGES, REVIEWED
from sipdesk.i18n import MASTER, PAPER_DOMAIN
from tests.catalogues import (
    FOLDER,
    REVIEW,
    ids_of,
    messages,
    pairs,
    places,
    po_file,
    read,
    renewal,
    strings_of,
)

LANGUAGES = tuple(code for code in PAPER_LANGUAGES if code != MASTER)
SCRIPTS = {"ar": "ARABIC", "fa": "ARABIC", "ti": "ETHIOPIC", "uk": "CYRILLIC"}
ENDS = {".": ".።", "?": "?؟", ":": ":"}
# What is the same word in Swedish, or only holds values together.
SAME = {"Region", "Telefon", "Version {version}", "”{text}”", "Plan"}


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def catalog(language: str) -> Catalog:
    return read(po_file(language, FOLDER, PAPER_DOMAIN))


def test_each_language_of_paper_has_its_catalogue() -> None:
    found = {po.parents[1].name for po in FOLDER.glob(f"*/LC_MESSAGES/{PAPER_DOMAIN}.po")}
    assert found == set(LANGUAGES)


def test_every_catalogue_has_each_text_of_the_sources_and_no_other(tmp_path: Path) -> None:
    with renewal(tmp_path) as renew:
        folder = renew()
    for language in LANGUAGES:
        fresh = {ids_of(m) for m in messages(read(po_file(language, folder, PAPER_DOMAIN)))}
        known = {ids_of(m) for m in messages(read(po_file(language, FOLDER, PAPER_DOMAIN)))}
        assert known == fresh, f"run `dev.py translations` and translate what it lists: {language}"


def test_no_text_is_in_two_catalogues() -> None:
    paper, window = (
        {ids_of(m) for m in messages(read(po_file("en", FOLDER, domain)))} for domain in dev.SOURCES
    )
    assert not paper & window


def test_every_text_is_translated_and_none_is_fuzzy(catalog: Catalog) -> None:
    assert [m.id for m in messages(catalog) if not all(strings_of(m))] == []
    assert [m.id for m in messages(catalog) if m.fuzzy] == []


def test_what_has_no_translation_is_listed(tmp_path: Path) -> None:
    lines = ['msgid ""', 'msgstr "Language: fi\\n"', "", "#: a.py", 'msgid "Namn"', 'msgstr ""', ""]
    lines += ['msgid "Ja"', 'msgstr ""', '"Kyllä"', "", 'msgid ""', '"Mål "', '"{n}"', 'msgstr ""']
    file = tmp_path / "documents.po"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert list(dev.untranslated(file)) == ["Namn", "Mål {n}"]
    assert list(dev.untranslated(po_file("fi", FOLDER, PAPER_DOMAIN))) == []


def test_the_values_have_the_same_places(catalog: Catalog) -> None:
    assert [text for message, text in pairs(catalog) if places(message) != places(text)] == []


def test_ends_are_the_same(catalog: Catalog) -> None:
    wrong = [
        text
        for message, text in pairs(catalog)
        if text[-1] not in ENDS.get(message[-1], text[-1]) or text != text.strip()
    ]
    assert wrong == []


def test_no_character_turns_the_direction_and_a_font_has_each(catalog: Catalog) -> None:
    text = "".join(text for _message, text in pairs(catalog))
    assert not CONTROLS & set(text)
    assert unprintable(text) == ""


def test_each_text_is_in_the_script_of_its_language(language: str, catalog: Catalog) -> None:
    script = SCRIPTS.get(language, "LATIN")
    for _message, text in pairs(catalog):
        letters = [char for char in re.sub(r"\{\w+\}", "", text) if char.isalpha()]
        named = [unicodedata.name(char).split()[0] for char in letters]
        assert not letters or script in named, text


def test_nothing_is_left_in_swedish(language: str, catalog: Catalog) -> None:
    assert {message for message, text in pairs(catalog) if message == text} <= SAME
    swedish = set("åÅ" if language == "fi" else "åäöÅÄÖ")
    assert [text for _m, text in pairs(catalog) if swedish & set(without_brackets(text))] == []


def without_brackets(text: str) -> str:
    """Without the Swedish term behind a translation, which an authority may need."""
    return text.split("(", maxsplit=1)[0] + text.rpartition(")")[2]


def test_the_plural_forms_are_those_of_the_language(language: str, catalog: Catalog) -> None:
    rule = get_plural(language)
    header = po_file(language, FOLDER, PAPER_DOMAIN).read_text(encoding="utf-8")
    assert f"Plural-Forms: {rule.plural_forms}\\n" in header.replace('"\n"', "")
    plurals = [message for message in messages(catalog) if message.pluralizable]
    assert all(len(strings_of(message)) == rule.num_plurals for message in plurals)


def test_the_review_is_told_in_the_program_the_catalogue_and_the_list(
    language: str, catalog: Catalog
) -> None:
    told = REVIEW.findall(catalog.header_comment)
    lines = (FOLDER / "README.md").read_text(encoding="utf-8").splitlines()
    listed = [line.strip("| ").split(" | ")[-1] for line in lines if f"(`{language}`)" in line]
    assert told == ["yes" if language in REVIEWED else "no"]
    assert listed == told
