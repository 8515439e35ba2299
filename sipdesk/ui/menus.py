"""The menus: every command with its keys, in one table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from sipdesk import __version__
from sipdesk.handbook import KEYS, NEWS
from sipdesk.i18n import gettext as _
from sipdesk.ports import DocumentKind
from sipdesk.ui.document_kind import BLANK_FORMS, DOCUMENTS, is_offered
from sipdesk.ui.editor import CaseEditor
from sipdesk.ui.letter_menu import LetterMenu
from sipdesk.ui.menu_keys import MenuKeys
from sipdesk.ui.one_move import one_move

if TYPE_CHECKING:
    from sipdesk.ui.main_window import MainWindow


class Menus(QObject):
    """The menu bar of the main window, with the lock at its end."""

    def __init__(self, window: MainWindow, *, can_lock: bool) -> None:
        super().__init__(window)
        self._window = window
        self._can_lock = can_lock
        self._for_case: list[QAction] = []
        self._of_children: list[QAction] = []
        self._without_case: list[QShortcut] = []
        self._state: tuple[bool, ...] = ()  # as it was shown last
        self._file_menu()
        self._edit_menu()
        self._view_menu()
        self._help_menu()
        self._corner(can_lock=can_lock)

    def show_state(self, editor: CaseEditor) -> None:
        """What can be done now; with most keys, what could be done before."""
        is_for_child = is_offered(DocumentKind.CHILD, editor.case, self._window.desk.today())
        state = editor.can_undo, editor.can_redo, editor.case is not None, is_for_child
        if state == self._state:
            return
        self._state = state
        self.undo.setEnabled(editor.can_undo)
        self.redo.setEnabled(editor.can_redo)
        for action in (*self._for_case, self._to_meeting):
            action.setEnabled(editor.case is not None)
        for keys in self._without_case:
            keys.setEnabled(editor.case is None)
        for action in self._of_children:
            action.setVisible(is_for_child)

    def show_document(self, action: QAction) -> None:
        """Show the document that an action carries."""
        self._window.show_document(DocumentKind(action.data()))

    def add_documents(self, menu: QMenu) -> dict[DocumentKind, QAction]:
        """An entry for each document; the blank forms in a menu of their own."""
        actions: dict[DocumentKind, QAction] = {}
        blank = LetterMenu(menu, _("Blanketter att fylla i för hand"))
        for kind, names in DOCUMENTS.items():
            actions[kind] = (blank if names.is_blank else menu).addAction(_(names.name))
            actions[kind].setData(kind)
        menu.addSeparator()
        menu.addMenu(blank)
        self._of_children.append(actions[DocumentKind.CHILD])
        return actions

    def _file_menu(self) -> None:
        menu = self._menu(_("&Arkiv"))
        self._action(menu, _("&Ny person"), "Ctrl+N", self._window.new_person)
        menu.addSeparator()
        printing = LetterMenu(menu, _("&Skriv ut eller spara som PDF"))
        menu.addMenu(printing)
        keys = {DocumentKind.PREPARATION: "Ctrl+Shift+P", DocumentKind.PLAN: "Ctrl+P"}
        for kind, action in self.add_documents(printing).items():
            action.setShortcut(QKeySequence(keys.get(kind, "")))
            if kind not in BLANK_FORMS:
                self._for_case.append(action)
        printing.triggered.connect(self.show_document)
        menu.addSeparator()
        self._for_case.append(
            self._action(
                menu,
                _("Lämna &över till en annan samordnare …"),
                "",
                self._window.hand_over_wanted.emit,
            )
        )
        self._action(
            menu, _("&Ta emot en överlämnad person …"), "", self._window.receiving_wanted.emit
        )
        self._for_case.append(
            self._action(
                menu,
                _("&Exportera fil till journalsystem (FHIR) …"),
                "",
                self._window.export_wanted.emit,
            )
        )
        menu.addSeparator()
        if self._can_lock:
            self._action(menu, _("&Lås"), "Ctrl+L", self._window.lock_wanted.emit)
        self._action(menu, _("&Mina uppgifter …"), "", self._window.show_own_details)
        self._action(menu, _("&Inställningar …"), "Ctrl+,", self._window.settings_wanted.emit)
        keys_wanted = self._window.keys_wanted.emit
        self._action(menu, _("Lösen&fras och återställningskod …"), "", keys_wanted)
        self._action(menu, _("Säkerhets&kopior …"), "", self._window.backups_wanted.emit)
        self._for_case.append(
            self._action(menu, _("&Radera personen …"), "", self._window.ask_to_delete)
        )
        menu.addSeparator()
        self._action(menu, _("&Avsluta SIPdesk"), "Ctrl+Q", self._window.close)

    def _edit_menu(self) -> None:
        self.editing = menu = self._menu(_("&Redigera"))
        self.undo = self._action(menu, _("&Ångra"), "Ctrl+Z", self._window.undo)
        self.redo = self._action(menu, _("&Gör om"), "Ctrl+Y", self._window.redo)
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        menu.addSeparator()
        self._action(menu, _("&Sök person"), "Ctrl+F", self._window.search)
        self._for_case.append(self._action(menu, _("&Nästa träff"), "F3", self._go_to_next_place))

    def _view_menu(self) -> None:
        menu = self._menu(_("&Visa"))
        self._action(menu, _("Gå &till …"), "Ctrl+K", self._window.anywhere.ask)
        self._action(menu, _("Att &göra"), "Ctrl+G", self._window.show_due)
        menu.addSeparator()
        self._for_case.append(
            self._action(menu, _("&Personuppgifter"), "Ctrl+I", self._window.show_person)
        )
        tabs = self._window.case_page.tabs
        for number in range(tabs.count()):
            action = menu.addAction(tabs.tabText(number))
            action.setData(number)
            action.setShortcut(QKeySequence(f"Ctrl+{number + 1}"))
            action.triggered.connect(self._turn)
            self._for_case.append(action)
            keys = QShortcut(action.shortcut(), self._window)  # without a case, the action sleeps
            keys.activated.connect(partial(self._turn_back, number))
            self._without_case.append(keys)
        for number in range(tabs.count() + 1, 10):
            keys = QShortcut(QKeySequence(f"Ctrl+{number}"), self._window)
            keys.activated.connect(self._tell_of_tabs)
        menu.addSeparator()
        self._for_case.append(
            self._action(menu, _("&Att komplettera"), "Ctrl+Shift+K", self._window.go_to_findings)
        )
        menu.addSeparator()
        meeting = self._action(menu, _("&Mötesläge"), "F11", self._window.hold_meeting)
        self._for_case.append(meeting)
        menu.addSeparator()
        for text, steps, keys in (
            (_("&Större text"), 1, ("Ctrl++", "Ctrl+=")),
            (_("M&indre text"), -1, ("Ctrl+-",)),
            (_("&Normal text"), 0, ("Ctrl+0",)),
        ):
            action = self._action(menu, text, "", self._resize_text)
            action.setShortcuts([QKeySequence(each) for each in keys])
            action.setData(steps)
            self._window.addAction(action)  # at the table the menus sleep

    def _help_menu(self) -> None:
        menu = self._menu(_("&Hjälp"))
        self._action(menu, _("&Handbok"), "F1", self._window.handbook_wanted.emit)
        self._action(menu, _("&Kortkommandon"), "", partial(self._read, KEYS))
        self._action(menu, _("&Nyheter"), "", partial(self._read, NEWS))
        self._action(menu, _("&Om SIPdesk"), "", self._tell_about)

    def _lock_button(self) -> QPushButton:
        """It does not take the cursor, so that the lock finds it where it was."""
        button = QPushButton(_("Lås"))
        button.setObjectName("corner")
        button.setToolTip(_("Ctrl+L"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self._window.lock_wanted)
        return button

    def _meeting_button(self) -> QPushButton:
        """The way to the table stands in sight. Pressed with the mouse, it leaves the cursor."""
        button = QPushButton(_("Mötesläge"))
        button.setObjectName("corner")
        button.setToolTip(_("Stor text för alla runt bordet (F11)"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._window.hold_meeting)
        return button

    def _corner(self, *, can_lock: bool) -> None:
        self._to_meeting = self._meeting_button()
        self.corner = QWidget(self._window.menuBar())
        row = QHBoxLayout(self.corner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._to_meeting)
        if can_lock:
            row.addWidget(self._lock_button())
        self._window.menuBar().setCornerWidget(self.corner)

    def _menu(self, title: str) -> QMenu:
        menu = self._window.menuBar().addMenu(title)
        MenuKeys(menu)
        return menu

    def _action(self, menu: QMenu, text: str, keys: str, slot: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        return action

    def _go_to_next_place(self) -> None:
        """In the case, also from its paper; what was never searched for is asked for."""
        self._window.preview.leave()
        if not self._window.word_lead.go_to_next():
            self._window.search()

    def _turn(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._window.turn_to_tab(int(action.data()))

    def _turn_back(self, number: int) -> None:
        """From Att göra, of the case that one came from; the keys are never without an answer."""
        window = self._window
        if window.due.leads_back:
            with one_move(window):
                window.due.go_back()
                if window.has_case:
                    window.turn_to_tab(number)
                    return
        window.note(_("Välj en person först."))

    def _tell_of_tabs(self) -> None:
        """A key beside those of the tabs must not do nothing without a word."""
        count = self._window.case_page.tabs.count()
        self._window.note(_("Det finns {count} flikar: Ctrl+1 till Ctrl+{count}.", count=count))

    def _resize_text(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._window.text_size_wanted.emit(int(action.data()))

    def _read(self, chapter: str, _checked: bool = False) -> None:
        self._window.chapter_wanted.emit(chapter)

    def _tell_about(self) -> None:
        self._window.tell(
            _("Om SIPdesk"),
            _(
                "SIPdesk {version}\n\nFör dig som samordnar en SIP. Allt finns bara på den här "
                "datorn, krypterat. Programmet använder aldrig internet.\n\n"
                "Fri programvara: EUPL-1.2.",
                version=__version__,
            ),
        )
