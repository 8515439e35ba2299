"""The case in work: every change is a new value, every undo a return to the one before."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from sipdesk.case import (
    Address,
    Case,
    hold_to_approval,
    may_become,
    value_at,
    with_every_review,
    with_value,
)

TYPING_PAUSE_S = 1.5
MOST_STEPS = 2000
MANY_LETTERS = 10  # fewer, taken away one by one, are a slip of the fingers


@dataclass(frozen=True, slots=True)
class Step:
    """One undo step: the case before, and where the change was made."""

    case: Case
    address: Address | None


class CaseEditor(QObject):
    """Holds the one case that is open, or None.

    `changed` carries the new case. `revealed` carries an address for the window to show: the one
    that an undo or redo touched, or that a way from one tab to another leads to. `opened` says
    that another case, or none, is open now, `typing_ended` that the cursor left a field.
    `undone` and `redone` carry the step that was taken back or made again, with the case as it was
    until then, once it is shown. `document_wanted` carries the kind of a document to show.

    A closed case refuses each change that `may_become` refuses: the last line of defence, behind
    a window that has locked its fields.
    """

    changed = Signal(object)
    opened = Signal(object)
    revealed = Signal(object)
    told = Signal(str, str)
    typing_ended = Signal()
    undone = Signal(object)
    redone = Signal(object)
    document_wanted = Signal(object)

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._case: Case | None = None
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._typed_at = 0.0
        self._fullest: Case | None = None  # of the step that is being typed
        self._typing_in: Address | None = None

    @property
    def case(self) -> Case | None:
        return self._case

    @property
    def typing_in(self) -> Address | None:
        """Where somebody is writing: the field that was typed in last, until the cursor leaves."""
        return self._typing_in

    @property
    def can_undo(self) -> bool:
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        return bool(self._redo)

    def open(self, case: Case | None) -> None:
        """Work with another case from now on, or with none; it has no history yet."""
        self._case = with_every_review(case) if case is not None else None
        self._forget()
        self.opened.emit(self._case)

    def type_in(self, address: Address, value: object, pause: float = TYPING_PAUSE_S) -> None:
        """Set one value. Keys typed in one field are one undo step, until such a pause in s or
        until words are taken away again: those can be brought back, too.
        """
        now, before = self._clock(), self._case
        flowing = self._typing_in == address and now - self._typed_at < pause
        if not self._write(address, value, keep_step=flowing):
            return
        self._typed_at = now
        if not flowing:
            self._fullest = self._case
        elif before is not None:
            self._keep_what_is_removed(address, before)

    def read_in(self, address: Address, value: object) -> None:
        """What stands there is read as this value: one undo step with its typing.

        What undo or redo brought back is read without a step, and the way forward stays open: the
        cursor that leaves such a field would stop every further undo.
        """
        if self._case is None:
            return
        case = with_value(self._case, address, value)
        if case == self._case or not may_become(self._case, case):
            return
        hold_to_approval(self._case, case)
        is_typed_last = bool(self._undo) and self._undo[-1].address == address
        if is_typed_last or self._redo:
            self._show(case)
        else:
            self._put(case, address)

    def choose(self, address: Address, value: object) -> None:
        """Set one value that is whole at once: each choice is an undo step, however soon it comes
        after the one before.
        """
        if self._write(address, value):
            self._typed_at = -math.inf

    def change(self, case: Case, address: Address | None = None) -> None:
        """Any other change, as an undo step of its own."""
        if self._case is None or case == self._case or not may_become(self._case, case):
            return
        self._put(case, address)
        self._typing_in = None

    def settle(self, case: Case) -> None:
        """A change that cannot be undone, such as an approval: history ends here."""
        if self._case is not None:
            hold_to_approval(self._case, case)
            if not may_become(self._case, case):
                return
        self._case = case
        self._forget()
        self.changed.emit(case)

    def end_typing(self) -> None:
        """The cursor left the field: the next key starts a new undo step."""
        self._typing_in = None
        self.typing_ended.emit()

    def reveal(self, address: Address) -> None:
        """Ask the window to show where an address is, on whichever tab that may be."""
        self.revealed.emit(address)

    def tell(self, shown: str, said: str) -> None:
        """Ask the window to say what was done: in sight, and at more length to a screen reader."""
        self.told.emit(shown, said)

    def undo(self) -> None:
        left = self._travel(self._undo, self._redo)
        if left is not None:
            self.undone.emit(left)

    def redo(self) -> None:
        left = self._travel(self._redo, self._undo)
        if left is not None:
            self.redone.emit(left)

    def _write(self, address: Address, value: object, *, keep_step: bool = False) -> bool:
        """Set one value, of a field that the cursor is in; whether it was another."""
        if self._case is None:
            return False
        case = with_value(self._case, address, value)
        if case == self._case or not may_become(self._case, case):
            return False
        self._put(case, address, keep_step=keep_step)
        self._typing_in = address
        return True

    def _put(self, case: Case, address: Address | None, *, keep_step: bool = False) -> None:
        if self._case is not None:
            hold_to_approval(self._case, case)
            if not keep_step:
                self._undo.append(Step(self._case, address))
                del self._undo[:-MOST_STEPS]
        self._redo.clear()
        self._show(case)

    def _keep_what_is_removed(self, address: Address, before: Case) -> None:
        if self._case is None:
            return
        was, text = str(value_at(before, address)), str(value_at(self._case, address))
        full = str(value_at(self._fullest, address)) if self._fullest else ""
        if self._fullest and (_removed(was, text) > 1 or len(full) - len(text) >= MANY_LETTERS):
            self._undo.append(Step(self._fullest, address))
            del self._undo[:-MOST_STEPS]
            self._fullest = None
        elif len(text) > len(was) and len(text) >= len(full):
            self._fullest = self._case

    def _show(self, case: Case) -> None:
        self._case = case
        self.changed.emit(case)

    def _travel(self, source: list[Step], target: list[Step]) -> Step | None:
        if not source or self._case is None:
            return None
        if not may_become(self._case, source[-1].case):
            return None
        step = source.pop()
        left = Step(self._case, step.address)
        target.append(left)
        self._case = step.case
        self._typing_in = None
        self.changed.emit(step.case)
        if step.address is not None:
            self.revealed.emit(step.address)
        return left

    def _forget(self) -> None:
        self._undo.clear()
        self._redo.clear()
        self._typing_in = None
        self._fullest = None


def _removed(was: str, text: str) -> int:
    """How many letters of a text are gone in another that came of it by one change."""
    start = _same(was, text)
    return len(was) - start - _same(was[:start:-1], text[:start:-1])


def _same(first: str, second: str) -> int:
    """How many letters two texts begin with together; by halves, as a text may be long."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[:middle] == second[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
