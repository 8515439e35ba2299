"""Boxes with a few things to choose from, as the preview has them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from sipdesk.case import Case
from sipdesk.ui.document_kind import versions_before
from sipdesk.ui.pdf_pane import kept_together


def choice_of(options: Sequence[tuple[str, str]]) -> QComboBox:
    """A box with what each is called, and its value."""
    box = QComboBox()
    for text, value in options:
        box.addItem(text, value)
    return box


def labelled(text: str, box: QComboBox) -> QWidget:
    """A box behind its label, kept together when the row wraps."""
    label = QLabel(text)
    label.setBuddy(box)
    box.setAccessibleName(text.replace("&", ""))
    return kept_together(label, box)


class EarlierChoice(QComboBox):
    """The approved version that another is compared with; the one before, to begin with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def offer(self, case: Case, version: int | None) -> None:
        """Those before a version, or before the one in work for None. What is chosen stays."""
        chosen = self.currentData()
        self.clear()
        for name, number in versions_before(case, version):
            self.addItem(name, number)
        self.choose(chosen)

    def choose(self, number: int | None) -> None:
        """That version; the newest where it is not offered."""
        self.setCurrentIndex(max(self.findData(number), 0) if self.count() else -1)

    def number(self) -> int | None:
        """The chosen version; None where there is no choice."""
        return self.currentData() if self.has_choice else None

    @property
    def has_choice(self) -> bool:
        return self.count() > 1
