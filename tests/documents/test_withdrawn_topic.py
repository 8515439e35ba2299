"""What the person no longer wants to take up is on no paper, and in no text that is copied."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sipdesk.case import Case, CopyGiven, Topic, TopicOutcome
from sipdesk.documents.paper import Paper
from sipdesk.overview import overview
from sipdesk.ports import DocumentKind, Wanted
from tests.documents.examples import TODAY
from tests.documents.reading import Printed
from tests.documents.test_invitation import PEOPLE, case_with

KEPT, WITHDRAWN = "Jag sover dåligt", "Min ekonomi"


def with_topics(case: Case) -> Case:
    dropped = Topic(id="dropped", text=WITHDRAWN, outcome=TopicOutcome.WITHDRAWN)
    return replace(case, topics=(Topic(id="kept", text=KEPT), dropped))


def printed(kind: DocumentKind, case: Case, recipient: str | None = None) -> str:
    copy = None
    if recipient is not None:
        copy = CopyGiven(
            number=1,
            document=kind.value,
            version=1,
            recipient=recipient,
            recipient_name="Namn",
            given_at="2026-02-26T10:00:00+01:00",
        )
    return Printed(Paper().make(Wanted(kind, "sv", copy=copy), case, TODAY)).text


@pytest.mark.parametrize(
    ("kind", "recipient"),
    [
        (DocumentKind.PREPARATION, None),
        (DocumentKind.INVITATION, ""),
        (DocumentKind.INVITATION, PEOPLE[1].id),
        (DocumentKind.OVERVIEW, None),
        (DocumentKind.OVERVIEW, PEOPLE[0].id),
    ],
)
def test_it_is_left_out_and_the_others_stand(kind: DocumentKind, recipient: str | None) -> None:
    text = printed(kind, with_topics(case_with()), recipient)
    assert KEPT in text
    assert WITHDRAWN not in text


def test_it_is_not_in_the_overview_that_is_copied_as_text() -> None:
    text = overview(with_topics(case_with()), TODAY)
    assert KEPT in text
    assert WITHDRAWN not in text


def test_where_the_consent_excludes_something_no_topic_is_in_anothers_overview() -> None:
    """Nobody can tell whether the topic is what was excluded."""
    case = with_topics(case_with(excludes="Min sömn"))
    assert KEPT not in printed(DocumentKind.OVERVIEW, case, PEOPLE[0].id)
    assert KEPT in printed(DocumentKind.OVERVIEW, case)
