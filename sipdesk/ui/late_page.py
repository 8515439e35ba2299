"""What of the window is built when it is first needed, or when nobody is at the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sipdesk.case import Address, Case
from sipdesk.ui.block import Block
from sipdesk.ui.editor import CaseEditor
from sipdesk.ui.page import Page
from sipdesk.ui.person_page import PersonPage
from sipdesk.ui.tab_order import chain, stops_in

T_co = TypeVar("T_co", bound=QWidget, covariant=True)

CALM_MS = 500  # without a key in a case or in the search
BETWEEN_BLOCKS_MS = 20  # each takes some 10 ms, the largest 40


class Late(Block, Generic[T_co]):
    """Stands where a widget will be. `built` carries it. What was never built shows nothing."""

    built = Signal(object)

    def __init__(self, build: Callable[[], T_co], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build = build
        self._page: T_co | None = None
        self.is_built = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def page(self) -> T_co:
        """The widget, built now at the latest."""
        page = self._begun()
        while not self.is_built:
            self.build_some()
        return page

    def build_some(self) -> None:
        """Build one more part. Nothing of it is shown before all are there."""
        page = self._begun()
        if not self._grow():
            self.is_built = True
            page.show()
            self.built.emit(page)

    def _grow(self) -> bool:
        """Whether there was one more part to build."""
        return False

    def _begun(self) -> T_co:
        """The widget, perhaps without all of its parts: each is dressed when it comes into it."""
        if self._page is None:
            self._page = self._build()
            self._page.hide()
            self._layout.addWidget(self._page)
        return self._page


class LatePage(Late[Page | PersonPage]):
    """Stands where a page of the case will be, which is built block by block."""

    def _grow(self) -> bool:
        return self._begun().grow()

    def sections(self) -> tuple[str, ...]:
        """The words that lead to parts of the page, which need not be built for that."""
        page = self._begun()
        return page.sections() if isinstance(page, Page) else ()

    def show_case(self, case: Case) -> None:
        self.page.show_case(case)

    def reveal(self, address: Address) -> bool:
        return self.page.reveal(address)

    def enter(self) -> None:
        """Put the cursor where the work on this page begins."""
        self.page.enter()

    def add_row(self) -> None:
        self.page.add_row()

    def clear(self) -> None:
        if self._page is not None:
            self._page.clear()


class Builder(QObject):
    """Builds what is not built yet, one block after the other, while nobody types or prints.

    `following` is what can be in sight below a page, in the order of Tab. `paper` comes last; while
    it is in sight, the window is for that alone. `done` says that every page is there: until the
    window goes, nothing of it is garbage.
    """

    done = Signal()

    def __init__(
        self,
        pages: Sequence[Late[QWidget]],
        following: Sequence[QWidget],
        editor: CaseEditor,
        paper: Late[QWidget],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._pages = (*pages, paper)
        self._following = following
        self._paper = paper
        self._window = parent
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._build_next)
        for page in self._pages:
            page.built.connect(self._chain)
        editor.changed.connect(self.put_off)
        editor.opened.connect(self.put_off)
        self._timer.start(CALM_MS)

    def put_off(self) -> None:
        """Somebody is at work."""
        if self._timer.isActive():
            self._timer.start(CALM_MS)

    def _build_next(self) -> None:
        page = next((page for page in self._pages if not page.is_built), None)
        if page is None:
            self.done.emit()
        elif self._paper.isVisible():
            self._timer.start(CALM_MS)
        elif self._window.isVisible():
            page.build_some()
            self._timer.start(BETWEEN_BLOCKS_MS)

    def _chain(self, page: QWidget) -> None:
        """Qt puts what comes into a window late behind everything else in the order of Tab.

        What follows it is moved, not the page: in it are inputs that hand the cursor on, which
        would draw Tab back.
        """
        stops = [stops_in(page)[-1]]
        for each in self._following:
            stops += stops_in(each)
        chain(stops)
