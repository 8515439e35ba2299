"""What the dialogs about passphrase and recovery code have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sipdesk.i18n import gettext as _
from sipdesk.i18n import ngettext
from sipdesk.ui.announce import announce
from sipdesk.ui.aside import run_aside
from sipdesk.ui.style import Dressed
from sipdesk.ui.zoomed_dialog import ZoomedDialog

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from sipdesk.ports import Vault

T = TypeVar("T")
WIDTH_IN_LETTERS = 62
WIDTH = 640  # pixels at least: as Qt makes a window that nobody has resized
LOOK_AGAIN_MS = 250


class SecretDialog(ZoomedDialog):
    """A dialog that asks the vault, with a place for a problem below its fields.

    While the vault works, the dialog is alive and its fields are shut; after too many wrong
    passphrases it counts the seconds until the next one. `painted` says once that it is in sight.
    """

    painted = Signal()

    def __init__(self, vault: Vault, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._is_at_work = False
        self._is_waiting = False
        self._was_painted = False
        self._faulty: QWidget | None = None  # the field that the problem is about
        self.go = QPushButton()
        self.go.setObjectName("primary")
        self.fields = QWidget()
        self._problem = note_label("", "problem")
        self._buttons = QDialogButtonBox()
        self._buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_AGAIN_MS)

        self.setWindowTitle(title)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.addWidget(note_label(title, "name"))
        self._column.addWidget(self.fields)
        self._column.addWidget(self._problem)
        self._column.addWidget(self._buttons)
        self.go.setDefault(True)  # in its dialog, or Enter is lost when the cursor passes a button
        self._dressed = Dressed(self)
        self._widen()

        self._clock.timeout.connect(self._count_down)
        self._buttons.rejected.connect(self.reject)

    def add_button(self, text: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        """One more button; Enter presses it only while it has the cursor."""
        button = self._buttons.addButton(text, role)
        button.setAutoDefault(True)
        return button

    def at_work(self, work: Callable[[], T], saying: str) -> T:
        """What slow work returns, or raises. The button says what is being done meanwhile."""
        usual = self.go.text()
        self._is_at_work = True
        self.go.setText(saying)
        self._shut(True)
        try:
            return run_aside(work)
        finally:
            self._is_at_work = False
            self.go.setText(usual)
            self._shut(False)

    def tell(self, sentence: str, field: QWidget | None = None) -> None:
        """Say what is wrong, to the eye, to the ear and at the field that it is about."""
        self._write_problem(sentence)
        self._describe(field, sentence)
        if sentence:
            announce(self, sentence)

    def forget_problem(self) -> None:
        """Something was typed since."""
        self._describe(None, "")
        if not self._is_waiting:
            self._write_problem("")
        self.fit()

    def wait_if_needed(self) -> bool:
        """Begin to count down when the vault wants it; whether it does."""
        left = self._vault.seconds_to_wait()
        self._is_waiting = left > 0
        if self._is_waiting:
            self._clock.start()
            self._count_down()
            announce(self, wait_in_words(left))
        return self._is_waiting

    def fit(self) -> None:
        """As wide as the fields and as tall as the wrapped text need; Qt alone would clip them.

        In sight it only grows, lest the buttons go up and down while somebody types.
        """
        self._fit(least=self.height() if self.isVisible() else 0)

    def fit_text(self) -> None:
        self._dressed.renew()
        self._widen()
        self.resize(WIDTH, 0)
        self._fit(least=0)

    def come_to_front(self) -> None:
        """Somebody started the program once more."""
        self.showNormal()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self._tell_painted)  # when it has reached the screen

    def _tell_painted(self) -> None:
        self.painted.emit()

    def reject(self) -> None:
        """Not in the middle of work: its result would come to a dialog that is gone."""
        if not self._is_at_work:
            super().reject()

    def _widen(self) -> None:
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH_IN_LETTERS)

    def _fit(self, least: int) -> None:
        self.ensurePolished()
        width = max(self.width(), self._column.totalMinimumSize().width())
        self.resize(width, max(least, self._column.totalHeightForWidth(width)))

    def _write_problem(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setAccessibleName(sentence)
        self.fit()

    def _describe(self, field: QWidget | None, sentence: str) -> None:
        if self._faulty is not None:
            self._faulty.setAccessibleDescription("")
        self._faulty = field
        if field is not None:
            field.setAccessibleDescription(sentence)

    def _count_down(self) -> None:
        left = self._vault.seconds_to_wait()
        self._is_waiting = left > 0
        self.go.setEnabled(not self._is_waiting)
        if self._is_waiting:
            self._write_problem(wait_in_words(left))  # not said each time
        else:
            self._clock.stop()
            self.tell(_("Nu går det att försöka igen."))

    def _shut(self, shut: bool) -> None:
        self.fields.setDisabled(shut)
        self._buttons.setDisabled(shut)


class EntranceDialog(SecretDialog):
    """A dialog that is all there is of the program yet.

    Escape, which is easily pressed by mistake, empties its fields; only its button and the cross
    of the window end it.
    """

    def empty(self) -> None:
        """Take back what was typed, and put the cursor where one begins."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.matches(QKeySequence.StandardKey.Cancel):
            super().keyPressEvent(event)
        elif not self._is_at_work:
            self.empty()
            self.forget_problem()


def wait_in_words(seconds: float) -> str:
    """How long to wait, and why."""
    whole = max(1, round(seconds))
    return ngettext(
        "Lösenfrasen har varit fel flera gånger. Vänta {n} sekund.",
        "Lösenfrasen har varit fel flera gånger. Vänta {n} sekunder.",
        whole,
    )


def note_label(text: str, name: str = "") -> QLabel:
    """A label whose text wraps and is never taken for markup.

    Here, as in the whole first form, enumerations of `Qt` are named as texts: the first use of
    `Qt` makes all of its hundred and more, which takes a tenth of the time to the form.
    """
    label = QLabel(text)
    label.setObjectName(name)
    label.setProperty("textFormat", "PlainText")
    label.setWordWrap(True)
    return label


def column_of(widget: QWidget) -> QVBoxLayout:
    """A column without margins for the fields of a dialog."""
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    return layout


def place_label(place: str) -> QWidget:
    """Where the file lies, to be copied."""
    label = note_label(_("Filen: {place}", place=place), "note")
    label.setProperty("textInteractionFlags", "TextSelectableByMouse")
    return label
