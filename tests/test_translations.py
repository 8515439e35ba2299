"""Every text in every language: complete, whole, and with keys that lead to one place."""

from __future__ import annotations

import ast
import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

import sipdesk
from sipdesk import i18n
from sipdesk.case import with_new_version
from sipdesk.data import create_store
from sipdesk.ports import DocumentKind
from sipdesk.rules.law import LAW_TABLE
from sipdesk.settings import Policy, Settings
from sipdesk.ui.crash import CrashDialog
from sipdesk.ui.desk import Desk
from sipdesk.ui.doors import Doors
from sipdesk.ui.editor import CaseEditor
from sipdesk.ui.keys_dialog import KeysDialog
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.meeting.chapters import Chapter
from sipdesk.ui.meeting.table import Table
from sipdesk.ui.passphrase_dialog import FirstStartDialog, PassphraseDialog
from sipdesk.ui.recovery_dialog import RecoveryDialog
from sipdesk.ui.settings_dialog import SettingsDialog
from tests.catalogues import (
    FOLDER,
    REVIEW,
    ids_of,
    messages,
    pairs,
    places,
    po_file,
    read,
    renewal,
    strings_of,
)
from tests.cheap import CHEAP
from tests.documents.examples import ORDINARY, approved
from tests.documents.makers import Paper
from tests.ui.fake_doors import FakeDoors
from tests.ui.test_every_text import RefusingVault, sheet_dialog

TRANSLATED = tuple(code for code in i18n.LANGUAGES if code != i18n.MASTER)
MNEMONIC = re.compile(r"&(\w)")
WORD = re.compile(r"[^\W\d_]+")
ENDS = (".", "?", ":", "…")
ENGLISH = re.compile(
    r"\b(about|an|and|are|cannot|does|from|has|have|it|of|or|please|that|the|this|to|was|what|when"
    r"|where|which|who|will|with|yes|you|your)\b",
    re.IGNORECASE,
)
# What Swedish calls by its own name in every language.
NAMES = {"Arbetsförmedlingen", "Försäkringskassan", "Kriminalvården", "förvaltare"}
SAME_IN_ENGLISH = {
    "Alt+PgDown",
    "Alt+PgUp",
    "Ctrl+Enter",
    "Ctrl+G",
    "Ctrl+L",
    "Ctrl+N",
    "Person",
    "Plan",
    "Region",
    "SIPdesk",
    "Version",
    "{n} person",
    "Version {number}",
    "Version {version}",
}
NOW = dt.datetime(2026, 3, 12, 14, 2, tzinfo=dt.UTC)


@pytest.fixture(scope="module", params=TRANSLATED)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def catalog(language: str) -> Catalog:
    """A catalogue as it is in the source tree."""
    return read(po_file(language))


def swedish_texts() -> list[str]:
    domains = i18n.DOMAIN, i18n.PAPER_DOMAIN
    catalogs = (read(po_file(TRANSLATED[0], FOLDER, domain)) for domain in domains)
    return [text for c in catalogs for message in messages(c) for text in ids_of(message)]


# --- the catalogues and the sources -------------------------------------------------------------


def test_each_language_but_the_master_has_its_catalogue() -> None:
    assert i18n.MASTER in i18n.LANGUAGES
    assert {po.parents[1].name for po in FOLDER.glob(f"*/LC_MESSAGES/{i18n.DOMAIN}.po")} == set(
        TRANSLATED
    )


@pytest.fixture(scope="module")
def renew(tmp_path_factory: pytest.TempPathFactory) -> Generator[Callable[[], Path]]:
    with renewal(tmp_path_factory.mktemp("translations")) as renew:
        yield renew


@pytest.fixture(scope="module")
def renewed(renew: Callable[[], Path]) -> Path:
    """The catalogues as `dev.py translations` leaves them."""
    return renew()


def test_the_catalogue_has_each_text_of_the_sources_and_no_other(
    renewed: Path, language: str, catalog: Catalog
) -> None:
    fresh = read(po_file(language, renewed))
    known = {ids_of(message) for message in messages(catalog)}
    wanted = {ids_of(message) for message in messages(fresh)}
    assert wanted - known == set(), "run `dev.py translations` and translate these"
    assert known - wanted == set(), "run `dev.py translations`: nothing says these any more"
    assert not catalog.obsolete


def test_the_catalogues_can_be_made_anew_and_speak(
    renewed: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not list(renewed.glob("*.pot"))
    monkeypatch.setattr(i18n, "translations_folder", lambda: renewed)
    assert i18n.Catalogue(language).gettext("Mina mål") != "Mina mål"


def test_bringing_the_catalogues_up_to_date_twice_changes_nothing(
    renewed: Path, renew: Callable[[], Path], language: str
) -> None:
    once = po_file(language, renewed).read_bytes()
    assert po_file(language, renew()).read_bytes() == once


def test_the_review_is_told_in_the_catalogue_and_in_the_list_of_languages(
    language: str, catalog: Catalog
) -> None:
    told = REVIEW.findall(catalog.header_comment)
    lines = (FOLDER / "README.md").read_text(encoding="utf-8").splitlines()
    listed = [line.strip("| ").split(" | ")[-1] for line in lines if f"(`{language}`)" in line]
    assert len(told) == 1
    assert listed == told


# --- each translation ---------------------------------------------------------------------------


def test_no_text_hides_in_an_f_string_where_nothing_finds_it() -> None:
    asked = {
        call.args[0].value
        for path in Path(sipdesk.__file__).parent.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in {"_", "N_"}
        and isinstance(call.args[0], ast.Constant)
    }
    catalogues = (FOLDER / "en" / "LC_MESSAGES").glob("*.po")
    known = {one for po in catalogues for message in messages(read(po)) for one in ids_of(message)}
    assert asked - known == set()


def test_every_text_is_translated_and_none_is_fuzzy(catalog: Catalog) -> None:
    assert [m.id for m in messages(catalog) if not all(strings_of(m))] == []
    assert [m.id for m in messages(catalog) if m.fuzzy] == []


def test_nothing_is_left_in_swedish(catalog: Catalog) -> None:
    laws = {statute.reference for statute in LAW_TABLE}
    same = {message for message, text in pairs(catalog) if message == text}
    assert same - laws <= SAME_IN_ENGLISH
    foreign = {word for _id, text in pairs(catalog) for word in WORD.findall(text)}
    assert {word for word in foreign if set("åäöÅÄÖ") & set(word)} <= NAMES


def test_references_to_the_law_stay_as_they_are_cited(catalog: Catalog) -> None:
    references = [statute.reference for statute in LAW_TABLE]
    translated = [strings_of(catalog[reference])[0] for reference in references]
    assert [text.replace(" and ", " och ") for text in translated] == references


def test_the_values_have_the_same_places(catalog: Catalog) -> None:
    wrong = [text for message, text in pairs(catalog) if places(message) != places(text)]
    assert wrong == []


def test_there_is_a_key_where_the_original_has_one(catalog: Catalog) -> None:
    wrong = [text for message, text in pairs(catalog) if keys(message) != keys(text)]
    assert wrong == []
    assert all(text.count("&") == keys(text) <= 1 for pair in pairs(catalog) for text in pair)


def keys(text: str) -> int:
    return len(MNEMONIC.findall(text))


def test_blanks_lines_and_ends_are_the_same(catalog: Catalog) -> None:
    wrong = [text for message, text in pairs(catalog) if shape(message) != shape(text)]
    assert wrong == []


def shape(text: str) -> tuple[object, ...]:
    """What stands around the words: blanks, lines, dots, the sign at the end."""
    ahead = text[: len(text) - len(text.lstrip())]
    behind = text[len(text.rstrip()) :]
    end = text[-1] if text.endswith(ENDS) else ""
    return ahead, behind, text.count("\n"), text.count("…"), text.count(" …"), end


def test_the_plural_forms_are_those_of_the_language(language: str, catalog: Catalog) -> None:
    rule = get_plural(language)
    header = po_file(language).read_text(encoding="utf-8")
    assert f'"Plural-Forms: {rule.plural_forms}\\n"' in header
    plurals = [message for message in messages(catalog) if message.pluralizable]
    assert plurals
    assert all(len(strings_of(message)) == rule.num_plurals for message in plurals)


@pytest.mark.parametrize(
    ("code", "one", "many"),
    [("sv", "finns 1 tecken", "finns {n} olika tecken"), ("en", "is 1 char", "are {n} different")],
)
def test_a_number_chooses_its_form(code: str, one: str, many: str) -> None:
    singular, plural = next(i for i in (m.id for m in read(po_file("en"))) if isinstance(i, tuple))
    count = i18n.Catalogue(code).ngettext
    assert one in count(singular, plural, 1, characters="☃")
    for n in (0, 2, 11, 21):
        assert many.format(n=n) in count(singular, plural, n, characters="☃")


# --- the Swedish texts themselves ---------------------------------------------------------------


def test_no_text_is_in_english() -> None:
    bare = {text: re.sub(r"\{\w+\}", "", text) for text in swedish_texts()}
    assert [text for text, words in bare.items() if ENGLISH.search(words)] == []


def test_swedish_quotes_are_swedish_and_the_region_is_a_region() -> None:
    wrong = re.compile(r"[\"“„«»]|landsting|\.\.\.|\w - \w", re.IGNORECASE)
    assert [text for text in swedish_texts() if wrong.search(text)] == []


# --- a translation that is broken ---------------------------------------------------------------


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> i18n.Catalogue:
    """A catalogue in which every placeholder was spoiled."""
    catalog = Catalog(locale="en")
    catalog.add("Sparat {time}", "Saved {tme}")
    catalog.add("Till {name}", "To {name")
    catalog.add("Källa: {source}", "Source: {}")
    catalog.add(("{n} sak", "{n} saker"), ("{m} thing", "{n.none} things"))
    file = po_file("en", tmp_path).with_suffix(".mo")
    file.parent.mkdir(parents=True)
    with file.open("wb") as stream:
        write_mo(stream, catalog)
    with po_file("en", tmp_path, i18n.PAPER_DOMAIN).with_suffix(".mo").open("wb") as stream:
        write_mo(stream, Catalog(locale="en"))
    monkeypatch.setattr(i18n, "translations_folder", lambda: tmp_path)
    return i18n.Catalogue("en")


@pytest.mark.expects_log
def test_a_broken_translation_falls_back_to_swedish_and_is_logged(
    broken: i18n.Catalogue, caplog: pytest.LogCaptureFixture
) -> None:
    assert broken.gettext("Sparat {time}", time="14:02") == "Sparat 14:02"
    assert broken.gettext("Till {name}", name="Anna") == "Till Anna"
    assert broken.gettext("Källa: {source}", source="OSL") == "Källa: OSL"
    assert broken.ngettext("{n} sak", "{n} saker", 1) == "1 sak"
    said = [record.getMessage() for record in caplog.records]
    assert said == [
        f"A translation has broken placeholders: {text!r}"
        for text in ("Sparat {time}", "Till {name}", "Källa: {source}", "{n} sak")
    ]


def test_a_text_that_no_catalogue_has_is_shown_in_swedish(broken: i18n.Catalogue) -> None:
    assert broken.gettext("Mål {number}", number=2) == "Mål 2"
    assert broken.ngettext("{n} rad", "{n} rader", 3) == "3 rader"
    assert broken.gettext("") == "", "gettext gives the header for the empty text"


def test_a_language_that_was_never_compiled_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "translations_folder", lambda: tmp_path)
    with pytest.raises(FileNotFoundError):
        i18n.Catalogue("en")


# --- the keys -----------------------------------------------------------------------------------


@pytest.fixture(params=i18n.LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> str:
    """The window speaks each language in turn, the master too."""
    i18n.speak(request.param)
    return request.param


@pytest.fixture
def window(qtbot: QtBot, spoken: str, tmp_path: Path) -> Generator[MainWindow]:
    """The window on a new, empty case file."""
    store = create_store(tmp_path / "cases.sipdesk", "fyra små ord i rad", cost=CHEAP)
    desk = Desk(editor=CaseEditor(), documents=Paper(), doors=Doors(), now=lambda: NOW)
    main_window = MainWindow(desk, store)
    qtbot.addWidget(main_window)
    main_window.resize(1800, 900)
    main_window.show()
    yield main_window
    main_window.autosave.stop()
    store.close()


def doubled(texts: list[str]) -> list[str]:
    """The texts whose key is not theirs alone."""
    letters = [found[1].lower() if (found := MNEMONIC.search(text)) else "" for text in texts]
    times = Counter(letter for letter in letters if letter)
    return [text for text, key in zip(texts, letters, strict=True) if times[key] > 1]


def in_sight(root: QWidget) -> list[str]:
    """The buttons and labels that Alt and a letter lead to now, and the menus above them."""
    widgets = (w for w in root.findChildren(QWidget) if w.isVisibleTo(root))
    found = [w.text() for w in widgets if isinstance(w, QAbstractButton | QLabel)]
    if isinstance(root, MainWindow):
        found += [action.text() for action in root.menuBar().actions()]
    return found


def test_each_key_is_alone_in_its_menu(window: MainWindow) -> None:
    menus = window.menuBar().findChildren(QMenu)
    assert sum(keys(action.text()) for menu in menus for action in menu.actions()) > 5
    assert [doubled([a.text() for a in menu.actions()]) for menu in menus] == [[]] * len(menus)


def test_each_key_is_alone_among_what_is_in_sight(window: MainWindow) -> None:
    window.recovery_reminder.show()
    assert doubled(in_sight(window)) == []
    window.new_person()
    assert doubled(in_sight(window)) == [], "the person"
    for number in range(window.case_page.tabs.count()):
        window.turn_to_tab(number)
        assert doubled(in_sight(window)) == [], f"tab {number + 1}"
    window.show_document(DocumentKind.PREPARATION)
    assert doubled(in_sight(window)) == [], "the preview"
    window.preview.show_document(
        with_new_version(approved(ORDINARY)), DocumentKind.PLAN, NOW.date()
    )
    assert doubled(in_sight(window)) == [], "the preview of a plan with versions"
    window.hold_meeting()
    table = window.findChildren(Table)[0]
    for chapter in Chapter:
        table.go_to_chapter(chapter)
        assert doubled(in_sight(table)) == [], f"the meeting: {chapter}"


def test_each_key_is_alone_in_its_dialog(qtbot: QtBot, spoken: str) -> None:
    vault = RefusingVault()
    for dialog in (
        FirstStartDialog(vault, "x"),
        PassphraseDialog(vault, "x"),
        RecoveryDialog(vault),
        KeysDialog(vault),
        sheet_dialog(),
        SettingsDialog(Settings(), Policy(), FakeDoors()),
        CrashDialog("x.py:1 f", Doors()),
    ):
        qtbot.addWidget(dialog)
        dialog.show()
        texts = in_sight(dialog)
        assert any(keys(text) for text in texts)
        assert doubled(texts) == []
