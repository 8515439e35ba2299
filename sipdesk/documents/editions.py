"""A document in an edition: the catalogues that mark what they say, and the note on the paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from sipdesk.documents.kit.blocks import Paragraph
from sipdesk.documents.kit.flow import Block
from sipdesk.documents.kit.tongues import halves, let_in, marked, paired
from sipdesk.editions import Edition
from sipdesk.i18n import MASTER, Catalogue, catalogue


class MarkedCatalogue(Catalogue):
    """The texts of one language, each marked as being in it. What has no translation is Swedish,
    and bears no mark.
    """

    def own(self, text: str) -> str:
        return marked(text, self.language)

    def gettext(self, message: str, /, **values: object) -> str:
        if super().gettext(message) == message:
            return super().gettext(message, **values)
        return self.own(super().gettext(message, **self._let_in(values)))

    def ngettext(self, one: str, many: str, n: int, /, **values: object) -> str:
        return self.own(super().ngettext(one, many, n, **self._let_in(values)))

    def _let_in(self, values: Mapping[str, object]) -> dict[str, object]:
        return {name: let_in(value, self.language) for name, value in values.items()}


class PairCatalogue(Catalogue):
    """The texts in Swedish, and below it in another language."""

    def __init__(self, language: str) -> None:
        super().__init__(MASTER)
        self._swedish = catalogue(MASTER)
        self._other = MarkedCatalogue(language)

    def paired(self, words: Callable[[Catalogue], str]) -> str:
        """What a function says in both."""
        return paired(words(self._swedish), words(self._other))

    def gettext(self, message: str, /, **values: object) -> str:
        swedish, other = _halves_of(values)
        return paired(
            self._swedish.gettext(message, **swedish), self._other.gettext(message, **other)
        )

    def ngettext(self, one: str, many: str, n: int, /, **values: object) -> str:
        swedish, other = _halves_of(values)
        return paired(
            self._swedish.ngettext(one, many, n, **swedish),
            self._other.ngettext(one, many, n, **other),
        )


def _halves_of(values: Mapping[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    both = {name: halves(v) if isinstance(v, str) else (v, v) for name, v in values.items()}
    return (
        {name: swedish for name, (swedish, _other) in both.items()},
        {name: other for name, (_swedish, other) in both.items()},
    )


def catalogue_of(edition: Edition) -> Catalogue:
    """The texts of an edition."""
    if not edition.is_translation:
        return catalogue(MASTER)
    if edition.beside_swedish:
        return PairCatalogue(edition.language)
    return MarkedCatalogue(edition.language)


def in_edition(edition: Edition, blocks: Iterable[Block]) -> list[Block]:
    """The blocks, with a note below the title that the Swedish text applies."""
    title, *others = blocks
    return [title, *notes(edition), *others]


def notes(edition: Edition) -> Iterator[Block]:
    """That the Swedish text applies, and that nobody who has the language as mother tongue has
    reviewed the other; nothing on the Swedish paper itself.

    In both languages always: whoever has only the translation needs to know, and so does
    whoever reads only Swedish.
    """
    if not edition.is_translation:
        return
    _ = PairCatalogue(edition.language).gettext
    if edition.is_unreviewed:
        yield Paragraph(_("Översättningen är inte granskad. Den svenska texten gäller."))
    else:
        yield Paragraph(_("Det här är en översättning. Den svenska texten gäller."))
