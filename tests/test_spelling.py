"""Which words are looked up, where a dictionary is found, and what the helper answers."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from sipdesk import spelling
from sipdesk.spelling import find_dictionary, why_not, words_to_check
from sipdesk.spelling_helper import answers
from tests.dictionary import tiny_dictionary


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hon går, hem.", ["hon", "går", "hem"]),
        ("Anna bor i Åmål", ["bor"]),
        ("3:e vån b12 2026-03-12", ["vån"]),
        ("t.ex. bl.a. kl. 9", ["kl"]),
        ("”mat-schema” (mammas)", ["mat-schema", "mammas"]),
        ("a@b.se https://x.se", ["https"]),
        ("VIPS iPad", []),
        ("он живёт här", ["här"]),
        ("", []),
    ],
)
def test_words_of_small_letters_are_looked_up(text: str, words: list[str]) -> None:
    assert [word.text for word in words_to_check(text)] == words


def test_a_word_says_where_it_begins() -> None:
    text = "Å, 😀 (hemma) och -borta-"
    assert [text[w.start : w.start + len(w.text)] for w in words_to_check(text)] == [
        "hemma",
        "och",
        "borta",
    ]


def test_the_first_folder_with_both_files_is_the_one(tmp_path: Path) -> None:
    half, whole = tmp_path / "half", tmp_path / "whole"
    half.mkdir()
    (half / "sv_SE.dic").touch()
    tiny_dictionary(whole)
    assert find_dictionary((tmp_path / "none", half, whole)) == whole
    assert find_dictionary((half,)) is None


def test_what_is_missing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tiny_dictionary(tmp_path)
    assert why_not((tmp_path,)) == ""
    assert why_not(()) == spelling.NO_DICTIONARY
    monkeypatch.setattr(spelling, "LIBRARY", "no_such_library")
    assert why_not((tmp_path,)) == spelling.NO_LIBRARY


def test_the_profile_comes_first_and_each_system_has_its_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for system in ("linux", "darwin", "win32"):
        monkeypatch.setattr("sys.platform", system)
        monkeypatch.setenv("ProgramFiles", str(tmp_path))
        folders = spelling.dictionary_folders(tmp_path / "profile")
        assert folders[0] == tmp_path / "profile" / "dictionaries"
        assert any(folder.name == "dict-sv" for folder in folders)


class Sparse:
    """A dictionary that knows one word and one abbreviation."""

    def spell(self, word: str) -> bool:
        return word in ("hej", "osv.")

    def suggest(self, word: str) -> tuple[str, ...]:
        return tuple(f"hej{n}" for n in range(9))


def test_the_helper_answers_line_by_line() -> None:
    questions = io.BytesIO(
        json.dumps({"check": ["hej", "hejj", "osv"]}).encode() + b'\n{"suggest": "hejj"}\n'
    )
    assert list(answers(Sparse(), questions)) == [
        {"right": ["hej", "osv"], "wrong": ["hejj"]},
        {"word": "hejj", "suggestions": ("hej0", "hej1", "hej2", "hej3", "hej4")},
    ]
