"""Calm colours and one typeface, on screen as on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.settings import LIGHT
from sipdesk.ui.looks import LOOKS, Look, wear, worn_look

FAMILY = "Fira Sans"
BOX_SHARE = 0.75  # of the height of a line: what boxes and buttons to tick take
BASE_POINT_SIZE = 10.5
TARGET = 24  # pixels: WCAG 2.5.8, the least that a finger or a touchpad finds
BUTTON = 32  # pixels
RING = 4  # pixels
TAB_ROOM = 22  # pixels


def dress(application: QApplication, font_files: list[str], *, scale: float = 1.0) -> None:
    """Give the application its typeface, and light colours until others are chosen.

    `scale` 2.0 is text at 200 %.
    """
    application.setStyle("Fusion")
    wear(application, LOOKS[LIGHT])
    application.setFont(QFont([FAMILY]))
    add_typefaces(application, font_files)
    set_text_size(application, scale)


def add_typefaces(application: QApplication, font_files: Iterable[str | Path]) -> None:
    """Let the application look for characters in these files too, behind those it has."""
    families = [_family_in(str(path)) for path in font_files]
    font = application.font()
    font.setFamilies(list(dict.fromkeys([*font.families(), *families])))
    application.setFont(font)


@cache
def _family_in(font_file: str) -> str:
    """The family in a file, which is read once: Qt would hold it as often as it is added."""
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(font_file))[0]


def set_text_size(application: QApplication, scale: float) -> None:
    """Give all text its size. A window that is there already needs its `sheet` anew afterwards."""
    font = application.font()
    font.setPointSizeF(BASE_POINT_SIZE * scale)
    application.setFont(font)


def sheet() -> str:
    """The style sheet of a window, for the text size and the look of the application.

    Given to a window when it is built: as the sheet of the application, it would be worked through
    again at each step of building.
    """
    look = worn_look()
    points = QApplication.font().pointSizeF()
    big, medium = points * 1.6, points * 1.2
    line = QFontMetrics(QApplication.font()).height()
    box, arrow = round(line * BOX_SHARE), round(line * 1.1)
    beside_tab = max(TAB_ROOM - line // 2, 8)  # the larger the words, the less is left for them
    # Never less than the line: what a sheet says is all that a layout asks for.
    button, small, tick = max(BUTTON - 12, line), max(TARGET - 2, line), max(TARGET, line)
    return f"""
QLabel#name {{ font-size: {big:.1f}pt; font-weight: 600; color: {look.ink}; }}
QLabel#heading {{ font-size: {medium:.1f}pt; font-weight: 600; color: {look.accent}; }}
QLabel#facts, QLabel#intro, QLabel#empty, QLabel#note, QLabel#calm {{ color: {look.quiet}; }}
QLabel#loud {{
    background: {look.loud}; color: {look.on_loud}; font-weight: 600; padding: 4px 8px;
}}
QLabel#problem, QLabel#note[problem="true"] {{ color: {look.problem}; font-weight: 600; }}
QFrame#closed {{ background: {look.notice}; color: {look.on_notice}; padding: 4px 8px; }}
QFrame#closed QLabel {{ color: {look.on_notice}; }}
QLabel#demo {{
    background: {look.notice}; color: {look.on_notice}; padding: 3px; font-weight: 600;
}}
QFrame#reminder {{ background: {look.notice}; }}
QFrame#news {{ background: {look.field}; border-bottom: 1px solid {look.edge}; }}
QLabel#reminder_text {{ color: {look.on_notice}; font-weight: 600; }}
QLabel#coming {{
    background: {look.field}; color: {look.ink}; padding: 8px 16px;
    border: 1px solid {look.edge}; border-radius: 4px;
}}
QListWidget#code {{ font-size: {medium:.1f}pt; font-weight: 600; }}
QFrame#entry {{ border-left: 3px solid {look.edge}; }}
QFrame#entry:focus {{ border-left-color: {look.accent}; }}
QLabel#entry_title {{ font-weight: 600; }}
QTableWidget {{
    border: 1px solid {look.edge}; background: {look.field}; gridline-color: {look.button};
}}
QTableWidget:focus {{ border: 2px solid {look.accent}; }}
QHeaderView::section {{ background: {look.shade}; border: 0; padding: 4px; font-weight: 600; }}
QLabel#step {{ color: {look.quiet}; }}
QLabel#step_now {{ color: {look.accent}; font-weight: 700; }}
QLineEdit, QPlainTextEdit, Choice {{
    border: 1px solid {look.edge}; border-radius: 4px; padding: 3px 5px; background: {look.field};
}}
QLineEdit:focus, QPlainTextEdit:focus, Choice:focus {{
    border: 2px solid {look.accent}; padding: 2px 4px;
}}
Choice:disabled {{ color: {look.quiet}; background: {look.shade}; }}
Choice[locked="true"] {{ background: {look.shade}; }}
Choice {{
    selection-background-color: {look.chosen}; selection-color: {look.on_chosen};
    combobox-popup: 0;
}}
Choice QAbstractItemView::item {{ padding: 4px 6px; }}
Choice::drop-down {{ border: 0; width: {arrow}px; }}
QListView:focus {{ border: 2px solid {look.accent}; }}
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] {{ background: {look.shade}; }}
QListView {{
    border: 1px solid {look.edge}; border-radius: 4px; background: {look.field}; outline: 0;
}}
QTextBrowser {{
    border: 1px solid {look.edge}; border-radius: 4px; padding: 1px; background: {look.field};
}}
QTextBrowser:focus {{ border: 2px solid {look.accent}; padding: 0; }}
QListWidget::item, QListView#people::item {{ padding: 4px 5px; }}
QListWidget::item:selected, QListView#people::item:selected {{
    background: {look.chosen}; color: {look.on_chosen};
}}
QPushButton {{
    border: 1px solid {look.edge}; border-radius: 4px; padding: 5px 12px; background: {look.field};
    min-height: {button}px;
}}
QMenu {{ border: 1px solid {look.edge}; padding: 1px; }}
QMenu::separator {{ height: 1px; background: {look.edge}; margin: 3px 8px; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {look.shade}; }}
QCalendarWidget QToolButton {{ color: {look.ink}; }}
QToolButton {{
    border: 1px solid {look.edge}; border-radius: 4px; padding: 3px 5px; background: {look.field};
}}
QPushButton:hover, QToolButton:hover {{ background: {look.button}; }}
QPushButton:focus {{ border: 2px solid {look.accent}; padding: 4px 11px; outline: 0; }}
QToolButton:focus {{ border: 2px solid {look.accent}; padding: 2px 4px; outline: 0; }}
QPushButton#primary, QPushButton:default {{
    background: {look.chosen}; color: {look.on_chosen}; border: 1px solid {look.chosen};
    font-weight: 600;
}}
QPushButton:disabled, QPushButton#primary:disabled, QToolButton:disabled {{
    color: {look.quiet}; background: {look.shade}; border-style: dashed;
}}
QPushButton#primary:focus, QPushButton:default:focus {{ padding: 2px 9px; {ring_of_filled(look)} }}
QPushButton#jump {{
    padding: 2px 9px; min-height: {small}px; border-radius: 10px; color: {look.accent};
}}
QPushButton#corner {{
    padding: 1px 14px; margin: 1px 6px; color: {look.accent}; min-height: {small}px;
}}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QRadioButton::indicator, QCheckBox::indicator {{ width: {box}px; height: {box}px; }}
QRadioButton, QCheckBox {{ min-height: {tick}px; padding-right: 4px; }}
QRadioButton:focus, QCheckBox:focus {{ outline: 2px solid {look.accent}; outline-radius: 3px; }}
QRadioButton[locked="true"], QCheckBox[locked="true"] {{ color: {look.quiet}; }}
QTabBar::tab {{ padding: 7px {beside_tab}px; border: 0; border-bottom: 3px solid transparent; }}
QTabBar::tab:selected {{
    color: {look.accent}; font-weight: 600; border-bottom: 3px solid {look.accent};
}}
QTabBar::tab:focus {{ text-decoration: underline; }}
"""


def ring_of_filled(look: Look) -> str:
    """What shows that the cursor is on a filled button: a ring, and the ground between it and the
    filling. A ring that touches the filling would have to stand out from it and from the ground.

    With a background clipped to the padding, Qt leaves half the width of the border free within it.
    """
    return f"border: {RING}px solid {look.ink}; background-clip: padding;"


class Dressed(QObject):
    """Gives a window its style sheet, and gives it anew when the look or the text size changes."""

    def __init__(self, window: QWidget, make_sheet: Callable[[], str] = sheet) -> None:
        super().__init__(window)
        self._window = window
        self._make_sheet = make_sheet
        window.installEventFilter(self)
        self.renew()

    def renew(self) -> None:
        wanted = self._make_sheet()
        if wanted != self._window.styleSheet():
            self._window.setStyleSheet(wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.ApplicationPaletteChange, QEvent.Type.FontChange}:
            self.renew()
        return super().eventFilter(watched, event)
