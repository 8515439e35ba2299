"""The overview that is carried over to each principal's own records, in the order of a journal.

It is Swedish whatever the window speaks, because the record is (PDL 2008:355 3 kap. 13 §). It has
no address, telephone, e-mail or place at all, so that protected personal data cannot slip through,
and nothing of what the person does not want to talk about.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sipdesk.case import (
    ATTENDED,
    Answer,
    Case,
    ConsentAnswer,
    ConsentEntry,
    ConsentPurpose,
    Ending,
    FollowUp,
    Goal,
    Initiative,
    InitiativeOutcome,
    Intervention,
    Participant,
    Reopening,
    attendance,
    day,
    goal_review,
    goals_followed_up,
    intervention_review,
    interventions_followed_up,
    is_empty_row,
)
from sipdesk.rules import current_consent, name_then_and_now, named, next_follow_up, still_told
from sipdesk.words import word

NOTHING = "Inget antecknat."
EXCLUDED = "Omfattar inte"
TOPIC = "Vill prata om"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a journal note: its heading, and its lines; `- ` before those of a list."""

    title: str
    lines: tuple[str, ...]


def overview(case: Case, today: dt.date) -> str:
    """The whole plan as plain text, one heading for each part of a journal note."""
    blocks = ["\n".join((part.title.upper(), *part.lines)) for part in overview_parts(case, today)]
    return "\n\n".join([_head(case, today), *blocks]) + "\n"


def overview_parts(case: Case, today: dt.date) -> tuple[Part, ...]:
    """The parts of the journal note, each with one line at least."""
    plan = _as_approved(case)
    return tuple(
        Part(title, tuple(line.strip() for line in lines if line.strip()) or (NOTHING,))
        for title, lines in (
            ("Bakgrund och initiativ", _initiative(case)),
            ("Samtycke", _consents(case)),
            ("Deltagande", _participants(case)),
            ("Företrädare", _representatives(case)),
            ("Nuläge och behov", _situation(plan)),
            ("Mål", _goals(plan)),
            ("Insatser med ansvarig", _interventions(plan)),
            ("Det gör personen själv och närstående", _own_actions(plan)),
            ("Ansvar", _responsibility(plan)),
            ("Uppföljning", _follow_up(case, plan, today)),
            ("Godkännande", _approval(case)),
        )
    )


def _as_approved(case: Case) -> Case:
    """What the person approved, where the version in work is an approved one."""
    approved = (v.case for v in case.approved_versions if v.number == case.plan.version)
    return next(approved, case)


def _head(case: Case, today: dt.date) -> str:
    person = case.person
    who = _joined((person.name, person.identity_number or person.birth_date)) or "Namn saknas"
    return f"Samordnad individuell plan (SIP)\n{who}\nÖversikt {_date(today.isoformat())}"


def _initiative(case: Case) -> Iterator[str]:
    initiative = case.initiative
    yield _labelled("Initiativ", _joined((initiative.proposed_by, _date(initiative.date))))
    yield _labelled("Anledning", initiative.reason)
    yield _labelled("Svar", _joined((_answer(initiative), initiative.outcome_reason)))
    for topic in still_told(case):
        yield _labelled(TOPIC, topic.text)


def _answer(initiative: Initiative) -> str:
    """An offer alone is no answer, and the note is read by who was not there."""
    if initiative.outcome is InitiativeOutcome.OFFERED:
        return "Erbjuden, inget svar än"
    return _word(initiative.outcome)


def _consents(case: Case) -> Iterator[str]:
    for purpose in ConsentPurpose:
        yield from _consent(case, purpose, current_consent(case, purpose))


def _consent(case: Case, purpose: ConsentPurpose, entry: ConsentEntry | None) -> Iterator[str]:
    """How a consent stands, as the history tells it; a withdrawal with its day."""
    if entry is None:
        yield _labelled(_word(purpose), "Inte frågat")
        return
    withdrawn = entry.answer is ConsentAnswer.WITHDRAWN
    obtained = "samordnare då" if withdrawn else "inhämtat av"
    facts = (
        _word(entry.answer),
        _word(entry.form).lower(),
        _date(entry.date),
        _labelled("lämnat av", entry.given_by),
        _labelled(obtained, entry.obtained_by),
        _labelled("gäller till och med", _date(entry.valid_until)),
    )
    yield _labelled(_word(purpose), _joined(facts))
    yield _labelled("Omfattar", entry.covers)
    yield _labelled(EXCLUDED, entry.excludes)
    yield _labelled("Får ta del av uppgifterna", ", ".join(filter(None, _recipients(case, entry))))


def _recipients(case: Case, entry: ConsentEntry) -> Iterator[str]:
    for one in named(case, entry):
        yield _joined((name_then_and_now(case, one), one.role, one.organisation))
    yield from filter(None, [entry.recipients.strip()])


def _participants(case: Case) -> Iterator[str]:
    yield _labelled("Möte", _joined((_date(case.meeting.date), case.meeting.start)))
    for one in case.participants:
        if not is_empty_row(one) and one.wanted is not Answer.NO:
            yield f"- {_participant(one)}"
    coordinator = case.coordinator
    yield _labelled("Samordnare", _joined((coordinator.name, coordinator.organisation)))


def _participant(one: Participant) -> str:
    presence = _word(one.presence) or _word(one.invitation)
    return _joined((one.name, one.role, one.organisation, _word(one.principal), presence.lower()))


def _representatives(case: Case) -> Iterator[str]:
    person = case.person
    representative = (person.representative_name, _word(person.representative_authority).lower())
    yield _labelled("Företrädare", _joined(representative))
    for one in case.guardians:
        facts = (
            one.name,
            _labelled("säger ja till planen", _word(one.agrees).lower()),
            "sekretess gäller" if one.secrecy_applies is Answer.YES else "",
        )
        yield _labelled("Vårdnadshavare", _joined(facts))
    yield _labelled("Har svårt att besluta själv", _word(person.impaired_decision))
    yield _labelled("Bedömning av förmågan", person.decision_assessment)
    yield _labelled("Grund för besluten", person.decision_ground)


def _situation(plan: Case) -> Iterator[str]:
    yield plan.plan.situation
    yield _labelled("Barnets egen åsikt", plan.person.child_view)
    yield _labelled("Varför barnets åsikt saknas", plan.person.child_view_missing)


def _goals(plan: Case) -> Iterator[str]:
    for number, goal in enumerate(plan.goals, 1):
        horizon = f" ({_word(goal.horizon).lower()})" if goal.horizon else ""
        yield f"{number}. {_goal_text(goal)}{horizon}"
        if goal.own_words.strip():
            yield _labelled("Professionell formulering", goal.professional_wording)


def _interventions(plan: Case) -> Iterator[str]:
    numbers = {goal.id: str(number) for number, goal in enumerate(plan.goals, 1)}
    for one in plan.interventions:
        if not is_empty_row(one):
            yield f"- {_intervention(one, numbers.get(one.goal_id, ''))}"
    yield _labelled("Åtgärder som vidtas av andra", plan.plan.others_measures)


def _intervention(one: Intervention, goal_number: str) -> str:
    return _joined(
        (
            one.what,
            _labelled("ansvarig", _joined((one.responsible_person, one.organisation))),
            _labelled("huvudman", _word(one.principal).lower()),
            one.how_often,
            _labelled("från", _date(one.starts)),
            _labelled("till", _date(one.ends)),
            _labelled("mål", goal_number),
        )
    )


def _own_actions(plan: Case) -> Iterator[str]:
    yield _labelled("Personen själv", plan.plan.own_actions)
    yield _labelled("Närstående", plan.plan.relatives_actions)


def _responsibility(plan: Case) -> Iterator[str]:
    yield _labelled("Övergripande ansvar", _word(plan.plan.overall_responsibility))
    yield _labelled("Huvudansvarig", plan.plan.main_responsible)
    yield _labelled("Om läget försämras", plan.plan.crisis_plan)


def _follow_up(case: Case, plan: Case, today: dt.date) -> Iterator[str]:
    agreed = plan.plan
    yield from _planned(case, plan, today)
    yield _labelled("Hur", _joined((agreed.follow_up_how, agreed.follow_up_how_often)))
    yield _labelled("Sammankallande", agreed.follow_up_convener)
    if agreed.lss_plan is Answer.YES:
        yield _labelled("LSS-planen sågs över", _date(agreed.lss_reviewed) or "inte antecknat")
    for meeting in case.follow_ups:
        who_came = (*_came(case, meeting.id), meeting.present)
        decision = _labelled("beslut", _word(meeting.next_step).lower())
        yield _labelled(_held(meeting, today), _joined((_date(meeting.date), *who_came, decision)))
        yield from _reviews(case, meeting)
        yield _labelled("Att ändra", meeting.what_to_change)
    yield from _ending(case)


def _planned(case: Case, plan: Case, today: dt.date) -> Iterator[str]:
    """The day that was agreed on last, and that of the plan where it is another one."""
    agreed = plan.plan
    in_plan = _joined((_date(agreed.follow_up_date), agreed.follow_up_time))
    coming = next_follow_up(case, today)
    if coming is not None and coming.date != day(agreed.follow_up_date):
        yield _labelled("Planerad", _joined((coming.date.isoformat(), coming.time)))
        yield _labelled("Enligt planen", in_plan)
    else:
        has_been = coming is None and case.follow_ups
        yield _labelled("Enligt planen" if has_been else "Planerad", in_plan)


def _held(meeting: FollowUp, today: dt.date) -> str:
    on = day(meeting.date)
    is_ahead = on is not None and on > today and not meeting.next_step
    return "Inbokat" if is_ahead else "Uppföljt"


def _came(case: Case, follow_up_id: str) -> Iterator[str]:
    for one in case.participants:
        presence = attendance(case, follow_up_id, one.id).presence
        if presence in ATTENDED:
            yield one.name or _joined((one.role, one.organisation))


def _reviews(case: Case, meeting: FollowUp) -> Iterator[str]:
    for goal in goals_followed_up(case, meeting):
        review = goal_review(case, meeting.id, goal.id)
        rating = (
            _labelled("personen", _word(review.nearness_person)),
            _labelled("verksamheterna", _word(review.nearness_professionals)),
            review.own_words,
            review.professional_comment,
        )
        if _joined(rating):
            yield f"- {_labelled(_goal_text(goal), _joined(rating))}"
    for one in interventions_followed_up(case, meeting):
        review = intervention_review(case, meeting.id, one.id)
        if review.progress or review.why:
            yield f"- {_labelled(_line(one.what), _joined((_word(review.progress), review.why)))}"


def _ending(case: Case) -> Iterator[str]:
    ending = case.ending
    day = ending.date or ending.closed_at[:10]
    yield _labelled("Avslut", _joined((_date(day), _wished(ending), ending.reason)))
    yield _labelled("Pågående insatser", ending.open_interventions)
    for entry in case.reopenings:
        ended = (_date(entry.ended_on or entry.closed_at[:10]), _wished(entry), entry.why_ended)
        yield _labelled("Avslutat förut", _joined(ended))
        yield _labelled("Öppnat igen", _joined((_date(entry.reopened_at[:10]), entry.reason)))


def _wished(ending: Ending | Reopening) -> str:
    return _labelled("önskat av", ending.wished_by_name or _word(ending.wished_by).lower())


def _approval(case: Case) -> Iterator[str]:
    plan = case.plan
    if case.is_approved:
        facts = (_date(plan.approval_date), _word(plan.approval_form).lower())
        yield _joined((f"Version {plan.version} godkänd", *facts))
        yield _labelled("Bevittnat av", plan.approval_witness)
    else:
        yield f"Version {plan.version} är ett utkast. Den är inte godkänd."
    yield _labelled("Personens synpunkter", plan.my_views)


def _goal_text(goal: Goal) -> str:
    return _line(goal.own_words or goal.professional_wording)


def _word(value: StrEnum) -> str:
    """The Swedish word for what was chosen, or "" when nothing was."""
    return word(value) if value else ""


def _date(text: str) -> str:
    """`2026-03-12` as it is: short, and what a journal sorts by."""
    return _line(text)


def _labelled(label: str, value: str) -> str:
    """`label: value`, and nothing without a value. A sentence as label loses its full stop."""
    return f"{label.rstrip('.')}: {_line(value)}" if value.strip() else ""


def _joined(parts: Sequence[str]) -> str:
    return ", ".join(_line(part) for part in parts if part.strip())


def _line(text: str) -> str:
    return " ".join(text.split())
