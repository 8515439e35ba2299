"""The one door to message boxes, file dialogs and print dialogs, so that tests replace only this.

Everything here waits for its user, and leaves nothing behind: no dialog, and no file or folder
name in a list of recent ones. Only while the program runs, the folder is known that was saved in.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QSize, QStandardPaths, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QMessageBox,
    QTreeView,
    QWidget,
)

from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.ui.message_box import MessageBox

if TYPE_CHECKING:  # comes with the first paper, or when nobody is at the keys (`LatePreview`)
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

# For each kind of file that is saved: what the dialog is called, and what it shows.
KINDS: Mapping[str, tuple[str, str]] = {
    ".pdf": (N_("Spara som PDF"), N_("PDF-dokument (*.pdf)")),
    ".ics": (N_("Spara i kalender"), N_("Kalenderfil (*.ics)")),
    ".txt": (N_("Spara rapporten"), N_("Textfil (*.txt)")),
    ".sip": (N_("Spara överlämningen"), N_("Överlämnad person (*.sip)")),
    ".json": (N_("Exportera"), N_("Fil till journalsystem (*.json)")),
}
# The same for each kind that is opened.
OPENED: Mapping[str, tuple[str, str]] = {
    ".sip": (N_("Ta emot en överlämnad person"), N_("Överlämnad person (*.sip)")),
}


SIZE_AND_KIND = (1, 2)  # columns of Qt's own file dialog


class Doors:
    """Message boxes, file dialogs and print dialogs, each modal to `parent`.

    While they are shut, nothing is shown and each answers as if its user had closed it: what a
    lock has interrupted may ask on, and is told no.
    """

    is_shut = False
    saved_in: Path | None = None  # never a file's name, and never written anywhere

    def tell(self, parent: QWidget | None, title: str, sentence: str) -> None:
        """Tell something calmly, with one button to go on."""
        box = MessageBox(parent, title, sentence, QMessageBox.Icon.Information)
        box.setStandardButtons(QMessageBox.StandardButton.Ok)
        self._run(box)

    def ask(  # noqa: PLR0913 - a question and its two answers
        self,
        parent: QWidget | None,
        title: str,
        sentence: str,
        yes: str,
        no: str,
        *,
        danger: bool = False,
    ) -> bool:
        """Ask with two verbs for buttons. Escape, or closing the box, is `no`.

        Where something would be lost or settled for ever (`danger`), the Enter key is `no` as well.
        """
        icon = QMessageBox.Icon.Warning if danger else QMessageBox.Icon.Question
        box = MessageBox(parent, title, sentence, icon)
        chosen = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        declined = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(declined if danger else chosen)
        box.setEscapeButton(declined)
        self._run(box)
        return box.clickedButton() is chosen

    def save_path(self, parent: QWidget | None, name: str) -> Path | None:
        """Ask where to save a file of one of `KINDS`; None when the user changed their mind.

        It begins in the folder that was saved in last. The answer ends as the suggested name does.

        A file that is there already is only returned when the user agreed to replace it.
        """
        suffix = Path(name).suffix
        title, names = KINDS[suffix]
        dialog = QFileDialog(parent, _(title), QDir.homePath())
        folders_before = dialog.history()
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_(names))
        dialog.setDefaultSuffix(suffix)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, not _has_discreet_file_dialog())
        dialog.setDirectory(str(self._folder_to_save_in()))
        dialog.selectFile(name)
        _make_roomy(dialog)
        accepted = self._run(dialog)
        chosen = Path(dialog.selectedFiles()[0]) if accepted else None
        _forget_folder(dialog, folders_before)
        if chosen is None:
            return None
        self.saved_in = chosen.parent
        return self._with_ending(parent, chosen, suffix)

    def folder_to_save_in(self, parent: QWidget | None, title: str) -> Path | None:
        """Ask for the folder of several files; it begins in the one that was saved in last."""
        chosen = self.folder_path(parent, title, self._folder_to_save_in())
        self.saved_in = chosen or self.saved_in
        return chosen

    def folder_path(
        self, parent: QWidget | None, title: str, begin: Path | None = None
    ) -> Path | None:
        """Ask for a folder; None when the user changed their mind."""
        dialog = QFileDialog(parent, title, QDir.homePath())
        folders_before = dialog.history()
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setLabelText(QFileDialog.DialogLabel.FileName, _("Mapp:"))  # Qt says "Katalog"
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, not _has_discreet_file_dialog())
        if begin is not None:
            dialog.setDirectory(str(begin))
        _make_roomy(dialog)
        accepted = self._run(dialog)
        chosen = Path(dialog.selectedFiles()[0]) if accepted else None
        _forget_folder(dialog, folders_before)
        return chosen

    def open_path(self, parent: QWidget | None, suffix: str) -> Path | None:
        """Ask for a file of one of `OPENED`; None when the user changed their mind."""
        title, names = OPENED[suffix]
        dialog = QFileDialog(parent, _(title), QDir.homePath())
        folders_before = dialog.history()
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_(names))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, not _has_discreet_file_dialog())
        dialog.setDirectory(str(documents_folder()))
        _make_roomy(dialog)
        accepted = self._run(dialog)
        chosen = Path(dialog.selectedFiles()[0]) if accepted else None
        _forget_folder(dialog, folders_before)
        return chosen

    def printers(self) -> list[str]:
        """The names of the printers that the system knows, possibly none."""
        from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - see above

        return QPrinterInfo.availablePrinterNames()

    def reaches(self, printer: QPrinter) -> bool:
        """Whether the printer is still there: Qt does not tell what became of a job."""
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - see above

        to_file = printer.outputFormat() == QPrinter.OutputFormat.PdfFormat
        return to_file or printer.printerName() in self.printers()

    def print_dialog(self, parent: QWidget | None, printer: QPrinter, pages: int) -> bool:
        """Let the user choose printer, pages and copies for a document of so many pages."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog  # noqa: PLC0415

        dialog = QPrintDialog(printer, parent)
        # A printout to file would be a picture of the text; "Spara som PDF" keeps it readable.
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintSelection, False)
        dialog.setMinMax(1, pages)
        dialog.setFromTo(1, pages)
        dialog.setWindowTitle(_("Skriv ut"))
        _show_copies(dialog)
        return self._run(dialog)

    def _folder_to_save_in(self) -> Path:
        """That of the last time, while it is there: a USB stick may be gone meanwhile."""
        last = self.saved_in
        return last if last is not None and last.is_dir() else documents_folder()

    def _run(self, dialog: QDialog) -> bool:
        """Show a dialog until it is closed, and free it as soon as its caller has read it."""
        try:
            return not self.is_shut and dialog.exec() == QDialog.DialogCode.Accepted
        finally:
            dialog.deleteLater()

    def _with_ending(self, parent: QWidget | None, chosen: Path, suffix: str) -> Path | None:
        """With its ending behind it, lest a case file be replaced by a document."""
        if chosen.suffix.lower() == suffix:
            return chosen
        path = chosen.with_name(chosen.name + suffix)
        if path.exists() and not self.ask(
            parent,
            _(KINDS[suffix][0]),
            _("Det finns redan en fil med namnet {name}. Vill du ersätta den?", name=path.name),
            _("&Ersätt filen"),
            _("&Avbryt"),
            danger=True,
        ):
            return None
        return path


def documents_folder() -> Path:
    """Where a file dialog begins: the user's folder for documents, each time anew."""
    location = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(location) or QDir.homePath())


def _make_roomy(dialog: QFileDialog) -> None:
    """Wide enough for long names, also in large text: Qt's own size does not follow the text."""
    line = dialog.fontMetrics().height()
    screen = dialog.screen().availableGeometry().size()
    dialog.resize(QSize(42 * line, 26 * line).boundedTo(screen * 0.9))
    for view in dialog.findChildren(QTreeView):
        view.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in SIZE_AND_KIND:  # their room is for the name
            view.hideColumn(column)


def _show_copies(dialog: QPrintDialog) -> None:
    """Open the part of Qt's dialog with the copies; the dialogs of other systems show them."""
    for buttons in dialog.findChildren(QDialogButtonBox):
        for button in buttons.buttons():
            if buttons.buttonRole(button) == QDialogButtonBox.ButtonRole.ResetRole:
                button.click()


def _has_discreet_file_dialog() -> bool:
    """Whether the system's own dialog may be used; GTK's writes files to its recent list."""
    return sys.platform != "linux" and QGuiApplication.platformName() != "offscreen"


def _forget_folder(dialog: QFileDialog, folders_before: list[str]) -> None:
    """Keep the chosen folder out of QtProject.conf, where QFileDialog writes when it is freed.

    A folder can be called what a person is called.
    """
    dialog.setDirectoryUrl(QUrl.fromLocalFile(QDir.homePath()))
    dialog.setHistory(folders_before)
