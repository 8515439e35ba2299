"""The documents that can be shown, printed and saved, and what each is called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from sipdesk.case import Case
from sipdesk.i18n import N_, catalogue
from sipdesk.ports import Documents
from sipdesk.rules import suggested_copies


class DocumentKind(StrEnum):
    PREPARATION = "preparation"
    BLANK = "blank"
    PLAN = "plan"


NAMES: Mapping[DocumentKind, str] = {
    DocumentKind.PREPARATION: N_("Förberedelseblad"),
    DocumentKind.BLANK: N_("Blankt förberedelseblad"),
    DocumentKind.PLAN: N_("Plan"),
}
JOB_NAMES: Mapping[DocumentKind, str] = {
    DocumentKind.PREPARATION: N_("SIP-förberedelseblad"),
    DocumentKind.BLANK: N_("SIP-förberedelseblad"),
    DocumentKind.PLAN: N_("SIP-plan"),
}
FILE_NAMES: Mapping[DocumentKind, str] = {
    DocumentKind.PREPARATION: N_("SIP-förberedelseblad {date}.pdf"),
    DocumentKind.BLANK: N_("SIP-förberedelseblad blankt.pdf"),
    DocumentKind.PLAN: N_("SIP-plan version {version} {date}.pdf"),
}


def make_pdf(
    documents: Documents, kind: DocumentKind, case: Case, language: str, today: dt.date
) -> bytes:
    """The document of that kind, as PDF."""
    if kind is DocumentKind.PLAN:
        return documents.plan(case, language, today)
    about = None if kind is DocumentKind.BLANK else case
    return documents.preparation_sheet(about, language, today)


def job_name(kind: DocumentKind, language: str) -> str:
    """What the print queue shows, on every screen of the house: nothing about the person."""
    return catalogue(language).gettext(JOB_NAMES[kind])


def file_name(kind: DocumentKind, case: Case, language: str, today: dt.date) -> str:
    """The suggested name of the file, without the person's name or number."""
    return catalogue(language).gettext(
        FILE_NAMES[kind], version=case.plan.version, date=today.isoformat()
    )


def copies_of(kind: DocumentKind, case: Case) -> int:
    """How many copies to suggest: one for each who comes, a single one to write on by hand."""
    return 1 if kind is DocumentKind.BLANK else suggested_copies(case)
