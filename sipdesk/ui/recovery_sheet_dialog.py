"""The recovery sheet: printed, put away, and one group of it typed to show that it is there."""

from __future__ import annotations

import datetime as dt
import secrets
from functools import partial

from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sipdesk.errors import ExpectedError, NoPrinterError
from sipdesk.i18n import gettext as _
from sipdesk.i18n import window_language
from sipdesk.ports import Documents, Recovery
from sipdesk.recovery_code import typed
from sipdesk.ui.announce import announce
from sipdesk.ui.code_list import CodeList
from sipdesk.ui.doors import Doors
from sipdesk.ui.print_progress import Cancelled, waiting_for
from sipdesk.ui.printing import print_through_dialog
from sipdesk.ui.secret_dialog import WIDTH, WIDTH_IN_LETTERS, note_label
from sipdesk.ui.secret_field import add_field
from sipdesk.ui.style import Dressed
from sipdesk.ui.zoomed_dialog import ZoomedDialog


class RecoverySheetDialog(ZoomedDialog):
    """Accepted when the asked group was typed right; rejected when it is put off.

    The sheet goes to the printer from memory. Where there is no printer, the code is shown to be
    copied by hand, until somebody begins to type the group.
    """

    def __init__(
        self,
        recovery: Recovery,
        documents: Documents,
        doors: Doors,
        today: dt.date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._recovery = recovery
        self._documents = documents
        self._doors = doors
        self._today = today
        self._groups = recovery.code.split()
        self._asked = secrets.randbelow(len(self._groups)) + 1
        self._print = QPushButton(_("&Skriv ut bladet …"))
        self._show = QPushButton(_("&Visa koden"))
        self._code = CodeList()
        self._typed = QLineEdit()
        self._problem = note_label("", "problem")
        self._buttons = QDialogButtonBox()
        self._lay_out()
        self._dressed = Dressed(self)
        self._widen()
        self._fit()

        self._print.clicked.connect(self._print_sheet)
        self._show.clicked.connect(self._show_code)
        self._typed.textEdited.connect(self._hide_code)
        self._buttons.accepted.connect(self._confirm)
        self._buttons.rejected.connect(self.reject)
        self._print.setFocus()

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Återställningskod"))
        done = self._buttons.addButton(_("&Klart"), QDialogButtonBox.ButtonRole.AcceptRole)
        later = self._buttons.addButton(_("S&enare"), QDialogButtonBox.ButtonRole.RejectRole)
        later.setAutoDefault(False)
        ways = QHBoxLayout()
        for button in (self._print, self._show):
            ways.addWidget(button)
        ways.addStretch(1)

        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(note_label(_("Lås in återställningskoden"), "name"))
        layout.addWidget(note_label(_explanation()))
        layout.addLayout(ways)
        layout.addWidget(self._code)
        question = _("Skriv grupp {n} från &bladet, och lås sedan in det", n=self._asked)
        add_field(layout, question, self._typed)
        layout.addWidget(self._problem)
        layout.addWidget(self._buttons)
        done.setDefault(True)  # in its dialog, or the button that had the cursor keeps Enter

    def fit_text(self) -> None:
        self._dressed.renew()
        self._widen()
        self.resize(WIDTH, 0)
        self._fit()

    def _widen(self) -> None:
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH_IN_LETTERS)

    def _fit(self) -> None:
        self.ensurePolished()
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _print_sheet(self) -> None:
        language = window_language()
        sheet = self._documents.recovery_sheet
        make = partial(sheet, self._recovery, language, self._today)
        try:
            pdf = waiting_for(make, self._doors)
            print_through_dialog([pdf], _("Återställningskod"), self._doors, self)
        except Cancelled:
            return
        except NoPrinterError:
            self._tell(_("Ingen skrivare hittades. Skriv av koden för hand: Visa koden visar den."))
        except ExpectedError:
            self._tell(_("Skrivaren svarar inte. Försök igen, eller skriv av koden för hand."))
        else:
            self._tell("")
            self._typed.setFocus()

    def _show_code(self) -> None:
        self._code.show_groups(self._groups)
        self._tell("")
        self._fit()
        announce(self._code, _("Koden visas. Pilarna går från grupp till grupp."))

    def _hide_code(self) -> None:
        self._code.forget()
        self._tell("")

    def _confirm(self) -> None:
        if typed(self._typed.text()).letters == self._groups[self._asked - 1]:
            self._typed.clear()
            self.accept()
            return
        self._tell(
            _("Det är inte grupp {n}. Läs den från bladet och skriv den igen.", n=self._asked)
        )
        self._typed.setFocus()
        self._typed.selectAll()

    def _tell(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setAccessibleName(sentence)
        self._typed.setAccessibleDescription(sentence)
        self._fit()
        if sentence:
            announce(self, sentence)


def _explanation() -> str:
    return _(
        "Om lösenfrasen glöms bort är koden det enda som öppnar filen. Skriv ut bladet och lägg "
        "det i kontorets kassaskåp, aldrig tillsammans med datorn."
    )
