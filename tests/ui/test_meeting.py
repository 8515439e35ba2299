"""Meeting mode: real windows and keys, and what somebody across the table can see."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from sipdesk.case import (
    Address,
    Answer,
    ApprovalForm,
    Case,
    Person,
    Principal,
    TopicOutcome,
    closed,
    is_closed,
    with_row_added,
    with_value,
)
from sipdesk.case.parts import Participant
from sipdesk.demo.at_the_meeting import aino
from sipdesk.demo.parts import approved
from sipdesk.ports import DocumentKind
from sipdesk.rules import stops_approval
from sipdesk.ui.approval import ApprovalBlock
from sipdesk.ui.choice_input import ChoiceInput
from sipdesk.ui.date_input import DateInput
from sipdesk.ui.inputs import AnswerButton
from sipdesk.ui.locked import is_locked
from sipdesk.ui.meeting.chapters import Chapter
from sipdesk.ui.meeting.mode import MeetingPage
from sipdesk.ui.meeting.outcomes import ORDER
from sipdesk.ui.note_line import NoteLine
from sipdesk.ui.recipients_panel import RecipientsPanel
from tests.ui.conftest import NOW, Workplace
from tests.ui.contrast_eye import weakest_text
from tests.ui.meeting_eye import every_step, seen, table_of
from tests.ui.test_protected_identity import SECRET, with_secrets

CASE = aino(NOW.date())
ALT = Qt.KeyboardModifier.AltModifier
LEAST_CONTRAST = 7.0
ONCE_MORE = "Esc en gång till lämnar mötesläget."
TOLD_PX, NAMED_PX = 32, 26
TYPED_PX = 44  # from three metres, letters of 30 pixels on a laptop of 14 inches


def made_at(workplace: Workplace) -> list[DocumentKind]:
    """Which papers were made, the first one first."""
    return workplace.desk.documents.kinds  # type: ignore[attr-defined]


def hold_meeting(workplace: Workplace, case: Case = CASE) -> None:
    """Open a case, and turn to the table with the key for it."""
    workplace.store.save(case)
    workplace.window.open_case(case.id)
    workplace.window.turn_to_tab(0)
    turn_window(workplace)


def turn_window(workplace: Workplace, key: Qt.Key = Qt.Key.Key_F11) -> None:
    """To the table or back; without a screen, a window that changes its size sleeps in."""
    workplace.press(key)
    QApplication.processEvents()
    workplace.window.activateWindow()
    workplace.qtbot.waitUntil(workplace.window.isActiveWindow)


def turn_to(workplace: Workplace, chapter: Chapter) -> None:
    """To the first step of a chapter, as the button for it does."""
    table_of(workplace).go_to_chapter(chapter)


def walk_to(workplace: Workplace, chapter: Chapter) -> None:
    """On, and on, to the first step of a chapter."""
    while table_of(workplace).step.chapter is not chapter:
        workplace.control(Qt.Key.Key_PageDown)


def test_escape_closes_a_calendar_and_stays_at_the_table(workplace: Workplace) -> None:
    hold_meeting(workplace)
    turn_to(workplace, Chapter.ACTIONS)
    while not (fields := [d for d in table_of(workplace).findChildren(DateInput) if d.isVisible()]):
        workplace.control(Qt.Key.Key_PageDown)
    fields[0].line.setFocus()
    fields[0].open_picker()
    assert QApplication.activePopupWidget() is not None
    QTest.keyClick(workplace.window.windowHandle(), Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert workplace.window.meeting.is_on


def test_escape_leaves_a_field_first(workplace: Workplace) -> None:
    """One key too many does not show the table what lies behind the meeting."""
    hold_meeting(workplace)
    turn_to(workplace, Chapter.GOALS)
    workplace.press(Qt.Key.Key_F2)
    assert isinstance(workplace.focus, QPlainTextEdit)
    workplace.press(Qt.Key.Key_Escape)
    assert workplace.window.meeting.is_on
    assert isinstance(workplace.focus, QPushButton)
    assert ONCE_MORE in seen(workplace.window)
    workplace.control(Qt.Key.Key_PageDown)
    assert ONCE_MORE not in seen(workplace.window)
    workplace.press(Qt.Key.Key_Escape)
    assert not workplace.window.meeting.is_on


def test_a_window_that_was_closed_at_the_table_has_its_frame_again(workplace: Workplace) -> None:
    hold_meeting(workplace)
    place = workplace.window.place()
    turn_window(workplace, Qt.Key.Key_Escape)
    workplace.window.restore_place(place)
    assert not workplace.window.isFullScreen()
    assert workplace.window.isMaximized()


def test_a_whole_meeting_with_the_keyboard_alone(  # noqa: PLR0915 - a whole meeting
    workplace: Workplace,
) -> None:
    workplace.doors.answers = (True,)
    topics = tuple(replace(topic, outcome=TopicOutcome.UNSET) for topic in CASE.topics)
    hold_meeting(workplace, replace(CASE, topics=topics))
    window = workplace.window
    assert window.isFullScreen()
    assert not window.menuBar().isVisible()

    for key, outcome in zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), ORDER, strict=True):
        workplace.press(key)
        assert workplace.case.topics[0].outcome is outcome
    workplace.press(Qt.Key.Key_3)
    assert workplace.case.topics[0].outcome is TopicOutcome.UNSET
    workplace.press(Qt.Key.Key_Space)
    workplace.press(Qt.Key.Key_1, ALT)
    workplace.qtbot.waitUntil(lambda: bool(workplace.case.topics[1].outcome))
    assert workplace.case.topics[1].outcome is TopicOutcome.HANDLED

    workplace.control(Qt.Key.Key_Return)
    workplace.type("Katten 1 gång")
    assert workplace.case.topics[-1].text == "Katten 1 gång"
    walk_to(workplace, Chapter.GOALS)
    workplace.control(Qt.Key.Key_Return)
    workplace.type("Jag vill klara katten själv.")
    assert workplace.case.goals[-1].own_words == "Jag vill klara katten själv."

    walk_to(workplace, Chapter.ACTIONS)
    workplace.control(Qt.Key.Key_Return)
    for text in ("Bära hem kattmat", "", "", "Hemtjänsten", "Åsa Ek"):  # two choices later
        workplace.type(text)
        workplace.tab()
    done = workplace.case.interventions[-1]
    assert (done.what, done.organisation) == ("Bära hem kattmat", "Hemtjänsten")
    assert done.responsible_person == "Åsa Ek"
    assert done.goal_id == ""  # there are several to choose from

    walk_to(workplace, Chapter.READ_BACK)
    workplace.press(Qt.Key.Key_Right)
    assert any("Bära hem kattmat" in text for text in _read(workplace))

    walk_to(workplace, Chapter.APPROVE)
    workplace.press(Qt.Key.Key_G, ALT)
    workplace.qtbot.waitUntil(lambda: isinstance(workplace.focus, QListWidget))
    assert any("Ange huvudman" in text for text in seen(window))
    workplace.press(Qt.Key.Key_Return)
    assert isinstance(workplace.focus, QComboBox)
    workplace.press(Qt.Key.Key_K)
    assert workplace.case.interventions[-1].principal is Principal.MUNICIPALITY

    walk_to(workplace, Chapter.APPROVE)
    workplace.press(Qt.Key.Key_F2)
    workplace.press(Qt.Key.Key_M)
    workplace.tab()
    workplace.type("2026-03-12")
    workplace.press(Qt.Key.Key_G, ALT)
    workplace.qtbot.waitUntil(lambda: workplace.case.is_approved)
    assert workplace.case.plan.approval_form is ApprovalForm.ORAL
    assert workplace.doors.told == []

    assert isinstance(workplace.focus, QPushButton)
    assert workplace.focus.text() == "&Nästa ▸"
    workplace.press(Qt.Key.Key_Return)
    workplace.press(Qt.Key.Key_Space)
    workplace.qtbot.waitUntil(lambda: made_at(workplace) == ["plan"])
    (instead,) = (w for w in window.findChildren(QLabel) if w.text().startswith("Sidorna visas"))
    assert instead.isVisible()
    (beside,) = window.findChildren(RecipientsPanel)
    room = window.width() - beside.mapTo(window, beside.rect().topRight()).x()
    assert instead.width() > 0.9 * room
    workplace.press(Qt.Key.Key_Escape)
    assert table_of(workplace).step.chapter is Chapter.PRINT
    turn_window(workplace, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert workplace.on_file().interventions[-1].what == "Bära hem kattmat"


def test_what_is_added_at_the_table_is_for_the_only_goal(workplace: Workplace) -> None:
    hold_meeting(workplace, replace(CASE, goals=CASE.goals[:1], interventions=()))
    turn_to(workplace, Chapter.ACTIONS)
    workplace.control(Qt.Key.Key_Return)
    workplace.type("Bära hem kattmat")
    assert workplace.case.interventions[0].goal_id == CASE.goals[0].id


def _read(workplace: Workplace) -> list[str]:
    """Everything that is read aloud from here on."""
    found: list[str] = []
    while table_of(workplace).step.chapter is Chapter.READ_BACK:
        labels = table_of(workplace).findChildren(QLabel, "read_aloud")
        found += [label.text() for label in labels if label.isVisible()]
        workplace.control(Qt.Key.Key_PageDown)
    return found


def test_each_word_stands_large_as_it_is_written(workplace: Workplace) -> None:
    hold_meeting(workplace)
    for chapter in (Chapter.TOPICS, Chapter.GOALS, Chapter.ACTIONS):
        turn_to(workplace, chapter)
        workplace.control(Qt.Key.Key_Return)
        workplace.type("Ä")
        assert isinstance(workplace.focus, QPlainTextEdit)
        assert workplace.focus.toPlainText() == "Ä"
        assert QFontInfo(workplace.focus.font()).pixelSize() >= TYPED_PX
        assert QFontMetrics(workplace.focus.font()).capHeight() >= 28
        QApplication.processEvents()  # the card takes its place before it is painted
        assert workplace.focus.visibleRegion().boundingRect() == workplace.focus.rect()
    goal = table_of(workplace).findChildren(ChoiceInput)[0]
    goal.setCurrentIndex(1)
    shown = goal.painted().currentText
    assert goal.currentText().startswith(shown.removesuffix("…"))
    assert shown.endswith("…")
    for widget in table_of(workplace).findChildren(QLineEdit):
        assert QFontInfo(widget.font()).pixelSize() >= TYPED_PX
    (answer, *_others) = table_of(workplace).findChildren(AnswerButton)
    assert QFontInfo(answer.font()).pixelSize() >= TOLD_PX
    (approving,) = table_of(workplace).findChildren(ApprovalBlock)
    for kind in (QLabel, QPushButton):
        for widget in approving.findChildren(kind):
            assert QFontInfo(widget.font()).pixelSize() >= NAMED_PX


def test_a_date_that_cannot_be_read_says_so_large_and_in_sight(workplace: Workplace) -> None:
    hold_meeting(workplace)
    workplace.window.resize(1366, 500)
    turn_to(workplace, Chapter.ACTIONS)
    table = table_of(workplace)
    assert table.reveal(Address("interventions", "starts", CASE.interventions[0].id))
    workplace.control(Qt.Key.Key_A)
    workplace.type("32 maj")
    workplace.tab()
    QApplication.processEvents()
    (note,) = (each for each in table.findChildren(NoteLine) if each.is_problem)
    assert QFontInfo(note.font()).pixelSize() >= NAMED_PX
    assert note.visibleRegion().boundingRect() == note.rect()


def test_nothing_at_the_table_is_anybody_elses_business(workplace: Workplace) -> None:
    stranger = Case(person=Person(name="Annan Persson", identity_number="19121212-1212"))
    workplace.store.save(stranger)
    workplace.window.case_list.show_summaries(workplace.store.summaries())
    outsider = Participant(name="Ovidkommande Olsson", wanted=Answer.NO)
    case = with_secrets(with_row_added(CASE, "participants", outsider))
    hidden = {"protected_identity": Answer.YES, "child_view": f"{SECRET} barn"}
    quiet = replace(case.preparation, not_to_discuss=f"{SECRET} tyst")
    case = replace(case, person=replace(case.person, **hidden), preparation=quiet)
    hold_meeting(workplace, case)

    private = {
        SECRET,
        case.person.identity_number,
        case.coordinator.phone,
        *(p.phone for p in case.participants if p.phone),
        "Ovidkommande",
        "Annan Persson",
        "Att göra",
    }
    shown: set[str] = set()
    for step in every_step(workplace):
        texts = set(seen(workplace.window))
        shown |= texts
        assert [t for t in texts for secret in private if secret in t] == [], step
    workplace.press(Qt.Key.Key_Space)
    workplace.qtbot.waitUntil(lambda: made_at(workplace) == ["plan"])
    texts = set(seen(workplace.window))
    assert [t for t in texts for secret in private if secret in t] == []
    assert {case.topics[0].text, case.goals[1].own_words, case.interventions[2].what} <= shown
    assert workplace.window.windowTitle() == "SIPdesk"


def test_leaving_finds_the_window_as_it_was_and_coming_back_the_step(
    workplace: Workplace,
) -> None:
    workplace.store.save(CASE)
    workplace.window.open_case(CASE.id)
    workplace.window.case_page.reveal(Address("goals", "own_words", CASE.goals[1].id))
    field = workplace.focus
    assert isinstance(field, QPlainTextEdit)
    for _time in range(5):
        workplace.press(Qt.Key.Key_Right)
    turn_window(workplace)
    workplace.control(Qt.Key.Key_Return)
    workplace.type("Nytt")
    workplace.control(Qt.Key.Key_Z)
    turn_to(workplace, Chapter.GOALS)
    turn_window(workplace)
    turn_window(workplace)
    assert table_of(workplace).step.chapter is Chapter.GOALS
    turn_window(workplace, Qt.Key.Key_Escape)
    assert workplace.focus is field
    assert field.textCursor().position() == 5
    assert workplace.window.case_page.tabs.currentIndex() == 3
    assert not workplace.window.isFullScreen()
    assert workplace.window.menuBar().isVisible()
    assert workplace.window.findChildren(MeetingPage) == []


def test_the_tab_behind_the_table_waits_and_then_shows_what_was_written(
    workplace: Workplace,
) -> None:
    workplace.store.save(CASE)
    workplace.window.open_case(CASE.id)
    address = Address("goals", "own_words", CASE.goals[1].id)
    workplace.window.case_page.reveal(address)
    field = workplace.focus
    assert isinstance(field, QPlainTextEdit)
    before = field.toPlainText()
    turn_window(workplace)
    workplace.window.meeting.reveal(address)
    assert workplace.focus is not field
    workplace.control(Qt.Key.Key_End)
    workplace.type(" Ofta.")
    assert field.toPlainText() == before
    workplace.control(Qt.Key.Key_Return)
    turn_window(workplace)
    assert field.toPlainText() == before + " Ofta."
    goals = field.window().findChildren(QListWidget)
    assert any(each.count() == len(CASE.goals) + 1 for each in goals)


def test_undo_says_what_it_cannot_show(workplace: Workplace) -> None:
    workplace.store.save(CASE)
    workplace.window.open_case(CASE.id)
    workplace.desk.editor.type_in(Address("person", "phone"), "070-174 06 01")
    workplace.window.turn_to_tab(2)
    turn_window(workplace)
    workplace.control(Qt.Key.Key_Z)
    assert workplace.case == CASE
    assert "Ändringen syns i det vanliga fönstret." in set(seen(workplace.window))
    turn_window(workplace, Qt.Key.Key_Escape)
    assert workplace.window.case_page.tabs.currentIndex() == 3


def test_what_is_decided_is_locked_at_the_table_too(workplace: Workplace) -> None:
    agreed = approved(CASE, "2026-03-11")
    for case in (agreed, closed(agreed, NOW.isoformat())):
        hold_meeting(workplace, case)
        if is_closed(case):
            workplace.press(Qt.Key.Key_3)
            assert not _can_add(workplace)
        turn_to(workplace, Chapter.GOALS)
        while table_of(workplace).step.chapter in (Chapter.GOALS, Chapter.ACTIONS):
            assert not _can_add(workplace)
            assert [w for w in _inputs(table_of(workplace)) if _takes_keys(w)] == []
            workplace.control(Qt.Key.Key_PageDown)
        assert workplace.case == case
        turn_window(workplace)


def _can_add(workplace: Workplace) -> bool:
    buttons = table_of(workplace).findChildren(QPushButton)
    return any(b.isVisible() and b.isEnabled() and "Lägg till" in b.text() for b in buttons)


def _inputs(root: QWidget) -> list[QWidget]:
    kinds = (QLineEdit, QPlainTextEdit, QComboBox)
    return [w for kind in kinds for w in root.findChildren(kind) if w.isVisible()]


def _takes_keys(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    return widget.isEnabled() and not is_locked(widget)


def test_what_is_private_and_missing_is_only_counted(workplace: Workplace) -> None:
    case = with_value(CASE, Address("plan", "overall_responsibility"), Principal.UNSET)
    case = replace(case, consent_entries=())
    hold_meeting(workplace, case)
    turn_to(workplace, Chapter.APPROVE)
    texts = "\n".join(seen(workplace.window))
    assert "1 sak hör till samtycke eller personuppgifter" in texts
    told = {f.address.part: f.sentence in texts for f in stops_approval(case, NOW.date())}
    assert told == {"plan": True, "plan_consent": False}
    workplace.press(Qt.Key.Key_V, ALT)
    workplace.qtbot.waitUntil(lambda: not workplace.window.isFullScreen())
    assert workplace.window.case_page.tabs.currentIndex() == 2


def test_every_step_can_be_read_and_every_control_has_a_name(workplace: Workplace) -> None:
    hold_meeting(workplace, replace(CASE, consent_entries=()))
    measured: list[list[str]] = []
    for step in every_step(workplace):
        look = step.split(" ")[:2]
        if look not in measured:  # the steps of a kind look alike
            contrast, whose = weakest_text(table_of(workplace))
            assert contrast >= LEAST_CONTRAST, f"{step}: {whose}"
            measured.append(look)
        for widget in table_of(workplace).findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                label = widget.text() if isinstance(widget, QAbstractButton) else ""
                assert widget.accessibleName() or label, f"{step}: {widget}"
