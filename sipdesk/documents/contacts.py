"""Who to call for what, as several papers tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sipdesk.case import Case, Participant, is_empty_row
from sipdesk.documents.sheet import Sheet
from sipdesk.documents.wording import coming, joined, without_stop
from sipdesk.rules.inviting import PRINCIPALS

_SHORT = 60  # characters: what a card has room for


@dataclass(frozen=True, slots=True)
class Contact:
    """What somebody is called for, who it is, and the telephone or else e-mail, "" when unknown."""

    what_for: str
    who: str
    how: str


def contacts(sheet: Sheet) -> list[Contact]:
    """The coordinator, the main responsible person, then whoever comes to the meeting.

    How to reach relatives and others outside the kommun and region is in nobody else's copy.
    """
    return [each for each in _contacts(sheet) if each.who]


def _contacts(sheet: Sheet) -> Iterator[Contact]:
    _ = sheet.texts.gettext
    coordinator, plan = sheet.case.coordinator, sheet.case.plan
    told = {_folded(coordinator.name)}
    yield Contact(
        _("Frågor om min plan"),
        joined((coordinator.name, coordinator.organisation)),
        _how(coordinator.phone, coordinator.email),
    )
    if _folded(plan.main_responsible) not in told:
        told.add(_folded(plan.main_responsible))
        what_for, who = _("Huvudansvarig för planen"), plan.main_responsible.strip()
        how = plan.main_responsible_contact.strip() or _how_to_reach(sheet, who)
        yield Contact(what_for, who, how)
    for each in coming(sheet.case):
        if _folded(each.name) not in told - {""} and _is_open(sheet, each):
            what_for = _answers_for(sheet.case, each) or each.role.strip() or _("Deltagare")
            who = joined((each.name, each.organisation))
            yield Contact(what_for, who, _how(each.phone, each.email))


def _how_to_reach(sheet: Sheet, name: str) -> str:
    """What is known of the one participant with that name, who is called for more than that."""
    named = [
        p for p in coming(sheet.case) if _is_open(sheet, p) and _folded(p.name) == _folded(name)
    ]
    return _how(named[0].phone, named[0].email) if name and len(named) == 1 else ""


def _is_open(sheet: Sheet, participant: Participant) -> bool:
    """How to reach relatives and others outside the principals stays out of others' copies."""
    return not sheet.is_somebody_elses or participant.principal in PRINCIPALS


def _answers_for(case: Case, participant: Participant) -> str:
    """The interventions that somebody answers for, or "" when that is too long for a card."""
    name = _folded(participant.name)
    found = joined(
        without_stop(each.what)
        for each in case.interventions
        if name and not is_empty_row(each) and _folded(each.responsible_person) == name
    )
    return found if len(found) <= _SHORT else ""


def _how(phone: str, email: str) -> str:
    """The telephone, or the e-mail of who has none: it is for calling."""
    return phone.strip() or email.strip()


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
