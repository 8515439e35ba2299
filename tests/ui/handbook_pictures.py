"""Take the pictures of the handbook anew: `python3 dev.py pictures`.

Each is of the real window on fictional cases, on a fixed day, at 100 % text. A test takes them once
more and compares: what differs is then taken anew with the command, and looked at.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps
from PySide6.QtCore import (
    QBuffer,
    QDeadlineTimer,
    QLocale,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk import i18n
from sipdesk.case import Address, Case
from sipdesk.data import create_store
from sipdesk.data.keys import FileKey
from sipdesk.data.tries import Tries
from sipdesk.data.vault import FileVault
from sipdesk.demo import demo_cases
from sipdesk.handbook import handbook_folder
from sipdesk.ports import DocumentKind, Recovery
from sipdesk.settings import LIGHT
from sipdesk.ui.approval import ApprovalBlock
from sipdesk.ui.consent_block import ConsentBlock
from sipdesk.ui.desk import Desk
from sipdesk.ui.doors import Doors
from sipdesk.ui.editor import CaseEditor
from sipdesk.ui.hand_over_dialog import HandOverDialog
from sipdesk.ui.looks import LOOKS
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.passphrase_dialog import FirstStartDialog, PassphraseDialog
from sipdesk.ui.preview_page import PreviewPage
from sipdesk.ui.recovery_sheet_dialog import RecoverySheetDialog
from sipdesk.ui.sharing_grid import SharingGrid
from sipdesk.ui.speaking import speak
from tests.cheap import CHEAP
from tests.documents.makers import Paper
from tests.ui.conftest import NOW, delete_now

WINDOW = QSize(1240, 740)  # so that a page is as wide as the text of the handbook
OVERVIEW = 760  # pixels: the width of a picture of the whole window
COLOURS = 64
UP_TO_CHANCE = 124  # pixels: below, the dialog asks for a group that it has drawn by lot
RENDERING_MS = 10_000
INK = 64  # of 255: letters are darker than the ground around the page
TALK, PARTICIPANTS, CONSENT, PLAN, FOLLOW_UP = range(5)


@dataclass(frozen=True)
class Studio:
    """A window on the fictional cases."""

    window: MainWindow
    cases: Mapping[str, Case]

    def open(self, name: str, tab: int) -> QWidget:
        """The page of a tab of the person with that first name."""
        case = next(case for key, case in self.cases.items() if key.startswith(name))
        self.window.open_case(case.id)
        self.window.turn_to_tab(tab)
        settle()
        return self.window.case_page.page_in_sight()

    def dialog(self, dialog: QWidget, height: int = 10_000) -> QPixmap:
        """A dialog as it opens, with the cursor where it is then."""
        dialog.show()
        dialog.activateWindow()
        lay_out()
        picture = grab(dialog, height)
        dialog.close()
        delete_now(dialog)
        return picture


def lay_out() -> None:
    """Let layouts find their heights: lines that wrap get theirs in a second round."""
    for _round in range(3):
        QApplication.processEvents()


def settle() -> None:
    """Let layouts find their heights, and take the cursor away, which hides what stands there."""
    lay_out()
    if (focus := QApplication.focusWidget()) is not None:
        focus.clearFocus()
    QApplication.processEvents()


def grab(widget: QWidget, height: int = 10_000, width: int = 10_000) -> QPixmap:
    """A picture of a widget, or of its upper left part, in pixels."""
    part = QRect(0, 0, min(widget.width(), width), min(widget.height(), height))
    return widget.grab(part)


def overview(widget: QWidget) -> QPixmap:
    """A whole window, made smaller."""
    return widget.grab().scaledToWidth(OVERVIEW, Qt.TransformationMode.SmoothTransformation)


def a_vault() -> FileVault:
    nowhere = Path("nowhere") / "cases.sipdesk"
    return FileVault(nowhere, Tries(nowhere, lambda: NOW), CHEAP)


PLACE = "SIPdesk/cases.sipdesk"
RECOVERY = Recovery(FileKey(bytes(range(32))).code(), "0123456789abcdef")


def block(studio: Studio, name: str, tab: int, kind: type[QWidget], height: int) -> QPixmap:
    """A part of a tab."""
    return grab(studio.open(name, tab).findChildren(kind)[0], height)


def first_start(studio: Studio) -> QPixmap:
    return studio.dialog(FirstStartDialog(a_vault(), PLACE))


def whole_window(studio: Studio) -> QPixmap:
    studio.open("Noah", TALK)
    return overview(studio.window)


def due(studio: Studio) -> QPixmap:
    studio.window.show_due()
    studio.window.due_book.read()
    while not studio.window.due_book.is_read:
        QApplication.processEvents()
    settle()
    return grab(studio.window.due, 420, OVERVIEW)


def talk(studio: Studio) -> QPixmap:
    return grab(studio.open("Aino", TALK), 400)


def participants(studio: Studio) -> QPixmap:
    return grab(studio.open("Aino", PARTICIPANTS), 560)


def consent(studio: Studio) -> QPixmap:
    return block(studio, "Aino", CONSENT, ConsentBlock, 460)


def sharing(studio: Studio) -> QPixmap:
    return block(studio, "Elsa", CONSENT, SharingGrid, 460)


def meeting(studio: Studio) -> QPixmap:
    studio.open("Aino", TALK)
    studio.window.hold_meeting()
    settle()
    studio.window.resize(WINDOW)
    settle()
    picture = overview(studio.window)
    studio.window.meeting.end()
    studio.window.resize(WINDOW)
    settle()
    return picture


def plan(studio: Studio) -> QPixmap:
    page = studio.open("Aino", PLAN)
    studio.window.case_page.reveal(
        Address("interventions", "what", studio.cases["Aino Korhonen"].interventions[0].id)
    )
    settle()
    return grab(page)


def missing(studio: Studio) -> QPixmap:
    studio.open("Noah", PLAN)
    return grab(studio.window.case_page.findings, 480)


def approval(studio: Studio) -> QPixmap:
    return block(studio, "Aino", PLAN, ApprovalBlock, 420)


def printing(studio: Studio) -> QPixmap:
    studio.open("Aino", PLAN)
    studio.window.show_document(DocumentKind.PLAN)
    settle()
    preview, deadline = studio.window.preview.page, QDeadlineTimer(RENDERING_MS)
    while (preview.is_coming or not has_ink(preview)) and not deadline.hasExpired():
        QApplication.processEvents()
    return grab(preview, 420)


def has_ink(preview: PreviewPage) -> bool:
    """Whether the page is drawn: Qt does that beside the window."""
    page = preview.findChildren(QPdfView)[0]
    middle = page.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    row = range(0, middle.width(), 2)
    dark = {middle.pixelColor(x, y).lightness() < INK for x in row for y in (60, 64, 68, 72, 76)}
    return True in dark


def follow_up(studio: Studio) -> QPixmap:
    return grab(studio.open("Sara", FOLLOW_UP))


def unlock(studio: Studio) -> QPixmap:
    return studio.dialog(PassphraseDialog(a_vault(), PLACE))


def recovery(studio: Studio) -> QPixmap:
    return studio.dialog(RecoverySheetDialog(RECOVERY, Paper(), Doors(), NOW.date()), UP_TO_CHANCE)


def hand_over(studio: Studio) -> QPixmap:
    return studio.dialog(HandOverDialog(studio.cases["Aino Korhonen"], NOW.date()))


PICTURES: Mapping[str, Callable[[Studio], QPixmap]] = {
    "first-start": first_start,
    "window": whole_window,
    "due": due,
    "talk": talk,
    "participants": participants,
    "consent": consent,
    "sharing": sharing,
    "meeting": meeting,
    "plan": plan,
    "findings": missing,
    "approval": approval,
    "printing": printing,
    "follow-up": follow_up,
    "unlock": unlock,
    "recovery": recovery,
    "hand-over": hand_over,
}


# --- taking them --------------------------------------------------------------------------------


@contextmanager
def spoken(application: QApplication, language: str) -> Generator[None]:
    """The window speaks it, and so do Qt's own buttons; no cursor blinks."""
    before, blinking = i18n.window_language(), application.cursorFlashTime()
    application.setCursorFlashTime(0)
    speak(application, language)
    try:
        yield
    finally:
        application.setCursorFlashTime(blinking)
        speak(application, before)
        QLocale.setDefault(QLocale.c())


@contextmanager
def studio_in(folder: Path) -> Generator[Studio]:
    """A window on a file with the fictional cases; the application is dressed already."""
    cases = demo_cases(NOW.date())
    store = create_store(folder / "cases.sipdesk", "only for pictures", cost=CHEAP)
    for case in cases:
        store.save(case)
    desk = Desk(editor=CaseEditor(), documents=Paper(), doors=Doors(), now=lambda: NOW)
    window = MainWindow(desk, store)
    window.resize(WINDOW)
    window.show()
    settle()
    try:
        yield Studio(window, {case.person.name: case for case in cases})
    finally:
        desk.editor.open(None)
        window.close()
        store.close()
        delete_now(window)


def pictures(application: QApplication, language: str) -> Iterator[tuple[str, Image.Image]]:
    """Each picture in a language, by its name."""
    with (
        tempfile.TemporaryDirectory() as folder,
        spoken(application, language),
        studio_in(Path(folder)) as studio,
    ):
        for name, take in PICTURES.items():
            yield name, with_few_colours(take(studio))


def with_few_colours(picture: QPixmap) -> Image.Image:
    """With a palette, which makes the file small."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    with Image.open(io.BytesIO(buffer.data().data())) as image:
        framed = ImageOps.expand(image.convert("RGB"), border=1, fill=LOOKS[LIGHT].edge)
        return framed.quantize(COLOURS, dither=Image.Dither.NONE)


def file_of(name: str, language: str) -> Path:
    """Where a picture lies."""
    return handbook_folder(language) / "pictures" / f"{name}.png"


def take_all(application: QApplication) -> None:
    """Every picture in every language anew."""
    for language in i18n.LANGUAGES:
        for name, picture in pictures(application, language):
            file = file_of(name, language)
            file.parent.mkdir(exist_ok=True)
            picture.save(file, optimize=True)
