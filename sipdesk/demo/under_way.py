"""Fictional cases with an approved plan: one new, one followed up twice."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sipdesk.case import (
    Answer,
    ApprovalForm,
    Case,
    ConsentPurpose,
    Coordinator,
    FollowUp,
    Goal,
    Horizon,
    Initiative,
    InitiativeOutcome,
    Intervention,
    Meeting,
    Nearness,
    NextStep,
    Participant,
    Person,
    Plan,
    Preparation,
    Presence,
    Principal,
    Progress,
)
from sipdesk.demo.parts import (
    approved,
    called,
    came,
    carried_over,
    in_days,
    noted,
    rated,
    said_yes,
    talked_about,
    went,
)


def mikael(today: dt.date) -> Case:
    """Psychiatry and boendestöd: version 1 was approved six weeks ago."""
    home = Goal(
        own_words="Ha det så hemma att jag vågar bjuda in min syster.",
        professional_wording="Fungerande vardagsrutiner: städning, post och inköp varje vecka.",
        horizon=Horizon.LONG_TERM,
    )
    calm = Goal(
        own_words="Att rösterna inte får bestämma om jag går ut.",
        professional_wording="Stabil medicinering; går ut tre dagar i veckan.",
        horizon=Horizon.SHORT_TERM,
    )
    boendestod = Participant(
        name="Camilla Frisk",
        role="Boendestödjare",
        organisation="Boendestödet Björken",
        principal=Principal.MUNICIPALITY,
        phone="08-465 004 71",
    )
    psychiatry = Participant(
        name="Henrik Ljung",
        role="Sjuksköterska",
        organisation="Psykosmottagningen",
        principal=Principal.REGION,
        phone="08-465 004 72",
    )
    met = in_days(today, -43)
    case = Case(
        person=Person(
            name="Mikael Sandgren",
            identity_number="19710116-9295",
            birth_date="1971-01-16",
            phone="070-174 06 71",
            address="Sveagatan 9, 912 00 Björkeby",
            language="svenska",
            interpreter_needed=Answer.NO,
        ),
        initiative=Initiative(
            proposed_by="Mikael och hans boendestödjare",
            date=in_days(today, -70),
            reason="Olika besked om medicin och boende.",
            outcome=InitiativeOutcome.ACCEPTED,
        ),
        coordinator=Coordinator(
            name="Camilla Frisk", organisation="Boendestödet Björken", phone="08-465 004 71"
        ),
        meeting=Meeting(
            date=met,
            start="14:00",
            end="15:00",
            place="Hemma hos Mikael",
            participating_units="Boendestödet, psykosmottagningen",
            convener="Camilla Frisk",
        ),
        preparation=Preparation(
            needs="Färre möten. En person att ringa.",
            important_to_me="Schack, min syster och att få vara i fred på förmiddagen.",
            works_well="Onsdagarna med Camilla.",
        ),
        consent_entries=(
            said_yes(
                ConsentPurpose.PLAN, today, -60, "Mikael Sandgren", obtained_by="Camilla Frisk"
            ),
            said_yes(
                ConsentPurpose.SHARING,
                today,
                -60,
                "Mikael Sandgren",
                obtained_by="Camilla Frisk",
                covers="Medicin, boende och vardag.",
                excludes="Inget.",
                recipients="Boendestödet och psykosmottagningen",
            ),
        ),
        topics=talked_about(
            "Medicinen gör mig trött.", "Posten jag inte öppnar.", "Schackklubben."
        ),
        participants=(
            came(called(today, -57, boendestod)),
            came(called(today, -57, psychiatry)),
        ),
        goals=(home, calm),
        interventions=(
            Intervention(
                what="Gå igenom post och städa tillsammans",
                principal=Principal.MUNICIPALITY,
                organisation="Boendestödet Björken",
                responsible_person="Camilla Frisk",
                how_often="Onsdagar kl 13",
                starts=in_days(today, -40),
                ends=in_days(today, 140),
                goal_id=home.id,
            ),
            Intervention(
                what="Se över medicinen, kvällsdos i stället för morgondos",
                principal=Principal.REGION,
                organisation="Psykosmottagningen",
                responsible_person="Henrik Ljung",
                how_often="Var fjärde vecka",
                starts=in_days(today, -38),
                ends=in_days(today, 140),
                goal_id=calm.id,
            ),
        ),
        plan=Plan(
            situation="Mikael bor själv och har haft två inläggningar de senaste två åren.",
            own_actions="Jag går till schackklubben varannan torsdag, även om jag bara tittar på.",
            relatives_actions="Min syster ringer på söndagar.",
            others_measures_exist=Answer.NO,
            overall_responsibility=Principal.REGION,
            main_responsible="Henrik Ljung",
            main_responsible_contact="08-465 004 72",
            crisis_plan="Sover jag inte på två nätter ringer jag Henrik. Kvällar: mobila teamet.",
            my_views="Jag vill att det står att jag inte är farlig.",
            follow_up_how="Vi ses hemma hos Mikael",
            follow_up_how_often="Två gånger om året",
            follow_up_date=in_days(today, 47),
            follow_up_time="14:00",
            follow_up_place="Hemma hos Mikael",
            follow_up_convener="Camilla Frisk",
            approval_form=ApprovalForm.ORAL,
            approval_date=met,
            approval_witness="Henrik Ljung",
        ),
    )
    return carried_over(approved(case, met), in_days(today, -40))


def sara(today: dt.date) -> Case:
    """After a stroke, young: two follow-ups held, the ratings go up, a third is booked."""
    case, goals, interventions = _sara_approved(today)
    first = FollowUp(
        date=in_days(today, -120),
        time="10:00",
        place="Rehabmottagningen",
        present="Sara",
        next_step=NextStep.CONTINUE,
        next_date=in_days(today, -30),
    )
    second = FollowUp(
        date=in_days(today, -30),
        time="10:00",
        place="Hemma hos Sara",
        present="Sara",
        what_to_change="Träna på att ta bussen i stället för taxi.",
        next_step=NextStep.CONTINUE,
        next_date=in_days(today, 60),
    )
    reviews = (
        rated(first, goals[0], Nearness.TWO, Nearness.THREE, "Orden kommer, men inte i telefon."),
        rated(first, goals[1], Nearness.ONE, Nearness.TWO, "Jag har inte vågat än."),
        rated(second, goals[0], Nearness.FOUR, Nearness.FOUR, "Jag ringde mormor själv!"),
        rated(second, goals[1], Nearness.THREE, Nearness.THREE, "Till kiosken och tillbaka."),
    )
    progress = (
        went(first, interventions[0], Progress.GOING_ON, ""),
        went(first, interventions[1], Progress.NOT_DONE, "Ledsagaren slutade, ny från nästa vecka"),
        went(second, interventions[0], Progress.GOING_ON, ""),
        went(second, interventions[1], Progress.PARTLY, "Bara vid fint väder"),
    )
    speech, handler, partner = case.participants
    attendances = (
        noted(first, speech, Presence.PRESENT),
        noted(first, handler, Presence.REMOTE),
        noted(first, partner, Presence.PRESENT),
        noted(second, speech, Presence.PRESENT),
        noted(second, handler, Presence.PRESENT),
        noted(second, partner, Presence.ABSENT),
    )
    return replace(
        case,
        follow_ups=(first, second),
        goal_reviews=reviews,
        intervention_reviews=progress,
        attendances=attendances,
    )


def _sara_approved(
    today: dt.date,
) -> tuple[Case, tuple[Goal, Goal], tuple[Intervention, Intervention]]:
    talk = Goal(
        own_words="Kunna prata i telefon med mormor igen.",
        professional_wording="Uttrycker sig i hela meningar i samtal utan bildstöd.",
        horizon=Horizon.LONG_TERM,
    )
    walk = Goal(
        own_words="Ta mig till stan själv, utan att någon håller i mig.",
        professional_wording="Självständig förflyttning 800 meter samt buss.",
        horizon=Horizon.SHORT_TERM,
    )
    training = Intervention(
        what="Språkträning",
        principal=Principal.REGION,
        organisation="Rehabmottagningen",
        responsible_person="Kim Eklöf",
        how_often="Två gånger i veckan",
        starts=in_days(today, -200),
        ends=in_days(today, 160),
        goal_id=talk.id,
    )
    escort = Intervention(
        what="Ledsagning ut, med träning på vägen",
        principal=Principal.MUNICIPALITY,
        organisation="LSS-enheten",
        responsible_person="Teresa Blom",
        how_often="Tisdagar och fredagar",
        starts=in_days(today, -198),
        ends=in_days(today, 160),
        goal_id=walk.id,
    )
    met = in_days(today, -205)
    speech = Participant(
        name="Kim Eklöf",
        role="Logoped",
        organisation="Rehabmottagningen",
        principal=Principal.REGION,
        phone="08-465 004 81",
    )
    handler = Participant(
        name="Teresa Blom",
        role="LSS-handläggare",
        organisation="LSS-enheten",
        principal=Principal.MUNICIPALITY,
        phone="08-465 004 82",
    )
    partner = Participant(name="Robin Ask", role="Sambo", principal=Principal.OTHER)
    case = Case(
        person=Person(
            name="Sara Lindqvist",
            identity_number="19910717-2380",
            birth_date="1991-07-17",
            phone="070-174 06 81",
            address="Hamngatan 5, 912 00 Björkeby",
            language="svenska",
            interpreter_needed=Answer.NO,
            communication_support="Afasi. Ge tid, en fråga i taget, papper och penna.",
        ),
        initiative=Initiative(
            proposed_by="Rehabmottagningen",
            date=in_days(today, -230),
            reason="Stroke. Ska hem till en lägenhet på tredje våningen.",
            outcome=InitiativeOutcome.ACCEPTED,
        ),
        coordinator=Coordinator(
            name="Kim Eklöf", organisation="Rehabmottagningen", phone="08-465 004 81"
        ),
        meeting=Meeting(
            date=met, start="10:00", end="11:30", place="Rehabmottagningen", convener="Kim Eklöf"
        ),
        preparation=Preparation(
            needs="Prata. Gå. Sova.", important_to_me="Mormor. Att folk väntar in mig."
        ),
        consent_entries=(
            said_yes(ConsentPurpose.PLAN, today, -220, "Sara Lindqvist", obtained_by="Kim Eklöf"),
            said_yes(
                ConsentPurpose.SHARING,
                today,
                -220,
                "Sara Lindqvist",
                obtained_by="Kim Eklöf",
                covers="Träning, hjälpmedel och vardag.",
                excludes="Inget.",
            ),
        ),
        topics=talked_about("Telefonen.", "Trappan.", "Robins jobb – han är hemma för mycket."),
        participants=tuple(came(called(today, -215, p)) for p in (speech, handler, partner)),
        goals=(talk, walk),
        interventions=(training, escort),
        plan=Plan(
            situation="Stroke för ett knappt år sedan. Sara förstår allt men letar efter orden.",
            own_actions="Jag läser högt för katten varje kväll.",
            relatives_actions="Robin väntar in och fyller inte i.",
            others_measures_exist=Answer.YES,
            others_measures="Strokeföreningens fika en gång i månaden.",
            overall_responsibility=Principal.REGION,
            main_responsible="Kim Eklöf",
            main_responsible_contact="08-465 004 81",
            follow_up_how="Möte, där Sara berättar först",
            follow_up_how_often="Var tredje månad",
            follow_up_date=in_days(today, -120),
            follow_up_convener="Kim Eklöf",
            approval_form=ApprovalForm.SIGNATURE,
            approval_date=met,
        ),
    )
    return approved(case, met), (talk, walk), (training, escort)
