"""What is missing, what may be shared, and how far a case has come: pure functions of a case.

Nothing here stops writing, saving or printing a draft; law findings stop only the approval.
"""

from sipdesk.rules.about_dates import (
    is_in_unusual_words,
    is_unreadable,
    remark_on_end,
    remark_on_start,
)
from sipdesk.rules.about_email import EMAIL_FIELDS, EMAIL_WITHOUT_AT, is_no_email
from sipdesk.rules.about_ending import lacks_carrying_over, latest_approved, retention_date
from sipdesk.rules.about_follow_up import last_follow_up
from sipdesk.rules.about_lss import NEW_VERSION
from sipdesk.rules.about_participants import is_time_for_outcomes
from sipdesk.rules.about_person import advice_on_place
from sipdesk.rules.about_plan import does_another_something
from sipdesk.rules.about_representatives import advice_on_approval_form
from sipdesk.rules.age import (
    age,
    has_own_standing,
    is_adult,
    is_minor,
    may_have_guardians,
)
from sipdesk.rules.approving import approval_findings, remark_on_approval
from sipdesk.rules.authority import no_right_to_consent
from sipdesk.rules.before_inviting import remarks_on_invitation
from sipdesk.rules.consent_history import (
    ConsentState,
    consent_history,
    consent_state,
    current_consent,
    draft_of,
    has_withdrawn_for,
    is_for_some,
    set_aside,
    standing_entries,
)
from sipdesk.rules.copies import (
    THE_PERSON,
    Recipient,
    copies_handed_over,
    copies_of,
    copies_told,
    document_of,
    hold_to_consent,
    is_saved_file,
    left_without,
    next_number,
    numbered_copies,
    recipients,
    waiting_files,
    was_away,
    why_no_copy,
    with_copies_given,
    with_copies_saved,
    without_copy,
)
from sipdesk.rules.due import Due, DueKind, Urgency, by_urgency, due
from sipdesk.rules.finding import Finding, Layer
from sipdesk.rules.guardians import guardians_on_paper
from sipdesk.rules.inviting import kind_of_invitation
from sipdesk.rules.known_people import (
    coordinator_as_participant,
    known_coordinator,
    known_names,
    known_names_and_coordinator,
    known_organisations,
    with_known_contact,
    with_known_representative,
    with_known_responsibility,
)
from sipdesk.rules.known_principal import (
    with_principal_of_organisation,
    with_principal_of_role,
)
from sipdesk.rules.law import GUIDANCE, LAW_TABLE, OWN_CHECK, Source, Statute, statute
from sipdesk.rules.missing import findings, rests, stops_approval
from sipdesk.rules.moved_meeting import NAMING_THE_MEETING, meeting_at, told_of_another_day
from sipdesk.rules.named import name_now, name_then_and_now, named, with_names
from sipdesk.rules.next_follow_up import NextFollowUp, agreed_day, meets_again, next_follow_up
from sipdesk.rules.only_goal import intervention_for_only_goal
from sipdesk.rules.person_in_text import tells_of
from sipdesk.rules.put_off import put_off, still_told
from sipdesk.rules.ratings import GoalRatings, Rating, in_words, ratings
from sipdesk.rules.recording import (
    needed_for_recording,
    remark_on_extent,
    remark_on_last_day,
    remark_on_recipients,
    with_consent_recorded,
    with_consent_withdrawn,
    with_correction_begun,
    with_draft,
    with_sharing_withdrawn_for,
)
from sipdesk.rules.same_talk import entry_of_same_talk, with_same_talk
from sipdesk.rules.sharing import (
    gets_a_copy,
    has_said_no_to,
    may_share_with,
    why_not_share,
    why_nothing_shared,
)
from sipdesk.rules.way import Stage, StageState, Step, way
from sipdesk.rules.who_was_there import presences

__all__ = [
    "EMAIL_FIELDS",
    "EMAIL_WITHOUT_AT",
    "GUIDANCE",
    "LAW_TABLE",
    "NAMING_THE_MEETING",
    "NEW_VERSION",
    "OWN_CHECK",
    "THE_PERSON",
    "ConsentState",
    "Due",
    "DueKind",
    "Finding",
    "GoalRatings",
    "Layer",
    "NextFollowUp",
    "Rating",
    "Recipient",
    "Source",
    "Stage",
    "StageState",
    "Statute",
    "Step",
    "Urgency",
    "advice_on_approval_form",
    "advice_on_place",
    "age",
    "agreed_day",
    "approval_findings",
    "by_urgency",
    "consent_history",
    "consent_state",
    "coordinator_as_participant",
    "copies_handed_over",
    "copies_of",
    "copies_told",
    "current_consent",
    "document_of",
    "does_another_something",
    "draft_of",
    "due",
    "entry_of_same_talk",
    "findings",
    "gets_a_copy",
    "guardians_on_paper",
    "has_own_standing",
    "has_said_no_to",
    "has_withdrawn_for",
    "hold_to_consent",
    "in_words",
    "intervention_for_only_goal",
    "is_adult",
    "is_for_some",
    "is_in_unusual_words",
    "is_minor",
    "is_no_email",
    "is_saved_file",
    "is_time_for_outcomes",
    "is_unreadable",
    "kind_of_invitation",
    "known_coordinator",
    "known_names",
    "known_names_and_coordinator",
    "known_organisations",
    "lacks_carrying_over",
    "last_follow_up",
    "latest_approved",
    "left_without",
    "may_have_guardians",
    "may_share_with",
    "meeting_at",
    "meets_again",
    "name_now",
    "name_then_and_now",
    "named",
    "needed_for_recording",
    "next_follow_up",
    "next_number",
    "no_right_to_consent",
    "numbered_copies",
    "presences",
    "put_off",
    "ratings",
    "recipients",
    "remark_on_approval",
    "remark_on_end",
    "remark_on_extent",
    "remark_on_last_day",
    "remark_on_recipients",
    "remark_on_start",
    "remarks_on_invitation",
    "rests",
    "retention_date",
    "set_aside",
    "standing_entries",
    "statute",
    "still_told",
    "stops_approval",
    "tells_of",
    "told_of_another_day",
    "waiting_files",
    "was_away",
    "way",
    "why_no_copy",
    "why_not_share",
    "why_nothing_shared",
    "with_consent_recorded",
    "with_consent_withdrawn",
    "with_copies_given",
    "with_copies_saved",
    "with_correction_begun",
    "with_draft",
    "with_known_contact",
    "with_known_representative",
    "with_known_responsibility",
    "with_names",
    "with_principal_of_organisation",
    "with_principal_of_role",
    "with_same_talk",
    "with_sharing_withdrawn_for",
    "without_copy",
]
