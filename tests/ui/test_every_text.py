"""Every tab and dialog, in every language: nothing untranslated, nothing clipped."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sipdesk import fonts, i18n
from sipdesk.case import Answer, Case, with_new_version
from sipdesk.data import SqlCipherStore
from sipdesk.data.keys import FileKey
from sipdesk.data.tries import Tries
from sipdesk.data.vault import FileVault
from sipdesk.demo import demo_cases
from sipdesk.errors import WrongPassphraseError
from sipdesk.ports import DocumentKind, Recovery
from sipdesk.settings import Policy, Settings
from sipdesk.spelling import NO_DICTIONARY
from sipdesk.ui.crash import CrashDialog
from sipdesk.ui.forget_window import ForgetWindow
from sipdesk.ui.keys_dialog import KeysDialog
from sipdesk.ui.late_save import UnsavedNote
from sipdesk.ui.passphrase_dialog import FirstStartDialog, PassphraseDialog
from sipdesk.ui.phrase_dialogs import PhraseEditor, PhrasesDialog
from sipdesk.ui.print_progress import SIDES, ProgressWindow
from sipdesk.ui.recovery_dialog import RecoveryDialog
from sipdesk.ui.recovery_sheet_dialog import RecoverySheetDialog
from sipdesk.ui.settings_dialog import SettingsDialog
from sipdesk.ui.speaking import speak
from sipdesk.ui.style import dress
from sipdesk.ui.why_locked import Cause, in_words
from tests.ui.conftest import NOW, Workplace
from tests.ui.fake_doors import FakeDoors
from tests.ui.fake_paper import FakeDocuments
from tests.ui.meeting_eye import every_step
from tests.ui.preview_probe import wait_for_pages
from tests.ui.screen_texts import clipped, strangers, texts_of, values_in

DEMO = demo_cases(NOW.date())


def protected_child() -> Case:
    """A child about whom every question is asked, and whose places are covered."""
    elsa = next(case for case in DEMO if case.person.name == "Elsa Lind")
    asked = {"protected_identity": Answer.YES, "impaired_decision": Answer.YES}
    plan = replace(elsa.plan, lss_plan=Answer.YES)
    return replace(elsa, person=replace(elsa.person, **asked), plan=plan)


CASES = {
    "plain": DEMO[0],
    "followed up": max(DEMO, key=lambda case: len(case.goal_reviews)),
    "protected child": protected_child(),
    "changed": with_new_version(next(case for case in DEMO if case.is_approved)),
}
TABS = 5


@pytest.fixture(params=i18n.LANGUAGES)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Generator[str]:
    """The window speaks it, and so do Qt's own buttons."""
    code: str = request.param
    speak(qapp, code)
    yield code
    speak(qapp, i18n.MASTER)
    QLocale.setDefault(QLocale.c())


@pytest.fixture(params=[1.0, 2.0], ids=["100 %", "200 %"])
def scale(request: pytest.FixtureRequest, qapp: QApplication) -> Generator[float]:
    """The text size, before any window is made."""
    files = [str(path) for path in fonts.window_fonts()]
    dress(qapp, files, scale=request.param)
    yield request.param
    dress(qapp, files)


@pytest.fixture
def application(qapp: QApplication, language: str, scale: float) -> QApplication:
    return qapp


def show(workplace: Workplace, case: Case) -> None:
    workplace.store.save(case)
    workplace.window.open_case(case.id)


def assert_good(qtbot: QtBot, root: QWidget, language: str, case: Case) -> None:
    QApplication.processEvents()
    assert strangers(root, language, values_in(case, language)) == []
    assert clipped(root) == []


@pytest.mark.parametrize("name", ["blank", *CASES])
def test_every_tab(workplace: Workplace, language: str, name: str) -> None:
    case = CASES.get(name, Case())
    show(workplace, case)
    for number in range(TABS):
        workplace.window.turn_to_tab(number)
        assert_good(workplace.qtbot, workplace.window, language, case)
    workplace.window.show_person()
    assert_good(workplace.qtbot, workplace.window, language, case)
    workplace.window.go_to_findings()
    assert_good(workplace.qtbot, workplace.window, language, case)


def test_every_tab_has_its_word_in_sight_beside_the_findings(
    workplace: Workplace, language: str
) -> None:
    show(workplace, CASES["plain"])
    workplace.window.go_to_findings()
    QApplication.processEvents()
    bar = workplace.window.case_page.tabs.tabBar()
    assert bar.sizeHint().width() <= workplace.window.case_page.tabs.width(), language
    assert [arrow for arrow in bar.findChildren(QToolButton) if arrow.isVisible()] == []


def test_the_window_before_anybody_is_chosen(workplace: Workplace, language: str) -> None:
    assert_good(workplace.qtbot, workplace.window, language, Case())


def test_the_due_list(workplace: Workplace, language: str) -> None:
    for case in DEMO:
        workplace.store.save(case)
    window = workplace.window
    window.case_list.show_summaries(workplace.store.summaries())
    window.due_book.distrust()
    window.show_due()
    workplace.qtbot.waitUntil(lambda: window.due_book.count > 0)
    texts = frozenset[str]().union(*(values_in(case, language) for case in DEMO))
    QApplication.processEvents()
    assert strangers(window, language, texts) == []
    assert clipped(window) == []


def test_the_meeting(workplace: Workplace, language: str) -> None:
    case = CASES["plain"]  # with goals that have room in a choice; longer ones end in …
    case = replace(case, goals=tuple(replace(goal, own_words="Sova") for goal in case.goals))
    show(workplace, case)
    workplace.window.hold_meeting()
    QApplication.processEvents()
    workplace.window.resize(1366, 768)  # without a screen, a full one has 800 pixels
    QApplication.processEvents()
    assert workplace.window.size() == QSize(1366, 768)
    for _step in every_step(workplace):
        QApplication.processEvents()  # lines that wrap get their height in a second round
        assert_good(workplace.qtbot, workplace.window, language, case)


LOOKS = (  # of the preview: every other document looks like one of these
    DocumentKind.PLAN,
    DocumentKind.INVITATION,
    DocumentKind.FOLLOW_UP,
    DocumentKind.BLANK,
)


def test_the_preview(workplace: Workplace, language: str) -> None:
    case = CASES["plain"]
    show(workplace, case)
    for kind in LOOKS:
        workplace.window.show_document(kind)
        wait_for_pages(workplace.qtbot, workplace.window.preview.page)
        assert workplace.window.preview.isVisible()
        assert_good(workplace.qtbot, workplace.window, language, case)


class RefusingVault(FileVault):
    """A vault that no passphrase opens."""

    def __init__(self) -> None:
        nowhere = Path("nowhere") / "cases.sipdesk"
        super().__init__(nowhere, Tries(nowhere, lambda: NOW))

    def open(self, passphrase: str) -> SqlCipherStore:
        raise WrongPassphraseError


PLACE = "/mapp/cases.sipdesk"
RECOVERY = Recovery(FileKey(bytes(32)).code(), "0123456789abcdef")


def sheet_dialog() -> RecoverySheetDialog:
    return RecoverySheetDialog(RECOVERY, FakeDocuments(), FakeDoors(), NOW.date())


def lock_with_something_unsaved() -> PassphraseDialog:
    dialog = PassphraseDialog(RefusingVault(), PLACE)
    UnsavedNote().put_into(dialog)
    return dialog


def _refused(_text: str) -> str:
    return ""


def lock_of_the_computer() -> PassphraseDialog:
    dialog = PassphraseDialog(RefusingVault(), PLACE)
    dialog.say_why(in_words(Cause.SYSTEM, 5))
    return dialog


DIALOGS: dict[str, Callable[[], QWidget]] = {
    "first start": lambda: FirstStartDialog(RefusingVault(), PLACE),
    "every other start": lambda: PassphraseDialog(RefusingVault(), PLACE),
    "forgotten": lambda: RecoveryDialog(RefusingVault()),
    "sheet": sheet_dialog,
    "keys": lambda: KeysDialog(RefusingVault()),
    "code": lambda: KeysDialog(RefusingVault(), only_code=True),
    "settings": lambda: SettingsDialog(
        Settings(), Policy(), FakeDoors(), no_spelling=i18n.gettext(NO_DICTIONARY)
    ),
    "phrases": lambda: PhrasesDialog(()),
    "a phrase": lambda: PhraseEditor(i18n.gettext("Ny fras"), "", _refused),
    "the lock that came with the computer's": lock_of_the_computer,
    "the lock, with something unsaved": lock_with_something_unsaved,
    "crash": lambda: CrashDialog("x.py:1 f", FakeDoors()),
    "progress": lambda: ProgressWindow(100, SIDES, None),
    "forgetting": lambda: ForgetWindow(None),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog(qtbot: QtBot, application: QApplication, language: str, name: str) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    assert strangers(dialog, language, frozenset()) == []
    assert clipped(dialog) == []
    assert dialog.width() <= 1366
    assert dialog.height() <= 740


def test_a_long_sentence_about_the_passphrase_has_room(
    qtbot: QtBot, application: QApplication, language: str
) -> None:
    dialog = PassphraseDialog(RefusingVault(), PLACE)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog.findChildren(QLineEdit)[0], "fel fras")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert i18n.gettext(WrongPassphraseError.sentence) in [text for text, _w in texts_of(dialog)]
    assert clipped(dialog) == []


def test_a_forgotten_text_and_a_clipped_label_are_found(
    qtbot: QtBot, application: QApplication, language: str
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(QLabel("Never translated"))
    narrow = QLabel("Ett ord för mycket")
    narrow.setFixedWidth(20)
    layout.addWidget(narrow)
    window.show()
    assert "QLabel: 'Never translated'" in strangers(window, language, frozenset())
    assert clipped(window) == ["QLabel: ['Ett ord för mycket']"]
