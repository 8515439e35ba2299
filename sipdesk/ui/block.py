"""What stands on a page: anything that shows a part of a case."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sipdesk.case import Address, Case


class Block(QWidget):
    """A part of a page. It shows a case, and puts the cursor where an address is."""

    def show_case(self, case: Case) -> None:
        """Show the case; keep cursor and choice where they are."""

    def reveal(self, address: Address) -> bool:  # noqa: ARG002
        """Put the cursor where the address is; whether it is in this block."""
        return False

    def lead_in(self) -> bool:
        """Put the cursor where the writing begins; False where that is the first control."""
        return False

    def clear(self) -> None:
        """Show nothing, so that no text of a closed case stays in the window."""
