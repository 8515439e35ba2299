"""A consent in plain words, as the window says it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from sipdesk.case import Answer, Case, ConsentAnswer, ConsentEntry, ConsentPurpose
from sipdesk.dates import spoken_date
from sipdesk.i18n import N_, window_language
from sipdesk.i18n import gettext as _
from sipdesk.rules import (
    ConsentState,
    consent_state,
    current_consent,
    has_withdrawn_for,
    is_for_some,
    name_now,
    named,
    set_aside,
)
from sipdesk.ui.offered import participant_name
from sipdesk.words import word

# On paper and in records the second has the name that the guidance gives it (`sipdesk.words`).
PURPOSES: Mapping[ConsentPurpose, str] = {
    ConsentPurpose.PLAN: N_("Samtycke till SIP"),
    ConsentPurpose.SHARING: N_("Samtycke till att dela uppgifter"),
}
NOTHING = {"inget", "ingenting"}


def state_in_words(case: Case, purpose: ConsentPurpose, today: dt.date) -> str:
    """How a consent stands: `Samtycke till SIP: Ja · Gäller till och med …`."""
    entry = current_consent(case, purpose)
    without = ", ".join(_withdrawn_for(case)) if purpose is ConsentPurpose.SHARING else ""
    return f"{_(PURPOSES[purpose])}: {_standing(entry, consent_state(entry, today), without)}"


def _withdrawn_for(case: Case) -> Iterator[str]:
    for participant in case.participants:
        if has_withdrawn_for(case, participant):
            yield flat(participant.name) or participant_name(participant)


def _standing(entry: ConsentEntry | None, state: ConsentState, without: str) -> str:
    if entry is None:
        return _("Inget svar är antecknat")
    if state is ConsentState.WITHDRAWN:
        return _("Återkallat {date}", date=spoken(entry.date))
    if state is ConsentState.REFUSED:
        return _(word(ConsentAnswer.NO))
    if state is ConsentState.EXPIRED:
        return _("Gällde till och med {date}", date=spoken(entry.valid_until))
    yes = _("Ja, men inte för {names}", names=without) if without else _(word(ConsentAnswer.YES))
    return f"{yes} · {last_day(entry)}"


def last_day(entry: ConsentEntry) -> str:
    """Until when a yes holds."""
    if not entry.valid_until.strip():
        return _("Gäller tills vidare")
    return _("Gäller till och med {date}", date=spoken(entry.valid_until))


def entry_in_words(case: Case, entry: ConsentEntry, *, corrected: bool) -> Iterator[str]:
    """An entry of the history, line by line; the first says the most."""
    first = [spoken(entry.date), _(word(entry.answer))]
    if entry.form:
        first.append(_(word(entry.form)))
    if corrected:
        first.append(_("Rättad, gäller inte"))
    yield " · ".join(text for text in first if text)
    yield from _who(entry)
    if entry in set_aside(case, entry.purpose):
        yield _("Ersätter inte personens eget svar, eftersom personen har fyllt 15 år.")
    if entry.answer is ConsentAnswer.YES:
        yield last_day(entry)
    yield from limits_in_words(case, entry)
    if entry.reason.strip():
        yield _("Rättar en tidigare anteckning. Orsak: {reason}", reason=flat(entry.reason))
    yield from _noted(entry)


def limits_in_words(case: Case, entry: ConsentEntry) -> Iterator[str]:
    """What a consent covers and does not, and whom it names."""
    if entry.covers.strip():
        yield _("Omfattar: {text}", text=flat(entry.covers))
    if entry.excludes.strip():
        yield exclusion_in_words(entry)
    names = "; ".join(_recipients(case, entry))
    if is_for_some(entry):
        yield _("Gäller inte längre för: {names}", names=names)
    elif names:
        yield _("Får ta del av uppgifterna: {names}", names=names)


def exclusion_in_words(entry: ConsentEntry) -> str:
    """What a consent does not cover; "inget" as an answer, and not as a double negative."""
    text = flat(entry.excludes)
    if text.strip(" .!").casefold() in NOTHING:
        return _("Inget är undantaget")
    return _("Omfattar inte: {text}", text=text)


def talk_in_words(entry: ConsentEntry) -> str:
    """When and how an answer was given, by whom, and who asked."""
    first = (spoken(entry.date), _(word(entry.form)) if entry.form else "")
    return " · ".join(filter(None, (*first, *_who(entry))))


def spoken(date: str) -> str:
    return spoken_date(date, window_language())


def flat(text: str) -> str:
    return " ".join(text.split())


def _who(entry: ConsentEntry) -> Iterator[str]:
    authority = _(word(entry.authority)) if entry.authority else ""
    given_by = _("Lämnat av {name}", name=flat(entry.given_by)) if entry.given_by.strip() else ""
    if given_by or authority:
        yield " · ".join(text for text in (given_by, authority) if text)
    if entry.obtained_by.strip():
        name = flat(entry.obtained_by)
        withdrawn = entry.answer is ConsentAnswer.WITHDRAWN
        yield (
            _("Samordnare då: {name}", name=name)
            if withdrawn
            else _("Inhämtat av {name}", name=name)
        )


def _recipients(case: Case, entry: ConsentEntry) -> Iterator[str]:
    for one in named(case, entry):
        who = participant_name(one) or _("någon som inte längre är deltagare")
        now = name_now(case, one)
        yield _("{who} (nu {name})", who=who, name=now) if now else who
    if entry.recipients.strip():
        yield flat(entry.recipients)


def _noted(entry: ConsentEntry) -> Iterator[str]:
    when = f"{spoken(entry.recorded_at[:10])} {entry.recorded_at[11:16]}".strip()
    noted = _("Antecknat i SIPdesk {when}", when=when)
    in_journal = _("Dokumenterat i journal")
    yield f"{noted} · {in_journal}" if entry.documented_in_journal is Answer.YES else noted
