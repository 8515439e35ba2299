"""A page of the window: blocks below each other in one scroll area, with a way to each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sipdesk.case import Address, Case
from sipdesk.i18n import gettext as _
from sipdesk.ui.block import Block
from sipdesk.ui.flow import FlowLayout
from sipdesk.ui.following_scroll import FollowingScroll
from sipdesk.ui.jump_button import JumpButton
from sipdesk.ui.rows import RowsEditor

Part = tuple[str, Callable[[], Block]]
"""A word for the way to a block, or "", and what makes the block."""


class Page(Block):
    """Blocks in a scroll area. A block with a word gets a button above that leads to it.

    `strip` is always in sight above all of it. The blocks come with `grow`, one at a time: to make
    all of a page at once takes so long that somebody who types would notice.
    """

    def __init__(
        self, parts: Sequence[Part], parent: QWidget | None = None, *, strip: Block | None = None
    ) -> None:
        super().__init__(parent)
        self._coming = iter(parts)
        self._blocks: list[Block] = []
        self._strip = strip
        self._buttons: dict[str, QPushButton] = {}
        self._targets: dict[QPushButton, Block] = {}

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(4)
        if strip is not None:
            layout.addWidget(strip)
        words = [word for word, _make in parts if word]
        if words:
            layout.addWidget(self._jump_bar(words))
        self._scroll = self._scroll_area()
        layout.addWidget(self._scroll, 1)

    def grow(self) -> bool:
        """Make one more of its blocks; whether there was one left."""
        word, make = next(self._coming, ("", None))
        if make is None:
            return False
        block = make()
        self._blocks.append(block)
        self._column.insertWidget(len(self._blocks) - 1, block)
        if word:
            self._targets[self._buttons[word]] = block
        return True

    def show_case(self, case: Case) -> None:
        for block in self._all_blocks():
            block.show_case(case)

    def clear(self) -> None:
        for block in self._all_blocks():
            block.clear()

    def reveal(self, address: Address) -> bool:
        return any(block.reveal(address) for block in self._all_blocks())

    def enter(self) -> None:
        """Put the cursor where the work on this page begins, with the top of it in sight.

        Where all above is locked, the work may begin farther down.
        """
        if any(_focus_first_in(block) for block in self._blocks):
            self._scroll.verticalScrollBar().setValue(0)
            self._scroll.follow_once_laid_out()

    def sections(self) -> tuple[str, ...]:
        """The words that lead to its blocks, as message ids, also before the blocks are there."""
        return tuple(self._buttons)

    def go_to_section(self, word: str) -> None:
        """Put the cursor into the block that a word leads to."""
        self._go_to(self._targets[self._buttons[word]])

    def add_row(self) -> None:
        """A new row in the list that the cursor is in, or else in the first list of the page."""
        focus = QApplication.focusWidget()
        lists = [rows for rows in self.findChildren(RowsEditor) if _takes_rows(rows, self)]
        around = [rows for rows in lists if focus is not None and rows.isAncestorOf(focus)]
        for rows in (around or lists)[:1]:
            rows.add()

    def _all_blocks(self) -> list[Block]:
        return self._blocks if self._strip is None else [self._strip, *self._blocks]

    def _scroll_area(self) -> FollowingScroll:
        column = QWidget()
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(8, 6, 12, 16)
        self._column.setSpacing(18)
        self._column.addStretch()
        scroll = FollowingScroll()
        scroll.setWidget(column)
        return scroll

    def _jump_bar(self, words: Sequence[str]) -> QWidget:
        bar = QWidget()
        layout = FlowLayout(bar)
        for word in words:
            self._buttons[word] = button = JumpButton(_(word))
            button.setObjectName("jump")
            button.setAccessibleName(_("Gå till: {section}", section=_(word)))
            button.clicked.connect(self._jump)
            layout.addWidget(button)
        return bar

    def _jump(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self._go_to(self._targets[button])

    def _go_to(self, block: Block) -> None:
        """Its beginning has the top of the page, also once the blocks above have their height."""
        self._scroll.verticalScrollBar().setValue(block.pos().y())
        if not block.lead_in():
            _focus_first_in(block)
        self._scroll.begin_with(block)


def _focus_first_in(block: Block) -> bool:
    for widget in block.findChildren(QWidget):
        if _takes_cursor(widget) and widget.isVisibleTo(block):
            widget.setFocus(Qt.FocusReason.TabFocusReason)  # so that the cursor can be seen
            return True
    return False


def _takes_cursor(widget: QWidget) -> bool:
    """Whether there is something to do in it; in an empty list there is not."""
    if isinstance(widget, QListWidget) and not widget.count():
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def _takes_rows(rows: RowsEditor, page: Page) -> bool:
    return rows.can_add and rows.isVisibleTo(page)
