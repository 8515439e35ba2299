"""A change between two versions as an item on paper: labels in the languages of the edition, and
what people wrote once, as it was written.
"""

from __future__ import annotations

from collections.abc import Iterator

from sipdesk.changes import Change, ChangeKind, Value
from sipdesk.changes import Wording as Kind
from sipdesk.documents.kit import tongues
from sipdesk.documents.kit.blocks import Item
from sipdesk.documents.kit.spans import Span, Text
from sipdesk.documents.wording import LONGEST_BESIDE, Wording
from sipdesk.passages import Passage, passages


def is_shortened(change: Change) -> bool:
    """Whether only the passages that changed are told, and not both texts whole."""
    return bool(_passages(change))


def item(change: Change, wording: Wording) -> Item:
    """The change, below a heading that tells its kind."""
    return Item([*_paragraphs(change, wording)])


def _paragraphs(change: Change, wording: Wording) -> Iterator[Text]:
    _ = wording.texts.gettext
    if change.row:
        yield from _told(_(change.row_heading), Value(change.row), wording)
    label = _(change.label or change.heading)
    if change.kind is ChangeKind.CHANGED:
        yield wording.above(label)
        yield from _then_and_now(change, wording)
    else:
        yield from _told(label, change.new if change.new.text else change.old, wording)
    for heading, value in change.details:
        yield from _told(_(heading), value, wording)


def _then_and_now(change: Change, wording: Wording) -> Iterator[Text]:
    _ = wording.texts.gettext
    then, now = _("Tidigare"), _("Nu")
    found = _passages(change)
    for passage in found:
        yield wording.above(then)
        yield _within(passage, passage.old)
        yield wording.above(now)
        yield _within(passage, passage.new)
    if not found and (change.old.text or change.new.text):
        yield from _told(then, change.old, wording)
        yield from _told(now, change.new, wording)


def _passages(change: Change) -> tuple[Passage, ...]:
    is_written = change.old.wording is change.new.wording is Kind.OWN_WORDS
    is_changed = change.kind is ChangeKind.CHANGED
    return passages(change.old.text, change.new.text) if is_changed and is_written else ()


def _within(passage: Passage, words: str) -> Text:
    """A passage, with what differs bold."""
    return [Span(passage.before), Span(words, bold=True), Span(passage.behind)]


def _told(label: str, value: Value, wording: Wording) -> Iterator[Text]:
    if value.wording is Kind.OWN_WORDS:
        yield from wording.told(label, value.text, LONGEST_BESIDE)
    else:
        yield wording.led_by(label, _value(value, wording))


def _value(value: Value, wording: Wording) -> str:
    if value.wording is Kind.WORD:
        return tongues.abreast(wording.texts.gettext(value.text))
    if value.wording is Kind.DAY:
        return tongues.abreast(wording.date(value.text))
    return value.text
