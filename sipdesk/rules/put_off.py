"""What was put off at the meeting: it must not be forgotten when the plan is followed up."""

from __future__ import annotations

from sipdesk.case import Case, Topic, TopicOutcome


def put_off(case: Case) -> tuple[Topic, ...]:
    """The topics that are to be taken up later, in their order."""
    return tuple(t for t in case.topics if t.text.strip() and t.outcome is TopicOutcome.PUT_OFF)
