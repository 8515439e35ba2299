"""The contact card: who to call for what, of the size of a bank card. It names no owner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sipdesk.documents.contacts import contacts
from sipdesk.documents.kit.blocks import Heading, Paragraph
from sipdesk.documents.kit.cards import Cards, Entry
from sipdesk.documents.kit.flow import Block
from sipdesk.documents.sheet import Sheet

_BLANK_LINES = 2  # for each entry
_BLANK_ENTRIES = 8  # two on a card
_BLANK_ENTRIES_IN_TWO_LANGUAGES = 6  # each on its own


class ContactCard(Sheet):
    """One sheet of cards to cut out; on a card that is lost nobody finds whose it was."""

    def titled(self) -> str:
        return self.texts.gettext("Kontaktkort för SIP")

    def blocks(self) -> Iterator[Block]:
        """The sheet, from the top."""
        _ = self.texts.gettext
        yield Heading(1, self.title)
        yield Paragraph(
            _(
                "Klipp längs de streckade linjerna. Korten får plats i en plånbok. Namnet på den "
                "som planen gäller står inte på dem."
            )
        )
        yield Cards(_("Hit kan jag ringa"), self._entries())

    def _entries(self) -> Sequence[Entry]:
        """Those that there are to call, or lines to write them on."""
        return [*self._known()] or self._to_fill_in()

    def _known(self) -> Iterator[Entry]:
        for each in contacts(self):
            lines = [each.who, each.how] if each.how else [each.who]
            yield Entry(each.what_for, lines, writable=0 if each.how else 1)

    def _to_fill_in(self) -> Sequence[Entry]:
        _ = self.texts.gettext
        in_two = self.wording.edition.beside_swedish
        count = _BLANK_ENTRIES_IN_TWO_LANGUAGES if in_two else _BLANK_ENTRIES
        return [Entry(_("Vad, vem och telefon"), (), writable=_BLANK_LINES)] * count
