"""Light, dark or with high contrast: as somebody chose, or as the computer is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from sipdesk.settings import AS_THE_COMPUTER, DARK, LIGHT
from sipdesk.ui.looks import LOOKS, Look, wear, worn_look

if TYPE_CHECKING:
    from sipdesk.ui.computer_look import ComputerLook

HALF_LIGHT = 128  # of 255


class Appearance(QObject):
    """Keeps the look as it was chosen, or as the computer has it, also when that changes.

    Until `listen`, the ground of its windows tells what the computer wants: the first form is not
    to wait for more, and nothing else was worn yet.
    """

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._choice = AS_THE_COMPUTER
        self._computer: ComputerLook | None = None

    def choose(self, choice: str) -> None:
        """One of `settings.LOOK_CHOICES`."""
        self._choice = choice
        if choice != AS_THE_COMPUTER:
            self.listen()
        if self._computer is not None:
            self._computer.suit(choice)
        self._wear()

    def listen(self) -> None:
        """Ask the computer from now on."""
        if self._computer is None:
            from sipdesk.ui.computer_look import ComputerLook  # noqa: PLC0415 - see there

            self._computer = ComputerLook(self._application.styleHints(), self)
            self._computer.changed.connect(self._wear)
            self._computer.suit(self._choice)
            self._wear()

    def _wear(self) -> None:
        look = self._computer.look(self._choice) if self._computer else _by_the_ground()
        if look is not worn_look():
            wear(self._application, look)


def _by_the_ground() -> Look:
    is_dark = QApplication.palette().window().color().lightness() < HALF_LIGHT
    return LOOKS[DARK if is_dark else LIGHT]
