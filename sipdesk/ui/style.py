"""Calm colours and one typeface, on screen as on paper."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

FAMILY = "Fira Sans"
BOX_SHARE = 0.75  # of the height of a line: what boxes and buttons to tick take
BASE_POINT_SIZE = 10.5
TARGET = 24  # pixels: WCAG 2.5.8, the least that a finger or a touchpad finds
BUTTON = 32  # pixels

INK = "#16202b"
PAPER = "#fbfcfd"
SHADE = "#eef2f5"
LINE = "#788794"
ACCENT = "#12496b"
QUIET = "#44525e"
LOUD = "#9c1c1c"
DEMO = "#ffe9a8"

PALETTE = {
    QPalette.ColorRole.Window: SHADE,
    QPalette.ColorRole.WindowText: INK,
    QPalette.ColorRole.Base: "#ffffff",
    QPalette.ColorRole.AlternateBase: SHADE,
    QPalette.ColorRole.Text: INK,
    QPalette.ColorRole.Button: "#e3e9ee",
    QPalette.ColorRole.ButtonText: INK,
    QPalette.ColorRole.Highlight: ACCENT,
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.ToolTipBase: "#ffffff",
    QPalette.ColorRole.ToolTipText: INK,
    QPalette.ColorRole.PlaceholderText: "#5c6a76",
    QPalette.ColorRole.Link: ACCENT,
}


def dress(application: QApplication, font_files: list[str], *, scale: float = 1.0) -> None:
    """Give the application its typeface and colours. `scale` 2.0 is text at 200 %."""
    numbers = [QFontDatabase.addApplicationFont(path) for path in font_files]
    families = [QFontDatabase.applicationFontFamilies(number)[0] for number in numbers]
    application.setStyle("Fusion")
    palette = QPalette()
    for role, colour in PALETTE.items():
        palette.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.WindowText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(QUIET))
    application.setPalette(palette)
    application.setFont(QFont(list(dict.fromkeys([FAMILY, *families]))))
    set_text_size(application, scale)


def set_text_size(application: QApplication, scale: float) -> None:
    """Give all text its size. A window that is there already needs its `sheet` anew afterwards."""
    font = application.font()
    font.setPointSizeF(BASE_POINT_SIZE * scale)
    application.setFont(font)


def sheet() -> str:
    """The style sheet of a window, for the text size of the application.

    Given to a window when it is built: as the sheet of the application, it would be worked through
    again at each step of building.
    """
    points = QApplication.font().pointSizeF()
    big, medium = points * 1.6, points * 1.2
    line = QFontMetrics(QApplication.font()).height()
    box = round(line * BOX_SHARE)
    # Never less than the line: what a sheet says is all that a layout asks for.
    button, small, tick = max(BUTTON - 12, line), max(TARGET - 2, line), max(TARGET, line)
    return f"""
QLabel#name {{ font-size: {big:.1f}pt; font-weight: 600; color: {INK}; }}
QLabel#heading {{ font-size: {medium:.1f}pt; font-weight: 600; color: {ACCENT}; }}
QLabel#facts, QLabel#intro, QLabel#empty, QLabel#note, QLabel#calm {{ color: {QUIET}; }}
QLabel#loud {{ background: {LOUD}; color: #ffffff; font-weight: 600; padding: 4px 8px; }}
QLabel#problem {{ color: {LOUD}; font-weight: 600; }}
QLabel#closed {{ background: {DEMO}; color: {INK}; padding: 4px 8px; }}
QLabel#demo {{ background: {DEMO}; color: {INK}; padding: 3px; font-weight: 600; }}
QFrame#reminder {{ background: {DEMO}; }}
QFrame#news {{ background: #ffffff; border-bottom: 1px solid {LINE}; }}
QLabel#reminder_text {{ color: {INK}; font-weight: 600; }}
QLabel#code {{ font-size: {medium:.1f}pt; font-weight: 600; }}
QFrame#entry {{ border-left: 3px solid {LINE}; }}
QLabel#entry_title {{ font-weight: 600; }}
QTableWidget {{ border: 1px solid {LINE}; background: #ffffff; gridline-color: {SHADE}; }}
QTableWidget:focus {{ border: 2px solid {ACCENT}; }}
QHeaderView::section {{ background: {SHADE}; border: 0; padding: 4px; font-weight: 600; }}
QLabel#step {{ color: {QUIET}; }}
QLabel#step_now {{ color: {ACCENT}; font-weight: 700; }}
QLineEdit, QPlainTextEdit {{
    border: 1px solid {LINE}; border-radius: 4px; padding: 3px 5px; background: #ffffff;
}}
QLineEdit:focus, QPlainTextEdit:focus, QListWidget:focus {{
    border: 2px solid {ACCENT}; padding: 2px 4px;
}}
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] {{ background: {SHADE}; }}
QListWidget {{ border: 1px solid {LINE}; border-radius: 4px; background: #ffffff; outline: 0; }}
QListWidget::item {{ padding: 4px 5px; }}
QListWidget::item:selected {{ background: {ACCENT}; color: #ffffff; }}
QPushButton {{
    border: 1px solid {LINE}; border-radius: 4px; padding: 5px 12px; background: #ffffff;
    min-height: {button}px;
}}
QPushButton:hover, QToolButton:hover {{ background: {SHADE}; }}
QPushButton:focus {{ border: 2px solid {ACCENT}; padding: 4px 11px; outline: 0; }}
QToolButton:focus {{ border: 2px solid {ACCENT}; border-radius: 4px; outline: 0; }}
QPushButton:disabled {{ color: {QUIET}; background: {SHADE}; }}
QPushButton#primary, QPushButton:default {{
    background: {ACCENT}; color: #ffffff; border: 1px solid {ACCENT}; font-weight: 600;
}}
QPushButton#primary:focus, QPushButton:default:focus {{ border: 2px solid {INK}; }}
QPushButton#jump {{
    padding: 2px 9px; min-height: {small}px; border-radius: 10px; color: {ACCENT};
}}
QPushButton#corner {{ padding: 1px 14px; margin: 1px 6px; color: {ACCENT}; min-height: {small}px; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QRadioButton::indicator, QCheckBox::indicator {{ width: {box}px; height: {box}px; }}
QRadioButton, QCheckBox {{ min-height: {tick}px; min-width: {TARGET}px; }}
QRadioButton:focus, QCheckBox:focus {{ text-decoration: underline; }}
QTabBar::tab {{ padding: 7px 14px; }}
QTabBar::tab:selected {{ color: {ACCENT}; font-weight: 600; border-bottom: 3px solid {ACCENT}; }}
QTabBar::tab:focus {{ text-decoration: underline; }}
"""
