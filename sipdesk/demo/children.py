"""Fictional cases of a child and a teenager."""

from __future__ import annotations

import datetime as dt

from sipdesk.case import (
    Answer,
    Authority,
    Case,
    ConsentPurpose,
    Coordinator,
    Goal,
    Guardian,
    Horizon,
    Initiative,
    InitiativeOutcome,
    Intervention,
    Meeting,
    Participant,
    Person,
    Plan,
    Preparation,
    Presence,
    Principal,
)
from sipdesk.demo.parts import born, called, came, in_days, names_recipients, said_yes, topics


@names_recipients
def elsa(today: dt.date) -> Case:
    """Nine years old: school, Bup and habilitering; the meeting is next week."""
    mother = "Frida Lind"
    return Case(
        person=Person(
            name="Elsa Lind",
            birth_date=born(today, 9),
            phone="070-174 06 11",
            address="Ängsvägen 14, 912 00 Björkeby",
            language="svenska",
            interpreter_needed=Answer.NO,
            communication_support="Bildstöd. Elsa vill se dagens ordning i bilder.",
            child_view="Jag vill gå i skolan igen, men inte när det låter så mycket.",
        ),
        guardians=(
            Guardian(name=mother, contact="070-174 06 11", agrees=Answer.YES),
            Guardian(name="Oskar Lind", contact="070-174 06 12"),
        ),
        initiative=Initiative(
            proposed_by="Elsas mamma Frida",
            date=in_days(today, -24),
            reason="Skolan, Bup och habiliteringen ger olika råd, och Elsa orkar inte till skolan.",
            outcome=InitiativeOutcome.ACCEPTED,
        ),
        coordinator=Coordinator(
            name="Petra Hallin",
            organisation="Barn- och ungdomshabiliteringen, Region Norrsjö",
            phone="08-465 004 21",
            email="petra.hallin@norrsjo.example",
        ),
        meeting=Meeting(
            date=in_days(today, 8),
            start="13:30",
            end="14:45",
            place="Habiliteringen, rummet Gläntan",
            participating_units="Skolan, Bup, habiliteringen, socialtjänsten",
            convener="Petra Hallin",
        ),
        preparation=Preparation(
            needs="Att de vuxna bestämmer samma sak, så att jag vet vad som händer.",
            important_to_me="Min kanin Sessan. Att få gå till lugna rummet när det låter.",
            works_well="Att åka taxi med Jonny. Bild på fredagar.",
            not_to_discuss="Jag vill inte prata om det som hände på lägret.",
            how_to_prepare="Elsa ritar hur en bra dag ser ut. Mamma tar med teckningen.",
        ),
        consent_entries=(
            said_yes(
                ConsentPurpose.PLAN,
                today,
                -20,
                mother,
                authority=Authority.GUARDIAN,
                obtained_by="Petra Hallin",
            ),
            said_yes(
                ConsentPurpose.SHARING,
                today,
                -20,
                mother,
                authority=Authority.GUARDIAN,
                obtained_by="Petra Hallin",
                covers="Det som behövs för att planera skolgång, stöd och behandling.",
                excludes="Journalen från Bup före i år.",
                recipients="Skolan, Bup, habiliteringen och socialtjänsten",
            ),
        ),
        topics=topics(
            "Jag vill veta vem som hämtar mig i skolan.",
            "Det är för hög ljudvolym i matsalen.",
            "Mamma är trött. Någon borde hjälpa henne med.",
        ),
        participants=(
            called(
                today,
                -12,
                Participant(
                    name="Maja Roth",
                    role="Klasslärare",
                    organisation="Ängsskolan",
                    principal=Principal.MUNICIPALITY,
                    email="maja.roth@bjorkeby.example",
                ),
            ),
            called(
                today,
                -12,
                Participant(
                    name="Daniel Ek",
                    role="Psykolog",
                    organisation="Bup Björkeby",
                    principal=Principal.REGION,
                    phone="08-465 004 22",
                ),
            ),
            Participant(
                name="Sofia Norlin",
                role="Socialsekreterare",
                organisation="Socialtjänsten, barn och familj",
                principal=Principal.MUNICIPALITY,
                wanted=Answer.YES,
            ),
            Participant(name="Oskar Lind", role="Pappa", principal=Principal.OTHER),
        ),
    )


@names_recipients
def noah(today: dt.date) -> Case:
    """Sixteen: Bup, school and socialtjänst. His parents do not agree; he knows what he wants."""
    mornings = Goal(
        own_words="Komma upp på morgonen utan att allt blir bråk.",
        professional_wording="Närvaro minst tre dagar i veckan före terminens slut.",
        horizon=Horizon.SHORT_TERM,
    )
    return Case(
        person=Person(
            name="Noah Bergdahl",
            birth_date=born(today, 16),
            phone="070-174 06 21",
            address="Parkgatan 22, 912 00 Björkeby",
            language="svenska",
            interpreter_needed=Answer.NO,
            child_view="Jag går till Bup om jag slipper göra det för deras skull.",
        ),
        guardians=(
            Guardian(name="Susanne Bergdahl", contact="070-174 06 22", agrees=Answer.YES),
            Guardian(name="Peter Lund", contact="070-174 06 23", agrees=Answer.NO),
        ),
        initiative=Initiative(
            proposed_by="Skolkuratorn",
            date=in_days(today, -40),
            reason="Hemma från skolan sedan i höstas.",
            outcome=InitiativeOutcome.ACCEPTED,
        ),
        coordinator=Coordinator(
            name="Amanda Skog", organisation="Bup Björkeby", phone="08-465 004 23"
        ),
        meeting=Meeting(
            date=in_days(today, -1),
            start="15:00",
            end="16:00",
            place="Bup Björkeby",
            convener="Amanda Skog",
        ),
        preparation=Preparation(
            needs="Att någon lyssnar på mig och inte bara på mamma och pappa.",
            important_to_me="Musiken. Att jag får bestämma vem som vet vad.",
            works_well="Mentorn. Hon skickar sms i stället för att ringa.",
            not_to_discuss="Skilsmässan.",
        ),
        consent_entries=(
            said_yes(
                ConsentPurpose.PLAN,
                today,
                -35,
                "Noah Bergdahl, med mamma Susanne",
                authority=Authority.PERSON,
                obtained_by="Amanda Skog",
            ),
            said_yes(
                ConsentPurpose.SHARING,
                today,
                -35,
                "Noah Bergdahl, med mamma Susanne",
                authority=Authority.PERSON,
                obtained_by="Amanda Skog",
                covers="Skolgång, sömn och stöd hemma.",
                excludes="Det jag berättar för Amanda om mina föräldrar.",
            ),
        ),
        topics=topics("Sömnen.", "Att läsa ikapp utan att alla tittar.", "Gitarren i skolan."),
        participants=(
            came(
                called(
                    today,
                    -21,
                    Participant(
                        name="Lena Tuominen",
                        role="Mentor",
                        organisation="Parkgymnasiet",
                        principal=Principal.MUNICIPALITY,
                    ),
                )
            ),
            came(
                called(
                    today,
                    -21,
                    Participant(
                        name="Sofia Norlin",
                        role="Socialsekreterare",
                        organisation="Socialtjänsten, barn och familj",
                        principal=Principal.MUNICIPALITY,
                    ),
                )
            ),
            came(
                called(
                    today,
                    -21,
                    Participant(
                        name="Amanda Skog",
                        role="Behandlare",
                        organisation="Bup Björkeby",
                        principal=Principal.REGION,
                    ),
                )
            ),
            called(
                today,
                -21,
                Participant(
                    name="Peter Lund",
                    role="Pappa",
                    principal=Principal.OTHER,
                    presence=Presence.ABSENT,
                ),
            ),
        ),
        goals=(mornings,),
        interventions=(
            Intervention(
                what="Kortare skoldagar med start kl 10",
                principal=Principal.MUNICIPALITY,
                organisation="Parkgymnasiet",
                responsible_person="Lena Tuominen",
                how_often="Måndag till torsdag",
                starts=in_days(today, 6),
                ends=in_days(today, 60),
                goal_id=mornings.id,
            ),
            Intervention(
                what="Sömnbehandling",
                principal=Principal.REGION,
                organisation="Bup Björkeby",
                responsible_person="Amanda Skog",
                how_often="En gång i veckan",
                starts=in_days(today, 4),
            ),
            Intervention(what="Stödsamtal för föräldrarna", organisation="Familjerådgivningen"),
        ),
        plan=Plan(
            situation="Noah sover på dagarna och spelar gitarr på nätterna. Han vill tillbaka.",
            own_actions="Jag lägger telefonen i köket klockan elva.",
            relatives_actions="Mamma väcker en gång. Pappa kör på tisdagar.",
            my_views="Jag vill inte att pappa får kopian. Det står jag för.",
        ),
    )
