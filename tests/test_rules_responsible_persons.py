"""Who answers for an intervention, and had no part in the meeting."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sipdesk.case import Address, Attendance, Case, Intervention, Participant, Presence
from sipdesk.rules import findings

TODAY = dt.date(2026, 3, 12)


def absent(*responsible: str) -> list[str]:
    rows = tuple(Intervention(what="Stöd", responsible_person=name) for name in responsible)
    return told_of(replace(Case(), interventions=rows))


def told_of(case: Case) -> list[str]:
    wanted = "intervention-person-not-there"
    return [dict(f.values)["name"] for f in findings(case, TODAY) if f.code == wanted]


def test_a_person_with_several_interventions_is_told_of_once() -> None:
    assert absent("Åsa Ek", "Bo Berg", "åsa  ek ") == ["Åsa Ek", "Bo Berg"]


def test_it_leads_to_where_a_participant_is_invited_else_to_the_name() -> None:
    eva = Participant(name="Eva Ek")
    rows = (
        Intervention(what="Stöd", responsible_person="eva EK"),
        Intervention(what="Resa", responsible_person="Bo Berg"),
    )
    case = replace(Case(), participants=(Participant(name="Åsa"), eva), interventions=rows)
    found = [f for f in findings(case, TODAY) if f.code == "intervention-person-not-there"]
    assert [f.address for f in found] == [
        Address("participants", "invitation", eva.id),
        Address("interventions", "responsible_person", rows[1].id),
    ]


def test_who_came_to_a_follow_up_has_a_part_in_the_next_version() -> None:
    bo = Participant(name="Bo Berg")
    rows = (Intervention(what="Resa", responsible_person="Bo Berg"),)
    case = replace(Case(), participants=(bo,), interventions=rows)
    came = Attendance(follow_up_id="f", participant_id=bo.id, presence=Presence.REMOTE)
    assert told_of(case) == ["Bo Berg"]
    assert told_of(replace(case, attendances=(came,))) == []
