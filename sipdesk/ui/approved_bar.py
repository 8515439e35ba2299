"""Says on top of an approved plan why nothing can be typed, and leads on to a new version."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sipdesk.case import Address, Case, is_closed
from sipdesk.i18n import gettext as _
from sipdesk.rules import NEW_VERSION
from sipdesk.ui.block import Block


class ApprovedBar(Block):
    """In sight while the version in work is approved; a closed case has a bar of its own.

    `new_version_wanted` asks for a draft of the next version.
    """

    new_version_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        bar = QFrame()
        bar.setObjectName("closed")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._renew = QPushButton(_("Börja på en ny vers&ion"))
        self._renew.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(bar)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._text, 1)
        line.addWidget(self._renew)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 12, 0)
        layout.addWidget(bar)
        self._renew.clicked.connect(self.new_version_wanted)

    def show_case(self, case: Case) -> None:
        self.setVisible(case.is_approved and not is_closed(case))
        number = case.plan.version
        self._text.setText(_("Version {number} är godkänd och kan inte ändras.", number=number))

    def reveal(self, address: Address) -> bool:
        """The version itself is changed by beginning the next one."""
        is_here = address == NEW_VERSION and not self.isHidden()
        if is_here:
            self._renew.setFocus(Qt.FocusReason.TabFocusReason)
        return is_here

    def clear(self) -> None:
        self.hide()
