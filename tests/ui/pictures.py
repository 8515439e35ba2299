"""Take the pictures of the README and of the handbook anew: `python3 dev.py pictures`.

The window shows the fictional cases, without a screen; the paper is drawn by QtPdf.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from sipdesk import fonts
from sipdesk.case import Case
from sipdesk.data import create_store
from sipdesk.demo import demo_cases
from sipdesk.ui.desk import Desk
from sipdesk.ui.doors import Doors
from sipdesk.ui.editor import CaseEditor
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.style import dress
from tests.cheap import CHEAP
from tests.documents.makers import Paper
from tests.ui.conftest import NOW
from tests.ui.handbook_pictures import take_all

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
WINDOW = QSize(1366, 740)
PAGE = QSize(620, 877)  # A4 at 75 dpi
TABS = ("talk", "participants", "consent", "plan", "follow-up")


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    dress(application, [str(path) for path in fonts.window_fonts()])
    FOLDER.mkdir(parents=True, exist_ok=True)
    cases = demo_cases(NOW.date())
    take_window(cases)
    take_paper("paper-plan.png", Paper().plan(cases[0], "sv", NOW.date()))
    take_paper("paper-sheet.png", Paper().preparation_sheet(cases[0], "sv", NOW.date()))
    take_all(application)
    return 0


def take_window(cases: tuple[Case, ...]) -> None:
    """One picture of each tab of the first case, with the fictional persons on the left."""
    with tempfile.TemporaryDirectory() as folder:
        store = create_store(Path(folder) / "cases.sipdesk", "only for pictures", cost=CHEAP)
        for case in cases:
            store.save(case)
        desk = Desk(editor=CaseEditor(), documents=Paper(), doors=Doors(), now=lambda: NOW)
        window = MainWindow(desk, store, demo=True)
        window.resize(WINDOW)
        window.show()
        window.open_case(cases[0].id)
        for number, name in enumerate(TABS):
            window.turn_to_tab(number)
            QApplication.processEvents()
            window.grab().save(str(FOLDER / f"window-{name}.png"))
        window.close()
        store.close()


def take_paper(name: str, pdf: bytes) -> None:
    """The first page of a document, on white."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument(buffer)
    document.load(buffer)
    sheet = QImage(PAGE, QImage.Format.Format_RGB32)
    sheet.fill(0xFFFFFFFF)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, document.render(0, PAGE))
    painter.end()
    sheet.save(str(FOLDER / name))
    document.close()


if __name__ == "__main__":
    sys.exit(main())
