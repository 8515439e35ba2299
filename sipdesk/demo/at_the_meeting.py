"""Fictional cases whose meeting is today or has just been: the plan is being written."""

from __future__ import annotations

import datetime as dt

from sipdesk.case import (
    Answer,
    Case,
    ConsentPurpose,
    Coordinator,
    Goal,
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
from sipdesk.demo.parts import (
    called,
    came,
    in_days,
    names_recipients,
    said_yes,
    talked_about,
    topics,
)


@names_recipients
def aino(today: dt.date) -> Case:
    """Finnish-speaking, 80 and some: hemtjänst, vårdcentral and interpreter. Ready to approve."""
    sauna = Goal(
        own_words="Jag vill kunna gå till bastun på lördagar, som vi alltid har gjort.",
        professional_wording="Förflyttar sig säkert inomhus och 50 meter utomhus med rollator.",
        horizon=Horizon.LONG_TERM,
    )
    medicine = Goal(
        own_words="Jag vill slippa undra om jag har tagit tabletterna.",
        professional_wording="Läkemedel enligt dosett, utan missade doser.",
        horizon=Horizon.SHORT_TERM,
    )
    return Case(
        person=Person(
            name="Aino Korhonen",
            identity_number="19400107-9120",
            birth_date="1940-01-07",
            phone="08-465 004 01",
            address="Kvarnbacken 7, 912 00 Björkeby",
            language="finska",
            interpreter_needed=Answer.YES,
            interpreter_booked=Answer.YES,
            communication_support="Läser gärna stor stil.",
        ),
        initiative=Initiative(
            proposed_by="Hemtjänsten",
            date=in_days(today, -34),
            reason="Ramlat två gånger, och medicinerna blandas ihop.",
            outcome=InitiativeOutcome.ACCEPTED,
        ),
        coordinator=Coordinator(
            name="Helena Vik",
            organisation="Äldreomsorgen, Björkeby kommun",
            phone="08-465 004 33",
            email="helena.vik@bjorkeby.example",
        ),
        meeting=Meeting(
            date=today.isoformat(),
            start="13:00",
            end="14:30",
            place="Hemma hos Aino",
            participating_units="Hemtjänsten, vårdcentralen, kommunrehab",
            convener="Helena Vik",
        ),
        preparation=Preparation(
            needs="Någon som hjälper mig med tabletterna, och att jag vågar gå igen.",
            important_to_me="Bastun, kyrkan och att Marja kommer på torsdagar.",
            works_well="Maten från hemtjänsten. Grannen Kerstin.",
            not_to_discuss="Äldreboende. Jag bor hemma.",
            how_to_prepare="Läs igenom bladet med Marja. Skriv upp alla mediciner.",
        ),
        consent_entries=(
            said_yes(ConsentPurpose.PLAN, today, -30, "Aino Korhonen", obtained_by="Helena Vik"),
            said_yes(
                ConsentPurpose.SHARING,
                today,
                -30,
                "Aino Korhonen",
                obtained_by="Helena Vik",
                covers="Mina vård- och omsorgsbehov.",
                excludes="Min ekonomi.",
                recipients="Hemtjänsten, vårdcentralen, kommunrehab och Marja",
            ),
        ),
        topics=talked_about(
            "Tabletterna – det är så många.",
            "Jag är rädd för att ramla igen.",
            later="Bastun!",
        ),
        participants=(
            came(
                called(
                    today,
                    -20,
                    Participant(
                        name="Samira Haddad",
                        role="Fast omsorgskontakt",
                        organisation="Hemtjänsten Kvarnen",
                        principal=Principal.MUNICIPALITY,
                        phone="08-465 004 02",
                    ),
                )
            ),
            came(
                called(
                    today,
                    -20,
                    Participant(
                        name="Johan Åkerlund",
                        role="Distriktssköterska",
                        organisation="Björkeby vårdcentral",
                        principal=Principal.REGION,
                        phone="08-465 004 03",
                        email="johan.akerlund@norrsjo.example",
                    ),
                )
            ),
            came(
                called(
                    today,
                    -20,
                    Participant(
                        name="Eva Strand",
                        role="Fysioterapeut",
                        organisation="Kommunrehab",
                        principal=Principal.MUNICIPALITY,
                    ),
                ),
                Presence.REMOTE,
            ),
            came(
                called(
                    today,
                    -18,
                    Participant(
                        name="Marja Korhonen",
                        role="Dotter",
                        principal=Principal.OTHER,
                        phone="070-174 06 05",
                    ),
                )
            ),
            called(
                today,
                -18,
                Participant(
                    name="Tuula Mäkinen",
                    role="Tolk, finska",
                    principal=Principal.OTHER,
                    presence=Presence.PRESENT,
                    gets_copy=Answer.NO,
                ),
            ),
        ),
        goals=(sauna, medicine),
        interventions=(
            Intervention(
                what="Träna balans och gång hemma",
                principal=Principal.MUNICIPALITY,
                organisation="Kommunrehab",
                responsible_person="Eva Strand",
                how_often="Två gånger i veckan",
                starts=in_days(today, 5),
                ends=in_days(today, 89),
                goal_id=sauna.id,
            ),
            Intervention(
                what="Följa med till bastun på lördagar",
                principal=Principal.MUNICIPALITY,
                organisation="Hemtjänsten Kvarnen",
                responsible_person="Samira Haddad",
                how_often="Varje lördag kl 15",
                starts=in_days(today, 12),
                ends="tills vidare",
                goal_id=sauna.id,
            ),
            Intervention(
                what="Läkemedelsgenomgång och dosett",
                principal=Principal.REGION,
                organisation="Björkeby vårdcentral",
                responsible_person="Johan Åkerlund",
                how_often="Dosetten varannan måndag",
                starts=in_days(today, 3),
                ends=in_days(today, 180),
                goal_id=medicine.id,
            ),
        ),
        plan=Plan(
            situation="Aino bor ensam i sin lägenhet. Hon har ramlat två gånger i vinter, är yr på "
            "morgnarna och tar elva mediciner. Hon klagar inte.",
            own_actions="Jag går i trappan en gång om dagen med hissen som reserv.",
            relatives_actions="Marja ringer varje morgon och kommer på torsdagar.",
            others_measures_exist=Answer.YES,
            others_measures="Finska församlingen hämtar till kyrkkaffet varannan söndag.",
            overall_responsibility=Principal.MUNICIPALITY,
            main_responsible="Helena Vik",
            main_responsible_contact="08-465 004 33",
            crisis_plan="Ramlar jag trycker jag på larmet. Är jag yr ringer jag vårdcentralen.",
            my_views="Jag vill inte ha dosetten i köket, utan i sovrummet.",
            follow_up_how="Vi ses hemma hos Aino igen",
            follow_up_how_often="Var tredje månad",
            follow_up_date=in_days(today, 91),
            follow_up_time="13:00",
            follow_up_place="Hemma hos Aino",
            follow_up_convener="Helena Vik",
            cooperation_ends="När Aino själv tycker att det räcker",
        ),
    )


@names_recipients
def muhammad(today: dt.date) -> Case:
    """Arabic, a samordningsnummer, pain and a job he wants back."""
    work = Goal(
        own_words="Jag vill arbeta igen och kunna lyfta min dotter.",
        professional_wording="Arbetsträning 50 procent inom sex månader.",
        horizon=Horizon.LONG_TERM,
    )
    return Case(
        person=Person(
            name="محمد العلي (Muhammad al-Ali)",
            identity_number="19850769-9810",
            phone="070-174 06 66",
            address="Nygatan 41, 912 00 Björkeby",
            language="arabiska",
            interpreter_needed=Answer.YES,
            interpreter_booked=Answer.YES,
        ),
        initiative=Initiative(
            proposed_by="Arbetsförmedlingen",
            date=in_days(today, -45),
            reason="Ryggskada efter en olycka. Många kontakter och många brev.",
            outcome=InitiativeOutcome.ACCEPTED,
        ),
        coordinator=Coordinator(
            name="Jenny Palm",
            organisation="Rehabkoordinator, Björkeby vårdcentral",
            phone="08-465 004 51",
            email="jenny.palm@norrsjo.example",
        ),
        meeting=Meeting(
            date=in_days(today, -3),
            start="09:30",
            end="11:00",
            place="Björkeby vårdcentral",
            participating_units="Vårdcentralen, socialtjänsten, Försäkringskassan",
            convener="Jenny Palm",
        ),
        preparation=Preparation(
            needs="أريد أن أعمل. Jag vill arbeta, men inte så att ryggen går sönder igen.",
            important_to_me="Familjen, och att någon förklarar breven.",
            works_well="Simningen på torsdagar.",
        ),
        consent_entries=(
            said_yes(ConsentPurpose.PLAN, today, -40, "محمد العلي", obtained_by="Jenny Palm"),
            said_yes(
                ConsentPurpose.SHARING,
                today,
                -40,
                "محمد العلي",
                obtained_by="Jenny Palm",
                covers="Rehabilitering, sjukskrivning och försörjning.",
                excludes="Asylärendet.",
                recipients="Vårdcentralen, socialtjänsten, Försäkringskassan",
            ),
        ),
        topics=topics("Smärtan på natten.", "Breven från myndigheterna.", "Körkortet."),
        participants=(
            came(
                called(
                    today,
                    -25,
                    Participant(
                        name="Jenny Palm",
                        role="Rehabkoordinator",
                        organisation="Björkeby vårdcentral",
                        principal=Principal.REGION,
                    ),
                )
            ),
            came(
                called(
                    today,
                    -25,
                    Participant(
                        name="Markus Öberg",
                        role="Handläggare",
                        organisation="Försörjningsstöd, Björkeby kommun",
                        principal=Principal.MUNICIPALITY,
                    ),
                )
            ),
            came(
                called(
                    today,
                    -25,
                    Participant(
                        name="Łucja Þórsdóttir",
                        role="Personlig handläggare",
                        organisation="Försäkringskassan",
                        principal=Principal.OTHER,
                    ),
                ),
                Presence.REMOTE,
            ),
        ),
        goals=(work,),
        interventions=(
            Intervention(
                what="Smärtrehabilitering i grupp, med tolk",
                principal=Principal.REGION,
                organisation="Björkeby vårdcentral",
                responsible_person="Jenny Palm",
                how_often="Två gånger i veckan i tio veckor",
                starts=in_days(today, 11),
                ends=in_days(today, 81),
                goal_id=work.id,
            ),
            Intervention(
                what="Arbetsträning på parkförvaltningen",
                principal=Principal.MUNICIPALITY,
                organisation="Arbetsmarknadsenheten",
                responsible_person="Markus Öberg",
                how_often="Två timmar om dagen till att börja med",
                starts=in_days(today, 40),
                ends=in_days(today, 180),
                goal_id=work.id,
            ),
            Intervention(
                what="Förklara breven och samordna ersättningen",
                principal=Principal.OTHER,
                organisation="Försäkringskassan",
                responsible_person="Łucja Þórsdóttir",
                how_often="Telefontid varje måndag",
                starts=in_days(today, 2),
                ends="tills vidare",
                goal_id=work.id,
            ),
        ),
        plan=Plan(
            situation="Ryggskada för två år sedan. Muhammad bor med fru och två barn.",
            own_actions="Jag simmar på torsdagar och gör övningarna varje morgon.",
            relatives_actions="Min fru följer med på mötena.",
            overall_responsibility=Principal.REGION,
            main_responsible="Jenny Palm",
            main_responsible_contact="08-465 004 51",
            follow_up_how="Möte på vårdcentralen, med tolk",
            follow_up_how_often="Varannan månad",
            follow_up_date=in_days(today, 58),
            follow_up_convener="Jenny Palm",
        ),
    )
