"""Where words stand in a case, and what the search calls a word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sipdesk.case import (
    Address,
    Answer,
    Case,
    Goal,
    Participant,
    Person,
    Plan,
    Preparation,
    Topic,
    places_of,
    plain_words,
    spans_of,
    written,
)

PARTS = ("topics", "preparation", "participants", "plan", "goals", "person")
CASE = Case(
    person=Person(name="Anna", address="Storgatan 1", interpreter_needed=Answer.YES),
    preparation=Preparation(needs="Någon att äta lunch med"),
    topics=(Topic(id="sleep", text="Sömn\nNätterna är värst"), Topic(id="blank")),
    participants=(Participant(id="lunch", name="Lena", role="lagar lunch"),),
    plan=Plan(situation="Sover dåligt om nätterna och orkar inte laga lunch."),
    goals=(Goal(id="goal", own_words="Jag vill sova på natten"),),
)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("sömn", Address("topics", "text", "sleep")),
        ("SOMN", Address("topics", "text", "sleep")),
        ("lunch", Address("preparation", "needs")),
        ("lagar", Address("participants", "role", "lunch")),
        ("laga", Address("participants", "role", "lunch")),  # begun by it, in the earlier tab
        ("orkar nätt", Address("plan", "situation")),  # all of them, before one of them
        ("lena goal sova", Address("participants", "name", "lunch")),  # else any of them
        ("storgatan", Address("person", "address")),
        ("gatan", None),
        ("yes", None),  # a kind is not written
        ("blank", None),  # nor is an id
    ],
)
def test_a_word_stands_in_the_first_field_of_the_tabs(words: str, place: Address | None) -> None:
    places = places_of(CASE, plain_words(words), PARTS)
    assert (places[0].address if places else None) == place


def test_every_place_of_a_word_has_its_turn() -> None:
    places = places_of(CASE, plain_words("la"), PARTS)
    assert [(place.address.part, place.start) for place in places] == [
        ("participants", 0),
        ("plan", 40),
    ]
    assert places == sorted(places)
    twice = replace(CASE, plan=Plan(situation="Lunch, sedan lunch igen"))
    assert [place.start for place in places_of(twice, ["lunch"], ("plan",))] == [0, 13]


def test_what_is_written_is_every_text_that_is_not_blank() -> None:
    assert dict(written(CASE))[Address("goals", "own_words", "goal")] == "Jag vill sova på natten"
    assert all(text for _place, text in written(CASE))
    assert len(list(written(CASE))) == 8


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Ont i ryggen", "rygg", "ryggen"),
        ("Ont i ryggen", "ont rygg", "Ont"),
        ("Ont i RYGGEN!", "ryggen", "RYGGEN"),
        ("Bor på gården", "garden", "gården"),
        ("Bor pa\u030a ga\u030arden", "gården", "ga\u030arden"),  # as some computers write it
        ("snöskotern", "skoter", ""),
        ("", "ord", ""),
    ],
)
def test_the_word_is_found_in_its_text(text: str, words: str, found: str) -> None:
    spans = spans_of(text, plain_words(words))
    assert "".join(text[slice(*span)] for span in spans[:1]) == found


def test_a_search_has_only_letters_and_digits() -> None:
    assert plain_words("usb-minne (2 st) ga\u030ard_en") == [
        "usb",
        "minne",
        "2",
        "st",
        "gård",
        "en",
    ]
