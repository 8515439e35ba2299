"""The person's header: who it is, what to mind, and the way of the case."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sipdesk.case import Answer, Case, Person
from sipdesk.i18n import gettext as _
from sipdesk.i18n import ngettext
from sipdesk.identity import birth_date_of
from sipdesk.rules import Step, way
from sipdesk.ui.flow import FlowLayout
from sipdesk.ui.room import Room
from sipdesk.ui.step_label import StepLabel


class ElidedLabel(QLabel):
    """One line of text that ends in … where the room ends; the tooltip has it whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        whole = " ".join(text.split())
        if whole == self._whole:  # as with most keys
            return
        self._whole = whole
        self.setToolTip(self._whole)
        self.setAccessibleName(self._whole)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        elided = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 1)
        )
        if elided != self.text():
            self.setText(elided)


class WayOfTheCase(QWidget):
    """Förbered → Kalla → Möte → Följ upp → Avsluta, told by mark and word, not by colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = FlowLayout(self, spacing=6)
        self._labels: list[StepLabel] = []
        self._steps: tuple[Step, ...] = ()

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        if steps == self._steps:  # as with most keys
            return
        self._steps = steps
        while len(self._labels) < len(steps):
            label = StepLabel(is_first=not self._labels)
            self._labels.append(label)
            self._layout.addWidget(label)
        for label, step in zip(self._labels, steps, strict=True):
            label.show_step(step)


class Header(QWidget):
    """Name, what to mind, and where the case is. `details_wanted` opens the person's page.

    `list_wanted` asks for the list of persons, `findings_wanted` shows or hides what is missing.
    """

    details_wanted = Signal()
    list_wanted = Signal()
    findings_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ElidedLabel()
        self._name.setObjectName("name")
        self._facts = ElidedLabel()
        self._facts.setObjectName("facts")
        Room(self._facts, lines=1)  # also while nothing is known: the page below must not jump
        self._details = QPushButton(_("P&ersonuppgifter"))
        self._list = QPushButton(_("◂ Pers&oner"))
        self._list.setAccessibleName(_("Personer"))
        self._list.hide()
        self._findings = QPushButton()
        self._findings_count = 0
        self._findings.setCheckable(True)
        self._way = WayOfTheCase()
        self._told: tuple[Person, dt.date] | None = None

        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._list)
        top.addWidget(self._name, 1)
        top.addWidget(self._details)
        top.addWidget(self._findings)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 4)
        layout.setSpacing(2)
        layout.addLayout(top)
        layout.addWidget(self._facts)
        layout.addWidget(self._way)

        self._details.clicked.connect(self.details_wanted)
        self._list.clicked.connect(self.list_wanted)
        self._findings.toggled.connect(self.findings_wanted)

    def show_case(self, case: Case, today: dt.date) -> None:
        if self._told != (case.person, today):
            self._told = case.person, today
            self._show_person(case.person, today)
        self._way.show_steps(way(case, today))

    def _show_person(self, person: Person, today: dt.date) -> None:
        self._name.show_text(person.name or _("Ny person"))
        facts = " · ".join(facts_about(person, today))
        self._facts.show_text(facts)

    def show_findings_count(self, count: int) -> None:
        text = _("Att ko&mplettera: {n}", n=count) if count else _("Inget att ko&mplettera")
        self._findings_count = count
        self._findings.setText(text)

    def findings_in_words(self) -> str:
        """How many they are, as it is said where nobody sees what the number stands by."""
        count = self._findings_count
        some = ngettext("{n} sak att komplettera", "{n} saker att komplettera", count)
        return some if count else self._findings.text().replace("&", "")

    def press_findings(self, pressed: bool) -> None:
        """Show the button as what it shows: pressed while the panel is in sight."""
        self._findings.setChecked(pressed)

    def offer_list(self, offered: bool) -> None:
        """Show a way to the persons where their list has no room of its own."""
        self._list.setVisible(offered)

    def clear(self) -> None:
        self._told = None
        self._name.show_text("")
        self._facts.show_text("")


def facts_about(person: Person, today: dt.date) -> list[str]:
    """What the coordinator minds at a glance: born when, which language, interpreter, mark."""
    facts: list[str] = []
    if person.protected_identity is Answer.YES:
        facts.append(_("Skyddade personuppgifter"))
    born = birth_date_of(person, today)
    if born is not None:
        facts.append(_("född {date}", date=born.isoformat()))
    facts.extend(text for text in (person.language, person.communication_support) if text)
    if person.interpreter_needed is Answer.YES:
        booked = person.interpreter_booked is Answer.YES
        facts.append(_("tolk bokad") if booked else _("tolk behövs, inte bokad"))
    return facts
