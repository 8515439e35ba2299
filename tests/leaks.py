"""Somebody who writes secrets everywhere: `python -m tests.leaks PROFILE CHOSEN_FOLDER`.

One stands in every field of a case, another in a phrase and in the coordinator's own details.
What stands in the case is copied, searched for and shown as paper, a file of that name is chosen,
the window is locked and unlocked, a bug is met in the crash dialog; then the process kills itself.
On standard output: how many fields of the case were written in, and nothing else.
"""

from __future__ import annotations

from tests.bench import plain_qt  # noqa: F401 - before anything that imports PySide6

# isort: split
import os
import signal
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from sipdesk.case import Address
from sipdesk.no_dumps import forbid_memory_dumps
from sipdesk.ui.bound_field import BoundField
from sipdesk.ui.crash import CrashDialog
from sipdesk.ui.date_input import DateInput
from sipdesk.ui.inputs import TextInput
from sipdesk.ui.line_input import LineInput
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.own_details import OwnDetailsDialog
from sipdesk.ui.phrase_dialogs import PhraseEditor, PhrasesDialog
from sipdesk.ui.rows import RowsEditor
from tests.keyboard import control, focus
from tests.session import say
from tests.ui.locking import Locking

SECRET = "Qvastskaft"
NOBODYS_SECRET = (
    "Tunnbindare"  # of the coordinator: a phrase may not hold what the person is called
)
WORDING = Address("plan", "situation")
TABS = 5


def write_everywhere(locking: Locking, window: MainWindow) -> None:
    control(Qt.Key.Key_N)
    written = write_in_page(window)
    for number in range(TABS):
        window.turn_to_tab(number)
        for rows in window.case_page.page_in_sight().findChildren(RowsEditor):
            if rows.can_add:
                rows.add()
        written += write_in_page(window)
    say(written)
    write_a_phrase(window)
    write_own_details(window)
    copy_and_search(window)
    save_paper(locking, window)


def write_in_page(window: MainWindow) -> int:
    """Into every field of the page in sight that takes text; how many there were."""
    fields = window.case_page.page_in_sight().findChildren(BoundField)
    return sum(write_into(window, field) for field in fields)


def write_into(window: MainWindow, field: BoundField) -> bool:
    if not isinstance(field.input, LineInput | TextInput | DateInput):
        return False
    if not window.case_page.reveal(field.address) or not field.widget.isAncestorOf(focus()):
        return False
    type_at_once(f"{SECRET} {field.spec.part} {field.spec.field}")
    return True


def type_at_once(text: str, into: QWidget | None = None) -> None:
    """As a keyboard with a very long key: the field gets it as any other key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(
            into or focus(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, text)
        )


def write_a_phrase(window: MainWindow) -> None:
    window.case_page.reveal(WORDING)
    control(Qt.Key.Key_Space)
    (phrases,) = window.findChildren(PhrasesDialog)
    phrases.new_wanted.emit()
    (editor,) = phrases.findChildren(PhraseEditor)
    write_in_each(editor, QPlainTextEdit)
    editor.findChildren(QPushButton)[0].click()
    phrases.reject()


def write_own_details(window: MainWindow) -> None:
    window.show_own_details()
    (details,) = window.findChildren(OwnDetailsDialog)
    write_in_each(details, LineInput)
    details.accept()


def write_in_each(dialog: QDialog, kind: type[QWidget]) -> None:
    for number, field in enumerate(dialog.findChildren(kind)):
        type_at_once(f"{NOBODYS_SECRET} {number}", field)


def copy_and_search(window: MainWindow) -> None:
    window.show_person()
    control(Qt.Key.Key_A)
    control(Qt.Key.Key_C)
    window.search()
    type_at_once(SECRET)


def save_paper(locking: Locking, window: MainWindow) -> None:
    control(Qt.Key.Key_P)
    QTimer.singleShot(200, choose_file)
    path = window.desk.doors.save_path(window, "SIP-plan.pdf")
    assert path is not None
    QTimer.singleShot(0, locking.session.lock)


def choose_file() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(Path(sys.argv[2]) / f"{SECRET}.pdf"))
    dialog.accept()


def meet_a_bug(locking: Locking, window: MainWindow) -> None:
    case = window.desk.editor.case
    assert case is not None
    assert SECRET in case.person.name
    QTimer.singleShot(200, close_the_report)
    QTimer.singleShot(0, partial(fail, case))


def fail(case: object) -> None:
    raise RuntimeError(case)


def close_the_report() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    assert isinstance(dialog, CrashDialog)
    dialog.reject()
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    forbid_memory_dumps()
    application = QApplication([])
    application.setApplicationName("SIPdesk")
    locking = Locking(application, Path(sys.argv[1]))
    locking.catches = False
    locking.run(write_everywhere, meet_a_bug)


if __name__ == "__main__":
    main()
