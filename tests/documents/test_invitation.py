"""Call and invitation: to one reader, with what that reader may know."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sipdesk.case import Answer, Case, CopyGiven, InvitationKind, Participant, Principal
from sipdesk.documents.paper import Paper
from sipdesk.errors import OutsideConsentError
from sipdesk.ports import DocumentKind, Wanted
from tests.documents.examples import ORDINARY, TODAY
from tests.documents.reading import Printed

PEOPLE = (
    Participant(id="nurse", name="Nina Ny", role="Sjuksköterska", principal=Principal.REGION),
    Participant(id="sister", name="Eva Ek", role="Syster"),
    Participant(id="office", name="Gunnar Grå", organisation="Försäkringskassan"),
)
TOPIC = "Jag sover dåligt"


def case_with(excludes: str = "", recipients: str = "nurse sister") -> Case:
    *others, sharing = ORDINARY.consent_entries
    sharing = replace(sharing, recipient_ids=recipients, excludes=excludes)
    return replace(ORDINARY, participants=PEOPLE, consent_entries=(*others, sharing))


def letter(recipient: str | None, case: Case | None = None, language: str = "sv") -> str:
    copy = None
    if recipient is not None:
        copy = CopyGiven(
            number=1,
            document="invitation",
            version=1,
            recipient=recipient,
            recipient_name=recipient or "Anna Andersson",
            given_at="2026-02-26T10:00:00+01:00",
        )
    wanted = Wanted(DocumentKind.INVITATION, language, copy=copy)
    return Printed(Paper().make(wanted, case or case_with(), TODAY)).text


def test_a_principal_is_called_and_others_are_invited() -> None:
    assert "Kallelse till möte om SIP Till Nina Ny Sjuksköterska Du kallas till" in letter("nurse")
    assert "Inbjudan till möte om SIP Till Eva Ek Syster Du är inbjuden" in letter("sister")
    assert "vilka insatser din verksamhet ger" in letter("nurse")
    assert "vilka insatser din verksamhet ger" not in letter("sister")


def test_what_the_coordinator_has_noted_goes_before() -> None:
    noted = replace(PEOPLE[0], invitation=InvitationKind.INVITED)
    assert "Inbjudan till möte om SIP" in letter(
        "nurse", replace(case_with(), participants=(noted,))
    )


def test_the_person_is_welcome_to_their_own_meeting() -> None:
    text = letter("", case_with("Spelskulder"))
    assert "Till Anna Andersson Välkommen till mötet om din" in text
    assert TOPIC in text


@pytest.mark.parametrize("recipient", ["nurse", "sister", "", None])
def test_it_says_when_where_why_and_whom_to_answer(recipient: str | None) -> None:
    text = letter(recipient)
    for said in (
        "Dag torsdag 12 mars 2026",
        "Tid 14:30–15:30",
        "Plats Hemma hos Anna på Storgatan",
        "Samordnare Cajsa Cedergren, Hemtjänsten Umeå",
        "Kontaktuppgifter 090-16 10 00, cajsa@example.se",
    ):
        assert said in text
    assert ("SoL (2025:400) 10 kap. 8–9 §§" in text) is (recipient != "")


@pytest.mark.parametrize(
    ("recipient", "excludes", "is_told"),
    [("nurse", "", True), ("nurse", "Spelskulder", False), (None, "", False), ("", "", True)],
)
def test_the_persons_own_words_go_no_further_than_the_consent(
    recipient: str | None, excludes: str, is_told: bool
) -> None:
    text = letter(recipient, case_with(excludes))
    assert (TOPIC in text) is is_told
    assert ("Det berättar Anna Andersson själv på mötet." in text) is not is_told
    assert "Spelskulder" not in text


def test_nobody_outside_the_consent_is_written_to() -> None:
    with pytest.raises(OutsideConsentError):
        letter("office")


def test_the_place_of_somebody_protected_is_told_separately() -> None:
    case = case_with()
    case = replace(case, person=replace(case.person, protected_identity=Answer.YES))
    assert "Plats Meddelas särskilt" in letter("nurse", case)
    assert "Storgatan" not in letter("nurse", case)


def test_without_a_reader_it_is_filled_in_by_hand() -> None:
    printed = Printed(Paper().make(Wanted(DocumentKind.INVITATION, "sv"), case_with(), TODAY))
    assert "Kallelse eller inbjudan Tom ruta" not in printed.text
    assert [n.element.get("/Alt") for n in printed.tree.all_of("Figure")] == ["Tom ruta"] * 2
