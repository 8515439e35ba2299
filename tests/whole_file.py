"""Everything that a case file holds."""

from __future__ import annotations

from sipdesk.case import Case
from sipdesk.ports import CaseStore


def cases_of(store: CaseStore) -> tuple[Case, ...]:
    """Every case, whole."""
    return store.cases([summary.id for summary in store.summaries()])
