"""The entry being written: what it still needs, and how it is recorded, withdrawn or corrected.

Entries are added, never changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

from sipdesk.case import (
    Answer,
    Authority,
    Case,
    Consent,
    ConsentAnswer,
    ConsentEntry,
    ConsentPurpose,
    day,
    row_of,
)
from sipdesk.i18n import N_
from sipdesk.rules.authority import no_right_to_consent
from sipdesk.rules.consent_history import (
    DRAFTS,
    current_consent,
    draft_of,
    is_for_some,
    names_nobody,
)
from sipdesk.rules.named import is_as_named, with_names

ANSWERS: Mapping[Answer, ConsentAnswer] = {
    Answer.YES: ConsentAnswer.YES,
    Answer.NO: ConsentAnswer.NO,
}
COPIED = frozenset(f.name for f in fields(Consent)) & {f.name for f in fields(ConsentEntry)} - {
    "answer"
}


# --- the entry being written --------------------------------------------------------------------


def with_draft(case: Case, purpose: ConsentPurpose, draft: Consent) -> Case:
    """The case with another entry being written."""
    return replace(case, **{DRAFTS[purpose]: draft})


def needed_for_recording(
    case: Case, purpose: ConsentPurpose, today: dt.date
) -> tuple[tuple[str, str], ...]:
    """What an entry still needs before it is recorded: fields, each with a sentence (message id).

    Only a yes needs limits and a right to give it; a no is heard from anybody but a relative.
    """
    draft = draft_of(case, purpose)
    return tuple(_needed(case, draft, today))


def _needed(case: Case, draft: Consent, today: dt.date) -> Iterator[tuple[str, str]]:
    if draft.corrects and not draft.reason.strip():
        yield "reason", N_("Skriv varför anteckningen rättas.")
    if draft.answer is Answer.NOT_ASKED:
        yield "answer", N_("Välj om svaret är ja eller nej.")
    yield from _needed_about_date(draft, today)
    if not draft.obtained_by.strip():
        yield "obtained_by", N_("Skriv vem som inhämtade samtycket.")
    yield from _needed_about_giver(case, draft, today)
    if draft.answer is Answer.YES:
        yield from _needed_about_limits(draft)


def _needed_about_giver(case: Case, draft: Consent, today: dt.date) -> Iterator[tuple[str, str]]:
    if refusal := no_right_to_consent(case, draft.authority, today, draft.given_by):
        yield "authority", refusal
    elif draft.authority is Authority.GUARDIAN and not draft.given_by.strip():
        if any(guardian.secrecy_applies is Answer.YES for guardian in case.guardians):
            yield (
                "given_by",
                N_("Skriv vilken vårdnadshavare som svarar: mot en av dem gäller sekretess."),
            )
    elif draft.answer is Answer.YES and not draft.authority:
        yield (
            "authority",
            N_("Välj i vilken egenskap svaret lämnades, till exempel ”Personen själv”."),
        )


def _needed_about_date(draft: Consent, today: dt.date) -> Iterator[tuple[str, str]]:
    given = day(draft.date)
    if given is None:
        yield "date", N_("Skriv vilken dag svaret lämnades, till exempel 2026-03-12.")
    elif given > today:
        yield "date", N_("Dagen då svaret lämnades kan inte ligga i framtiden.")


def _needed_about_limits(draft: Consent) -> Iterator[tuple[str, str]]:
    first, last = day(draft.date), day(draft.valid_until)
    if draft.valid_until.strip() and last is None:
        yield "valid_until", N_("Skriv den sista dagen som ett datum, till exempel 2026-12-31.")
    elif first and last and last < first:
        yield "valid_until", N_("Samtycket kan inte sluta gälla innan det lämnades.")
    if not draft.excludes.strip():
        yield (
            "excludes",
            N_("Fråga vad samtycket inte omfattar, och skriv det. ”Inget” är också ett svar."),
        )


def remark_on_last_day(case: Case, purpose: ConsentPurpose) -> str:
    """What is to be said of the last day of an entry while it is written (message id), or "".

    To share is asked for a time (OSL 12:2, and guidance on it); a yes to the plan may have no end.
    """
    draft = draft_of(case, purpose)
    if draft.answer is not Answer.YES:
        return ""
    if not draft.valid_until.strip() and purpose is ConsentPurpose.SHARING:
        return N_("Fråga: utan dag gäller det tills vidare.")
    return dict(_needed_about_limits(draft)).get("valid_until", "")


def remark_on_extent(case: Case, purpose: ConsentPurpose) -> str:
    """What is to be said of what a yes to share covers while that is blank (message id), or ""."""
    draft = draft_of(case, purpose)
    is_blank = draft.answer is Answer.YES and not draft.covers.strip()
    if not is_blank or purpose is not ConsentPurpose.SHARING:
        return ""
    return N_("Skriv det nu: det som är antecknat går sedan bara att rätta.")


def remark_on_recipients(case: Case) -> str:
    """What is to be said of a yes to share that names nobody (message id), or ""."""
    draft = draft_of(case, ConsentPurpose.SHARING)
    if draft.answer is not Answer.YES or not names_nobody(draft):
        return ""
    return N_("Ingen är vald ännu. Uppgifter får bara delas med dem som personen nämner.")


# --- moves --------------------------------------------------------------------------------------


def with_consent_recorded(case: Case, purpose: ConsentPurpose, at: dt.datetime) -> Case:
    """The case with the draft recorded as an entry, and a blank draft; `at` has a time zone.

    A withdrawal that a file of version 1 noted beside the answer is recorded too. Raises
    ValueError when something is needed first (`needed_for_recording`).
    """
    if needed_for_recording(case, purpose, at.date()):
        raise ValueError("the entry is not ready to be recorded")
    draft = draft_of(case, purpose)
    entry = ConsentEntry(
        purpose=purpose,
        answer=ANSWERS[draft.answer],
        recorded_at=_moment(at),
        **{name: getattr(draft, name) for name in COPIED},
    )
    case = with_draft(_with_entry(case, entry), purpose, Consent())
    return _with_withdrawal(case, purpose, at, draft.withdrawn) if draft.withdrawn.strip() else case


def with_consent_withdrawn(case: Case, purpose: ConsentPurpose, at: dt.datetime) -> Case:
    """The case with the consent withdrawn from that day; unchanged when there is no yes."""
    current = current_consent(case, purpose)
    if current is None or current.answer is not ConsentAnswer.YES:
        return case
    return _with_withdrawal(case, purpose, at, at.date().isoformat())


def with_sharing_withdrawn_for(case: Case, recipient_id: str, at: dt.datetime) -> Case:
    """The case with the consent to share withdrawn for one participant; it stands for the others.

    Unchanged when the consent does not name that participant.
    """
    current = current_consent(case, ConsentPurpose.SHARING)
    if current is None or recipient_id not in current.recipient_ids.split():
        return case
    on = at.date().isoformat()
    return _with_withdrawal(case, ConsentPurpose.SHARING, at, on, recipient_id)


def with_correction_begun(case: Case, entry: ConsentEntry) -> Case:
    """The case with a draft that corrects an entry, filled in as that entry was.

    A withdrawal is answered anew: yes, it was never withdrawn, or no. One for some recipients
    alone begins as the consent was that they were taken out of. Who has come to stand in the place
    of somebody it names is left out.
    """
    answers = {said: answer for answer, said in ANSWERS.items()}
    like = _before(case, entry) if is_for_some(entry) else entry
    draft = Consent(
        answer=answers.get(entry.answer, Answer.NOT_ASKED),
        **{name: getattr(like, name) for name in COPIED},
    )
    if like.answer is ConsentAnswer.WITHDRAWN:
        draft = replace(draft, obtained_by="")
    ids = " ".join(_still_named(case, like))
    return with_draft(
        case, entry.purpose, replace(draft, recipient_ids=ids, corrects=entry.id, reason="")
    )


def _still_named(case: Case, entry: ConsentEntry) -> Iterator[str]:
    for one in entry.recipient_ids.split():
        row = row_of(case, "participants", one)
        if row is None or is_as_named(entry, row):
            yield one


def _before(case: Case, entry: ConsentEntry) -> ConsentEntry:
    """The consent as it was when an entry was recorded; the entry itself where there was none."""
    earlier = case.consent_entries[: case.consent_entries.index(entry)]
    return current_consent(replace(case, consent_entries=earlier), entry.purpose) or entry


def _with_entry(case: Case, entry: ConsentEntry) -> Case:
    return replace(case, consent_entries=(*case.consent_entries, with_names(case, entry)))


def _with_withdrawal(
    case: Case, purpose: ConsentPurpose, at: dt.datetime, on: str, recipient_ids: str = ""
) -> Case:
    """It is taken down at once, with one question; who coordinated that day is known anyhow."""
    entry = ConsentEntry(
        purpose=purpose,
        answer=ConsentAnswer.WITHDRAWN,
        recorded_at=_moment(at),
        date=on,
        obtained_by=case.coordinator.name,
        recipient_ids=recipient_ids,
    )
    return _with_entry(case, entry)


def _moment(at: dt.datetime) -> str:
    return at.isoformat(timespec="seconds")
