"""What a document says of a consent; never what it excludes, since everybody at the table reads."""

from __future__ import annotations

from sipdesk.case import Answer, Authority, Consent, ConsentAnswer, ConsentEntry
from sipdesk.documents.wording import Wording, joined


def consent_in_short(entry: ConsentEntry | None, wording: Wording) -> str:
    """One line: the answer, oral or written, when, until when; "" when nothing was recorded."""
    _ = wording.texts.gettext
    if entry is None:
        return ""
    if entry.answer is ConsentAnswer.WITHDRAWN:
        return _("Återkallat {date}", date=wording.date(entry.date))
    return joined(
        (
            wording.word(entry.answer),
            wording.word(entry.form).lower(),
            *_through(entry, wording),
            wording.date(entry.date),
            _last_day(entry.valid_until, wording),
        )
    )


def _through(entry: ConsentEntry, wording: Wording) -> tuple[str, ...]:
    """Who answered for the person, and in what right; nothing when it was the person."""
    if entry.authority in {Authority.UNSET, Authority.PERSON}:
        return ()
    return entry.given_by, wording.word(entry.authority).lower()


def consent_of_version_1(consent: Consent, wording: Wording) -> str:
    """The line as it was printed on approved plans from before consents were entries."""
    _ = wording.texts.gettext
    withdrawn = consent.withdrawn.strip()
    return joined(
        (
            wording.word(consent.answer),
            wording.word(consent.form).lower(),
            wording.date(consent.date),
            _last_day(consent.valid_until, wording),
            _("återkallat {date}", date=wording.date(consent.withdrawn)) if withdrawn else "",
        )
    )


def answer_of(entry: ConsentEntry | None) -> Answer:
    """What is ticked: neither yes nor no when nothing was said, or it was taken back."""
    if entry is None or entry.answer is ConsentAnswer.WITHDRAWN:
        return Answer.NOT_ASKED
    return Answer.YES if entry.answer is ConsentAnswer.YES else Answer.NO


def _last_day(text: str, wording: Wording) -> str:
    _ = wording.texts.gettext
    return _("till och med {date}", date=wording.date(text)) if text.strip() else ""
