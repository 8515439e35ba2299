"""Protected personal data: what tells where a person is, on paper and in the window."""

from __future__ import annotations

from dataclasses import replace

from sipdesk.case.change import rows_of
from sipdesk.case.kinds import Answer
from sipdesk.case.whole import ROW_PARTS, Case

# Part and field. A representative's or a guardian's contact, too: a child lives where they live.
WHEREABOUTS: frozenset[tuple[str, str]] = frozenset(
    {
        ("person", "address"),
        ("person", "phone"),
        ("person", "email"),
        ("person", "representative_contact"),
        ("guardians", "contact"),
        ("meeting", "place"),
        ("plan", "follow_up_place"),
        ("follow_ups", "place"),
    }
)


def is_protected(case: Case) -> bool:
    """Whether the person, now or when a version was approved, has protected personal data."""
    cases = (case, *(version.case for version in case.approved_versions))
    return any(each.person.protected_identity is Answer.YES for each in cases)


def without_whereabouts(case: Case) -> Case:
    """The case without address, telephone and places, and what would lead to them."""
    for part, field in WHEREABOUTS:
        blank = {field: ""}
        if part in ROW_PARTS:
            emptied = tuple(replace(row, **blank) for row in rows_of(case, part))
            case = replace(case, **{part: emptied})
        else:
            case = replace(case, **{part: replace(getattr(case, part), **blank)})
    return case
