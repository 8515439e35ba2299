"""The size of all text in the windows, changed while the program runs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from sipdesk.i18n import gettext as _
from sipdesk.settings import TEXT_SIZES
from sipdesk.ui.announce import announce
from sipdesk.ui.style import dress, set_text_size
from sipdesk.ui.zoomed_dialog import ZoomedDialog

if TYPE_CHECKING:
    from sipdesk.ui.main_window import MainWindow

SHOWN_MS = 3000
OF_USUAL = 1.6  # times the usual text, to be seen from across the table


class Zoom(QObject):
    """The text size of the application in percent. `chosen` carries one that its user asked for.

    To lay out a window anew takes longer than the next key. The first key is seen at once; those
    that wait behind it are counted, and are one change.
    """

    chosen = Signal(int)

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._window: MainWindow | None = None
        self._percent = TEXT_SIZES[0]
        self._waiting: list[int] = []  # the steps of keys that were only counted
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(0)  # behind the keys that wait already
        self._counting.timeout.connect(self._take_up)
        application.focusChanged.connect(self._hear)

    @property
    def percent(self) -> int:
        return self._percent

    def begin(self, font_files: Sequence[Path], percent: int) -> None:
        """Dress the application before any window is made."""
        self._percent = percent
        dress(self._application, [str(file) for file in font_files], scale=percent / 100)

    def serve(self, window: MainWindow | None) -> None:
        """From now on, change the text of this window; None when it is going away."""
        self._window = window
        if window is not None:
            window.text_size_wanted.connect(self.change)

    def change(self, steps: int) -> None:
        """So many sizes larger, or smaller when negative; 0 is back to 100 %.

        Which size it is now is said, also when it could not become another.
        """
        self._waiting.append(steps)
        if steps == 0 or not self._counting.isActive():  # whatever came before 0 is told by it
            self._take_up()
        self._counting.start()

    def _take_up(self) -> None:
        steps, self._waiting = self._waiting, []
        shown = self._in_sight() if steps else []
        if not shown:
            return
        wanted = reduce(next_size, steps, self._percent)
        if wanted != self._percent:
            self._percent = wanted
            set_text_size(self._application, wanted / 100)
            for each in shown:
                each.fit_text()
            self.chosen.emit(wanted)
        text = size_in_words(wanted, steps[-1])
        announce(shown[-1], text)
        self._show(shown[-1], text)

    def _show(self, window: QWidget, text: str) -> None:
        """At the table in the line for what was done: a bubble would hide what everybody reads."""
        table = self._window.meeting.page if self._window is not None else None
        if window is self._window and table is not None and table.is_in_sight:
            table.show_said(text)
        else:
            _show_for_a_moment(window, text)

    def _in_sight(self) -> list[MainWindow | ZoomedDialog]:
        """The one that hears the keys last; the handbook may stand beside the window."""
        tops = [each for each in QApplication.topLevelWidgets() if isinstance(each, ZoomedDialog)]
        dialogs = [each for each in tops if each.isVisible()]
        shown = [*([] if self._window is None else [self._window]), *dialogs]
        return sorted(shown, key=QWidget.isActiveWindow)

    def _hear(self, _old: QWidget | None, now: QWidget | None) -> None:
        """A dialog has come to the cursor. None is held here: a lock takes it away."""
        dialog = now.window() if now is not None else None
        if isinstance(dialog, ZoomedDialog) and not dialog.is_heard:
            dialog.is_heard = True
            dialog.text_size_wanted.connect(self.change)


def _show_for_a_moment(window: QWidget, text: str) -> None:
    """Below the upper edge, over whatever the window shows."""
    top = window.mapToGlobal(QPoint(window.width() // 2, window.fontMetrics().height()))
    size = QApplication.font().pointSizeF() * OF_USUAL
    shown = f'<span style="font-size: {size:.0f}pt; white-space: nowrap">{text}</span>'
    QToolTip.showText(top, shown, window, QRect(), SHOWN_MS)


def size_in_words(percent: int, steps: int) -> str:
    """The size, and that it is the last one on this way: the next key changes nothing."""
    if steps and next_size(percent, steps) == percent:
        largest = _("Textstorlek {percent} %, den största", percent=percent)
        smallest = _("Textstorlek {percent} %, den minsta", percent=percent)
        return largest if steps > 0 else smallest
    return _("Textstorlek {percent} %", percent=percent)


def next_size(percent: int, steps: int) -> int:
    """The size so many steps from one that need not be among `TEXT_SIZES`; 0 gives 100 %."""
    if steps == 0:
        return TEXT_SIZES[0]
    if steps > 0:
        beyond = [size for size in TEXT_SIZES if size > percent]
    else:
        beyond = [size for size in reversed(TEXT_SIZES) if size < percent]
    return beyond[min(abs(steps), len(beyond)) - 1] if beyond else percent
