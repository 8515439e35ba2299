"""What was put off at the meeting, in words."""

from __future__ import annotations

from sipdesk.case import Case
from sipdesk.i18n import gettext as _
from sipdesk.rules import put_off


def put_off_in_words(case: Case) -> str:
    """What the person wants to take up later; "" for nothing."""
    topics = "; ".join(topic.text.strip().rstrip(".") for topic in put_off(case))
    return _("Ska tas upp senare: {topics}", topics=topics) if topics else ""
