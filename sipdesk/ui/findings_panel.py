"""Att komplettera: what is missing. A click, or Enter, puts the cursor into the field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidgetItem, QVBoxLayout, QWidget

from sipdesk.i18n import gettext as _
from sipdesk.rules import Finding, Layer
from sipdesk.ui.announce import announce
from sipdesk.ui.finding_words import finding_in_words
from sipdesk.ui.list_voice import ListVoice
from sipdesk.ui.wrapped_list import WrappedList

ADDRESS = Qt.ItemDataRole.UserRole
FINDINGS_DELAY_MS = 200  # until the keys rest: to find them takes as long as a key may


class FindingsPanel(QWidget):
    """The findings, law first. `wanted` carries the address of the one that was chosen."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Finding, ...] = ()
        title = QLabel(_("Att komplettera"))
        title.setObjectName("heading")
        title.setWordWrap(True)
        self._list = WrappedList()
        ListVoice(self._list)
        self._list.setAccessibleName(_("Att komplettera"))
        self._nothing = QLabel(
            _("Inget saknas just nu. Det som fattas visas här medan du skriver.")
        )
        self._nothing.setObjectName("empty")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(title)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._nothing, 1)
        self._show_list(shown=True)  # until it is known that nothing is missing

        self._list.itemClicked.connect(self._choose)
        self._list.itemActivated.connect(self._choose)

    @property
    def shown(self) -> tuple[Finding, ...]:
        return self._shown

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        if findings == self._shown and self._list.count():
            return
        self._shown = findings
        chosen, row = self._list.currentItem(), self._list.currentRow()
        text = chosen.text() if chosen is not None and self._list.hasFocus() else ""
        self._show_list(shown=bool(findings))
        place = self._list.verticalScrollBar().value()
        self._list.clear()
        self._add_group(_("Lagkrav – behövs för att godkänna planen"), Layer.LAW)
        self._add_group(_("Kvalitet – bra att göra"), Layer.QUALITY)
        self._list.verticalScrollBar().setValue(place)
        if text and findings:
            self._choose_again(text, row)

    def enter(self) -> None:
        """Put the cursor on the first finding; where there is none, only say so."""
        if not self._shown:
            announce(self, self._nothing.text())
            return
        if self._list.currentRow() < 1 and self._list.count() > 1:
            self._list.setCurrentRow(1)
        self._list.setFocus()

    def clear(self) -> None:
        self._shown = ()
        self._list.clear()
        self._show_list(shown=True)

    def _choose_again(self, text: str, row: int) -> None:
        """The finding that the cursor was on; where it is gone, the one that took its place."""
        items = [self._list.item(number) for number in range(self._list.count())]
        same = [each for each in items if each.text() == text]
        after = [each for each in items[row:] if each.data(ADDRESS) is not None]
        self._list.setCurrentItem((same or after or items[-1:])[0])

    def _show_list(self, *, shown: bool) -> None:
        self._list.setVisible(shown)
        self._nothing.setVisible(not shown)

    def _add_group(self, title: str, layer: Layer) -> None:
        group = [finding for finding in self._shown if finding.layer is layer]
        if not group:
            return
        head = QListWidgetItem(title)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        self._list.addItem(head)
        for finding in group:
            item = QListWidgetItem("• " + finding_in_words(finding))
            item.setData(ADDRESS, finding.address)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, title)  # arrows pass it over
            item.setToolTip(_("Källa: {source}", source=_(finding.source.reference)))
            self._list.addItem(item)

    def _choose(self, item: QListWidgetItem) -> None:
        address = item.data(ADDRESS)
        if address is not None:
            self.wanted.emit(address)
