"""Checks of the plan: goals, interventions, responsibility and what is agreed on follow-up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sipdesk.case import (
    ATTENDED,
    Address,
    Answer,
    Case,
    Goal,
    Intervention,
    NextStep,
    Participant,
    Principal,
    is_empty_row,
)
from sipdesk.i18n import N_
from sipdesk.rules.about_follow_up import last_follow_up
from sipdesk.rules.finding import Findings, Look, advised, doubtful, impossible
from sipdesk.rules.inviting import PRINCIPALS
from sipdesk.rules.known_people import known_principal
from sipdesk.rules.next_follow_up import (
    NO_DAY,
    lacks_day,
    next_follow_up,
    where_to_follow_up,
)
from sipdesk.rules.same_name import is_same_name


def plan_findings(look: Look) -> Findings:
    """What is missing on the tab Plan, in the order of the tab; details of interventions wait
    until what hangs together has been said.
    """
    case = look.case
    goals = [g for g in case.goals if not is_empty_row(g)]
    interventions = [i for i in case.interventions if not is_empty_row(i)]
    yield from _goals(case, goals, interventions)
    if not any(i.what.strip() for i in interventions):
        yield look.required(
            "interventions",
            N_("Lägg till minst en insats: vad som ska göras, och vem som svarar för det."),
            Address("interventions", ""),
        )
    for intervention in interventions:
        yield from _intervention(look, intervention)
    yield from _without_goal(goals, interventions)
    yield from _responsible_persons(case, interventions)
    yield from _other_principals(case, interventions)
    yield from _gaps(case, interventions)
    yield from _one_principal(interventions)
    yield from _others_measures(look)
    yield from _responsibility(look, interventions)
    yield from _agreed_follow_up(look, interventions)
    yield from _why_changed(look.case)


def _goals(case: Case, goals: Sequence[Goal], interventions: Sequence[Intervention]) -> Findings:
    if not any(g.own_words.strip() for g in goals) and (interventions or case.plan.situation):
        yield advised(
            "goal-own-words",
            N_("Skriv minst ett mål med personens egna ord."),
            Address("goals", "own_words", goals[0].id) if goals else Address("goals", ""),
        )
    served = {i.goal_id for i in interventions}
    for goal in goals if interventions else ():
        if goal.id not in served:
            yield advised(
                "goal-without-intervention",
                N_("Koppla en insats till målet ”{goal}”, eller lägg till en ny insats."),
                Address("interventions", ""),
                goal=goal.own_words.strip() or goal.professional_wording or "…",
            )


def _intervention(look: Look, one: Intervention) -> Findings:
    if not one.what.strip():
        yield look.required(
            "intervention-what",
            N_("Skriv vad insatsen innebär, eller ta bort raden."),
            Address("interventions", "what", one.id),
        )
    if one.principal is Principal.UNSET:
        yield look.required(
            "intervention-principal",
            N_("Ange huvudman för insatsen ”{what}”. För en närstående: Annan."),
            Address("interventions", "principal", one.id),
            what=_called(one),
        )


def _called(one: Intervention) -> str:
    return (
        one.what.strip().rstrip(".")
        or one.organisation.strip()
        or one.responsible_person.strip()
        or "…"
    )


class _Gap(NamedTuple):
    """A field that interventions lack: what is said of one of them, and of several together."""

    code: str
    field: str
    of_one: str
    of_several: str


GOAL_GAP = _Gap(
    "intervention-goal",
    "goal_id",
    N_("Välj vilket mål insatsen ”{what}” hör till."),
    N_("{count} insatser hör inte till något mål. Välj mål för dem."),
)
INTERVENTION_GAPS = (
    _Gap(
        "intervention-organisation",
        "organisation",
        N_("Ange vilken verksamhet som svarar för insatsen ”{what}”."),
        N_("{count} insatser saknar verksamhet. Ange vilken som svarar för dem."),
    ),
    _Gap(
        "intervention-person",
        "responsible_person",
        N_("Ange vem som svarar för insatsen ”{what}”."),
        N_("{count} insatser saknar ansvarig person. Ange vem som svarar för dem."),
    ),
    _Gap(
        "intervention-starts",
        "starts",
        N_("Ange när insatsen ”{what}” börjar."),
        N_("{count} insatser saknar start. Ange när de börjar."),
    ),
    _Gap(
        "intervention-ends",
        "ends",
        N_("Ange när insatsen ”{what}” slutar eller ses över."),
        N_("{count} insatser saknar slut. Ange när de slutar eller ses över."),
    ),
)


def _without_goal(goals: Sequence[Goal], interventions: Sequence[Intervention]) -> Findings:
    known = {goal.id for goal in goals}
    lacking = [one for one in interventions if one.goal_id not in known]
    yield from _gap(GOAL_GAP, lacking if goals else [])


def _gaps(case: Case, interventions: Sequence[Intervention]) -> Findings:
    by_organisations = [one for one in interventions if not _is_by_somebody_close(case, one)]
    for gap in INTERVENTION_GAPS:
        asked = by_organisations if gap.field == "organisation" else interventions
        yield from _gap(gap, [one for one in asked if not getattr(one, gap.field).strip()])


def _is_by_somebody_close(case: Case, one: Intervention) -> bool:
    """Whether a relative or a friend answers for it: a participant without any organisation."""
    return one.principal is Principal.OTHER and any(
        is_same_name(one.responsible_person, each.name) and not each.organisation.strip()
        for each in case.participants
    )


def _gap(gap: _Gap, lacking: Sequence[Intervention]) -> Findings:
    """One line however many lack the same; it leads to the first of them."""
    if not lacking:
        return
    address = Address("interventions", gap.field, lacking[0].id)
    if len(lacking) == 1:
        yield advised(gap.code, gap.of_one, address, what=_called(lacking[0]))
    else:
        yield advised(gap.code, gap.of_several, address, count=str(len(lacking)))


def _responsible_persons(case: Case, interventions: Sequence[Intervention]) -> Findings:
    """Each responsible person who has no part in the meeting, once for all their interventions."""
    told: set[str] = set()
    for one in interventions:
        name = " ".join(one.responsible_person.split())
        if name.casefold() in told or _is_there(name, case):
            continue
        told.add(name.casefold())
        yield advised(
            "intervention-person-not-there",
            N_("{name} svarar för en insats men är inte kallad, inbjuden eller med på mötet."),
            _where_to_invite(case, name) or Address("interventions", "responsible_person", one.id),
            name=name,
        )


def _other_principals(case: Case, interventions: Sequence[Intervention]) -> Findings:
    """A principal that is not the one of who answers for the intervention."""
    known = ((one, known_principal(case, one)) for one in interventions if one.principal)
    others = [(one, told[0]) for one, told in known if told and told[1] is not one.principal]
    if not others:
        return
    first, name = others[0]
    yield doubtful(
        "intervention-other-principal",
        N_("Insatsen ”{what}” har en annan huvudman än den som {name} hör till. Kontrollera.")
        if len(others) == 1
        else N_("{count} insatser har en annan huvudman än de som svarar för dem. Kontrollera."),
        Address("interventions", "principal", first.id),
        what=_called(first),
        name=name,
        count=str(len(others)),
    )


def _where_to_invite(case: Case, name: str) -> Address | None:
    """Where a participant of that name is called or invited; None when there is nobody."""
    named = (p for p in case.participants if is_same_name(name, p.name))
    return next((Address("participants", "invitation", p.id) for p in named), None)


def _is_there(name: str, case: Case) -> bool:
    """Whether somebody of that name coordinates, or has been called, invited or noted as present,
    at the meeting or at a follow-up.

    "Eva" is "Eva Strand", and nobody's name is nobody: that is said elsewhere.
    """
    came = {a.participant_id for a in case.attendances if a.presence in ATTENDED}
    there = [p.name for p in case.participants if _has_a_part(p) or p.id in came]
    return not name.strip() or any(
        is_same_name(name, other) for other in (case.coordinator.name, *there)
    )


def _has_a_part(participant: Participant) -> bool:
    called = participant.invitation or participant.invited_on
    return bool(called) or participant.presence in ATTENDED


def _one_principal(interventions: Sequence[Intervention]) -> Findings:
    involved = {i.principal for i in interventions} & PRINCIPALS
    answered = all(i.principal for i in interventions)
    if interventions and answered and len(involved) < len(PRINCIPALS):
        yield advised(
            "one-principal",
            N_("Bara en huvudman har insatser. Kontrollera om det behövs en SIP."),
            Address("interventions", "principal", interventions[0].id),
        )


def does_another_something(case: Case) -> bool:
    """Whether an intervention is somebody else's than the municipality's and the region's, which
    answers that question (SoL 2025:400 10 kap. 8–9 §§).
    """
    return any(i.principal is Principal.OTHER and not is_empty_row(i) for i in case.interventions)


def _others_measures(look: Look) -> Findings:
    plan = look.case.plan
    by_others = does_another_something(look.case)
    if plan.others_measures_exist is Answer.NOT_ASKED and not by_others:
        yield look.required(
            "others-measures",
            N_("Svara på om någon annan än kommunen och regionen gör något. ”Nej” är ett svar."),
            Address("plan", "others_measures_exist"),
        )
    if plan.others_measures_exist is Answer.YES and not (plan.others_measures.strip() or by_others):
        yield look.required(
            "others-measures-what",
            N_("Skriv vad någon annan än kommunen och regionen gör, och vem det är."),
            Address("plan", "others_measures"),
        )
    if plan.others_measures_exist is Answer.NO and (by_others or plan.others_measures.strip()):
        yield advised(
            "others-measures-contradict",
            N_("Det står att ingen annan gör något, men planen har en åtgärd av någon annan."),
            Address("plan", "others_measures_exist"),
        )


def _responsibility(look: Look, interventions: Sequence[Intervention]) -> Findings:
    plan = look.case.plan
    if plan.overall_responsibility not in PRINCIPALS:
        yield look.required(
            "overall-responsibility",
            N_("Välj om kommunen eller regionen har det övergripande ansvaret för planen."),
            Address("plan", "overall_responsibility"),
        )
    if interventions and not plan.main_responsible.strip():
        yield advised(
            "main-responsible",
            N_("Ange vem som är huvudansvarig för planen."),
            Address("plan", "main_responsible"),
        )


def _agreed_follow_up(look: Look, interventions: Sequence[Intervention]) -> Findings:
    plan = look.case.plan
    if not interventions:
        return
    if look.case.is_approved and _is_forgotten(look):
        yield advised("follow-up-undated", NO_DAY, Address("follow_ups", ""))
    if not plan.follow_up_date.strip():
        yield advised(
            "follow-up-date",
            N_("Ange när planen ska följas upp."),
            Address("plan", "follow_up_date"),
        )
    elif _is_overdue(look):
        yield advised(
            "follow-up-late",
            N_("Planen skulle ha följts upp {date}. Följ upp den, eller ange en ny dag."),
            where_to_follow_up(look.case, Address("plan", "follow_up_date")),
            date=plan.follow_up_date,
        )
    if not plan.follow_up_convener.strip():
        yield advised(
            "follow-up-convener",
            N_("Ange vem som kallar till uppföljningen."),
            Address("plan", "follow_up_convener"),
        )


def _why_changed(case: Case) -> Findings:
    """A new version has its reason from the beginning, and not first when it is approved."""
    if case.plan.version > 1 and not case.plan.change_reason.strip():
        yield impossible(
            "change-reason",
            N_("Skriv varför planen ändras. Skälet följer med den nya versionen."),
            Address("plan", "change_reason"),
        )


def _is_forgotten(look: Look) -> bool:
    """No day to follow up on, and no follow-up that would ask for the next one itself."""
    last = last_follow_up(look.case)
    is_silent = last is None or last.next_step is NextStep.END
    return is_silent and lacks_day(look.case, look.today)


def _is_overdue(look: Look) -> bool:
    """The plan says when it is followed up next, and that day has passed."""
    ahead = next_follow_up(look.case, look.today)
    return ahead is not None and ahead.address.part == "plan" and ahead.date < look.today
