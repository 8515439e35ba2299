"""Each text knows its language, and none of that reaches the paper."""

from __future__ import annotations

import pytest

from sipdesk.documents.editions import catalogue_of
from sipdesk.documents.kit.tongues import (
    Spoken,
    abreast,
    halves,
    marked,
    paired,
    plain,
    spoken,
    stacked,
)
from sipdesk.documents.wording import Wording, joined
from sipdesk.editions import Edition, edition_of, editions


def test_a_marked_text_tells_its_language() -> None:
    assert list(spoken(marked("الاسم", "ar"))) == [Spoken("الاسم", "ar", True)]
    assert plain(marked("Nimi", "fi")) == "Nimi"
    assert marked("", "fi") == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Anna Öberg", "sv"),
        ("Muŧŧoŋ", "sv"),
        ("محمد الأحمد", "ar"),
        ("پدر", "fa"),
        ("ሰላም", "ti"),
        ("Привіт", "uk"),
        ("Привет", "ru"),
        ("שרה", "he"),
        ("070-123 45 67", "sv"),
    ],
)
def test_what_was_written_is_swedish_or_of_its_script(text: str, language: str) -> None:
    assert list(spoken(text)) == [Spoken(text, language, False)]


def test_a_written_text_in_two_scripts_is_told_apart() -> None:
    text = "Anna (آنا), kurator"
    assert [(part.text, part.language) for part in spoken(text)] == [
        ("Anna (", "sv"),
        ("آنا", "ar"),
        ("), kurator", "sv"),
    ]
    assert "".join(part.text for part in spoken(text)) == text


def test_a_pair_is_swedish_and_below_it_the_other() -> None:
    pair = paired("Ja", marked("Kyllä", "fi"))
    assert plain(stacked(pair).split("\n")[0]) == "Ja"
    assert [plain(half) for half in halves(pair)] == ["Ja", "Kyllä"]
    assert plain(abreast(pair)) == "Ja / Kyllä"
    assert plain(pair) == "Ja"


def test_what_is_the_same_in_both_stands_once() -> None:
    assert paired("Region", marked("Region", "pl")) == "Region"
    assert stacked("Anna") == "Anna"


def test_pairs_live_through_joining_and_filling_in() -> None:
    texts = catalogue_of(Edition("fi", beside_swedish=True))
    word = texts.gettext("företrädare").lower()
    swedish, finnish = map(plain, halves(f"  {joined(('Bo Berg', word))} ".strip()))
    assert (swedish, finnish) == ("Bo Berg, företrädare", "Bo Berg, edustaja")
    name = texts.gettext("Godkänd {date}", date=Wording("sv+fi").date("2026-03-12"))
    assert [plain(half) for half in halves(name)] == [
        "Godkänd torsdag 12\xa0mars\xa02026",
        "Hyväksytty: torstai 12.\xa0maaliskuuta\xa02026",
    ]


def test_a_value_keeps_its_own_language_in_a_sentence() -> None:
    texts = catalogue_of(Edition("pl"))
    told = list(spoken(texts.gettext("bevittnat av {name}", name="Bo Berg")))
    assert told == [Spoken("świadek: ", "pl", True), Spoken("Bo Berg", "sv", False)]
    (number,) = spoken(texts.gettext("Mål {number}", number=2))
    assert number == Spoken("Cel 2", "pl", True)


def test_a_text_without_translation_is_swedish() -> None:
    reference = "SoL (2025:400) 10 kap."
    for edition in (Edition("ar"), Edition("ar", beside_swedish=True)):
        assert catalogue_of(edition).gettext(reference) == reference


def test_every_edition_has_a_code_that_leads_back_to_it() -> None:
    every = list(editions())
    assert len({edition.code for edition in every}) == len(every) == 19
    assert [edition_of(edition.code) for edition in every] == every


@pytest.mark.parametrize("code", ["", "de", "sv+", "sv+de", "en+sv"])
def test_a_language_that_paper_does_not_speak_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="paper does not speak"):
        edition_of(code)
