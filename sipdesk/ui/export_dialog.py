"""Fil till journalsystem: what the file is, for whom, and what the consent leaves out."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QWidget

from sipdesk.case import Case, ConsentPurpose
from sipdesk.i18n import gettext as _
from sipdesk.rules import THE_PERSON, current_consent, recipients
from sipdesk.ui.choice_input import Choice
from sipdesk.ui.tall_dialog import TallDialog


class ExportDialog(TallDialog):
    """Asks for the recipient. `wanted` carries the id of the participant."""

    wanted = Signal(str)

    def __init__(self, case: Case, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(_("Fil till journalsystem"), parent)
        self._to = Choice()
        self._checked = QCheckBox(_("Jag har kontrollerat att inget av det står i planen"))
        self._problem = self.said("", "problem")
        self._is_limited = False
        for one in recipients(case, today):
            if one.id != THE_PERSON and not one.why_not:
                self._to.addItem(one.name, one.id)
        self._lay_out(case)

    def _lay_out(self, case: Case) -> None:
        self.add(
            self.said(
                _(
                    "Filen är till för journalsystem som kan läsa formatet FHIR R4; fråga "
                    "mottagaren om du är osäker. Den innehåller planen, målen, insatserna och "
                    "vilka som deltar. Den innehåller inte förberedelserna, det personen inte "
                    "vill prata om, eller den som personen har sagt nej till. Filen är inte "
                    "krypterad. Radera den när den är inläst."
                )
            )
        )
        self.add(self.labelled(_("Till &vem?"), self._to))
        entry = current_consent(case, ConsentPurpose.SHARING)
        excluded = " ".join(entry.excludes.split()) if entry is not None else ""
        self._is_limited = bool(excluded)
        if excluded:
            self.add(self.said(_("Samtycket omfattar inte: {text}", text=excluded), "problem"))
            self.add(self._checked)
        self.add(self._problem)
        self._problem.hide()
        save = self.add_button(_("S&para filen …"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.clicked.connect(self._answer)
        self.add_button(_("&Avbryt"), QDialogButtonBox.ButtonRole.RejectRole)

    def _answer(self) -> None:
        if self._is_limited and not self._checked.isChecked():
            self._problem.setText(_("Läs igenom planen och kryssa i rutan först."))
            self._problem.show()
            self.show_widget(self._problem)
            return
        self.accept()
        self.wanted.emit(self._to.currentData())
