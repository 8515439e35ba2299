"""Bugs: told in a dialog that carries no personal data, and saved only by who has read it."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sipdesk import __version__
from sipdesk.errors import ExpectedError
from sipdesk.i18n import gettext as _
from sipdesk.ui.doors import Doors
from sipdesk.ui.style import Dressed
from sipdesk.ui.whole_file import write_whole

FILE_NAME = "SIPdesk-rapport.txt"


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where it happened: file, line and function, and the kind of error. Never a value.

    The message of an exception is left out, because it may quote what a person wrote.
    """
    places = [
        f"  {frame.filename.replace(chr(92), '/').rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    return "\n".join([f"SIPdesk {__version__}", *places, kind.__name__])


class CrashDialog(QDialog):
    """Shows the whole report. Nothing is sent, and nothing is saved until its user asks for it."""

    def __init__(self, text: str, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._doors = doors
        self.setWindowTitle(_("Ett fel i SIPdesk"))
        sentence = QLabel(
            _(
                "Något gick fel i programmet. Det du har skrivit finns kvar och sparas som "
                "vanligt. Du kan arbeta vidare. Här står var felet finns. Här står inget om någon "
                "person, och inget skickas."
            )
        )
        sentence.setWordWrap(True)
        details = QPlainTextEdit(text)
        details.setReadOnly(True)
        details.setAccessibleName(_("Var felet är"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        save = buttons.addButton(_("&Spara rapporten …"), QDialogButtonBox.ButtonRole.ActionRole)
        save.setAutoDefault(False)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        layout = QVBoxLayout(self)
        layout.addWidget(sentence)
        layout.addWidget(details)
        layout.addWidget(buttons)
        Dressed(self)
        buttons.rejected.connect(self.reject)
        save.clicked.connect(self.save)

    def save(self) -> None:
        """Ask where to, and write what is shown."""
        path = self._doors.save_path(self, FILE_NAME)
        if path is None:
            return
        try:
            write_whole(self._text.encode(), path)
        except ExpectedError as fault:
            self._doors.tell(self, _("Spara rapporten"), _(fault.sentence))


class CrashReporter(QObject):
    """An exception hook that shows the dialog, one at a time."""

    def __init__(self, doors: Doors, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        self._is_showing = False

    def hook(
        self, kind: type[BaseException], _error: BaseException, trace: TracebackType | None
    ) -> None:
        """For sys.excepthook."""
        if self._is_showing or issubclass(kind, KeyboardInterrupt):
            return
        self._is_showing = True
        text = report(kind, trace)
        print(text, file=sys.stderr)
        if not self._doors.is_shut:
            dialog = CrashDialog(text, self._doors)
            dialog.exec()
            dialog.deleteLater()
        self._is_showing = False
