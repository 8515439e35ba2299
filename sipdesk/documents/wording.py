"""What a document says: fixed text, words for values, dates and times, in one edition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from sipdesk.case import Answer, Case, Goal, Participant, Person, day, is_empty_row
from sipdesk.dates import short_date, spoken_date
from sipdesk.documents.editions import PairCatalogue, catalogue_of
from sipdesk.documents.kit import tongues
from sipdesk.documents.kit.bidi import is_plain, levels
from sipdesk.documents.kit.spans import Span, Text
from sipdesk.documents.kit.tongues import RIGHT_TO_LEFT, halves, paired
from sipdesk.editions import edition_of
from sipdesk.i18n import Catalogue
from sipdesk.words import said_once, word

LONGEST_BESIDE = 60  # characters: what is longer is more than a line, and may stand below a label
_NO_BREAK = "\xa0"
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\u200e", "\u200f"


class Wording:
    """The texts of an edition, by its code. `language` is that of the file as a whole."""

    def __init__(self, code: str) -> None:
        self.edition = edition_of(code)
        self.language = self.edition.main_language
        self.texts: Catalogue = catalogue_of(self.edition)

    def said(self, words: Callable[[Catalogue], str]) -> str:
        """What a function says of something, in each language of the edition."""
        texts = self.texts
        return texts.paired(words) if isinstance(texts, PairCatalogue) else words(texts)

    def word(self, value: StrEnum) -> str:
        """The word for a value, or "" when none was chosen."""
        return self.texts.gettext(word(value)) if value else ""

    def date(self, text: str) -> str:
        """`torsdag 12 mars 2026`, or what was typed when it is not a date. A line may end behind
        the day of the week, and nowhere else in it.
        """
        return self.said(lambda texts: _own_date(spoken_date, text, texts))

    def short_date(self, text: str) -> str:
        """`12 mars 2026` on one line, or what was typed when it is not a date."""
        return self.said(lambda texts: _own_date(short_date, text.strip(), texts))

    def period(self, start: str, end: str) -> str:
        """`14:30–15:30`, or the one of the two that is known."""
        return "–".join(part for part in (start.strip(), end.strip()) if part)

    def law(self, reference: str) -> str:
        """A reference to the law, with the word between two statutes in the edition's language.
        Each stays as it is cited, since that is how it is found.
        """
        _ = self.texts.gettext
        cited, *others = reference.split(" och ")
        for other in others:
            cited = _("{first} och {second}", first=cited, second=other)
        return cited

    def place(self, text: str, protected: bool) -> str:
        """A place; for somebody with protected personal data it is never on paper."""
        _ = self.texts.gettext
        return _("Meddelas muntligt") if protected else text

    def interpreter(self, person: Person) -> str:
        """Whether there is an interpreter, or "" when none is needed."""
        _ = self.texts.gettext
        if person.interpreter_needed is not Answer.YES:
            return ""
        return _("Ja, bokad") if person.interpreter_booked is Answer.YES else _("Ja")

    def who(self, somebody: Participant) -> str:
        """Their name and what they are there as. On a page that runs from right to left, a name
        that runs so too comes first there.
        """
        said = said_once(somebody.name, somebody.role, somebody.organisation)
        turns = self.language in RIGHT_TO_LEFT and any(levels(text).base for text in said[:1])
        return (_RIGHT_TO_LEFT if turns else "") + joined(said)

    def led_by(self, label: str, text: str) -> Sequence[Span]:
        """A label before what somebody wrote, on one line in both languages. Where one of them
        runs from right to left, what was written keeps its own order. A name as label leads the
        line the way that the text behind it runs.
        """
        label = tongues.abreast(label)
        if not is_plain(label) and not tongues.is_said(label):
            label = (_RIGHT_TO_LEFT if levels(text).base else "") + isolated(label)
        turns = self.edition.language in RIGHT_TO_LEFT or not is_plain(text)
        return [Span(f"{label}: ", bold=True), Span(isolated(text) if turns else text)]

    def told(self, label: str, text: str, beside: int | None = None) -> list[Text]:
        """As `led_by`, but of more than so many characters the label stands above, and what was
        written is a paragraph of its own: by itself where it runs the other way than the page.
        """
        turns = bool(levels(text).base) != (self.language in RIGHT_TO_LEFT)
        most = LONGEST_BESIDE if turns else beside
        if most is None or (len(text) <= most and "\n" not in text):
            return [self.led_by(label, text)]
        return [self.above(label), text]

    def above(self, label: str) -> Text:
        """A label on a line of its own, in both languages."""
        return [Span(f"{tongues.abreast(label)}:", bold=True)]

    def printed(self, today: dt.date) -> str:
        """When the paper was made."""
        _ = self.texts.gettext
        return _("Utskriven {date}", date=self.date(today.isoformat()))

    def page_of(self, page: int, pages: int) -> str:
        _ = self.texts.gettext
        return _("Sida {page} av {pages}", page=page, pages=pages)


def _own_date(told: Callable[[str, str], str], text: str, texts: Catalogue) -> str:
    if not day(text):
        return text
    *weekday, date = told(text, texts.language).split(" ", 1 if told is spoken_date else 0)
    return texts.own(" ".join([*weekday, unbroken(date)]))


def unbroken(text: str) -> str:
    """A short text in which no line ends."""
    return text.replace(" ", _NO_BREAK)


def without_stop(text: str) -> str:
    """A sentence that goes on behind a comma or a colon; an abbreviation keeps its full stop."""
    last = text.rsplit(maxsplit=1)[-1] if text.split() else ""
    return text.rstrip()[:-1] if last.endswith(".") and "." not in last[:-1] else text


def joined(parts: Iterable[str], between: str = ", ") -> str:
    """What was written of several fields, on one line.

    Each part is isolated (FSI … PDI), so that a name in Arabic stays before its role. The comma
    between texts in Arabic or Persian is theirs.
    """
    stripped = [part.strip() for part in parts if part.strip()]
    pieces = [_isolated(part) for part in stripped[:1]]
    for before, after in pairwise(stripped):
        pieces += [_comma(before, after) if between == ", " else between, _isolated(after)]
    return "".join(pieces)


def isolated(text: str) -> str:
    """A text that keeps its order whatever runs around it."""
    return f"\u2068{text}\u2069"


def from_the_left(text: str) -> str:
    """A Swedish line, whatever stands first in it."""
    return text if is_plain(text) else _LEFT_TO_RIGHT + text


def _isolated(text: str) -> str:
    return text if is_plain(text) else isolated(text)


def _comma(before: str, after: str) -> str:
    """The comma between two texts: of a pair, in each half its own."""
    (first, below), (second, second_below) = halves(before), halves(after)
    return paired(_own_comma(first, second), _own_comma(below, second_below))


def _own_comma(before: str, after: str) -> str:
    """It is Arabic where both words beside it are, and not both of somebody's own writing."""
    beside = [*_with_letters(before)[-1:], *_with_letters(after)[:1]]
    is_arabic = any(part.fixed for part in beside) and all(
        part.language in RIGHT_TO_LEFT for part in beside
    )
    return "، " if is_arabic else ", "


def _with_letters(text: str) -> list[tongues.Spoken]:
    return [part for part in tongues.spoken(text) if any(map(str.isalpha, part.text))]


def written(fields: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The fields in which something was written."""
    return [(label, value) for label, value in fields if value.strip()]


def coming(case: Case) -> list[Participant]:
    """Those who may come: without the ones that the person has left out."""
    return [p for p in case.participants if p.wanted is not Answer.NO and not is_empty_row(p)]


def numbered_goals(case: Case) -> Iterator[tuple[int, Goal]]:
    """The goals with the numbers that they have on every paper, from 1."""
    return enumerate((goal for goal in case.goals if not is_empty_row(goal)), start=1)
