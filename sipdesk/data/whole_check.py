"""The look at every page of a large case file, while it is in use: `sipdesk.ports.WholeCheck`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from threading import Event, Thread

from sipdesk.data.file import CaseFile
from sipdesk.file_check import DAMAGED, WHOLE
from sipdesk.once_more import START_FOLDER, command_of_itself

MOST_LOOKS = 3  # of the helper, as long as what it found may come from a save
JOIN_AGAIN = 0.05  # seconds


class FileCheck:
    """Asks the helper process of `sipdesk.file_check`, and believes it only when all is well.

    What it takes for damage may be a page that was being written, so it looks again when something
    was saved meanwhile. Whatever is left is a suspicion for `SqlCipherStore.check`.
    """

    def __init__(self, file: CaseFile) -> None:
        self._file = file
        self._is_over = Event()
        self._process: subprocess.Popen[str] | None = None
        self._thread: Thread | None = None

    def start(self, done: Callable[[bool], object]) -> None:
        """Look, unless the file was looked through when it was opened.

        `done` is told whether it is whole for certain, in another thread where that takes time.
        """
        if self._file.is_checked:
            done(True)
            return
        self._thread = Thread(target=self._work, args=(done,), name="check", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Give it up, and wait until it has ended."""
        self._is_over.set()
        while self._thread is not None and self._thread.is_alive():
            if self._process is not None:
                self._process.kill()
            self._thread.join(JOIN_AGAIN)

    def _work(self, done: Callable[[bool], object]) -> None:
        is_whole = self._helper_says_whole()
        self._file.is_checked = self._file.is_checked or is_whole
        if not self._is_over.is_set():
            done(is_whole)

    def _helper_says_whole(self) -> bool:
        for _look in range(MOST_LOOKS):
            before = self._file.written_at()
            answer = self._answer()
            is_worth_another = answer == DAMAGED and self._file.written_at() != before
            if self._is_over.is_set() or not is_worth_another:
                return answer == WHOLE
        return False

    def _answer(self) -> str:
        """What the helper says; "" when it could not be started, or ended without a word."""
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        try:
            self._process = subprocess.Popen(  # noqa: S603 - it is this program itself
                command_of_itself("--check", str(self._file.path.absolute())),
                cwd=START_FOLDER,
                stdin=pipe,
                stdout=pipe,
                stderr=nothing,
                text=True,
                creationflags=subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0,
            )
            with self._process:
                return self._process.communicate(f"{self._file.key.as_hex()}\n")[0].strip()
        except OSError:
            return ""
