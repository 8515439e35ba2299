"""Protected personal data: what no paper may tell about where a person is."""

from __future__ import annotations

from dataclasses import replace

from sipdesk.case import Answer, Case


def is_protected(case: Case) -> bool:
    """Whether the person, now or when a version was approved, has protected personal data."""
    cases = (case, *(version.case for version in case.approved_versions))
    return any(each.person.protected_identity is Answer.YES for each in cases)


def without_whereabouts(case: Case) -> Case:
    """The case without address, telephone and places, and what would lead to them.

    The contact of a representative goes, too: a guardian lives where the child lives.
    """
    return replace(
        case,
        person=replace(case.person, address="", phone="", email="", representative_contact=""),
        meeting=replace(case.meeting, place=""),
        plan=replace(case.plan, follow_up_place=""),
        follow_ups=tuple(replace(each, place="") for each in case.follow_ups),
    )
