"""The door to dialogs, for tests: it writes down what was said and answers from a script."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from sipdesk.ui.doors import Doors


@dataclass(frozen=True)
class Question:
    title: str
    sentence: str
    yes: str
    no: str
    danger: bool


@dataclass(frozen=True)
class PrintRequest:
    job_name: str
    copies: int
    pages: int


def cancel(_printer: QPrinter) -> bool:
    return False


def print_to(
    paper: Path, prepare: Callable[[QPrinter], object] | None = None
) -> Callable[[QPrinter], bool]:
    """A user who prints to a file, after setting something else in the dialog."""

    def use(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(paper))
        if prepare is not None:
            prepare(printer)
        return True

    return use


@dataclass
class FakeDoors(Doors):
    """`answers` are used up in turn; a question nobody expected fails the test.

    `path` is what the file dialog answers. `use_printer` stands for the user in the print dialog:
    it sets the printer, and returns whether to print. It must always choose a PDF file: nothing is
    ever printed on the printers of whoever runs the tests.
    """

    answers: Sequence[bool] = ()
    path: Path | None = None
    printer_names: Sequence[str] = ("Kontoret",)
    printer_stays: bool = True
    use_printer: Callable[[QPrinter], bool] = cancel
    told: list[tuple[str, str]] = field(default_factory=list)
    asked: list[Question] = field(default_factory=list)
    suggested: list[str] = field(default_factory=list)
    begun: list[Path | None] = field(default_factory=list)  # the folders that were asked for from
    print_requests: list[PrintRequest] = field(default_factory=list)

    def tell(self, parent: QWidget | None, title: str, sentence: str) -> None:
        self.told.append((title, sentence))

    def ask(
        self,
        parent: QWidget | None,
        title: str,
        sentence: str,
        yes: str,
        no: str,
        *,
        danger: bool = False,
    ) -> bool:
        self.asked.append(Question(title, sentence, yes, no, danger))
        assert len(self.asked) <= len(self.answers), f"nobody expected the question {sentence!r}"
        return self.answers[len(self.asked) - 1]

    def save_path(self, parent: QWidget | None, name: str) -> Path | None:
        self.suggested.append(name)
        return self.path

    def folder_path(
        self, parent: QWidget | None, title: str, begin: Path | None = None
    ) -> Path | None:
        self.begun.append(begin)
        return self.path

    def open_path(self, parent: QWidget | None, suffix: str) -> Path | None:
        return self.path

    def printers(self) -> list[str]:
        return list(self.printer_names)

    def reaches(self, printer: QPrinter) -> bool:
        return self.printer_stays

    def print_dialog(self, parent: QWidget | None, printer: QPrinter, pages: int) -> bool:
        self.print_requests.append(PrintRequest(printer.docName(), printer.copyCount(), pages))
        return self.use_printer(printer)
