"""Fictional cases on their way to a meeting."""

from __future__ import annotations

import datetime as dt

from sipdesk.case import (
    Answer,
    Authority,
    Case,
    ConsentAnswer,
    ConsentEntry,
    ConsentForm,
    ConsentPurpose,
    Coordinator,
    Initiative,
    InitiativeOutcome,
    Meeting,
    Participant,
    Person,
    Preparation,
    Principal,
)
from sipdesk.demo.parts import (
    KOMMUN,
    REGION,
    called,
    in_days,
    names_recipients,
    recorded,
    said_yes,
    topics,
)


def ingegerd(today: dt.date) -> Case:
    """On her way home from hospital: everything is in a hurry."""
    return Case(
        person=Person(
            name="Ingegerd Nyström",
            identity_number="19301229-9263",
            birth_date="1930-12-29",
            phone="08-465 004 31",
            address="Storgatan 3 B, 912 00 Björkeby",
            language="svenska",
            interpreter_needed=Answer.NO,
            communication_support="Hör dåligt på vänster öra. Sitt till höger och tala lugnt.",
        ),
        initiative=Initiative(
            proposed_by="Avdelning 12, Norrsjö sjukhus",
            date=in_days(today, -1),
            reason="Bruten höft. Ingegerd är utskrivningsklar och bor ensam med trappor.",
            outcome=InitiativeOutcome.ACCEPTED,
        ),
        coordinator=Coordinator(
            name="Yusuf Demir",
            organisation="Fast vårdkontakt, Björkeby vårdcentral",
            phone="08-465 004 32",
            email="yusuf.demir@norrsjo.example",
        ),
        meeting=Meeting(
            date=in_days(today, 2),
            start="10:00",
            place="Avdelning 12, samtalsrummet",
            convener="Yusuf Demir",
        ),
        preparation=Preparation(
            important_to_me="Att få komma hem till katten. Att klara toaletten själv på natten.",
        ),
        consent_entries=(
            said_yes(ConsentPurpose.PLAN, today, -1, "Ingegerd Nyström", obtained_by="Yusuf Demir"),
        ),
        topics=topics(
            "Hur kommer jag uppför trappan?",
            "Vem ger katten mat tills jag är hemma?",
        ),
        participants=(
            called(
                today,
                -1,
                Participant(
                    name="Helena Vik",
                    role="Biståndshandläggare",
                    organisation="Äldreomsorgen, Björkeby kommun",
                    principal=Principal.MUNICIPALITY,
                    phone="08-465 004 33",
                ),
            ),
            called(
                today,
                -1,
                Participant(
                    role="Arbetsterapeut",
                    organisation="Kommunrehab",
                    principal=Principal.MUNICIPALITY,
                ),
            ),
            called(
                today,
                -1,
                Participant(
                    name="Birgitta Nyström",
                    role="Dotter",
                    principal=Principal.OTHER,
                    phone="070-174 06 33",
                ),
            ),
        ),
    )


def biret(today: dt.date) -> Case:
    """Speaks Northern Sami; the interpreter is not booked yet."""
    return Case(
        person=Person(
            name="Biret Ánne Sárá-Muŧŧoŋ",
            identity_number="194201199124",
            phone="0980-31 92 10",
            address="Fjällstigen 2, 981 00 Norrsjö",
            language="nordsamiska",
            interpreter_needed=Answer.YES,
            interpreter_booked=Answer.NO,
        ),
        initiative=Initiative(
            proposed_by="Distriktssköterskan",
            date=in_days(today, -9),
            reason="Synen blir sämre, och avstånden till vården är långa.",
            outcome=InitiativeOutcome.ACCEPTED,
        ),
        coordinator=Coordinator(
            name="Inga Labba",
            organisation="Norrsjö hälsocentral",
            phone="0980-31 92 11",
        ),
        meeting=Meeting(
            date=in_days(today, 19),
            start="11:00",
            end="12:30",
            place="Hemma hos Biret Ánne",
        ),
        preparation=Preparation(
            needs="Hjälp med medicinen. Någon som kör mig till ögonkliniken.",
            important_to_me="Sámegiella. Jag vill tala mitt eget språk när det gäller min kropp.",
            works_well="Min systerdotter kommer varje söndag.",
        ),
        consent_entries=(
            said_yes(
                ConsentPurpose.PLAN, today, -7, "Biret Ánne Sárá-Muŧŧoŋ", obtained_by="Inga Labba"
            ),
        ),
        topics=topics(
            "Mu čalmmit – ögonen.", "Resorna till sjukhuset.", "Renarna och handarbetet."
        ),
        participants=(
            Participant(
                name="Inga Labba",
                role="Distriktssköterska",
                organisation="Norrsjö hälsocentral",
                principal=Principal.REGION,
                wanted=Answer.YES,
            ),
            Participant(
                role="Hemtjänst",
                organisation="Hemtjänsten, norra gruppen",
                principal=Principal.MUNICIPALITY,
                wanted=Answer.YES,
            ),
            Participant(name="Elle Sárá", role="Systerdotter", principal=Principal.OTHER),
        ),
    )


@names_recipients
def karin(today: dt.date) -> Case:
    """Protected identity: where she lives and where the meeting is must never get out."""
    return Case(
        person=Person(
            name="Karin Ekmark",
            identity_number="19810724-9289",
            birth_date="1981-07-24",
            phone="070-174 06 44",
            address="Hemlig gata 1, 900 00 Skyddad ort",
            language="svenska",
            interpreter_needed=Answer.NO,
            protected_identity=Answer.YES,
        ),
        initiative=Initiative(
            proposed_by="Karin själv",
            date=in_days(today, -15),
            reason="Behöver lugn och ro, och någon som håller ihop alla kontakter.",
            outcome=InitiativeOutcome.ACCEPTED,
        ),
        coordinator=Coordinator(
            name="Anders Moberg", organisation="Socialtjänsten, vuxen", phone="08-465 004 41"
        ),
        meeting=Meeting(
            date=in_days(today, 6), start="09:00", end="10:00", place="Bestäms per telefon"
        ),
        preparation=Preparation(
            important_to_me="Att ingen utanför rummet får veta var jag och barnen bor.",
        ),
        consent_entries=(
            said_yes(ConsentPurpose.PLAN, today, -10, "Karin Ekmark", obtained_by="Anders Moberg"),
            said_yes(
                ConsentPurpose.SHARING,
                today,
                -10,
                "Karin Ekmark",
                form=ConsentForm.WRITTEN,
                obtained_by="Anders Moberg",
                covers="Stöd, behandling och ekonomi.",
                excludes="Adress, telefon, barnens skola och mötets plats.",
                recipients="Socialtjänsten och psykiatrin",
            ),
        ),
        topics=topics("Sömnen.", "Vem jag ringer när det blir för mycket."),
        participants=(
            called(
                today,
                -8,
                Participant(
                    name="Lotta Grahn",
                    role="Kurator",
                    organisation="Vuxenpsykiatrin",
                    principal=Principal.REGION,
                ),
            ),
            Participant(
                name="Rolf Ekmark",
                role="Bror",
                principal=Principal.OTHER,
                wanted=Answer.NO,
            ),
        ),
    )


def lennart(today: dt.date) -> Case:
    """Barely begun: a first talk on the telephone."""
    return Case(
        person=Person(name="Lennart Holm", birth_date="1958-05-03", phone="070-174 06 55"),
        initiative=Initiative(proposed_by="Lennarts fru", date=in_days(today, -1)),
        topics=topics("Vi orkar inte ringa runt mer."),
    )


def ulla(today: dt.date) -> Case:
    """She said no, and that is that: the help she has goes on."""
    return Case(
        person=Person(
            name="Ulla Fransson",
            identity_number="19440813-9089",
            phone="08-465 004 61",
            language="svenska",
        ),
        initiative=Initiative(
            proposed_by=f"Hemtjänsten, {KOMMUN}",
            date=in_days(today, -30),
            reason=f"Hemtjänsten och {REGION} undrade om en gemensam plan vore till hjälp.",
            outcome=InitiativeOutcome.DECLINED,
            outcome_reason="Ulla tycker att det fungerar bra som det är.",
        ),
        consent_entries=(
            ConsentEntry(
                purpose=ConsentPurpose.PLAN,
                answer=ConsentAnswer.NO,
                recorded_at=recorded(in_days(today, -28)),
                form=ConsentForm.ORAL,
                given_by="Ulla Fransson",
                authority=Authority.PERSON,
                obtained_by="Helena Vik",
                date=in_days(today, -28),
                documented_in_journal=Answer.YES,
            ),
        ),
    )
