"""A hit of the search leads to the word itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from sipdesk.case import (
    ROW_PARTS,
    Answer,
    Case,
    Consent,
    Goal,
    Participant,
    Person,
    Plan,
    Preparation,
    with_value,
    written,
)
from sipdesk.demo import demo_cases
from sipdesk.ports import DocumentKind
from sipdesk.rules import with_consent_recorded, with_draft
from sipdesk.ui.following_scroll import FollowingScroll
from sipdesk.ui.inputs import TextInput
from sipdesk.ui.line_input import LineInput
from sipdesk.ui.looks import worn_look
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.selecting import selection_in
from sipdesk.ui.style import set_text_size
from sipdesk.ui.word_lead import PARTS_IN_ORDER
from sipdesk.ui.word_mark import WordMark
from tests.ui.conftest import NOW, Workplace
from tests.ui.hearing import open_ear
from tests.ui.saving import fill, persons, status
from tests.ui.test_consent import CONSENTING, SHARING, YES
from tests.ui.test_whole_in_sight import is_whole

LONG = "\n".join(f"Rad {n}" for n in range(80))
ANNA = Case(
    person=Person(name="Anna"),
    preparation=Preparation(needs=f"😀 {LONG}\nSvårt att gå i trappor\n{LONG}"),
    plan=Plan(situation="Trappor går inte."),
    goals=(Goal(own_words="Äta ute"), Goal(own_words="Handla i trädgårdshallen")),
)
BO = Case(
    person=Person(name="Bo Trappman", address="Lindgatan 5", protected_identity=Answer.YES),
    participants=(Participant(name="Lina"),),
)
ONLY_READ = ("consent_entries", "copies_given")


@pytest.fixture
def filled(workplace: Workplace) -> Workplace:
    fill(workplace, (ANNA, BO))
    return workplace


def marked(workplace: Workplace) -> str:
    """The word that is marked in the field with the cursor, which stands right behind it."""
    field = workplace.focus
    assert isinstance(field, LineInput | TextInput)
    (mark,) = field.findChildren(WordMark)
    anchor, position = selection_in(field) or (0, 0)
    assert anchor == position
    before = field.text().encode("utf-16-le")[: 2 * position].decode("utf-16-le")
    assert before.endswith(mark.text)
    return mark.text


def search_for(workplace: Workplace, words: str) -> QListView:
    workplace.control(Qt.Key.Key_F)
    workplace.type(words)
    return persons(workplace)


def click_on(workplace: Workplace, rows: QListView, number: int) -> None:
    place = rows.visualRect(rows.model().index(number, 0)).center()
    workplace.qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_on_a_hit_leads_to_the_word(filled: Workplace) -> None:
    rows = search_for(filled, "tradgard")
    click_on(filled, rows, 0)
    assert filled.case.id == ANNA.id
    assert filled.window.case_page.tab_in_sight() == 3
    assert marked(filled) == "trädgårdshallen"


@pytest.mark.parametrize("words", ["tradgard", "lina"], ids=["a text", "a line"])
def test_the_mark_is_seen_and_the_next_key_replaces_nothing(filled: Workplace, words: str) -> None:
    search_for(filled, words)
    filled.press(Qt.Key.Key_Return)
    field, word = filled.focus, marked(filled)
    assert isinstance(field, LineInput | TextInput)
    assert shows_mark(field)
    before = field.text()
    filled.type("x")
    assert field.text() == before.replace(word, f"{word}x")
    assert not shows_mark(field)
    assert not field.findChildren(WordMark)


def shows_mark(field: QWidget) -> bool:
    picture, chosen = field.grab().toImage(), QColor(worn_look().notice)
    middle = range(4, picture.height() - 4)
    places = ((x, y) for y in middle for x in range(4, picture.width() - 4))
    return sum(picture.pixelColor(x, y) == chosen for x, y in places) > 100


def test_a_second_click_leads_there_again(filled: Workplace) -> None:
    rows = search_for(filled, "tradgard")
    click_on(filled, rows, 0)
    filled.window.turn_to_tab(0)
    click_on(filled, rows, 0)
    assert marked(filled) == "trädgårdshallen"


def test_enter_leads_to_the_first_tab_with_the_word_and_the_line_is_in_sight(
    filled: Workplace, application: QApplication
) -> None:
    set_text_size(application, 2.0)  # then the field is taller than the page
    filled.window.fit_text()
    filled.window.resize(1366, 600)
    search_for(filled, "svårt trapp")
    filled.press(Qt.Key.Key_Return)
    field = filled.focus
    assert isinstance(field, QPlainTextEdit)
    assert filled.window.case_page.tab_in_sight() == 0
    assert marked(filled) == "Svårt"
    line = field.viewport().mapTo(filled.window, field.cursorRect().center())
    assert filled.window.childAt(line) is field.viewport()


def test_f3_leads_on_from_place_to_place_and_round_again(
    filled: Workplace, application: QApplication
) -> None:
    search_for(filled, "svart trapp")
    filled.press(Qt.Key.Key_Return)
    with open_ear(application) as ear:
        filled.press(Qt.Key.Key_F3)
        assert (filled.window.case_page.tab_in_sight(), marked(filled)) == (0, "trappor")
        assert ear.take() == ["Träff 2 av 2. F3 går till nästa."]
        filled.press(Qt.Key.Key_F3)
        assert (marked(filled), ear.take()) == ("Svårt", ["Träff 1 av 2. F3 går till nästa."])
    filled.window.search()
    filled.type("trapp")
    for tab, word in ((0, "trappor"), (3, "Trappor"), (0, "trappor")):
        filled.press(Qt.Key.Key_F3)
        assert (filled.window.case_page.tab_in_sight(), marked(filled)) == (tab, word)


def test_the_number_of_the_hit_is_gone_with_what_was_searched_for(filled: Workplace) -> None:
    search_for(filled, "tradgard")
    filled.press(Qt.Key.Key_Return)
    filled.press(Qt.Key.Key_F3)
    assert status(filled).text() == "Träff 1 av 1"
    filled.window.search()
    filled.press(Qt.Key.Key_Escape)
    assert status(filled).text() == "Allt sparas av sig självt"


def test_what_was_told_since_stays_when_the_search_is_emptied(filled: Workplace) -> None:
    search_for(filled, "tradgard")
    filled.press(Qt.Key.Key_Return)
    filled.window.note("Kopiorna är antecknade.")
    filled.window.case_list.search.clear()
    assert status(filled).text() == "Kopiorna är antecknade."


def test_what_is_corrected_on_the_way_skips_no_place(workplace: Workplace) -> None:
    fill(workplace, [Case(person=Person(name="Anna"), plan=Plan(situation="Olle, Olle, Olle"))])
    search_for(workplace, "olle")
    workplace.press(Qt.Key.Key_Return)
    for _letter in "Olle":
        workplace.press(Qt.Key.Key_Backspace)
    workplace.type("Ola")
    workplace.press(Qt.Key.Key_F3)
    workplace.type("x")
    assert workplace.case.plan.situation == "Ola, Ollex, Olle"


def talk(covers: str) -> Consent:
    return replace(YES, covers=covers, excludes="inget")


def recorded(*talks: Consent) -> Case:
    """A case with these answers in its history; what was said last stands at the top."""
    case = CONSENTING
    for each in talks:
        case = with_consent_recorded(with_draft(case, SHARING, each), SHARING, NOW)
    return case


def go_to_recorded(workplace: Workplace, case: Case, word: str) -> tuple[QLabel, QFrame]:
    """To where F3 leads from the bottom of a page on a small screen: a line, and its consent."""
    workplace.window.resize(1366, 768)
    fill(workplace, [case])
    workplace.window.open_case(case.id)
    workplace.window.turn_to_tab(2)
    QApplication.processEvents()
    bar = scroll_of(workplace).verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    search_for(workplace, word)
    workplace.press(Qt.Key.Key_F3)
    QApplication.processEvents()
    entries = scroll_of(workplace).findChildren(QFrame, "entry")
    lines = ((line, entry) for entry in entries for line in entry.findChildren(QLabel))
    (found,) = ((line, entry) for line, entry in lines if word in line.text())
    return found


def scroll_of(workplace: Workplace) -> FollowingScroll:
    return workplace.window.case_page.page_in_sight().findChildren(FollowingScroll)[0]


LATER = [talk(f"Samtal {number}") for number in range(4)]


@pytest.mark.parametrize("later", [LATER, LATER[:1], []], ids=["lowest", "middle", "highest"])
def test_a_recorded_consent_with_the_word_is_in_sight_as_a_whole(
    workplace: Workplace, later: list[Consent]
) -> None:
    case = recorded(*LATER, talk("Bara kvastar"), *later)
    _line, entry = go_to_recorded(workplace, case, "kvastar")
    assert is_whole(entry, scroll_of(workplace))
    assert isinstance(workplace.focus, QPushButton)
    assert entry.isAncestorOf(workplace.focus)


def test_of_a_long_consent_the_line_with_the_word_is_in_sight(
    workplace: Workplace, application: QApplication
) -> None:
    set_text_size(application, 2.0)
    workplace.window.fit_text()
    case = recorded(talk("Bara kvastar. " + "Så står det här. " * 40), *LATER)
    case = replace(case, consent_entries=case.consent_entries[1:])
    line, entry = go_to_recorded(workplace, case, "kvastar")
    area = scroll_of(workplace)
    assert not is_whole(entry, area)
    assert area.viewport().rect().contains(line.mapTo(area.viewport(), line.rect().topLeft()))


def test_a_consent_that_was_corrected_is_led_to_too(workplace: Workplace) -> None:
    case = recorded(talk("Bara kvastar"))
    wrong = case.consent_entries[-1]
    draft = replace(talk("Bara skaft"), corrects=wrong.id, reason="Fel ord")
    case = with_consent_recorded(with_draft(case, SHARING, draft), SHARING, NOW)
    _line, entry = go_to_recorded(workplace, case, "kvastar")
    assert is_whole(entry, scroll_of(workplace))
    assert workplace.focus is entry
    assert "Bara kvastar" in workplace.focus.accessibleName()


def test_f3_comes_back_from_a_paper(filled: Workplace) -> None:
    filled.window.open_case(ANNA.id)
    search_for(filled, "trapp")
    filled.press(Qt.Key.Key_F3)
    filled.window.show_document(DocumentKind.PLAN)
    filled.press(Qt.Key.Key_F3)
    assert not filled.window.preview.isVisible()
    assert marked(filled) == "Trappor"


def test_f3_asks_what_to_search_for_and_says_when_it_is_nowhere(
    filled: Workplace, application: QApplication
) -> None:
    filled.window.open_case(BO.id)
    filled.press(Qt.Key.Key_F3)
    assert filled.focus is filled.window.case_list.search
    filled.type("kvast")
    with open_ear(application) as ear:
        filled.press(Qt.Key.Key_F3)
        assert ear.take() == ["Ingen träff"]


def test_the_arrows_go_from_hit_to_hit_and_stay_in_the_list(filled: Workplace) -> None:
    rows = search_for(filled, "lin")
    filled.press(Qt.Key.Key_Down)
    assert filled.focus is rows
    assert filled.case.id == BO.id
    filled.press(Qt.Key.Key_Return)
    assert marked(filled) == "Lina"


def test_who_is_found_by_the_name_is_opened_as_ever(filled: Workplace) -> None:
    rows = search_for(filled, "trappman")
    click_on(filled, rows, 0)
    assert filled.case.id == BO.id
    assert filled.focus is rows


def test_a_covered_place_stays_covered(filled: Workplace) -> None:
    search_for(filled, "lindgatan")
    filled.press(Qt.Key.Key_Return)
    assert filled.window.case_page.tab_in_sight() is None
    assert "Lindgatan" not in shown_text(filled.window)


def shown_text(window: MainWindow) -> str:
    fields = window.findChildren(QPlainTextEdit)
    return " ".join(field.toPlainText() for field in fields if field.isVisible())


def test_every_part_of_a_case_has_its_place_in_the_order() -> None:
    everywhere = {place.part for case in demo_cases(NOW.date()) for place, _text in written(case)}
    assert everywhere <= set(PARTS_IN_ORDER)
    assert set(ROW_PARTS) <= set(PARTS_IN_ORDER)


def test_whatever_was_written_is_led_to(workplace: Workplace) -> None:
    """Each text of the largest demo case: in its field, or beside what is only read."""
    demo = max(demo_cases(NOW.date()), key=lambda each: len(list(written(each))))
    case = replace(demo, approved_versions=())
    places = [place for place, _text in written(case)]
    for number, place in enumerate(places):
        case = with_value(case, place, f"kvast{number}skaft")
    fill(workplace, [case])
    workplace.window.open_case(case.id)
    for number, place in enumerate(places):
        workplace.window.search()
        workplace.window.case_list.words_wanted.emit(case.id, f"KVAST{number}SKAFT")
        if place.part in ONLY_READ:
            assert workplace.window.case_page.page_in_sight().isAncestorOf(workplace.focus), place
        else:
            assert marked(workplace) == f"kvast{number}skaft", place
    assert len({place.part for place in places}) > 10
