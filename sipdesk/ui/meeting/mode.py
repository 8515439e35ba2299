"""Into meeting mode and out of it: what the window was before, it is again afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from sipdesk.case import Address, Case
from sipdesk.i18n import gettext as _
from sipdesk.ports import DocumentKind, Wanted
from sipdesk.ui.announce import announce
from sipdesk.ui.autosave import Autosave
from sipdesk.ui.desk import Desk
from sipdesk.ui.late_preview import new_preview
from sipdesk.ui.meeting.chapters import Step
from sipdesk.ui.meeting.keys import keys_in_words
from sipdesk.ui.meeting.look import table_sheet
from sipdesk.ui.meeting.table import Table
from sipdesk.ui.one_move import one_move
from sipdesk.ui.save_line import SaveLine
from sipdesk.ui.style import Dressed

if TYPE_CHECKING:
    from sipdesk.ui.preview_page import PreviewPage

TABS = 5  # of the usual window, each with a key


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that a lock interrupts: the step, and how the window stood before the meeting."""

    step: Step
    was: Qt.WindowState


class MeetingPage(QStackedWidget):
    """The table, and the way to the copies behind it. It lives as long as the meeting."""

    left = Signal()

    def __init__(self, desk: Desk, autosave: Autosave) -> None:
        super().__init__()
        self._desk = desk
        self._autosave = autosave
        self._preview: PreviewPage | None = None
        self.table = Table(desk)
        Dressed(self.table, table_sheet)
        self.addWidget(self.table)
        self.table.left.connect(self.left)
        self.table.printing_wanted.connect(self.show_copies)
        self.table.done.connect(self._note)
        desk.editor.changed.connect(self.table.show_case)
        autosave.saved.connect(self.table.save_line.show_saved)
        autosave.failed.connect(self.table.save_line.show_fault)
        if autosave.fault is not None:
            self.table.save_line.show_fault(autosave.fault)
        for keys, slot in (
            ("F11", self.left.emit),
            ("F1", self._tell_keys),
            ("Ctrl+K", self._choose_chapter),
            ("Ctrl+Z", desk.editor.undo),
            ("Ctrl+Y", desk.editor.redo),
            ("Ctrl+Shift+Z", desk.editor.redo),
            *((f"Ctrl+{number}", self._tell_way_to_tabs) for number in range(1, TABS + 1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @property
    def preview_in_sight(self) -> PreviewPage | None:
        """The way to the copies, while it is shown in place of the table."""
        return self._preview if self.currentWidget() is self._preview else None

    @property
    def is_in_sight(self) -> bool:
        """Whether the table itself is shown."""
        return self.currentWidget() is self.table

    def show_said(self, sentence: str) -> None:
        """Show, in the line of the table, what a screen reader was told already."""
        self.table.save_line.show_said(sentence)

    def reveal(self, address: Address) -> None:
        """Turn to what was changed; what the table does not show is only told of."""
        if not self.table.reveal(address):
            self.table.save_line.show_note(_("Ändringen syns i det vanliga fönstret."))

    def show_copies(self, wanted: Wanted | None = None, recipients: tuple[str, ...] = ()) -> None:
        """Print the plan for those who may have it; `wanted` and `recipients` as chosen before."""
        self._autosave.save_now()
        case = self._desk.editor.case
        if case is None:
            return
        if self._preview is None:
            self._preview = new_preview(self._desk, at_the_table=True)
            self._preview.closed.connect(self._back_to_table)
            self._preview.done.connect(self._note_at_the_copies)
            self.addWidget(self._preview)
        with one_move(self):
            self.setCurrentWidget(self._preview)
            self._preview.show_case(case, DocumentKind.PLAN, self._desk.today())
            if wanted is not None:
                self._preview.show_again(wanted, recipients)

    def _back_to_table(self) -> None:
        reminder = self._preview.reminder() if self._preview is not None else ""
        with one_move(self):
            if self._preview is not None:
                self._preview.clear()
            self.setCurrentWidget(self.table)
            self.table.write()
        if reminder:
            self._note(reminder)

    def _tell_keys(self) -> None:
        """The handbook stays closed, as everybody around the table would read along."""
        keys = (
            _("Esc: tillbaka till mötet") if self.preview_in_sight is not None else keys_in_words()
        )
        sentence = "\n\n".join((keys, _("Hela handboken finns i det vanliga fönstret.")))
        self._desk.doors.tell(self.currentWidget(), _("Tangenter i mötesläget"), sentence)

    def _choose_chapter(self) -> None:
        """What leads anywhere in the usual window leads to the parts of the meeting here."""
        if self.is_in_sight:
            self.table.chapters.showMenu()
        else:
            self._tell_here(_("Esc: tillbaka till mötet"))

    def _tell_way_to_tabs(self) -> None:
        self._tell_here(_("Flikarna nås efter mötet. F11 lämnar mötesläget."))

    def _tell_here(self, sentence: str) -> None:
        """A key that does nothing must not do so without a word."""
        if (preview := self.preview_in_sight) is not None:
            preview.tell_at_the_table(sentence)
        else:
            announce(self, sentence)
            self.show_said(sentence)

    def _note(self, sentence: str) -> None:
        self._autosave.save_now()
        self.table.save_line.show_note(sentence)

    def _note_at_the_copies(self, sentence: str) -> None:
        """Said at once, though the line that shows it stands on the table behind them."""
        self._autosave.save_now()
        announce(self, sentence)
        self.show_said(sentence)


class MeetingMode(QObject):
    """Turns a window towards the table, and back. `front` holds what usually fills the window.

    `wanted_elsewhere` carries an address to show once the window stands as usual again. `ended`
    asks to turn from what is not for everybody, before the cursor goes back to where it was.
    """

    wanted_elsewhere = Signal(object)
    ended = Signal()

    def __init__(
        self, window: QMainWindow, front: QStackedWidget, desk: Desk, autosave: Autosave
    ) -> None:
        super().__init__(window)
        self._window = window
        self._front = front
        self._desk = desk
        self._autosave = autosave
        self._page: MeetingPage | None = None
        self._was = Qt.WindowState.WindowNoState
        self._focus: QWidget | None = None
        self._place: tuple[str, Step] | None = None
        desk.editor.opened.connect(self._end_for_another)

    @property
    def is_on(self) -> bool:
        return self._page is not None

    @property
    def page(self) -> MeetingPage | None:
        """What fills the window, while there is a meeting."""
        return self._page

    @property
    def save_line(self) -> SaveLine | None:
        """Where it is told of what was done, while there is a meeting."""
        return self._page.table.save_line if self._page is not None else None

    @property
    def came_from(self) -> QWidget | None:
        """What had the cursor before the meeting, and gets it back."""
        return self._focus if self._focus is not None and isValid(self._focus) else None

    def held(self) -> Held | None:
        """What `begin` needs to go on with this meeting in another window."""
        return Held(self._page.table.step, self._was) if self._page is not None else None

    def begin(self, again: Held | None = None) -> None:
        """Full screen, with nothing in sight but the meeting about the case in work.

        It goes on where it was left, or after a lock where `again` says.
        """
        case = self._desk.editor.case
        if self._page is not None or case is None:
            return
        self._was = again.was if again is not None else self._window.windowState()
        self._focus = self._window.focusWidget()
        self._page = MeetingPage(self._desk, self._autosave)
        self._page.left.connect(self.end)
        self._page.table.wanted_elsewhere.connect(self._end_elsewhere)
        self._front.addWidget(self._page)
        announce(self._window, _("Mötesläge"))
        with one_move(self._front):
            self._front.setCurrentWidget(self._page)
            self._show_menus(shown=False)
            self._window.setWindowState(self._was | Qt.WindowState.WindowFullScreen)
            self._page.table.enter(case, again.step if again is not None else self._place_in(case))
        if not self._window.isVisible():  # nothing is heard of a window that is still to come
            QTimer.singleShot(0, self._page.table, self._page.table.say_step)

    def end(self) -> None:
        """The window as it was, with the cursor where it was if that is in sight."""
        page, case = self._page, self._desk.editor.case
        if page is None:
            return
        self._page = None
        self._place = (case.id, page.table.step) if case is not None else None
        self._desk.editor.end_typing()
        with one_move(self._front):
            self._front.removeWidget(page)
            page.hide()
            page.deleteLater()
            self._show_menus(shown=True)
            self._window.setWindowState(self._was)
            self.ended.emit()
            if (focus := self.came_from) is not None and focus.isVisibleTo(self._window):
                focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None
        if self._window.isVisible():
            announce(self._window, _("Mötesläget är avslutat."))

    def reveal(self, address: Address) -> None:
        """Show an address at the table, where it is one that the table shows."""
        if self._page is not None:
            self._page.reveal(address)

    def _place_in(self, case: Case) -> Step | None:
        return self._place[1] if self._place is not None and self._place[0] == case.id else None

    def _show_menus(self, *, shown: bool) -> None:
        """Their keys lead to other persons and private pages: they go to sleep with them."""
        self._window.menuBar().setVisible(shown)
        self._window.menuBar().setEnabled(shown)

    def _end_elsewhere(self, address: Address) -> None:
        self.end()
        self.wanted_elsewhere.emit(address)

    def _end_for_another(self, _case: Case | None) -> None:
        self.end()
        self._place = None
