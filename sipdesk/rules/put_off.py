"""What became of the topics: what was put off must not be forgotten, and what was withdrawn is told
to nobody.
"""

from __future__ import annotations

from sipdesk.case import Case, Topic, TopicOutcome


def still_told(case: Case) -> tuple[Topic, ...]:
    """The topics that may stand on paper: the person does not want to take up the others."""
    return tuple(
        t for t in case.topics if t.text.strip() and t.outcome is not TopicOutcome.WITHDRAWN
    )


def put_off(case: Case) -> tuple[Topic, ...]:
    """The topics that are to be taken up later, in their order."""
    return tuple(t for t in case.topics if t.text.strip() and t.outcome is TopicOutcome.PUT_OFF)
