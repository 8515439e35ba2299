"""Each text of a case is decided on: the person's own words, the staff's, or a plain fact."""

from __future__ import annotations

from dataclasses import fields
from typing import get_type_hints

from sipdesk.case import OWN_WORDS, ROW_PARTS, SCALAR_PARTS, STAFF_WORDING

CONSENT = "given_by obtained_by date valid_until recipients recipient_ids corrects"
FACTS = {  # names, places, days, ids and the like: nobody's wording
    "person": (
        "name identity_number birth_date phone email address language communication_support "
        "representative_name representative_contact"
    ),
    "initiative": "proposed_by date",
    "coordinator": "name organisation phone email",
    "meeting": "date start end place convener",
    "plan_consent": f"{CONSENT} withdrawn",
    "sharing_consent": f"{CONSENT} withdrawn",
    "consent_entries": f"{CONSENT} id recorded_at recipient_names",
    "plan": (
        "main_responsible main_responsible_contact follow_up_date follow_up_time follow_up_place "
        "follow_up_convener approval_date approval_witness lss_reviewed"
    ),
    "ending": "date wished_by_name closed_at",
    "topics": "id",
    "participants": "id name role organisation phone email invited_on",
    "goals": "id",
    "interventions": "id organisation responsible_person starts ends goal_id",
    "follow_ups": "id date time place present next_date",
    "goal_reviews": "id follow_up_id goal_id",
    "intervention_reviews": "id follow_up_id intervention_id",
    "attendances": "id follow_up_id participant_id",
    "guardians": "id name contact",
    "reopenings": "id closed_at reopened_at ended_on wished_by_name",
    "copies_given": "id document recipient recipient_name given_at language meeting_at",
    "carried_over": "id organisation date carried_by",
}


def texts_of_a_case() -> list[tuple[str, str]]:
    parts = {**SCALAR_PARTS, **ROW_PARTS}
    return [
        (part, field.name)
        for part, cls in parts.items()
        for field in fields(cls)
        if get_type_hints(cls)[field.name] is str
    ]


def test_every_text_of_a_case_is_on_one_side_and_on_one_alone() -> None:
    facts = [(part, field) for part, names in FACTS.items() for field in names.split()]
    assert sorted([*OWN_WORDS, *STAFF_WORDING, *facts]) == sorted(texts_of_a_case())
