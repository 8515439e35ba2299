"""All documents behind one door, as the window knows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from threading import Lock

from sipdesk.case import (
    ROW_PARTS,
    SCALAR_PARTS,
    Case,
    is_protected,
    rows_of,
    without_whereabouts,
)
from sipdesk.documents.child_page import ChildPage
from sipdesk.documents.consent_form import ConsentFormSheet
from sipdesk.documents.contact_card import ContactCard
from sipdesk.documents.follow_up_form import FollowUpForm
from sipdesk.documents.invitation import Invitation
from sipdesk.documents.kit import typeface
from sipdesk.documents.overview_sheet import OverviewSheet
from sipdesk.documents.plan import PlanSheet
from sipdesk.documents.preparation_sheet import PreparationSheet
from sipdesk.documents.recovery_sheet import recovery_sheet
from sipdesk.documents.sheet import Sheet
from sipdesk.documents.summary import SummarySheet
from sipdesk.documents.what_changed import WhatChanged
from sipdesk.ports import DocumentKind, Recovery, Wanted


def _the_case(case: Case) -> Case | None:
    return case


def _nobody(_case: Case) -> Case | None:
    return None


def _before_follow_ups(case: Case) -> Case | None:
    """The case as it is before any follow-up; None when there is nothing to follow up."""
    return None if case.is_blank else replace(case, follow_ups=())


# Each paper, and what of the case it is about. A new one is an entry here, a member of
# `DocumentKind`, and its names in the window (`ui/document_kind.py`).
_PAPERS: Mapping[DocumentKind, tuple[type[Sheet], Callable[[Case], Case | None]]] = {
    DocumentKind.SUMMARY: (SummarySheet, _the_case),
    DocumentKind.PLAN: (PlanSheet, _the_case),
    DocumentKind.INVITATION: (Invitation, _the_case),
    DocumentKind.PREPARATION: (PreparationSheet, _the_case),
    DocumentKind.CONSENT: (ConsentFormSheet, _the_case),
    DocumentKind.CONTACT_CARD: (ContactCard, _the_case),
    DocumentKind.CHILD: (ChildPage, _the_case),
    DocumentKind.WHAT_CHANGED: (WhatChanged, _the_case),
    DocumentKind.FOLLOW_UP: (FollowUpForm, _the_case),
    DocumentKind.OVERVIEW: (OverviewSheet, _the_case),
    DocumentKind.BLANK: (PreparationSheet, _nobody),
    DocumentKind.BLANK_INVITATION: (Invitation, _nobody),
    DocumentKind.BLANK_CONSENT: (ConsentFormSheet, _nobody),
    DocumentKind.BLANK_PLAN: (PlanSheet, _nobody),
    DocumentKind.BLANK_CONTACT_CARD: (ContactCard, _nobody),
    DocumentKind.BLANK_CHILD: (ChildPage, _nobody),
    DocumentKind.BLANK_FOLLOW_UP: (FollowUpForm, _before_follow_ups),
}


class Paper:
    """The documents of a case as PDF: implements `ports.Documents`.

    In any thread, one at a time: the fonts that ReportLab has registered belong to all.
    """

    _press = Lock()

    def make(self, wanted: Wanted, case: Case, today: dt.date) -> bytes:
        """The document that is wanted; blank forms leave the case out.

        Raises LookupError when there is no approved version of that number, and
        OutsideConsentError when the copy is for somebody who may have none.
        """
        sheet, about = _PAPERS[wanted.kind]
        with self._press:
            return sheet(about(case), wanted, today).pdf()

    def recovery_sheet(self, recovery: Recovery, language: str, today: dt.date) -> bytes:
        """The recovery code on one page for the safe, in Swedish or English."""
        with self._press:
            return recovery_sheet(recovery, language, today)

    def unprintable(self, case: Case) -> str:
        """The characters in the case that no font has, each once; they print as U+FFFD."""
        printed = without_whereabouts(case) if is_protected(case) else case
        return typeface.unprintable("".join(_everything_written(printed)))


def _everything_written(case: Case) -> Iterator[str]:
    parts = [getattr(case, part) for part in SCALAR_PARTS]
    parts += [row for part in ROW_PARTS for row in rows_of(case, part)]
    for part in parts:
        for name in part.__dataclass_fields__:
            value = getattr(part, name)
            if isinstance(value, str):
                yield value
