"""What a new version of the plan begins with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from sipdesk.case.change import day
from sipdesk.case.followed_up import is_noted
from sipdesk.case.kinds import Answer, ApprovalForm
from sipdesk.case.parts import Plan
from sipdesk.case.whole import Case


def with_new_version(case: Case) -> Case:
    """The case with a draft of the next version; what was approved stays as it is.

    The day for the next follow-up is the one that was agreed at the last, else that of the plan;
    one that was met on is no day for the next, and is asked for. What guardians said was said of
    the version before, and so it is asked again; that one keeps their answers.
    """
    plan = replace(
        _followed_up_as_agreed(case),
        version=case.plan.version + 1,
        change_reason="",
        approval_form=ApprovalForm.UNSET,
        approval_date="",
        approval_witness="",
    )
    asked_again = tuple(replace(g, agrees=Answer.NOT_ASKED) for g in case.guardians)
    return replace(case, plan=plan, guardians=asked_again)


def _followed_up_as_agreed(case: Case) -> Plan:
    agreed = (text for text in _agreed_days(case) if text.strip() and not _is_met(case, text))
    date = next(agreed, "")
    if date == case.plan.follow_up_date:
        return case.plan
    return replace(case.plan, follow_up_date=date, follow_up_time="")


def _agreed_days(case: Case) -> Iterator[str]:
    """The last first, as it was typed."""
    yield from [f.next_date for f in reversed(case.follow_ups) if f.next_date.strip()][:1]
    yield case.plan.follow_up_date


def _is_met(case: Case, text: str) -> bool:
    """Whether they have followed up on that day or later, so that it lies behind them."""
    agreed = day(text)
    met = (day(f.date) or dt.date.min for f in case.follow_ups if is_noted(case, f))
    return agreed is not None and max(met, default=dt.date.min) >= agreed
