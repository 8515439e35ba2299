"""The way of a case: Förbered, Kalla, Möte, Följ upp, Avsluta."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sipdesk.case import Answer, Case, ConsentPurpose, is_closed, is_empty_row
from sipdesk.i18n import N_
from sipdesk.rules.about_follow_up import is_ended
from sipdesk.rules.about_participants import is_coordinator
from sipdesk.rules.consent_history import ConsentState, consent_state, current_consent


class Stage(StrEnum):
    PREPARE = "prepare"
    CALL = "call"
    MEET = "meet"
    FOLLOW_UP = "follow_up"
    END = "end"


class StageState(StrEnum):
    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of the way. `name` is a Swedish message id."""

    stage: Stage
    name: str
    state: StageState


STAGE_NAMES: Mapping[Stage, str] = {
    Stage.PREPARE: N_("Förbered"),
    Stage.CALL: N_("Kalla"),
    Stage.MEET: N_("Möte"),
    Stage.FOLLOW_UP: N_("Följ upp"),
    Stage.END: N_("Avsluta"),
}


def way(case: Case, today: dt.date) -> tuple[Step, ...]:
    """The five stages of a case.

    What is reached counts: a later stage that is done ticks the earlier ones. The first that is
    not done is the present one; there is more to follow up until a follow-up decides to end, and
    the way is at its end when the case is closed.
    """
    done = (
        _is_prepared(case, today),
        _is_called(case),
        _has_met(case),
        is_ended(case),
        is_closed(case),
    )
    reached = max((n + 1 for n, is_done in enumerate(done) if is_done), default=0)
    return tuple(
        Step(stage, STAGE_NAMES[stage], _state(n, reached)) for n, stage in enumerate(Stage)
    )


def _state(place: int, reached: int) -> StageState:
    if place < reached:
        return StageState.DONE
    return StageState.NOW if place == reached else StageState.LATER


def _is_prepared(case: Case, today: dt.date) -> bool:
    """The person has said yes, and somebody has been thought of to come."""
    consent = current_consent(case, ConsentPurpose.PLAN)
    active = consent_state(consent, today) is ConsentState.ACTIVE
    return active and any(not is_empty_row(p) for p in case.participants)


def _is_called(case: Case) -> bool:
    """There is a day to meet on, and everybody the person wants has been called or invited, but the
    coordinator: that is who calls.
    """
    coming = [
        p
        for p in case.participants
        if p.wanted is not Answer.NO and not is_empty_row(p) and not is_coordinator(case, p)
    ]
    everybody = bool(coming) and all(p.invitation or p.invited_on for p in coming)
    return bool(case.meeting.date) and everybody


def _has_met(case: Case) -> bool:
    """The plan that the meeting was for has been approved: until then there is more to agree on."""
    return bool(case.approved_versions)
