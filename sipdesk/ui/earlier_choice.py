"""Which earlier version of the plan another is compared with."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sipdesk.ui.choice_input import Choice


class EarlierChoice(Choice):
    """The versions behind the one that is chosen of `versions`, which has the newest first.

    The one just before it is chosen to begin with.
    """

    def __init__(self, versions: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions = versions
        self.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)

    @property
    def number(self) -> int | None:
        """The chosen version; None where there is no choice."""
        return self.currentData() if self.has_choice else None

    @property
    def has_choice(self) -> bool:
        return self.count() > 1

    def offer(self) -> None:
        """Those before the other version. What is chosen stays, if it is one of them."""
        chosen = self.currentData()
        self.clear()
        for n in range(self._versions.currentIndex() + 1, self._versions.count()):
            self.addItem(self._versions.itemText(n), self._versions.itemData(n))
        self.choose(chosen)

    def choose(self, number: int | None) -> None:
        """That version; the newest where it is not offered."""
        self.setCurrentIndex(max(self.findData(number), 0) if self.count() else -1)
