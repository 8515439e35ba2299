"""The real window on a crowded file, with somebody at its keyboard: `at_work FOLDER [KEYS]`.

One line of JSON comes back, all times in milliseconds: how long what a user does takes until it is
handled and painted, and beside it the floors, by turns, on a copy of the same file. `… work` is
how long the thread of the window had the processor: on a busy machine it tells more than the clock.
"""

from __future__ import annotations

from tests.bench import plain_qt  # noqa: F401 - before anything that imports PySide6

# isort: split
import json
import random
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import sqlcipher3
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QListView

from sipdesk.case import Address
from sipdesk.data.connection import configure, unlocked
from sipdesk.data.keys import FileKey, key_file_of, read_key_file
from sipdesk.paths import Profile
from sipdesk.ports import DocumentKind
from sipdesk.start import Session
from sipdesk.ui.doors import Doors
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.passphrase_dialog import PassphraseDialog
from sipdesk.wishes import Wishes
from tests.bench.crowded import GOALS, LARGE, PASSPHRASE, RARE, copy_of
from tests.bench.first_paint import memory_kb
from tests.cheap import CHEAP
from tests.keyboard import type_text, unlock

HEARTBEAT_MS = 5
STALL_MS = 50
BETWEEN_KEYS = 0.02  # seconds
OPENED = 20  # cases
COMMITS = 20
TABS = 5
LARGEST_TAB = 3  # the plan
PRINTED = 3  # sides
LAST_GOAL = Address("goals", "own_words", f"g{GOALS - 1}")
SENTENCE = "sova gott hela natten "
Told = dict[str, float]


class Spent(NamedTuple):
    """Milliseconds by the clock, and of work."""

    clock: float
    work: float


def spent(doing: Callable[[], object]) -> Spent:
    clock, work = time.perf_counter(), time.thread_time()
    doing()
    return Spent((time.perf_counter() - clock) * 1000, (time.thread_time() - work) * 1000)


def paint() -> None:
    """Let everything happen that waits, painting with it."""
    QApplication.processEvents()


def handled(doing: Callable[[], object]) -> Spent:
    """What it takes until something that a user does is handled and painted."""

    def all_of_it() -> None:
        doing()
        paint()

    return spent(all_of_it)


def note(told: Told, name: str, spents: Sequence[Spent]) -> None:
    """Tell the medians."""
    import statistics  # noqa: PLC0415 - the memory of the list is measured

    told[name] = statistics.median(one.clock for one in spents)
    told[f"{name} work"] = statistics.median(one.work for one in spents)


def p99(values: Iterable[float]) -> float:
    import statistics  # noqa: PLC0415 - as above

    return statistics.quantiles(values, n=100)[98]


def spin(seconds: float) -> None:
    """Let the window live for so long."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        paint()
        time.sleep(0.001)


class Heart(QObject):
    """Beats in the event loop; what comes between two beats is a time without an answer."""

    def __init__(self) -> None:
        super().__init__()
        self._last = time.perf_counter(), time.thread_time()
        self._gaps: list[Spent] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(HEARTBEAT_MS)

    def _beat(self) -> None:
        now = time.perf_counter(), time.thread_time()
        clock, work = ((new - old) * 1000 for new, old in zip(now, self._last, strict=True))
        self._gaps.append(Spent(clock, work))
        self._last = now

    @contextmanager
    def stalls(self, name: str, told: Told) -> Iterator[None]:
        """Note how many stalls there are meanwhile, and the longest."""
        self._beat()
        self._gaps.clear()
        yield
        spin(2 * HEARTBEAT_MS / 1000)
        told[f"stalls {name}"] = sum(gap.clock > STALL_MS for gap in self._gaps)
        told[f"stalls {name} work"] = sum(gap.work > STALL_MS for gap in self._gaps)
        told[f"longest {name}"] = max(gap.clock for gap in self._gaps)
        told[f"longest {name} work"] = max(gap.work for gap in self._gaps)


class Bare:
    """The same file without the program: its key, SQL, and nothing else."""

    def __init__(self, file: Path, key: FileKey) -> None:
        self._file, self._key = file, key
        self._connection = self._opened()

    def count(self) -> None:
        """Open it anew and count the cases."""
        connection = self._opened()
        connection.execute("SELECT count(*) FROM cases").fetchone()
        connection.close()

    def find(self, word: str) -> None:
        query = "SELECT rowid FROM case_words WHERE case_words MATCH ?"
        self._connection.execute(query, [f'"{word}"*']).fetchall()

    def commit(self) -> None:
        """Change one text, and have it on the disk."""
        self._connection.execute("BEGIN IMMEDIATE")
        change = "UPDATE goals SET own_words = own_words || 'a' WHERE case_id = ? AND id = 'g1'"
        self._connection.execute(change, [LARGE])
        self._connection.execute("COMMIT")

    def _opened(self) -> sqlcipher3.Connection:
        connection = unlocked(self._file, self._key)
        configure(connection)
        return connection


class Worker(QObject):
    """Unlocks the program once all of it is imported, works in its window, and closes it."""

    def __init__(self, profile: Profile, keys: int) -> None:
        super().__init__()
        self.told: Told = {}
        self._profile, self._keys = profile, keys
        self._entered_at = 0.0, 0.0
        self._window: MainWindow | None = None
        self._glance = QTimer(self)
        self._glance.timeout.connect(self._look)
        self._glance.start(5)

    def _look(self) -> None:
        asked, active = QApplication.activeModalWidget(), QApplication.activeWindow()
        is_imported = not any(thread.name == "coming" for thread in threading.enumerate())
        if (
            isinstance(asked, PassphraseDialog)
            and asked.isActiveWindow()
            and not any(self._entered_at)
        ):
            if is_imported and "sipdesk.app" in sys.modules:
                self._entered_at = time.perf_counter(), time.process_time()
                unlock(asked, PASSPHRASE)
        elif isinstance(active, MainWindow) and "list" in self.told:
            self._glance.stop()
            self._window = active
            measure(active, self._profile, self._keys, self.told)
            active.close()

    def watch(self, window: MainWindow) -> None:
        """A window was built: look at nothing but its list, or the looking would be measured."""
        self._list = list_of(window).viewport()
        self._list.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list with everybody in it is being painted."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._note_list)
        return False

    def _note_list(self) -> None:
        clock, work = self._entered_at
        self.told["list"] = (time.perf_counter() - clock) * 1000
        self.told["list work"] = (time.process_time() - work) * 1000
        self.told["memory"] = memory_kb()


def list_of(window: MainWindow) -> QListView:
    """The list of persons."""
    view = window.case_list.findChild(QListView)
    assert isinstance(view, QListView)
    return view


def measure(window: MainWindow, profile: Profile, keys: int, told: Told) -> None:
    heart = Heart()
    key = read_key_file(key_file_of(profile.case_file), PASSPHRASE)
    bare = Bare(copy_of(profile), key)
    note(told, "bare open", [spent(bare.count) for _time in range(5)])
    measure_search(window, bare, told)
    measure_opening(window, told)
    window.open_case(LARGE)
    paint()
    measure_tabs(window, told)
    measure_keys(window, keys, heart, told)
    measure_commits(window, bare, told)
    with heart.stalls("backup", told):
        measure_backup(window, profile)
    for name in ("first preview", "preview"):
        with heart.stalls(name, told):
            note(told, name, [handled(partial(show_plan, window))])
            spin(0.3)
    with heart.stalls("printing", told):
        measure_printing(window, profile)
    told["memory at the end"] = memory_kb()


def measure_search(window: MainWindow, bare: Bare, told: Told) -> None:
    """The slowest key of each search, and the same search bare, by turns."""
    field = window.case_list.search
    window.search()
    for name, words in (("name", "Stor Per"), ("number", "1953"), ("word", RARE)):
        slowest, floors = [], []
        for _time in range(5):
            field.clear()
            paint()
            slowest.append(max(handled(partial(type_text, key)) for key in words))
            beginnings = [words[:n].split()[-1] for n in range(1, len(words) + 1)]
            floors.append(max(spent(partial(bare.find, word)) for word in beginnings))
        note(told, f"search {name}", slowest)
        note(told, f"bare search {name}", floors)
    field.clear()
    paint()


def measure_opening(window: MainWindow, told: Told) -> None:
    model = list_of(window).model()
    chance = random.Random(6)  # noqa: S311 - nothing secret
    rows = chance.sample(range(model.rowCount()), min(OPENED, model.rowCount()))
    ids = [model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in rows]
    note(told, "open", [handled(partial(window.open_case, case_id)) for case_id in ids])


def measure_tabs(window: MainWindow, told: Told) -> None:
    """One at once, while nothing of it is there; the others once their reader has looked around."""
    note(told, "first tab at once", [handled(partial(window.turn_to_tab, LARGEST_TAB))])
    while not all(page.is_built for page in window.case_page.pages):
        spin(BETWEEN_KEYS)
    turns = [handled(partial(window.turn_to_tab, tab)) for tab in [*range(TABS)] * 3]
    note(told, "first tab", [max(turns[:TABS])])
    note(told, "tab", turns[TABS:])


def measure_keys(window: MainWindow, keys: int, heart: Heart, told: Told) -> None:
    """A steady typist in the last goal; what is missing is shown, and saved, all the while. Then
    the same at the table.
    """
    window.case_page.reveal(LAST_GOAL)
    paint()
    with heart.stalls("autosave", told):
        type_steadily(keys, "key", told)
        spin(1.0)
    window.meeting.begin()
    window.meeting.reveal(LAST_GOAL)
    spin(1.0)
    type_steadily(keys, "table key", told)
    window.meeting.end()
    spin(1.0)


def type_steadily(keys: int, name: str, told: Told) -> None:
    times: list[Spent] = []
    for number in range(keys):
        letter = SENTENCE[number % len(SENTENCE)]
        times.append(handled(partial(type_text, letter)))
        spin(BETWEEN_KEYS)
    note(told, name, times)
    clock, work = (p99(each) for each in zip(*times, strict=True))
    told[f"{name} p99"], told[f"{name} p99 work"] = clock, work


def measure_commits(window: MainWindow, bare: Bare, told: Told) -> None:
    ours, floors = [], []
    for _time in range(COMMITS):
        type_text("a")
        ours.append(spent(window.autosave.save_now))
        floors.append(spent(bare.commit))
        spin(0.01)
    note(told, "commit", ours)
    note(told, "bare commit", floors)


def measure_backup(window: MainWindow, profile: Profile) -> None:
    """A backup beside somebody who types."""
    done = threading.Event()
    backups = window.autosave._store.backups(profile.folder / "b", window.desk.now)
    backups.start(lambda _report: done.set())
    while not done.is_set():
        type_text("b")
        spin(BETWEEN_KEYS)


def show_plan(window: MainWindow) -> None:
    """From the key until the first page is drawn."""
    window.show_document(DocumentKind.PLAN)
    while window.preview.page.is_coming or not is_drawn(window):
        spin(0.002)


def is_drawn(window: MainWindow) -> bool:
    """Whether ink stands on the page; only a strip is looked at, so that looking takes no time.

    It is looked at on the screen: a widget that is asked for its picture lays out the whole window,
    with every page that is hidden.
    """
    from PySide6.QtPdfWidgets import QPdfView  # noqa: PLC0415 - as above

    port = window.preview.findChildren(QPdfView)[0].viewport()
    place = port.mapTo(window, QPoint(0, port.height() // 3))
    area = (place.x(), place.y(), port.width(), 24)
    strip = window.screen().grabWindow(window.winId(), *area).toImage()
    row = range(0, strip.width(), 2)
    return any(strip.pixelColor(x, y).lightness() < 128 for x in row for y in range(0, 24, 4))


def measure_printing(window: MainWindow, profile: Profile) -> None:
    """The plan that is shown onto a printer that is a file."""
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - as above

    from sipdesk.ui.page_drawing import Page, open_pdf  # noqa: PLC0415
    from sipdesk.ui.printing import new_printer, print_pages  # noqa: PLC0415

    printer = new_printer("plan")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(profile.folder / "printed.pdf"))
    with open_pdf(window.preview.page._pdf) as document:
        pages = [[Page(0, n) for n in range(min(PRINTED, document.pageCount()))]]
        print_pages([document], pages, printer, Doors(), window)


def look_at_windows(worker: Worker) -> None:
    """Tell the worker of each window that is built, before it is shown."""
    build = MainWindow.__init__

    def build_and_tell(self: MainWindow, *arguments: Any, **named: Any) -> None:
        build(self, *arguments, **named)
        worker.watch(self)

    MainWindow.__init__ = build_and_tell


def main(folder: Path, keys: int) -> int:
    application = QApplication([])
    profile = Profile(folder)
    worker = Worker(profile, keys)
    look_at_windows(worker)
    session = Session(application, profile, Wishes(cost=CHEAP))
    code = session.run()
    print(json.dumps(worker.told))
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300))
