"""The documents that can be shown, printed and saved, and what each is called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sipdesk.case import ApprovedVersion, Case, approval_day, approved_version
from sipdesk.dates import short_date
from sipdesk.editions import edition_of
from sipdesk.handover import LOGGED_NAMES
from sipdesk.i18n import LANGUAGES, MASTER, N_, Catalogue, catalogue, window_language
from sipdesk.i18n import gettext as _
from sipdesk.ports import DocumentKind, TextSize
from sipdesk.rules import is_adult

DRAFT = "draft"  # `CopyGiven.document` of a plan that was not approved
EXPORT = "fhir"  # `CopyGiven.document` of an export for another system
# What the log holds besides `DOCUMENTS`.
LOGGED: Mapping[str, str] = {
    DRAFT: N_("Utkast till plan"),
    EXPORT: N_("Fil till journalsystem"),
    **LOGGED_NAMES,
}


@dataclass(frozen=True, slots=True)
class Names:
    """What a document is called: in the window, in the print queue, and as a file.

    Those of the queue and the file are seen by others, and tell nothing about the person. `draft`
    is the name of the file while the version of the plan is not approved.
    """

    name: str
    job: str
    file: str
    is_blank: bool = False
    draft: str = ""


DOCUMENTS: Mapping[DocumentKind, Names] = {
    DocumentKind.SUMMARY: Names(
        N_("Min plan i korthet"),
        N_("SIP i korthet"),
        N_("SIP i korthet version {version} {date}.pdf"),
        draft=N_("SIP i korthet version {version} utkast {date}.pdf"),
    ),
    DocumentKind.PLAN: Names(
        N_("Plan"),
        N_("SIP-plan"),
        N_("SIP-plan version {version} {date}.pdf"),
        draft=N_("SIP-plan version {version} utkast {date}.pdf"),
    ),
    DocumentKind.INVITATION: Names(
        N_("Kallelse och inbjudan"), N_("SIP-kallelse"), N_("SIP-kallelse {date}.pdf")
    ),
    DocumentKind.PREPARATION: Names(
        N_("Förberedelseblad"), N_("SIP-förberedelseblad"), N_("SIP-förberedelseblad {date}.pdf")
    ),
    DocumentKind.CONSENT: Names(
        N_("Samtyckesblankett"), N_("SIP-samtycke"), N_("SIP-samtycke {date}.pdf")
    ),
    DocumentKind.CONTACT_CARD: Names(
        N_("Kontaktkort"), N_("SIP-kontaktkort"), N_("SIP-kontaktkort {date}.pdf")
    ),
    DocumentKind.CHILD: Names(
        N_("Barnets sida"), N_("SIP barnets sida"), N_("SIP barnets sida {date}.pdf")
    ),
    DocumentKind.WHAT_CHANGED: Names(
        N_("Ändrat sedan förra versionen"),
        N_("SIP-ändringar"),
        N_("SIP-ändringar version {version} {date}.pdf"),
        draft=N_("SIP-ändringar version {version} utkast {date}.pdf"),
    ),
    DocumentKind.FOLLOW_UP: Names(
        N_("Uppföljning"), N_("SIP-uppföljning"), N_("SIP-uppföljning {date}.pdf")
    ),
    DocumentKind.OVERVIEW: Names(
        N_("Översikt till journal"), N_("SIP-översikt"), N_("SIP-översikt {date}.pdf")
    ),
    DocumentKind.BLANK: Names(
        N_("Blankt förberedelseblad"),
        N_("SIP-förberedelseblad"),
        N_("SIP-förberedelseblad blankt.pdf"),
        is_blank=True,
    ),
    DocumentKind.BLANK_INVITATION: Names(
        N_("Blank kallelse"), N_("SIP-kallelse"), N_("SIP-kallelse blank.pdf"), is_blank=True
    ),
    DocumentKind.BLANK_CONSENT: Names(
        N_("Blank samtyckesblankett"),
        N_("SIP-samtycke"),
        N_("SIP-samtycke blankt.pdf"),
        is_blank=True,
    ),
    DocumentKind.BLANK_PLAN: Names(
        N_("Blank plan"), N_("SIP-plan"), N_("SIP-plan blank.pdf"), is_blank=True
    ),
    DocumentKind.BLANK_CONTACT_CARD: Names(
        N_("Blankt kontaktkort"),
        N_("SIP-kontaktkort"),
        N_("SIP-kontaktkort blankt.pdf"),
        is_blank=True,
    ),
    DocumentKind.BLANK_CHILD: Names(
        N_("Blank sida för barnet"),
        N_("SIP barnets sida"),
        N_("SIP barnets sida blank.pdf"),
        is_blank=True,
    ),
    DocumentKind.BLANK_FOLLOW_UP: Names(
        N_("Blank uppföljning"),
        N_("SIP-uppföljning"),
        N_("SIP-uppföljning blank.pdf"),
        is_blank=True,
    ),
}
# Written on by hand: no case need be open, and one copy is enough.
BLANK_FORMS = frozenset(kind for kind, names in DOCUMENTS.items() if names.is_blank)
WITHOUT_CASE = BLANK_FORMS - {DocumentKind.BLANK_FOLLOW_UP}  # that one lists the plan
OF_VERSIONS = frozenset({DocumentKind.PLAN, DocumentKind.SUMMARY})
SIZES: Mapping[TextSize, str] = {
    TextSize.NORMAL: N_("Normal stil"),
    TextSize.LARGE: N_("Stor stil"),
}


def is_offered(kind: DocumentKind, case: Case | None, today: dt.date) -> bool:
    """Whether to offer a document; the child's page is not for somebody known to be an adult."""
    return kind is not DocumentKind.CHILD or case is None or not is_adult(case, today)


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


def logged_as(kind: DocumentKind, case: Case, version: int | None) -> tuple[str, int]:
    """What `CopyGiven` calls a document, and its version: a draft of the plan is not the plan."""
    number = case.plan.version if version is None else version
    is_draft = kind is DocumentKind.PLAN and approved_version(case, number) is None
    return DRAFT if is_draft else kind.value, number


def logged_name(document: str) -> str:
    """What the log calls a document, as a message id."""
    if document in LOGGED:
        return LOGGED[document]
    return next((one.name for kind, one in DOCUMENTS.items() if kind.value == document), document)


def _texts(language: str) -> Catalogue:
    """What files and print jobs are called: in Swedish, if not in a language of the window."""
    main = edition_of(language).main_language
    return catalogue(main if main in LANGUAGES else MASTER)


def job_name(kind: DocumentKind, language: str) -> str:
    """What the print queue shows, on every screen of the house: nothing about the person."""
    return _texts(language).gettext(DOCUMENTS[kind].job)


def file_name(
    kind: DocumentKind,
    case: Case,
    language: str,
    today: dt.date,
    version: int | None = None,
) -> str:
    """The suggested name of the file, without the person's name or number.

    An approved version bears the day of its approval, anything else the present one; a draft
    says that it is one.
    """
    names = DOCUMENTS[kind]
    number = case.plan.version if version is None else version
    approved = approved_version(case, number) if names.draft else None
    date = approval_day(approved) if approved else today
    name = names.file if approved or not names.draft else names.draft
    return _texts(language).gettext(name, version=number, date=date.isoformat())
