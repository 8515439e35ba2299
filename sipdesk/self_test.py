"""The self-test: a case goes its whole way on this computer, and each step says what it checked.

Everything happens in a temporary folder, on fictional cases and under a random passphrase. The
user's own files are neither read nor written.
"""

from __future__ import annotations

import datetime as dt
import secrets
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from sipdesk import fonts, i18n
from sipdesk.calendar_file import calendar_file, sip_meeting
from sipdesk.case import Case
from sipdesk.data import create_store, open_store
from sipdesk.data.keys import THROWAWAY_COST
from sipdesk.demo import demo_cases
from sipdesk.documents.paper import Paper
from sipdesk.errors import FileNotWrittenError, WrongPassphraseError
from sipdesk.handbook import chapters, handbook_folder
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.ports import DocumentKind, Documents, Wanted

PLAIN_DATABASE = b"SQLite format 3"
SHORTEST_TELLING_WORD = 4  # letters; a shorter part of a name may be a part of any other word
SHORTEST_IN_NOISE = 7  # bytes; a shorter word may be found in encrypted bytes by mere chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What the checks work on. `papers` fills with the documents, by file name."""

    folder: Path
    cases: tuple[Case, ...]
    today: dt.date
    documents: Documents = field(default_factory=Paper)
    passphrase: str = field(default_factory=partial(secrets.token_urlsafe, 24))
    papers: dict[str, bytes] = field(default_factory=dict[str, bytes])

    @property
    def case_file(self) -> Path:
        return self.folder / "cases.sipdesk"

    def make(self, kind: DocumentKind, case: Case, language: str) -> bytes:
        """A document of a case, made today."""
        return self.documents.make(Wanted(kind, language), case, self.today)

    @property
    def fullest_case(self) -> Case:
        """The case with most to print."""
        return max(self.cases, key=_size_of_plan)


@dataclass(frozen=True, slots=True)
class Check:
    """A promise, as a Swedish message id, and the function that tells whether it is kept."""

    promise: str
    is_kept: Callable[[Bench], bool]


def run(output: Path | None, language: str) -> int:
    """Check this installation, in a language of the window; 0 when every promise is kept, else 1.

    The documents are left in the folder `output`, under names that tell nothing about anybody.
    """
    i18n.speak(language)
    application = QCoreApplication.instance() or QApplication([])
    today = dt.datetime.now().astimezone().date()
    with tempfile.TemporaryDirectory(prefix="sipdesk-self-test-") as folder:
        bench = Bench(folder=Path(folder), cases=demo_cases(today), today=today)
        all_kept = report(CHECKS, bench)
    is_left = output is None or leave(bench.papers, output)
    del application
    return 0 if all_kept and is_left else 1


def report(checks: tuple[Check, ...], bench: Bench) -> bool:
    """Say of each promise whether it is kept, and how many are; whether all of them are."""
    kept = [_say_whether_kept(check, bench) for check in checks]
    print(_("{kept} av {all} kontroller stämmer.", kept=sum(kept), all=len(kept)), flush=True)
    return all(kept)


def leave(papers: dict[str, bytes], folder: Path) -> bool:
    """Write the documents into a folder, made if need be; whether that went well."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in papers.items():
            (folder / name).write_bytes(content)
    except OSError:
        print(_(FileNotWrittenError.sentence), flush=True)
        return False
    print(_("Dokumenten ligger i {folder}.", folder=folder), flush=True)
    return True


def _say_whether_kept(check: Check, bench: Bench) -> bool:
    fault = ""
    try:
        is_kept = check.is_kept(bench)
    except Exception as error:  # a fault of any kind is what a self-test is there to tell
        is_kept, fault = False, f" ({type(error).__name__})"
    verdict = _("Stämmer:") if is_kept else _("STÄMMER INTE:")
    print(f"{verdict} {_(check.promise)}{fault}", flush=True)
    return is_kept


# --- the case file ------------------------------------------------------------------------------


def comes_back_unchanged(bench: Bench) -> bool:
    """Write every case, close the file, open it again and compare."""
    store = create_store(bench.case_file, bench.passphrase, cost=THROWAWAY_COST)
    for case in bench.cases:
        store.save(case)
    store.close()
    store = open_store(bench.case_file, bench.passphrase)
    read = tuple(store.load(case.id) for case in bench.cases)
    store.close()
    return len(read) > 0 and read == bench.cases


def tells_nothing(bench: Bench) -> bool:
    """Neither that it is a database nor any name is found in the bytes on the disk."""
    written = b"".join(p.read_bytes() for p in bench.folder.iterdir() if p.is_file())
    secret_words = [PLAIN_DATABASE, *_unlikely_in_noise(bench.cases)]
    return len(written) > 0 and not any(word in written for word in secret_words)


def refuses_another_passphrase(bench: Bench) -> bool:
    try:
        open_store(bench.case_file, bench.passphrase + "x").close()
    except WrongPassphraseError:
        return True
    return False


def _unlikely_in_noise(cases: tuple[Case, ...]) -> Iterator[bytes]:
    """The whole names, and what parts of them no encrypted file holds by chance."""
    yield from (case.person.name.encode() for case in cases)
    yield from (word for word in _words_of_names(cases) if len(word) >= SHORTEST_IN_NOISE)


def _words_of_names(cases: tuple[Case, ...]) -> Iterator[bytes]:
    for case in cases:
        for word in case.person.name.split():
            if len(word) >= SHORTEST_TELLING_WORD:
                yield word.encode()


# --- the paper ----------------------------------------------------------------------------------


def prints_plan(bench: Bench, language: str) -> bool:
    case = bench.fullest_case
    paper = bench.make(DocumentKind.PLAN, case, language)
    bench.papers[f"plan-{language}.pdf"] = paper
    return _can_be_read(paper, [case.person.name, *(goal.own_words for goal in case.goals)])


def prints_preparation_sheet(bench: Bench, language: str) -> bool:
    case = bench.fullest_case
    paper = bench.make(DocumentKind.PREPARATION, case, language)
    bench.papers[f"forberedelseblad-{language}.pdf"] = paper
    return _can_be_read(paper, [case.person.name, *(topic.text for topic in case.topics)])


def prints_follow_up(bench: Bench, language: str) -> bool:
    case = max(bench.cases, key=_size_of_follow_ups)
    paper = bench.make(DocumentKind.FOLLOW_UP, case, language)
    bench.papers[f"uppfoljning-{language}.pdf"] = paper
    return _can_be_read(paper, [case.person.name, *(goal.own_words for goal in case.goals)])


def _can_be_read(paper: bytes, wanted: list[str]) -> bool:
    """Whether Qt opens the PDF and finds each text in it, however the lines were broken."""
    with tempfile.TemporaryDirectory(prefix="sipdesk-paper-") as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(paper)
        found = "".join(_text_of(file).split())
    return bool(found) and all("".join(text.split()) in found for text in wanted)


def _text_of(file: Path) -> str:
    document = QPdfDocument()
    try:
        if document.load(str(file)) != QPdfDocument.Error.None_:
            return ""
        pages = range(document.pageCount())
        return "".join(document.getAllText(page).text() for page in pages)
    finally:
        document.close()


def _size_of_plan(case: Case) -> int:
    return len(case.goals) + len(case.interventions) + len(case.topics)


def _size_of_follow_ups(case: Case) -> int:
    return len(case.goal_reviews)


# --- the calendar -------------------------------------------------------------------------------


def makes_calendar_file(bench: Bench) -> bool:
    """A meeting at a Swedish time, and no name; the time zone is data of its own in a bundle."""
    found = ((case, sip_meeting(case)) for case in bench.cases)
    case, appointment = next((c, a) for c, a in found if a is not None and a.start is not None)
    now = dt.datetime.now().astimezone()
    written = calendar_file(case, appointment, now)
    has_name = any(word in written for word in _words_of_names((case,)))
    return b"BEGIN:VTIMEZONE" in written and b"TZID=Europe/Stockholm" in written and not has_name


# --- the languages and typefaces ----------------------------------------------------------------


def speaks_english(_bench: Bench) -> bool:
    return i18n.catalogue("en").gettext(SPEAKS_ENGLISH) != SPEAKS_ENGLISH


def has_swedish_buttons(_bench: Bench) -> bool:
    """Qt's own buttons speak Swedish only with its own catalogue."""
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    is_loaded = translator.load("qtbase_sv", folder)
    return is_loaded and translator.translate("QPlatformTheme", "Cancel") == "Avbryt"


def has_typefaces(_bench: Bench) -> bool:
    on_paper = [file for family in fonts.families() for file in (family.regular, family.bold)]
    return all(file.is_file() for file in [*fonts.window_fonts(), *on_paper] if file is not None)


def has_handbook(_bench: Bench) -> bool:
    """Whether every chapter can be read, and there are pictures, in each language."""
    folders = [handbook_folder(code) for code in i18n.LANGUAGES if chapters(code)]
    return all(any((folder / "pictures").glob("*.png")) for folder in folders)


SPEAKS_ENGLISH = N_("Texterna finns på svenska och engelska.")
CHECKS = (
    Check(N_("Typsnitten för skärm och papper finns på plats."), has_typefaces),
    Check(SPEAKS_ENGLISH, speaks_english),
    Check(N_("Knapparna i systemets dialogrutor finns på svenska."), has_swedish_buttons),
    Check(N_("Handboken finns på svenska och engelska, med bilder."), has_handbook),
    Check(N_("Påhittade personer sparas och läses tillbaka oförändrade."), comes_back_unchanged),
    Check(N_("Filen är krypterad: inget namn går att hitta i den."), tells_nothing),
    Check(N_("Filen öppnas inte med en annan lösenfras."), refuses_another_passphrase),
    Check(
        N_("Förberedelsebladet går att skapa och läsa på svenska."),
        partial(prints_preparation_sheet, language="sv"),
    ),
    Check(
        N_("Förberedelsebladet går att skapa och läsa på engelska."),
        partial(prints_preparation_sheet, language="en"),
    ),
    Check(
        N_("Planen går att skapa och läsa på svenska."),
        partial(prints_plan, language="sv"),
    ),
    Check(
        N_("Planen går att skapa och läsa på engelska."),
        partial(prints_plan, language="en"),
    ),
    Check(
        N_("Uppföljningen går att skapa och läsa på svenska."),
        partial(prints_follow_up, language="sv"),
    ),
    Check(
        N_("Uppföljningen går att skapa och läsa på engelska."),
        partial(prints_follow_up, language="en"),
    ),
    Check(N_("Ett möte går att spara för kalendern, utan namn."), makes_calendar_file),
)
