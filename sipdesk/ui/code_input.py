"""The recovery code as it stands on the sheet: 13 numbered fields of five letters."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from sipdesk.i18n import gettext as _
from sipdesk.i18n import ngettext
from sipdesk.recovery_code import GROUP_LENGTH, GROUPS, is_right_group, typed

_ACROSS = 4  # as on the sheet


class CodeInput(QWidget):
    """Fields that pass the cursor on when they are full, and take a pasted code whole.

    `edited` comes with each key; `problem` names the groups that cannot be right.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = [GroupField(number) for number in range(1, GROUPS + 1)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for n, field in enumerate(self._fields):
            grid.addLayout(self._numbered(field), n // _ACROSS, n % _ACROSS)
            field.written.connect(self._spread)
            field.left_backwards.connect(self._step_back)
        self.setFocusProxy(self._fields[0])

    @property
    def code(self) -> str:
        """What was typed, with a space between the groups."""
        return " ".join(field.text() for field in self._fields)

    def problem(self) -> str:
        """What cannot be right, or is missing; "" for a whole code."""
        return self.wrong_in_words() or self._missing_in_words()

    def wrong_in_words(self) -> str:
        """Which finished groups are wrong, as a sentence; "" when none is."""
        wrong = [field.number for field in self._fields if field.is_wrong]
        if not wrong:
            return ""
        return ngettext(
            "Grupp {numbers} stämmer inte. Jämför den med bladet.",
            "Grupp {numbers} stämmer inte. Jämför dem med bladet.",
            len(wrong),
            numbers=", ".join(map(str, wrong)),
        )

    def go_to_problem(self) -> None:
        """The cursor goes into the first group that is wrong or unfinished."""
        unfinished = (f for f in self._fields if f.is_wrong or len(f.text()) < GROUP_LENGTH)
        field = next(unfinished, self._fields[0])
        field.setFocus()
        field.selectAll()

    def clear(self) -> None:
        for field in self._fields:
            field.clear()

    def _missing_in_words(self) -> str:
        missing = [f.number for f in self._fields if len(f.text()) < GROUP_LENGTH]
        if not missing:
            return ""
        return _(
            "Koden är inte hel: det ska vara {groups} grupper med {n} tecken i varje. "
            "Fortsätt med grupp {number}.",
            groups=GROUPS,
            n=GROUP_LENGTH,
            number=missing[0],
        )

    def _numbered(self, field: GroupField) -> QHBoxLayout:
        label = QLabel(f"{field.number}.")
        label.setMinimumWidth(label.fontMetrics().horizontalAdvance("13. "))
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(field, 1)
        return line

    def _spread(self, field: GroupField, letters: str) -> None:
        """What a field has no room for goes into those behind it, the cursor behind that.

        A letter put into a full group pushes its last one out, not those of the next group.
        """
        field.put(letters[:GROUP_LENGTH])
        left = letters[GROUP_LENGTH:]
        behind = self._fields[field.number :]
        if len(left) == 1 and behind and behind[0].text():
            left = ""
        for each in behind:
            if not left:
                break
            each.setFocus()
            each.put(left[:GROUP_LENGTH])
            each.setCursorPosition(len(each.text()))
            left = left[GROUP_LENGTH:]
        self._pass_on()
        self.edited.emit()

    def _pass_on(self) -> None:
        field = self.focusWidget()
        if isinstance(field, GroupField) and field.is_finished and field.number < GROUPS:
            following = self._fields[field.number]
            if not following.text():
                following.setFocus()

    def _step_back(self, field: GroupField) -> None:
        if field.number > 1:
            self._fields[field.number - 2].setFocus()


class GroupField(QLineEdit):
    """One group. A wrong one says so to the eye by its sign, and to a screen reader in words."""

    written = Signal(object, str)  # the field, and all that was typed or pasted into it
    left_backwards = Signal(object)

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("WWWWW ✗") + 16)
        self._sign = QLabel("✗", self)
        self._sign.setObjectName("problem")
        self._sign.hide()
        self._name()
        self.textEdited.connect(self._written)
        self.textChanged.connect(self._name)

    @property
    def is_finished(self) -> bool:
        """Whether it has all its letters and they can be right."""
        return is_right_group(self.text(), self.number)

    @property
    def is_wrong(self) -> bool:
        """Whether it has all its letters and they cannot be right."""
        return len(self.text()) == GROUP_LENGTH and not self.is_finished

    def put(self, letters: str) -> None:
        """Show letters as they stand on the sheet, with the cursor where it was."""
        place = self.cursorPosition()
        with QSignalBlocker(self):
            self.setText(letters)
        self.setCursorPosition(min(place, len(letters)))
        self._name()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.left_backwards.emit(self)
            return
        super().keyPressEvent(event)

    def _written(self, text: str) -> None:
        self.written.emit(self, typed(text).letters)

    def _name(self) -> None:
        self._sign.setVisible(self.is_wrong)
        self._sign.adjustSize()
        self._sign.move(self.width() - self._sign.width() - 6, 3)
        name = _("Grupp {number}", number=self.number)
        wrong = _("Grupp {number}, stämmer inte", number=self.number)
        self.setAccessibleName(wrong if self.is_wrong else name)
