"""Checks of the two consents: to the plan, and to sharing information."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sipdesk.case import (
    Address,
    Answer,
    Consent,
    ConsentAnswer,
    ConsentEntry,
    ConsentPurpose,
    InitiativeOutcome,
    Participant,
    Presence,
    day,
    is_empty_row,
)
from sipdesk.i18n import N_
from sipdesk.rules import law
from sipdesk.rules.about_participants import called
from sipdesk.rules.authority import no_right_to_consent
from sipdesk.rules.consent_history import (
    DRAFTS,
    ConsentState,
    consent_state,
    current_consent,
    draft_of,
    names_nobody,
)
from sipdesk.rules.finding import Findings, Look, advised, doubtful, impossible
from sipdesk.rules.recording import needed_for_recording
from sipdesk.rules.same_name import is_same_name
from sipdesk.rules.sharing import NOT_NAMED, SOMEBODY_ELSE, why_not_share

NO_CONSENT: Mapping[ConsentState, tuple[str, str, str]] = {
    ConsentState.NOT_ASKED: (
        "plan-consent-not-asked",
        "answer",
        N_("Fråga om personen samtycker till planen, och anteckna svaret."),
    ),
    ConsentState.REFUSED: (
        "plan-consent-refused",
        "answer",
        N_("Personen har sagt nej till planen. Vården och stödet fortsätter som vanligt."),
    ),
    ConsentState.WITHDRAWN: (
        "plan-consent-withdrawn",
        "answer",
        N_("Personen har tagit tillbaka sitt samtycke till planen. Fråga om ni ska avsluta."),
    ),
    ConsentState.EXPIRED: (
        "plan-consent-expired",
        "valid_until",
        N_("Samtycket till planen gällde till och med {date}. Fråga personen igen."),
    ),
}
UNRECORDED: Mapping[ConsentPurpose, str] = {
    ConsentPurpose.PLAN: N_("Anteckna samtycket till SIP. Det gäller först när det är antecknat."),
    ConsentPurpose.SHARING: N_(
        "Anteckna samtycket till att dela uppgifter. Det gäller först när det är antecknat."
    ),
}
LAW_ON: Mapping[ConsentPurpose, str] = {
    ConsentPurpose.PLAN: law.PLAN,
    ConsentPurpose.SHARING: law.SECRECY_LIFTED,
}


def consent_findings(look: Look) -> Findings:
    """What is missing on the tab Samtycke."""
    yield from _plan_consent(look)
    yield from _offer(look)
    yield from _sharing_consent(look)
    for purpose in ConsentPurpose:
        yield from _draft(look, purpose)
        yield from _authority(look, purpose)
        yield from _days(look, purpose)


def _plan_consent(look: Look) -> Findings:
    consent = current_consent(look.case, ConsentPurpose.PLAN)
    state = consent_state(consent, look.today)
    if consent is None or state is not ConsentState.ACTIVE:
        code, field, sentence = NO_CONSENT[state]
        address = Address("plan_consent", field)
        yield look.required(code, sentence, address, date=consent.valid_until if consent else "")
    elif not consent.date.strip() or not consent.form:
        yield advised(
            "plan-consent-how",
            N_("Rätta anteckningen om samtycke till planen: skriv när och hur det lämnades."),
            Address("consent_entries", "form" if consent.date.strip() else "date", consent.id),
        )


def _offer(look: Look) -> Findings:
    """Whoever consents to the plan has accepted the offer of it."""
    if look.case.initiative.outcome is InitiativeOutcome.OFFERED and _plan_is_wanted(look):
        yield advised(
            "offer-unanswered",
            N_("Personen har sagt ja till planen, men erbjudandet saknar svar. Ange svaret."),
            Address("initiative", "outcome"),
        )


def _sharing_consent(look: Look) -> Findings:
    consent = current_consent(look.case, ConsentPurpose.SHARING)
    state = consent_state(consent, look.today)
    if consent and state is ConsentState.ACTIVE:
        yield from _limits(consent)
        yield from _left_out(look, consent)
        yield from _changed_since(look, consent)
    elif consent and state is ConsentState.EXPIRED:
        yield advised(
            "sharing-consent-expired",
            N_("Samtycket till att dela uppgifter gällde till och med {date}. Fråga igen."),
            Address("sharing_consent", "valid_until"),
            date=consent.valid_until,
        )
    elif state is ConsentState.NOT_ASKED and _plan_is_wanted(look):
        yield advised(
            "sharing-consent-not-asked",
            N_("Fråga om personen samtycker till att ni delar uppgifter, och anteckna svaret."),
            Address("sharing_consent", "answer"),
        )


def _limits(consent: ConsentEntry) -> Findings:
    if not consent.covers.strip():
        yield advised(
            "consent-covers",
            N_("Skriv vad samtycket till att dela uppgifter omfattar: rätta anteckningen."),
            Address("consent_entries", "covers", consent.id),
        )
    if not consent.excludes.strip():
        yield advised(
            "consent-excludes",
            N_("Fråga vad som inte får delas, och rätta anteckningen. ”Inget” är också ett svar."),
            Address("consent_entries", "excludes", consent.id),
        )
    if not consent.valid_until.strip():
        yield advised(
            "consent-ends",
            N_(
                "Rätta anteckningen: till och med vilken dag gäller samtycket till att dela "
                "uppgifter?"
            ),
            Address("consent_entries", "valid_until", consent.id),
        )
    if names_nobody(consent):
        yield advised(
            "consent-recipients",
            N_("Fråga vilka som får ta del av uppgifterna, och rätta anteckningen."),
            Address("consent_entries", "recipient_ids", consent.id),
        )


def _left_out(look: Look, consent: ConsentEntry) -> Findings:
    """Outside the consent nobody can be sent an invitation, nor be given a copy, of which it is
    time to speak also once the plan is approved.
    """
    if names_nobody(consent):
        return
    address = Address("consent_entries", "recipient_ids", consent.id)
    unnamed = [p for p in look.case.participants if _is_unnamed(look, p)]
    coming = [p for p in unnamed if _is_expected(p) and not look.case.approved_versions]
    waiting = [p for p in unnamed if p.gets_copy is Answer.YES and p not in coming]
    if coming:
        yield advised(
            "consent-leaves-out",
            N_(
                "{who} ska vara med på mötet men står inte i samtycket till att dela uppgifter. "
                "Fråga personen, och anteckna på nytt. Har personen sagt nej är det rätt så."
            )
            if len(coming) == 1
            else N_(
                "{who} och {count} till ska vara med på mötet men står inte i samtycket till att "
                "dela uppgifter. Fråga personen, och anteckna på nytt. Har personen sagt nej är "
                "det rätt så."
            ),
            address,
            **_first_and_others(coming),
        )
    if waiting:
        yield advised(
            "consent-leaves-out-copy",
            N_(
                "{who} ska ha kopia av planen men står inte i samtycket till att dela uppgifter. "
                "Fråga personen, och anteckna på nytt. Har personen sagt nej, ändra svaret om "
                "kopia."
            )
            if len(waiting) == 1
            else N_(
                "{who} och {count} till ska ha kopia av planen men står inte i samtycket till att "
                "dela uppgifter. Fråga personen, och anteckna på nytt. Har personen sagt nej, "
                "ändra svaret om kopia."
            ),
            address,
            **_first_and_others(waiting),
        )


def _changed_since(look: Look, consent: ConsentEntry) -> Findings:
    """Whoever stands now in the row of one who is named is not covered by that."""
    changed = [
        p
        for p in look.case.participants
        if (_is_expected(p) or p.gets_copy is Answer.YES)
        and why_not_share(look.case, p, look.today) == SOMEBODY_ELSE
    ]
    if changed:
        yield advised(
            "consent-names-another",
            N_(
                "{who} är ändrad sedan samtycket till att dela uppgifter lämnades. Fråga "
                "personen. Var det bara fel skrivet: rätta anteckningen och kryssa i igen."
            )
            if len(changed) == 1
            else N_(
                "{who} och {count} till är ändrade sedan samtycket till att dela uppgifter "
                "lämnades. Fråga personen. Var det bara fel skrivet: rätta anteckningen och "
                "kryssa i igen."
            ),
            Address("consent_entries", "recipient_ids", consent.id),
            **_first_and_others(changed),
        )


def _first_and_others(unnamed: Sequence[Participant]) -> dict[str, str]:
    return {"who": called(unnamed[0]), "count": str(len(unnamed) - 1)}


def _is_expected(participant: Participant) -> bool:
    return participant.wanted is Answer.YES and participant.presence is not Presence.ABSENT


def _is_unnamed(look: Look, participant: Participant) -> bool:
    """Whether somebody was never named. The person and the coordinator, who may stand among the
    participants, need no consent.
    """
    case, name = look.case, participant.name
    needs_none = is_same_name(name, case.person.name) or is_same_name(name, case.coordinator.name)
    if needs_none or is_empty_row(participant):
        return False
    return why_not_share(case, participant, look.today) == NOT_NAMED


def _draft(look: Look, purpose: ConsentPurpose) -> Findings:
    """It leads to what is still needed, and then to no field: to what records it."""
    if draft_of(look.case, purpose) != Consent():
        needed = needed_for_recording(look.case, purpose, look.today)
        address = Address(DRAFTS[purpose], needed[0][0] if needed else "")
        yield doubtful("consent-not-recorded", UNRECORDED[purpose], address)


def _authority(look: Look, purpose: ConsentPurpose) -> Findings:
    """Somebody without the right to it said yes, or is about to be noted."""
    recorded = current_consent(look.case, purpose)
    draft = draft_of(look.case, purpose)
    said_yes = recorded is not None and recorded.answer is ConsentAnswer.YES
    givers = [recorded, draft] if recorded and said_yes else [draft]
    refusals = (
        no_right_to_consent(look.case, giver.authority, look.today, giver.given_by)
        for giver in givers
    )
    refusal = next((sentence for sentence in refusals if sentence), "")
    if refusal:
        address = Address(DRAFTS[purpose], "authority")
        yield look.required("consent-without-right", refusal, address, key=LAW_ON[purpose])


def _days(look: Look, purpose: ConsentPurpose) -> Findings:
    consent = current_consent(look.case, purpose)
    if consent is None:
        return
    days = (day(consent.date), day(consent.recorded_at[:10]))
    ahead = max((d for d in days if d and d > look.today), default=None)
    if ahead:
        yield doubtful(
            "consent-in-the-future",
            N_(
                "Samtycket är daterat {date}, som ligger framåt i tiden. "
                "Kontrollera datorns klocka."
            ),
            Address("consent_entries", "date", consent.id),
            date=ahead.isoformat(),
        )
    given, end = day(consent.date), day(consent.valid_until)
    if given and end and end < given:
        yield impossible(
            "consent-ends-first",
            N_("Samtycket gavs {given} men gäller bara till och med {end}. Rätta det."),
            Address("consent_entries", "valid_until", consent.id),
            given=consent.date,
            end=consent.valid_until,
        )


def _plan_is_wanted(look: Look) -> bool:
    consent = current_consent(look.case, ConsentPurpose.PLAN)
    return consent is not None and consent.answer is ConsentAnswer.YES
