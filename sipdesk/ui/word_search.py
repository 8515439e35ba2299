"""What was written in the cases, as the search field asks for it."""

from __future__ import annotations

from collections.abc import Collection

from sipdesk.errors import StoreError
from sipdesk.ports import CaseStore
from sipdesk.ui.due_book import DueBook

FEWEST_LETTERS = 2


class WordSearch:
    """Asks the file; what else is being read from it meanwhile rests until nobody types."""

    def __init__(self, store: CaseStore, due_book: DueBook) -> None:
        self._store = store
        self._due_book = due_book

    def find(self, words: str) -> Collection[str]:
        """The cases in which something was written; when the file cannot say, none.

        A letter alone stands in nearly every case, and is only the beginning of what is searched.
        """
        self._due_book.rest()
        if max(map(len, words.split()), default=0) < FEWEST_LETTERS:
            return ()
        try:
            return self._store.find(words)
        except StoreError:
            return ()
