"""Somebody with protected personal data is not to be found through paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sipdesk.case import Answer, Case, FollowUp
from tests.documents.examples import ORDINARY, TODAY, approved
from tests.documents.makers import Paper
from tests.documents.reading import Printed, squeezed

WHEREABOUTS = (
    ORDINARY.person.address,
    ORDINARY.person.phone,
    ORDINARY.person.email,
    ORDINARY.person.representative_contact.rpartition(", ")[2],
    ORDINARY.meeting.place,
    ORDINARY.plan.follow_up_place,
    "Biblioteket",
)


def protected(case: Case) -> Case:
    return replace(case, person=replace(case.person, protected_identity=Answer.YES))


CASE = replace(ORDINARY, follow_ups=(FollowUp(place="Biblioteket"),))


@pytest.mark.parametrize(
    "case",
    [protected(CASE), protected(approved(CASE)), approved(protected(CASE))],
    ids=["draft", "protected after approval", "approved"],
)
def test_no_document_tells_where_somebody_protected_is(case: Case) -> None:
    for data in (
        Paper().plan(case, "sv", TODAY),
        Paper().preparation_sheet(case, "sv", TODAY),
        Paper().follow_up_form(case, "sv", TODAY),
    ):
        text = squeezed(Printed(data).text)
        assert not [place for place in WHEREABOUTS if squeezed(place) in text]


def test_the_same_places_are_printed_for_everybody_else() -> None:
    text = squeezed(Printed(Paper().plan(CASE, "sv", TODAY)).text)
    assert [place for place in WHEREABOUTS if squeezed(place) in text] == list(WHEREABOUTS[:-1])


def test_the_place_of_a_follow_up_is_printed_for_everybody_else_only() -> None:
    assert "Plats Biblioteket" in Printed(Paper().follow_up_form(CASE, "sv", TODAY)).text
    printed = Printed(Paper().follow_up_form(protected(CASE), "sv", TODAY))
    assert "Plats Meddelas muntligt" in printed.text


def test_the_place_is_told_by_word_of_mouth() -> None:
    printed = Printed(Paper().preparation_sheet(protected(CASE), "sv", TODAY))
    assert "Plats Meddelas muntligt" in printed.text
