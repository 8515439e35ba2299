"""The plan says all that belongs on it, in the order of its reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sipdesk.case import (
    Answer,
    ApprovalForm,
    Case,
    Consent,
    ConsentAnswer,
    Intervention,
    Participant,
    Person,
    Presence,
    Principal,
)
from sipdesk.ports import DocumentKind, Wanted
from tests.documents.examples import ORDINARY, TODAY, approved, sharing_answered
from tests.documents.makers import Paper
from tests.documents.reading import Printed


def plan(case: Case, language: str = "sv") -> Printed:
    return Printed(Paper().plan(case, language, TODAY))


@pytest.fixture(scope="module")
def ordinary() -> Printed:
    return plan(ORDINARY)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Andersson",
        "19850709-9805",
        "070-123 45 67",
        "Storgatan 1, 903 26 Umeå",
        "Tolk Ja, bokad",
        "Bo Berg, god man, 070-765 43 21",
        "Övergripande ansvar Kommun",
        "Huvudansvarig person Cajsa Cedergren",
        "090-16 10 01",
        "Jag går ut med hunden varje dag.",
        "Min syster Eva hälsar på varje söndag.",
        "Inga åtgärder av andra.",
        "Om jag inte svarar på två dagar ringer ni min syster.",
        "Jag vill inte byta personal så ofta.",
        "Anna bor ensam och har svårt att sova.",
        "Hur Ett nytt möte",
        "Hur ofta Var tredje månad",
        "Dag torsdag 11 juni 2026",
        "Tid 13:15",
        "Plats I köket på Storgatan",
        "Sammankallande Dag Dahl",
        "När samarbetet avslutas När jag själv säger till.",
        "Dag torsdag 12 mars 2026",
        "Tid 14:30–15:30",
        "Plats Hemma hos Anna på Storgatan",
        "Samtycke till planen Ja, muntligt, fredag 20 februari 2026",
        "SoL (2025:400) 10 kap. 8–9 §§ och HSL (2017:30) 16 kap. 4 §",
        "Version 1 · Utskriven torsdag 26 februari 2026",
    ],
)
def test_what_belongs_on_the_plan_is_on_it(ordinary: Printed, text: str) -> None:
    assert text in ordinary.text


def test_a_day_to_follow_up_that_is_not_agreed_on_is_no_dash() -> None:
    undated = replace(ORDINARY, plan=replace(ORDINARY.plan, follow_up_date=""))
    text = plan(undated).text
    assert "Dag Inte bestämt Tid 13:15 Plats I köket på Storgatan" in text


def test_a_blank_form_has_a_line_for_the_day_to_follow_up() -> None:
    blank = Printed(Paper().make(Wanted(DocumentKind.BLANK_PLAN, "sv"), Case(), TODAY))
    assert "Inte bestämt" not in blank.text


def test_headings_stand_in_the_order_of_the_reader(ordinary: Printed) -> None:
    headings = [node.text for node in ordinary.tree.all_of("H1", "H2")]
    assert headings == [
        "Min plan i korthet",
        "Mina mål",
        "Vem gör vad",
        "Hit kan jag ringa",
        "Då ses vi igen",
        "Samordnad individuell plan (SIP)",
        "Mina mål",
        "Vem gör vad och när",
        "Vem har ansvaret",
        "Om läget försämras",
        "Mina synpunkter och avvikande mening",
        "Nuläge och behov",
        "Så följer vi upp planen",
        "Mötet där planen gjordes",
        "Samtycke och godkännande",
        "Underskrifter",
    ]


def test_own_words_stand_first_and_larger(ordinary: Printed) -> None:
    own = next(s for s in ordinary.shown if s.text.startswith("Jag vill sova hela"))
    professional = next(s for s in ordinary.shown if "Stabil" in s.text)
    assert (own.page, -own.y) < (professional.page, -professional.y)
    assert own.size > professional.size
    assert "Med verksamheternas ord: Stabil dygnsrytm." in ordinary.text


def test_interventions_stand_under_their_principal(ordinary: Printed) -> None:
    sections = ordinary.tree.all_of("H3", "Table")
    municipality, region = [node for node in sections if node.role == "Table"][:2]
    headings = [node.text for node in sections]
    assert headings[headings.index("Det gör kommunen") + 1] == municipality.text
    assert headings[headings.index("Det gör regionen") + 1] == region.text
    assert "Morgonbesök Hemtjänsten Umeå Cajsa Cedergren Varje vardag" in municipality.text
    assert "från 16 mars 2026 till 30 juni 2026 1" in municipality.text
    assert "Samtal om sömn Psykiatrisk öppenvård" in region.text


def test_a_date_that_could_not_be_read_prints_as_it_was_typed(ordinary: Printed) -> None:
    assert "när snön har smält" in ordinary.text


def test_who_was_there_and_how(ordinary: Printed) -> None:
    for row in (
        "Cajsa Cedergren Samordnare Hemtjänsten Umeå Närvarande",
        "Muŧŧoŋ Þórsson Distriktssköterska Ålidhems vårdcentral På distans",
    ):
        assert row in ordinary.text
    assert "Łukasz Żak" not in ordinary.text


def test_while_nobody_is_noted_the_participants_are_not_said_to_have_been_there() -> None:
    people = tuple(replace(p, presence=Presence.UNSET) for p in ORDINARY.participants)
    printed = plan(replace(ORDINARY, participants=people))
    headings = [node.text for node in printed.tree.all_of("H3")]
    assert "Deltagare" in headings
    assert "Vilka var med" not in headings
    assert "Łukasz Żak Kontaktperson –" in printed.text
    assert "Gunnar Grå" not in printed.text


def test_a_meeting_where_nobody_came_says_so() -> None:
    people = tuple(replace(p, presence=Presence.ABSENT) for p in ORDINARY.participants)
    printed = plan(replace(ORDINARY, participants=people))
    assert "Vilka var med –" in printed.text


@pytest.mark.parametrize(
    "secret",
    ["Gunnar Grå", "Försäkringskassan", "skilsmässa", "spelskulderna", "Jag sover dåligt"],
)
def test_what_does_not_belong_to_everybody_is_not_on_it(ordinary: Printed, secret: str) -> None:
    assert secret not in ordinary.text


def test_absent_people_have_no_line_to_sign_on(ordinary: Printed) -> None:
    signatures = ordinary.text.rpartition("Underskrifter")[2]
    assert "Muŧŧoŋ Þórsson, Distriktssköterska" in signatures
    assert "Bo Berg, företrädare" in signatures
    assert "Łukasz Żak" not in signatures


def test_each_page_says_utkast_and_its_number(ordinary: Printed) -> None:
    count = len(ordinary.pages)
    assert count >= 3
    for number, page in enumerate(ordinary.pages, start=1):
        assert "UTKAST" in page
        assert f"Sida {number} av {count}" in page


def test_the_draft_mark_covers_no_text(ordinary: Printed) -> None:
    for mark in (s for s in ordinary.shown if s.text == "UTKAST"):
        others = [s for s in ordinary.shown if s.page == mark.page and s is not mark]
        beside = [s for s in others if abs(s.y - mark.y) < 20]
        assert all(s.x < mark.x - 100 for s in beside)


def test_an_approved_plan_is_no_draft() -> None:
    printed = plan(approved(ORDINARY))
    assert "UTKAST" not in printed.text
    assert "utkast" not in printed.text
    assert "Version 1. Planen är godkänd." in printed.text
    assert "Version 1, muntligt, torsdag 12 mars 2026, bevittnat av Dag Dahl" in printed.text


def test_an_approved_plan_prints_what_was_approved() -> None:
    case = approved(ORDINARY)
    touched = replace(case, plan=replace(case.plan, situation="Något helt annat."))
    printed = plan(touched)
    assert "Anna bor ensam och har svårt att sova." in printed.text
    assert "Något helt annat." not in printed.text


def test_the_draft_after_an_approved_version_is_a_draft_with_its_reason() -> None:
    case = approved(ORDINARY)
    draft = replace(case, plan=replace(case.plan, version=2, change_reason="Ny vårdcentral"))
    printed = plan(draft)
    assert all("UTKAST" in page and "Version 2" in page for page in printed.pages)
    assert "Därför ändras planen Ny vårdcentral" in printed.text
    assert "Planen är inte godkänd ännu." in printed.text


def test_a_plan_of_nothing_is_calm() -> None:
    printed = plan(Case())
    assert len(printed.pages) <= 3
    assert "None" not in printed.text
    assert "Övergripande ansvar –" in printed.text
    assert "Inte valt" not in printed.text
    assert printed.tree.all_of("Table") == []


def headings_of(printed: Printed) -> set[str]:
    return {node.text for level in ("H2", "H3") for node in printed.tree.all_of(level)}


def test_optional_parts_that_are_empty_are_left_out_and_what_the_law_asks_for_is_not() -> None:
    printed = plan(approved(Case(person=Person(name="Anna Andersson"))))
    optional = {
        "Det gör jag själv",
        "Det gör mina närstående",
        "Om läget försämras",
        "Mina synpunkter och avvikande mening",
        "Nuläge och behov",
    }
    headings = headings_of(printed)
    assert not optional & headings
    assert optional <= headings_of(plan(ORDINARY))
    assert {"Mina mål", "Det gör andra än kommunen och regionen"} <= headings
    assert "Övergripande ansvar –" in printed.text
    for label in ("Kontaktuppgifter", "Hur ofta", "Tid", "När samarbetet avslutas"):
        assert f"{label} –" not in printed.text


@pytest.mark.parametrize("answer", Answer)
def test_what_another_does_stands_once_and_never_beside_a_dash(answer: Answer) -> None:
    siv = Intervention(id="siv", what="Svarar om kvällen", principal=Principal.OTHER)
    others = replace(ORDINARY.plan, others_measures_exist=answer, others_measures="")
    case = replace(ORDINARY, interventions=(*ORDINARY.interventions, siv), plan=others)
    heading = "Det gör andra än kommunen och regionen"
    assert "Det gör någon annan" in headings_of(plan(case))
    assert (heading in headings_of(plan(case))) == (answer is Answer.NO)
    assert ("Inga åtgärder av andra." in plan(case).text) == (answer is Answer.NO)
    more = replace(case, plan=replace(others, others_measures="Kyrkan hämtar."))
    assert heading in headings_of(plan(more))


@pytest.mark.parametrize("form", ApprovalForm)
def test_only_an_oral_approval_asks_for_no_signature(form: ApprovalForm) -> None:
    case = approved(ORDINARY, form)
    printed = plan(case)
    assert "Underskrifter" in plan(replace(case, approved_versions=())).text
    assert ("Underskrifter" in printed.text) is (form is not ApprovalForm.ORAL)
    assert ("muntligt, torsdag 12 mars 2026" in printed.text) is (form is ApprovalForm.ORAL)


def test_empty_rows_are_left_out() -> None:
    case = replace(
        ORDINARY,
        interventions=(*ORDINARY.interventions, Intervention()),
        participants=(*ORDINARY.participants, Participant()),
    )
    assert plan(case).text == plan(ORDINARY).text


def test_a_birth_date_stands_for_a_number_that_is_not_known() -> None:
    case = Case(person=Person(birth_date="2017-01-10"))
    assert "Född tisdag 10 januari 2017" in plan(case).text


def test_a_consent_that_was_withdrawn_says_so() -> None:
    case = sharing_answered(ConsentAnswer.WITHDRAWN, "2026-02-25")
    assert "Återkallat onsdag 25 februari 2026" in plan(case).text


def test_a_consent_that_is_only_being_written_is_not_printed() -> None:
    case = replace(ORDINARY, plan_consent=Consent(answer=Answer.NO, date="2026-02-21"))
    assert plan(case).text == plan(ORDINARY).text


def test_a_plan_approved_before_consents_were_recorded_prints_as_it_did() -> None:
    old = Consent(answer=Answer.YES, date="2026-02-20", withdrawn="2026-02-25")
    case = approved(replace(ORDINARY, consent_entries=(), sharing_consent=old))
    printed = "Ja, fredag 20 februari 2026, återkallat onsdag 25 februari 2026"
    assert printed in " ".join(plan(case).text.split())


def test_an_older_plan_keeps_the_law_of_its_day() -> None:
    case = replace(ORDINARY, meeting=replace(ORDINARY.meeting, date="2025-03-12"))
    assert "SoL (2001:453) 2 kap. 7 §" in plan(case).text


def test_english_follows_the_document_and_not_the_window() -> None:
    printed = plan(ORDINARY, "en")
    assert printed.pdf.Root.Lang == "en"
    assert "Thursday 12 March 2026" in printed.text
    assert "Jag vill sova hela natten" in printed.text


def test_an_end_in_words_is_printed_as_it_was_typed() -> None:
    case = Case(interventions=(Intervention(what="Bastu", ends="tills vidare"),))
    assert "till tills vidare" not in plan(case).text
    assert "tills vidare" in plan(case).text
