"""The documents that can be shown, printed and saved, and what each is called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from sipdesk.case import ApprovedVersion, Case, CopyGiven, approval_day, approved_version
from sipdesk.dates import short_date
from sipdesk.editions import edition_of
from sipdesk.i18n import LANGUAGES, MASTER, N_, Catalogue, catalogue, window_language
from sipdesk.i18n import gettext as _
from sipdesk.ports import Documents


class DocumentKind(StrEnum):
    PREPARATION = "preparation"
    BLANK = "blank"
    PLAN = "plan"
    WHAT_CHANGED = "what_changed"
    FOLLOW_UP = "follow_up"
    BLANK_FOLLOW_UP = "blank_follow_up"


# Blank forms are written on by hand: no case need be open, and one copy is enough.
BLANK_FORMS = {DocumentKind.BLANK, DocumentKind.BLANK_FOLLOW_UP}


DRAFT = "draft"  # `CopyGiven.document` of a plan that was not approved
LOGGED_DRAFT = N_("Utkast till plan")
NAMES: Mapping[DocumentKind, str] = {
    DocumentKind.PREPARATION: N_("Förberedelseblad"),
    DocumentKind.BLANK: N_("Blankt förberedelseblad"),
    DocumentKind.PLAN: N_("Plan"),
    DocumentKind.WHAT_CHANGED: N_("Ändrat sedan förra versionen"),
    DocumentKind.FOLLOW_UP: N_("Uppföljning"),
    DocumentKind.BLANK_FOLLOW_UP: N_("Blank uppföljning"),
}
JOB_NAMES: Mapping[DocumentKind, str] = {
    DocumentKind.PREPARATION: N_("SIP-förberedelseblad"),
    DocumentKind.BLANK: N_("SIP-förberedelseblad"),
    DocumentKind.PLAN: N_("SIP-plan"),
    DocumentKind.WHAT_CHANGED: N_("SIP-ändringar"),
    DocumentKind.FOLLOW_UP: N_("SIP-uppföljning"),
    DocumentKind.BLANK_FOLLOW_UP: N_("SIP-uppföljning"),
}
FILE_NAMES: Mapping[DocumentKind, str] = {
    DocumentKind.PREPARATION: N_("SIP-förberedelseblad {date}.pdf"),
    DocumentKind.BLANK: N_("SIP-förberedelseblad blankt.pdf"),
    DocumentKind.PLAN: N_("SIP-plan version {version} {date}.pdf"),
    DocumentKind.WHAT_CHANGED: N_("SIP-ändringar version {version} {date}.pdf"),
    DocumentKind.FOLLOW_UP: N_("SIP-uppföljning {date}.pdf"),
    DocumentKind.BLANK_FOLLOW_UP: N_("SIP-uppföljning blank.pdf"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document, in an edition by its code ("sv", "ar", "sv+ar").

    A plan in an approved version, or None for the one in work; a follow-up by its id, "" for the
    last. `copy` is whose copy it is, or None for a working copy.
    """

    kind: DocumentKind
    language: str
    version: int | None = None
    follow_up_id: str = ""
    copy: CopyGiven | None = None


def make_pdf(documents: Documents, wanted: Wanted, case: Case, today: dt.date) -> bytes:
    """The document that is wanted, as PDF."""
    kind, language = wanted.kind, wanted.language
    if kind is DocumentKind.PLAN:
        return documents.plan(case, language, today, wanted.version, wanted.copy)
    if kind is DocumentKind.WHAT_CHANGED:
        return documents.what_changed(case, language, today, wanted.copy)
    if kind is DocumentKind.FOLLOW_UP:
        return documents.follow_up_form(case, language, today, wanted.follow_up_id, wanted.copy)
    if kind is DocumentKind.BLANK_FOLLOW_UP:
        return documents.follow_up_form(_to_write_on(case), language, today)
    about = None if kind is DocumentKind.BLANK else case
    return documents.preparation_sheet(about, language, today, wanted.copy)


def versions_of(case: Case) -> list[tuple[str, int | None]]:
    """The versions of the plan that can be shown, the newest first: what each is called, and its
    number, or None for the draft in work.
    """
    draft = [] if case.is_approved else [_draft(case)]
    newest_first = sorted(case.approved_versions, key=_number, reverse=True)
    return [*draft, *((_approved(version), version.number) for version in newest_first)]


def _draft(case: Case) -> tuple[str, None]:
    return _("Version {number}, utkast", number=case.plan.version), None


def _approved(version: ApprovedVersion) -> str:
    date = short_date(approval_day(version).isoformat(), window_language())
    return _("Version {number}, godkänd {date}", number=version.number, date=date)


def _number(version: ApprovedVersion) -> int:
    return version.number


def _to_write_on(case: Case) -> Case | None:
    """The case as it is before any follow-up; None when there is nothing to follow up."""
    return None if case.is_blank else replace(case, follow_ups=())


def logged_as(kind: DocumentKind, case: Case, version: int | None) -> tuple[str, int]:
    """What `CopyGiven` calls a document, and its version: a draft of the plan is not the plan."""
    number = case.plan.version if version is None else version
    is_draft = kind is DocumentKind.PLAN and approved_version(case, number) is None
    return DRAFT if is_draft else kind.value, number


def logged_name(document: str) -> str:
    """What the log calls a document, as a message id."""
    if document == DRAFT:
        return LOGGED_DRAFT
    return next((name for kind, name in NAMES.items() if kind.value == document), document)


def _texts(language: str) -> Catalogue:
    """What files and print jobs are called: in Swedish, if not in a language of the window."""
    main = edition_of(language).main_language
    return catalogue(main if main in LANGUAGES else MASTER)


def job_name(kind: DocumentKind, language: str) -> str:
    """What the print queue shows, on every screen of the house: nothing about the person."""
    return _texts(language).gettext(JOB_NAMES[kind])


def file_name(
    kind: DocumentKind,
    case: Case,
    language: str,
    today: dt.date,
    version: int | None = None,
) -> str:
    """The suggested name of the file, without the person's name or number.

    An approved version bears the day of its approval, anything else the present one.
    """
    number = case.plan.version if version is None else version
    approved = approved_version(case, number) if kind is DocumentKind.PLAN else None
    date = approval_day(approved) if approved else today
    return _texts(language).gettext(FILE_NAMES[kind], version=number, date=date.isoformat())
