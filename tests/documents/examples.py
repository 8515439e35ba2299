"""Fictional cases for paper: an ordinary one, and one that is too much of everything."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sipdesk.case import (
    Address,
    Answer,
    ApprovalForm,
    ApprovedVersion,
    Authority,
    Case,
    ConsentAnswer,
    ConsentEntry,
    ConsentForm,
    ConsentPurpose,
    Coordinator,
    FollowUp,
    Goal,
    Horizon,
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
    Topic,
    review_id,
    with_every_review,
    with_value,
)

TODAY = dt.date(2026, 2, 26)

ORDINARY = Case(
    person=Person(
        name="Anna Andersson",
        identity_number="19850709-9805",
        phone="070-123 45 67",
        email="anna@example.se",
        address="Storgatan 1, 903 26 Umeå",
        language="finska",
        interpreter_needed=Answer.YES,
        interpreter_booked=Answer.YES,
        representative_name="Bo Berg",
        representative_authority=Authority.TRUSTEE,
        representative_contact="070-765 43 21",
    ),
    coordinator=Coordinator(
        name="Cajsa Cedergren",
        organisation="Hemtjänsten Umeå",
        phone="090-16 10 00",
        email="cajsa@example.se",
    ),
    meeting=Meeting(
        date="2026-03-12",
        start="14:30",
        end="15:30",
        place="Hemma hos Anna på Storgatan",
        participating_units="Hemtjänsten, vårdcentralen och psykiatrin",
        convener="Cajsa Cedergren",
    ),
    preparation=Preparation(
        needs="Hjälp att komma upp på morgonen.",
        important_to_me="Min hund och mina systerbarn.",
        works_well="Maten fungerar bra.",
        not_to_discuss="Min skilsmässa.",
        how_to_prepare="Titta på listan över dina mediciner.",
    ),
    consent_entries=(
        ConsentEntry(
            purpose=ConsentPurpose.PLAN,
            answer=ConsentAnswer.YES,
            recorded_at="2026-02-20T10:00:00+01:00",
            form=ConsentForm.ORAL,
            date="2026-02-20",
        ),
        ConsentEntry(
            purpose=ConsentPurpose.SHARING,
            answer=ConsentAnswer.YES,
            recorded_at="2026-02-20T10:05:00+01:00",
            form=ConsentForm.WRITTEN,
            obtained_by="Cajsa Cedergren",
            date="2026-02-20",
            valid_until="2026-12-31",
            excludes="Allt om spelskulderna",
        ),
    ),
    plan=Plan(
        situation="Anna bor ensam och har svårt att sova.",
        own_actions="Jag går ut med hunden varje dag.",
        relatives_actions="Min syster Eva hälsar på varje söndag.",
        others_measures_exist=Answer.NO,
        overall_responsibility=Principal.MUNICIPALITY,
        main_responsible="Cajsa Cedergren",
        main_responsible_contact="090-16 10 01",
        crisis_plan="Om jag inte svarar på två dagar ringer ni min syster.",
        my_views="Jag vill inte byta personal så ofta.",
        follow_up_how="Ett nytt möte",
        follow_up_how_often="Var tredje månad",
        follow_up_date="2026-06-11",
        follow_up_time="13:15",
        follow_up_place="I köket på Storgatan",
        follow_up_convener="Dag Dahl",
        cooperation_ends="När jag själv säger till.",
    ),
    topics=(
        Topic(text="Jag sover dåligt"),
        Topic(text=""),
        Topic(text="Jag vill träffa fler människor"),
    ),
    participants=(
        Participant(
            name="Cajsa Cedergren",
            role="Samordnare",
            organisation="Hemtjänsten Umeå",
            presence=Presence.PRESENT,
        ),
        Participant(
            name="Muŧŧoŋ Þórsson",
            role="Distriktssköterska",
            organisation="Ålidhems vårdcentral",
            presence=Presence.REMOTE,
        ),
        Participant(name="Łukasz Żak", role="Kontaktperson", presence=Presence.ABSENT),
        Participant(name="Gunnar Grå", organisation="Försäkringskassan", wanted=Answer.NO),
    ),
    goals=(
        Goal(
            id="sleep",
            own_words="Jag vill sova hela natten",
            professional_wording="Stabil dygnsrytm.",
            horizon=Horizon.SHORT_TERM,
        ),
        Goal(id="company", own_words="Jag vill ha någon att fika med"),
    ),
    interventions=(
        Intervention(
            what="Morgonbesök",
            principal=Principal.MUNICIPALITY,
            organisation="Hemtjänsten Umeå",
            responsible_person="Cajsa Cedergren",
            how_often="Varje vardag",
            starts="2026-03-16",
            ends="2026-06-30",
            goal_id="sleep",
        ),
        Intervention(
            what="Samtal om sömn",
            principal=Principal.REGION,
            organisation="Psykiatrisk öppenvård",
            starts="när snön har smält",
            goal_id="company",
        ),
    ),
)


def approved(case: Case, form: ApprovalForm = ApprovalForm.ORAL) -> Case:
    """The case with its version approved as it stands."""
    plan = replace(
        case.plan,
        approval_form=form,
        approval_date="2026-03-12",
        approval_witness="Dag Dahl",
    )
    case = replace(case, plan=plan)
    version = ApprovedVersion(
        number=plan.version,
        approved_at="2026-03-12T15:20:00+01:00",
        case=replace(case, approved_versions=()),
    )
    return replace(case, approved_versions=(*case.approved_versions, version))


def sharing_answered(answer: ConsentAnswer, date: str) -> Case:
    """The ordinary case, where the person later answered otherwise about sharing."""
    entry = ConsentEntry(
        purpose=ConsentPurpose.SHARING,
        answer=answer,
        recorded_at=f"{date}T10:00:00+01:00",
        date=date,
    )
    return replace(ORDINARY, consent_entries=(*ORDINARY.consent_entries, entry))


def followed_up(case: Case) -> Case:
    """Met twice: the first and the last goal rated at both, one participant noted at each."""
    first = FollowUp(id="first", date="2026-06-11", time="13:15", next_step=NextStep.CONTINUE)
    second = FollowUp(
        id="second",
        date="2026-09-10",
        place="Biblioteket",
        present="Min syster",
        what_to_change="Fler morgonbesök",
        next_step=NextStep.CHANGE,
        next_date="2026-12-10",
    )
    case = with_every_review(replace(case, follow_ups=(first, second)))
    goal, intervention, participant = case.goals[0], case.interventions[0], case.participants[0]
    for address, value in (
        (_at("goal_reviews", "nearness_person", "first", goal.id), Nearness.TWO),
        (_at("goal_reviews", "nearness_professionals", "first", goal.id), Nearness.THREE),
        (_at("goal_reviews", "nearness_person", "second", goal.id), Nearness.FOUR),
        (_at("goal_reviews", "still_applies", "second", goal.id), Answer.YES),
        (_at("goal_reviews", "own_words", "second", goal.id), "Jag sov sju timmar i natt"),
        (_at("intervention_reviews", "progress", "second", intervention.id), Progress.PARTLY),
        (_at("intervention_reviews", "why", "second", intervention.id), "De kom för sent"),
        (_at("attendances", "presence", "first", participant.id), Presence.ABSENT),
        (_at("attendances", "presence", "second", participant.id), Presence.REMOTE),
    ):
        case = with_value(case, address, value)
    return case


def _at(part: str, field: str, follow_up_id: str, row_id: str) -> Address:
    return Address(part, field, review_id(follow_up_id, row_id))


def _words(stem: str, count: int) -> str:
    return " ".join(f"{stem}{n}" for n in range(count))


def extreme() -> Case:
    """Forty participants, thirty goals, forty interventions, and texts of 20,000 characters."""
    long_text = _words("ämne", 2400)[:20_000]
    return replace(
        ORDINARY,
        person=replace(ORDINARY.person, name=("Ángel Łukasz Þórsson Muŧŧoŋ " * 8)[:200].strip()),
        topics=(
            Topic(text=long_text),
            Topic(text="Å" * 20_000),
            Topic(text="ሰላም שלום Привіт Καλημέρα 👍🏽"),
        ),
        participants=tuple(
            Participant(name=f"Namn{n} Efternamn{n}", role=f"Roll{n}", organisation=f"Enhet{n}")
            for n in range(40)
        ),
        goals=tuple(
            Goal(id=f"goal{n}", own_words=_words(f"mål{n}ord", 12), professional_wording=f"yrke{n}")
            for n in range(30)
        ),
        interventions=tuple(
            Intervention(
                what=_words(f"insats{n}del", 20_000 // 13 if n == 7 else 6),
                principal=tuple(Principal)[n % 4],
                organisation=f"Huset{n}",
                responsible_person=f"Ansvarig{n}",
                how_often=f"gång{n}",
                goal_id=f"goal{n % 30}",
            )
            for n in range(40)
        ),
        plan=replace(ORDINARY.plan, situation=long_text, crisis_plan="Ö" * 20_000),
    )
