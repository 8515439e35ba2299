"""How it looks at the table: large enough for three metres, and dark on light throughout."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton

from sipdesk.ui.style import ACCENT, BASE_POINT_SIZE, INK, LINE, QUIET, SHADE

BAR_KEYS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
# Times the size of usual text: at 100 %, and what each further 100 % adds. Text that is three
# times as large already need not be six times as large for somebody who reads at 200 %.
TYPED, TOLD, NAMED, SAID = (3.4, 1.2), (2.5, 1.0), (2.0, 0.8), (1.7, 0.8)


def points(size: tuple[float, float]) -> float:
    """A size of text at the table in points, for the text size of the application."""
    scale = QApplication.font().pointSizeF() / BASE_POINT_SIZE
    at_first, growth = size
    return BASE_POINT_SIZE * (at_first + growth * (scale - 1))


def table_sheet() -> str:
    """The style sheet of meeting mode."""
    typed, told, named, said = (points(size) for size in (TYPED, TOLD, NAMED, SAID))
    box = round(points(SAID) * 1.4)
    return f"""
QWidget#table {{ background: #ffffff; }}
QLabel, QPushButton, QRadioButton, QToolButton, QMenu {{ font-size: {said:.1f}pt; color: {INK}; }}
QMenu::item {{ padding: 8px 28px; }}
QMenu::item:selected {{ background: {ACCENT}; color: #ffffff; }}
QLabel#table_title {{ font-size: {told:.1f}pt; font-weight: 700; color: {ACCENT}; }}
FieldsCard QLabel {{ font-size: {named:.1f}pt; }}
FieldsCard[alone="true"] QLabel, QLabel#table_heading {{
    font-size: {told:.1f}pt; font-weight: 600;
}}
FieldsCard QLabel#note {{ font-size: {said * 0.85:.1f}pt; font-weight: 400; }}
QLabel#read_aloud {{ font-size: {typed:.1f}pt; }}
QLabel#told, FieldsCard[alone="true"] QLabel#told {{
    font-size: {told:.1f}pt; font-weight: 400;
}}
QLabel#calm, QLabel#note, QLabel#intro, QLabel#empty {{ color: {QUIET}; }}
QLabel#heading {{ font-size: {said:.1f}pt; }}
QLineEdit, QPlainTextEdit, QComboBox, QComboBox QAbstractItemView {{
    font-size: {typed:.1f}pt; color: {INK}; placeholder-text-color: {QUIET};
}}
QListWidget {{ font-size: {told:.1f}pt; }}
QRadioButton {{ min-height: 0; }}
QRadioButton::indicator {{ width: {box}px; height: {box}px; }}
QPushButton {{ padding: 9px 18px; border: 2px solid {LINE}; min-height: 0; }}
QPushButton:focus {{ padding: 7px 16px; border: 4px solid {ACCENT}; }}
QPushButton#primary:focus {{ border: 4px solid {INK}; }}
QPushButton#primary, QPushButton:default {{ color: #ffffff; }}
QPushButton:checked {{ background: {ACCENT}; color: #ffffff; font-weight: 700; }}
QPushButton:checked:focus {{ border: 4px solid {INK}; }}
QPushButton:disabled, QPushButton#primary:disabled {{
    color: {QUIET}; background: {SHADE}; border: 2px solid {LINE};
}}
"""


class TableButton(QPushButton):
    """A big button that leaves the arrow keys to the table: they turn from step to step."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in BAR_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)
