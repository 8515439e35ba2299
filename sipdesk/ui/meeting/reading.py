"""The plan in plain sentences, to be read aloud before the person approves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sipdesk.case import (
    Answer,
    Case,
    Goal,
    Intervention,
    Principal,
    clock,
    day,
    is_empty_row,
    is_protected,
    without_whereabouts,
)
from sipdesk.dates import spoken_date
from sipdesk.i18n import N_, window_language
from sipdesk.i18n import gettext as _
from sipdesk.rules import does_another_something, is_minor, is_unreadable

ANSWERS_FOR: Mapping[Principal, str] = {
    Principal.MUNICIPALITY: N_("Kommunen svarar för det."),
    Principal.REGION: N_("Regionen svarar för det."),
    Principal.OTHER: N_("Någon annan än kommunen och regionen svarar för det."),
    Principal.UNSET: N_("Det är inte bestämt vilken huvudman som svarar för det."),
}
OVERALL: Mapping[Principal, str] = {
    Principal.MUNICIPALITY: N_("Kommunen har det övergripande ansvaret för planen."),
    Principal.REGION: N_("Regionen har det övergripande ansvaret för planen."),
    Principal.OTHER: N_("Det är inte bestämt vem som har det övergripande ansvaret."),
    Principal.UNSET: N_("Det är inte bestämt vem som har det övergripande ansvaret."),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """What is read in one breath: a title and its sentences. `key` stays while the case changes."""

    key: str
    title: str
    sentences: tuple[str, ...]


def passages(case: Case) -> tuple[Passage, ...]:
    """The whole plan, in the order in which it is read; nothing that tells where a person with
    protected personal data is.
    """
    shown = without_whereabouts(case) if is_protected(case) else case
    found = tuple(passage for passage in _passages(shown) if passage.sentences)
    return found or (Passage("nothing", _("Planen är tom"), (_("Det finns inget att läsa upp."),)),)


def _passages(case: Case) -> Iterator[Passage]:
    plan = case.plan
    if _may_be_child(case):
        yield _written("child", _("Det här tycker jag"), case.person.child_view)
    yield _written("situation", _("Nuläge och behov"), plan.situation)
    goals = [goal for goal in case.goals if not is_empty_row(goal)]
    for number, goal in enumerate(goals, 1):
        yield _goal(number, goal)
        for each in case.interventions:
            if each.goal_id == goal.id:
                yield _intervention(each, _("För att nå mål {number}", number=number))
    numbered = {goal.id for goal in goals}
    for each in case.interventions:
        if each.goal_id not in numbered:
            yield _intervention(each, _("Det här ska göras"))
    yield _written("own", _("Det gör jag själv"), plan.own_actions)
    yield _written("relatives", _("Det gör mina närstående"), plan.relatives_actions)
    yield _others(case)
    yield _responsibility(case)
    yield _written("crisis", _("Om läget försämras"), plan.crisis_plan)
    yield _written("views", _("Mina synpunkter"), plan.my_views)
    yield _follow_up(case)


def _may_be_child(case: Case) -> bool:
    """On paper, the child's own view stands first as long as the person is under 18."""
    met = day(case.meeting.date)
    return met is None or is_minor(case, met)


def _goal(number: int, goal: Goal) -> Passage:
    words = goal.own_words.strip() or goal.professional_wording.strip()
    return _written(goal.id, _("Mål {number}", number=number), words)


def _intervention(each: Intervention, title: str) -> Passage:
    if is_empty_row(each):
        return Passage(each.id, title, ())
    return Passage(
        each.id,
        title,
        (
            each.what.strip() or _("Det är inte bestämt vad som ska göras."),
            *_responsible(each, who_does(each)),
            *_when(each),
        ),
    )


def who_does(each: Intervention) -> str:
    """Who answers for an intervention, as it is read."""
    return ", ".join(filter(None, (each.responsible_person.strip(), each.organisation.strip())))


def _responsible(each: Intervention, who: str) -> Iterator[str]:
    """Somebody named who is no authority answers for it: "somebody else" would be another one."""
    if who and each.principal is Principal.OTHER:
        yield _("{who} svarar för det.", who=who)
        return
    yield _("Ansvarig är {who}.", who=who) if who else _("Det är inte bestämt vem som gör det.")
    yield _(ANSWERS_FOR[each.principal])


def _when(each: Intervention) -> Iterator[str]:
    if each.how_often.strip():
        yield _("När: {when}", when=each.how_often.strip())
    for field, on_a_day, in_words, unclear in (
        (
            "starts",
            N_("Det börjar {date}."),
            N_("Börjar: {text}"),
            N_("Det är oklart när det börjar: datumet ”{text}” går inte att läsa."),
        ),
        (
            "ends",
            N_("Det slutar {date}."),
            N_("Slutar: {text}"),
            N_("Det är oklart när det slutar: datumet ”{text}” går inte att läsa."),
        ),
    ):
        text = str(getattr(each, field)).strip()
        if day(text):
            yield _(on_a_day, date=_date(text))
        elif is_unreadable("interventions", field, text):
            yield _(unclear, text=text)
        elif text:
            yield _(in_words, text=text)


def _others(case: Case) -> Passage:
    plan, title = case.plan, _("Det gör andra än kommunen och regionen")
    if plan.others_measures_exist is Answer.NO and not plan.others_measures.strip():
        beside = bool(plan.relatives_actions.strip())
        nobody = _("Ingen utöver mina närstående.") if beside else _("Ingen annan gör något.")
        return Passage("others", title, (nobody,))
    if does_another_something(case) and not plan.others_measures.strip():
        return Passage("others", title, (_("Det som redan lästes bland insatserna."),))
    if plan.others_measures_exist is Answer.YES and not plan.others_measures.strip():
        return Passage("others", title, (_("Ja, någon annan gör något. Det är inte skrivet vad."),))
    return _written("others", title, plan.others_measures)


def _responsibility(case: Case) -> Passage:
    plan = case.plan
    if not plan.overall_responsibility and not plan.main_responsible.strip():
        return Passage("responsibility", "", ())
    sentences = [_(OVERALL[plan.overall_responsibility])]
    if plan.main_responsible.strip():
        sentences.append(_("Huvudansvarig är {name}.", name=plan.main_responsible.strip()))
    return Passage("responsibility", _("Vem har ansvaret"), tuple(sentences))


def _follow_up(case: Case) -> Passage:
    return Passage("follow_up", _("Så följer vi upp planen"), tuple(_about_follow_up(case)))


def _about_follow_up(case: Case) -> Iterator[str]:
    plan = case.plan
    yield from _next_meeting(plan.follow_up_date.strip(), plan.follow_up_time.strip())
    for sentence, text in (
        (N_("Plats: {text}"), plan.follow_up_place),
        (N_("Det här gör vi: {text}"), plan.follow_up_how),
        (N_("Så ofta: {text}"), plan.follow_up_how_often),
        (N_("Till mötet kallar {text}."), plan.follow_up_convener),
        (N_("När samarbetet avslutas: {text}"), plan.cooperation_ends),
    ):
        if text.strip():
            yield _(sentence, text=text.strip())


def _next_meeting(date: str, time: str) -> Iterator[str]:
    if not date:
        return
    if is_unreadable("plan", "follow_up_date", date):
        yield _("Det är oklart när vi ses igen: datumet ”{text}” går inte att läsa.", text=date)
    elif clock(time):
        yield _("Vi ses igen {date} klockan {time}.", date=_date(date), time=time)
    else:
        yield _("Vi ses igen {date}.", date=_date(date))
    if is_unreadable("plan", "follow_up_time", time):
        yield _("Det är oklart vilken tid: klockslaget ”{text}” går inte att läsa.", text=time)


def _written(key: str, title: str, text: str) -> Passage:
    return Passage(key, title, (text.strip(),) if text.strip() else ())


def _date(text: str) -> str:
    return spoken_date(text, window_language())
