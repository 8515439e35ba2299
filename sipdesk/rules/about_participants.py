"""Checks of the preparation, the meeting, the coordinator and the participants."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sipdesk.case import (
    ATTENDED,
    Address,
    Answer,
    Case,
    InitiativeOutcome,
    Meeting,
    Participant,
    Plan,
    TopicOutcome,
    day,
    is_empty_row,
)
from sipdesk.i18n import N_
from sipdesk.rules.age import is_minor
from sipdesk.rules.finding import Findings, Look, advised, doubtful
from sipdesk.rules.guardians import guardians_on_paper
from sipdesk.rules.same_name import is_same_name, words_of_name
from sipdesk.rules.sharing import gets_a_copy


def topic_findings(look: Look) -> Findings:
    """What is missing on the tab Det vill jag prata om."""
    case = look.case
    if _is_under_way(case) and not any(t.text.strip() for t in case.topics):
        yield advised(
            "topics",
            N_("Skriv vad personen vill prata om, eller att det inte är något särskilt."),
            Address("topics", ""),
        )
    yield from _untouched_topics(case)
    initiative = case.initiative
    if initiative.outcome is InitiativeOutcome.REFUSED and not initiative.outcome_reason.strip():
        yield advised(
            "refusal-reason",
            N_("Skriv varför önskemålet om en plan fick ett nej."),
            Address("initiative", "outcome_reason"),
        )


def is_time_for_outcomes(case: Case, today: dt.date) -> bool:
    """Whether it is time to say what became of each topic: from the day of the meeting on."""
    met_on = day(case.meeting.date)
    marked = any(t.outcome is not TopicOutcome.UNSET for t in case.topics)
    return marked or _has_met(case) or (met_on is not None and met_on <= today)


def _has_met(case: Case) -> bool:
    return bool(case.approved_versions) or any(p.presence in ATTENDED for p in case.participants)


def _untouched_topics(case: Case) -> Findings:
    """Topics that nobody dealt with, once somebody was at a meeting."""
    topics = [t for t in case.topics if t.text.strip() and t.outcome is TopicOutcome.UNSET]
    if topics and _has_met(case):
        yield advised(
            "topic-outcome",
            N_("Ange vad det blev av ”{topic}”, som personen vill prata om.")
            if len(topics) == 1
            else N_("Ange vad det blev av de {count} saker som personen vill prata om."),
            Address("topics", "outcome", topics[0].id),
            topic=topics[0].text.strip().rstrip("."),
            count=str(len(topics)),
        )


def participant_findings(look: Look) -> Findings:
    """What is missing on the tab Deltagare, in the order of the tab."""
    case = look.case
    yield from _coordinator_and_meeting(case)
    rows = [p for p in case.participants if not is_empty_row(p)]
    if not rows and _is_under_way(case):
        yield advised(
            "participants",
            N_("Lägg till dem som personen vill ha med på mötet."),
            Address("participants", ""),
        )
    yield from _guardians_not_there(look)
    yield from _not_asked_about(rows)
    for participant in rows:
        yield from _participant(participant)
    yield from _copies(rows)


def _coordinator_and_meeting(case: Case) -> Findings:
    if not case.coordinator.name.strip():
        yield advised(
            "coordinator",
            N_("Ange vem personen har valt som samordnare."),
            Address("coordinator", "name"),
        )
    yield from _coordinator_elsewhere(case)
    if not case.meeting.date.strip():
        yield advised(
            "meeting-date", N_("Ange vilken dag ni ska träffas."), Address("meeting", "date")
        )


def _coordinator_elsewhere(case: Case) -> Findings:
    """On paper the same person would belong to two organisations."""
    written = case.coordinator.organisation.strip()
    selves = [p.organisation.strip() for p in case.participants if is_coordinator(case, p)]
    others = [each for each in selves if each and each.casefold() != written.casefold()]
    if written and others:
        yield doubtful(
            "coordinator-organisation",
            N_(
                "{name} har verksamheten ”{organisation}” som samordnare och ”{other}” som "
                "deltagare. Rätta den som är fel."
            ),
            Address("coordinator", "organisation"),
            name=case.coordinator.name.strip(),
            organisation=written,
            other=others[0],
        )


def is_coordinator(case: Case, participant: Participant) -> bool:
    """Whether a participant has the very name of the coordinator, whatever the order of it."""
    name = words_of_name(participant.name)
    return bool(name) and name == words_of_name(case.coordinator.name)


def _guardians_not_there(look: Look) -> Findings:
    """Only participants are called, noted as present and given a copy. Who says no to the plan is
    not asked for.
    """
    if not is_minor(look.case, look.today):
        return
    names = [p.name for p in look.case.participants]
    for guardian in guardians_on_paper(look.case):
        is_there = any(is_same_name(guardian.name, name) for name in names)
        if not is_there and guardian.agrees is not Answer.NO:
            yield advised(
                "guardian-not-participant",
                N_(
                    "{name} är vårdnadshavare men inte deltagare. Lägg till under Deltagare, så "
                    "att {name} får kallelse och kopia."
                ),
                Address("participants", ""),
                name=guardian.name.strip(),
            )


def _not_asked_about(rows: Sequence[Participant]) -> Findings:
    waiting = [p for p in rows if p.wanted is Answer.NOT_ASKED]
    if waiting:
        yield advised(
            "participant-wanted",
            N_("Fråga om personen vill ha med {who} på mötet.")
            if len(waiting) == 1
            else N_("Fråga vilka personen vill ha med på mötet. {count} deltagare saknar svar."),
            Address("participants", "wanted", waiting[0].id),
            who=called(waiting[0]),
            count=str(len(waiting)),
        )


def _participant(participant: Participant) -> Findings:
    row = participant.id
    if not participant.name.strip() and not participant.role.strip():
        yield advised(
            "participant-who",
            N_("Ange namn eller roll för deltagaren från {organisation}.")
            if participant.organisation.strip()
            else N_("Ange namn eller roll för deltagaren."),
            Address("participants", "name", row),
            organisation=participant.organisation,
        )
    if participant.wanted is Answer.NO and (participant.invitation or participant.invited_on):
        yield advised(
            "participant-unwanted",
            N_("Personen har valt bort {who}, som ändå är kallad eller inbjuden. Fråga personen."),
            Address("participants", "invitation", row),
            who=called(participant),
        )


def _copies(rows: Sequence[Participant]) -> Findings:
    if any(p.presence in ATTENDED for p in rows) and not any(gets_a_copy(p) for p in rows):
        yield advised(
            "copies",
            N_("Markera vilka som ska få en kopia av planen."),
            Address("participants", "gets_copy", rows[0].id),
        )
    for participant in rows:
        if participant.wanted is Answer.NO and participant.gets_copy is Answer.YES:
            yield advised(
                "copy-unwanted",
                N_("Personen har valt bort {who}, som ändå ska få en kopia. Fråga personen."),
                Address("participants", "gets_copy", participant.id),
                who=called(participant),
            )


def called(participant: Participant) -> str:
    """What to call a participant: the name, or what else is written of them."""
    texts = (participant.name, participant.role, participant.organisation, participant.email)
    return next((t for t in texts if t.strip()), "…")


def _is_under_way(case: Case) -> bool:
    """Whether anything has been written of the meeting or the plan itself."""
    rows = (*case.goals, *case.interventions)
    begun = case.meeting != Meeting() or case.plan != Plan(version=case.plan.version)
    return begun or any(not is_empty_row(row) for row in rows)
