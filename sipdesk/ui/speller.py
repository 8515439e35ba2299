"""The dictionary as the window has it: asked in another process, and answering a little later."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from sipdesk.once_more import START_FOLDER, command_of_itself

LONGEST_END = 2000  # milliseconds


class ProcessSpeller(QObject):
    """Keeps what it was told, until `rest`. `folder` is where the dictionary lies.

    `answered` says that verdicts have come, `suggested` carries a word and what to write instead.
    Without its process, every word is right: spelling is a help, and never in the way.
    """

    answered = Signal()
    suggested = Signal(str, list)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._process: QProcess | None = None
        self._failed = False
        self._verdicts: dict[str, bool] = {}
        self._known: set[str] = set()
        self._to_ask: list[str] = []
        self._asked: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._ask)

    def verdict(self, word: str) -> bool | None:
        """Whether a word is right; None while the answer is on its way, see `answered`."""
        if self._failed or word in self._known:
            return True
        found = self._verdicts.get(word)
        if found is None and word not in self._asked:
            self._asked.add(word)
            self._to_ask.append(word)
            self._timer.start()
        return found

    def suggest(self, word: str) -> None:
        """Ask what may be meant; `suggested` answers."""
        self._send({"suggest": word})

    def know(self, words: Iterable[str]) -> None:
        """From now on these are right, and no others of their kind."""
        self._known = set(words)

    def rest(self) -> None:
        """End the process, and keep no word that anybody wrote."""
        self._timer.stop()
        self._failed = False
        self._verdicts.clear()
        self._asked.clear()
        self._to_ask.clear()
        self._known.clear()
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)  # that it ends is no fault now
            process.kill()
            process.waitForFinished(LONGEST_END)
            process.deleteLater()

    def _ask(self) -> None:
        words, self._to_ask = self._to_ask, []
        self._send({"check": words})

    def _send(self, question: object) -> None:
        if self._failed:
            return
        if self._process is None:
            self._process = self._started()
        self._process.write(json.dumps(question).encode() + b"\n")

    def _started(self) -> QProcess:
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.SeparateChannels)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.setWorkingDirectory(str(START_FOLDER))
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._fail)
        process.errorOccurred.connect(self._fail)
        program, *arguments = command_of_itself("--spelling", str(self._folder))
        process.start(program, arguments)
        return process

    def _fail(self) -> None:
        """It could not be started, or has ended by itself."""
        self._failed = True
        self.answered.emit()

    def _read(self) -> None:
        process = self._process
        while process is not None and process.canReadLine():
            answer = json.loads(bytes(process.readLine().data()))
            if "word" in answer:
                self.suggested.emit(answer["word"], answer["suggestions"])
            else:
                self._take(answer)

    def _take(self, answer: dict[str, list[str]]) -> None:
        for words, is_right in ((answer["right"], True), (answer["wrong"], False)):
            self._verdicts.update(dict.fromkeys(words, is_right))
        self.answered.emit()
