"""Each page of a copy bears whose it is and its number; what is nobody's says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sipdesk.case import Answer, Case, ConsentAnswer, ConsentEntry, ConsentPurpose, CopyGiven
from sipdesk.errors import OutsideConsentError
from sipdesk.ports import DocumentKind, Wanted
from tests.documents.examples import ORDINARY, TODAY, approved, followed_up
from tests.documents.makers import Paper
from tests.documents.reading import MM, Printed

PAPER = Paper()
NAMED = ORDINARY.participants[0]
ENTRY = ConsentEntry(
    purpose=ConsentPurpose.SHARING,
    answer=ConsentAnswer.YES,
    recorded_at="2026-03-01T10:00:00+01:00",
    recipient_ids=NAMED.id,
)
CASE = approved(followed_up(replace(ORDINARY, consent_entries=(ENTRY,))))
WITHDRAWN = replace(
    CASE,
    consent_entries=(ENTRY, replace(ENTRY, id="w", answer=ConsentAnswer.WITHDRAWN)),
)
COPY = CopyGiven(
    number=2,
    document="plan",
    version=1,
    recipient=NAMED.id,
    recipient_name="Anna Ek",
    given_at="2026-03-12T15:00:00+01:00",
)
MARK = "Exemplar 2 till Anna Ek"
Make = Callable[[Case, str, CopyGiven | None], bytes]
PAPERS: dict[str, Make] = {
    "plan": lambda case, language, copy: PAPER.plan(case, language, TODAY, None, copy),
    "old plan": lambda case, language, copy: PAPER.plan(case, language, TODAY, 1, copy),
    "changes": lambda case, language, copy: PAPER.what_changed(case, language, TODAY, copy),
    "follow-up": lambda case, language, copy: PAPER.follow_up_form(case, language, TODAY, "", copy),
    "sheet": lambda case, language, copy: PAPER.preparation_sheet(case, language, TODAY, copy),
}


def _maker(kind: DocumentKind) -> Make:
    def make(case: Case, language: str, copy: CopyGiven | None) -> bytes:
        return PAPER.make(Wanted(kind, language, copy=copy), case, TODAY)

    return make


PAPERS |= {
    kind: _maker(kind)
    for kind in (
        DocumentKind.SUMMARY,
        DocumentKind.INVITATION,
        DocumentKind.CONSENT,
        DocumentKind.CONTACT_CARD,
        DocumentKind.CHILD,
        DocumentKind.OVERVIEW,
    )
}


@pytest.fixture(params=PAPERS)
def make(request: pytest.FixtureRequest) -> Make:
    return PAPERS[request.param]


def named(name: str) -> CopyGiven:
    return replace(COPY, recipient="", recipient_name=name)


def test_each_page_bears_name_and_number_and_a_screen_reader_says_it_once(make: Make) -> None:
    printed = Printed(make(CASE, "sv", COPY))
    assert all(page.count(MARK) == 1 for page in printed.pages)
    assert "Utskrift utan mottagare" not in printed.text
    assert [node.text for node in printed.tree.kids].count(MARK) == 1
    assert printed.tree.kids[-1].text == MARK


def test_what_is_nobodys_copy_says_so_on_each_page(make: Make) -> None:
    printed = Printed(make(CASE, "sv", None))
    assert all("Utskrift utan mottagare" in page for page in printed.pages)
    assert "Exemplar" not in printed.text


@pytest.mark.parametrize("name", [name for name in PAPERS if name != DocumentKind.OVERVIEW])
def test_it_speaks_the_language_of_the_document(name: str) -> None:
    make = PAPERS[name]
    assert "Copy 2 for Anna Ek" in Printed(make(CASE, "en", COPY)).text


def test_blank_forms_are_nobodys() -> None:
    for blank in (
        PAPER.preparation_sheet(None, "sv", TODAY),
        PAPER.follow_up_form(None, "sv", TODAY),
    ):
        assert "rbetsexemplar" not in Printed(blank).text


def test_nobody_outside_the_consent_gets_a_paper(make: Make) -> None:
    for case in (WITHDRAWN, replace(CASE, consent_entries=())):
        with pytest.raises(OutsideConsentError):
            make(case, "sv", COPY)
        assert make(case, "sv", named("Anna Andersson"))
    with pytest.raises(OutsideConsentError):
        make(CASE, "sv", replace(COPY, recipient="somebody else"))


def test_the_same_copy_is_the_same_bytes_on_any_day() -> None:
    first = PAPER.plan(CASE, "sv", TODAY, 1, COPY)
    later = PAPER.plan(CASE, "sv", TODAY.replace(year=2031), 1, COPY)
    another_day = replace(COPY, id="x", given_at="2027-01-01T08:00:00+01:00")
    assert PAPER.plan(CASE, "sv", TODAY, 1, another_day) == first == later
    assert PAPER.plan(CASE, "sv", TODAY, 1, replace(COPY, number=3)) != first


@pytest.mark.parametrize(
    "name",
    ["W" * 200, "Anna Maria " * 18, "محمد علي " * 22, "👩🏽‍🦽" * 50, "<b>&amp;</b>", "\u202eannA"],
    ids=["one word", "many words", "arabic", "emoji", "markup", "turned around"],
)
def test_no_name_breaks_the_foot_of_the_page(name: str) -> None:
    printed = Printed(PAPER.plan(CASE, "sv", TODAY, 1, named(name)))
    plain = Printed(PAPER.plan(CASE, "sv", TODAY, 1, COPY))
    assert len(printed.pages) == len(plain.pages)
    for page in range(len(printed.pages)):
        foot = [s for s in printed.shown if s.page == page and s.y < 19 * MM]
        assert foot[0].text.replace("\xa0", " ").startswith("Exemplar 2 till")
        assert len({round(shown.y, 1) for shown in foot}) == 1
        assert all(shown.y >= 15 * MM and shown.x < 195 * MM for shown in foot)
        shortened = [s for s in foot if "…" in s.text]
        assert len(shortened) == (len(name) > 100)


def test_a_long_name_is_read_in_full() -> None:
    printed = Printed(PAPER.plan(CASE, "sv", TODAY, 1, named("Anna Maria " * 18)))
    assert printed.tree.kids[-1].text.startswith("Exemplar 2 till " + "Anna Maria " * 17)


def test_the_person_without_a_name_is_the_person() -> None:
    assert (
        "Exemplar 2 till personen själv"
        in Printed(PAPER.plan(CASE, "sv", TODAY, 1, named(" "))).text
    )


def test_what_the_person_will_not_talk_about_is_in_nobody_elses_copy() -> None:
    secret = "Min före detta man"
    case = replace(CASE, preparation=replace(CASE.preparation, not_to_discuss=secret))
    own, others = named("Anna"), COPY
    told = [
        secret in Printed(PAPER.preparation_sheet(case, "sv", TODAY, c)).text for c in (own, others)
    ]
    assert told == [True, False]


def test_a_copy_tells_nobody_where_somebody_protected_is(make: Make) -> None:
    person = replace(CASE.person, protected_identity=Answer.YES)
    text = Printed(make(replace(CASE, person=person), "sv", COPY)).text
    assert CASE.person.address not in text
    assert MARK in text
