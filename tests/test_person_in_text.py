"""A phrase that is used for others names nobody: the rule that stops it."""

from __future__ import annotations

import pytest

from sipdesk.case import Person
from sipdesk.rules import tells_of

ANNA = Person(name="Anna-Karin Berg", identity_number="19121212-1212")


@pytest.mark.parametrize(
    "text",
    [
        "Anna får hjälp på morgonen",
        "hemtjänsten går till karin",
        "Karins önskemål",
        "KARIN ringer",
        "familjen Berg",
        "Bergs lägenhet",
        "121212-1212",
        "gäller 19121212 1212",
        "nr 1212121212.",
    ],
)
def test_a_name_or_a_number_of_the_person_is_seen(text: str) -> None:
    assert tells_of(text, ANNA)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Vi ses igen om tre månader.",
        "Annandag påsk",
        "ett berg av papper",
        "kl. 12.12",
        "Karinvagn",
    ],
)
def test_what_tells_of_nobody_may_be_kept(text: str) -> None:
    assert not tells_of(text, ANNA)


@pytest.mark.parametrize("person", [Person(), Person(name="Ö", identity_number="12")])
def test_without_a_name_or_number_there_is_nothing_to_see(person: Person) -> None:
    assert not tells_of("Ö bor på 12:an.", person)


def test_a_name_in_another_script_and_one_that_is_a_word() -> None:
    assert tells_of("محمد får hjälp", Person(name="محمد"))
    assert not tells_of("Vill bo kvar hemma", Person(name="Bo"))
    assert tells_of("Hjälp till Bo", Person(name="Bo"))
