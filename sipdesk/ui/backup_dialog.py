"""Säkerhetskopior: which there are, what each holds, and the way back to one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sipdesk.dates import short_date
from sipdesk.errors import StoreError
from sipdesk.i18n import N_, ngettext, window_language
from sipdesk.i18n import gettext as _
from sipdesk.ports import Backup, BackupContents, BackupPlace, BackupReport, Backups
from sipdesk.ui.announce import announce
from sipdesk.ui.doors import Doors
from sipdesk.ui.print_progress import wait_cursor
from sipdesk.ui.second_place import folded_path

PLACES: Mapping[BackupPlace, str] = {
    BackupPlace.FIRST: N_("Den här datorn"),
    BackupPlace.SECOND: N_("Andra platsen"),
    BackupPlace.ASIDE: N_("Undanlagd fil"),
}
MOST_NAMES = 400
MAKE = N_("&Kopiera nu")


class BackupDialog(QDialog):
    """Lists the backups, the newest first. `restore_wanted` carries the one that was chosen.

    `making_wanted` asks for one now; `take_up` is to be told what became of it. Names stand here
    only after somebody asked for them, and are gone when it is closed.
    """

    restore_wanted = Signal(object)
    making_wanted = Signal()

    def __init__(self, backups: Backups, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Säkerhetskopior"))
        self._backups = backups
        self._doors = doors
        self._shown: tuple[Backup, ...] = ()
        self._table = _table()
        self._about = _wrapped(QLabel())
        self._answer = _wrapped(QLabel())
        self._is_asked = False
        self._make = QPushButton(_(MAKE))
        self._show_names = QPushButton(_("&Visa vilka som finns med"))
        self._restore = QPushButton(_("&Återställ …"))
        actions = QHBoxLayout()  # not in the box, in which Tab would pass them over
        for button in (self._make, self._show_names, self._restore):
            button.setAutoDefault(False)
            actions.addWidget(button)
        actions.addStretch()
        buttons = QDialogButtonBox()
        close = buttons.addButton(_("&Stäng"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)

        layout = QVBoxLayout(self)
        layout.addWidget(_wrapped(QLabel(_explanation())))
        layout.addWidget(self._table, 1)
        layout.addWidget(self._about)
        layout.addLayout(actions)
        for widget in (self._answer, buttons):
            layout.addWidget(widget)
        self._make_roomy()

        self._table.itemSelectionChanged.connect(self._show_chosen)
        self._make.clicked.connect(self._make_one)
        self._show_names.clicked.connect(self._tell_names)
        self._restore.clicked.connect(self._ask_to_restore)
        buttons.rejected.connect(self.reject)
        self._refill()

    @property
    def chosen(self) -> Backup | None:
        """The backup whose line is marked."""
        row = self._table.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _make_roomy(self) -> None:
        line = self.fontMetrics().height()
        screen = self.screen().availableGeometry().size()
        self.resize(QSize(46 * line, 28 * line).boundedTo(screen * 0.9))

    def _refill(self) -> None:
        self._shown = self._backups.all()
        self._table.setRowCount(len(self._shown))
        with wait_cursor():
            for row, backup in enumerate(self._shown):
                for column, text in enumerate(self._line(backup)):
                    self._table.setItem(row, column, QTableWidgetItem(text))
        self._table.resizeRowsToContents()
        if self._shown:
            self._table.setCurrentCell(0, 0)
        self._show_chosen()

    def _line(self, backup: Backup) -> tuple[str, str, str, str]:
        try:
            contents = self._backups.contents(backup)
        except StoreError:
            return (moment(backup.made_at), _(PLACES[backup.place]), _("Går inte att läsa"), "")
        changed = moment(contents.changed_at) if contents.changed_at else _("Ingen ännu")
        return moment(backup.made_at), _(PLACES[backup.place]), persons_in(contents), changed

    def _show_chosen(self) -> None:
        backup = self.chosen
        self._answer.clear()
        self._about.setText(
            _("Filen: {place}", place=folded_path(str(backup.path)))
            if backup
            else _("Det finns ingen kopia ännu.")
        )
        for button in (self._restore, self._show_names):
            button.setEnabled(backup is not None)

    def take_up(self, report: BackupReport) -> None:
        """Show what there is after a round of backups; where one was asked for, say how it went."""
        asked, self._is_asked = self._is_asked, False
        before = self._shown
        self._make.setText(_(MAKE))
        self._refill()
        if not asked:
            return
        fault = report.fault or report.second_fault
        trouble = _(fault.said_where_asked) if fault is not None else in_words(report)
        if trouble:
            self._doors.tell(self, self.windowTitle(), trouble)
        else:
            self._say_made(is_new=self._shown != before)

    def _say_made(self, *, is_new: bool) -> None:
        sentence = _("Kopian är gjord.") if is_new else _("Den nyaste kopian har redan allt.")
        self._answer.setText(sentence)
        announce(self._answer, sentence)

    def _make_one(self) -> None:
        if not self._is_asked:
            self._is_asked = True
            self._make.setText(_("Kopierar …"))
            self.making_wanted.emit()

    def _tell_names(self) -> None:
        backup = self.chosen
        if backup is None:
            return
        try:
            names = sorted(self._backups.names(backup), key=str.casefold)
        except StoreError as fault:
            self._doors.tell(self, self.windowTitle(), _(fault.said_where_asked))
            return
        named = [" ".join(name.split())[:200] or _("Ny person") for name in names[:MOST_NAMES]]
        self._answer.setText(", ".join(named) or _("Ingen person finns i kopian."))

    def _ask_to_restore(self) -> None:
        backup = self.chosen
        if backup is None:
            return
        agreed = self._doors.ask(
            self,
            _("Återställ"),
            restoring_in_words(backup),
            yes=_("Å&terställ"),
            no=_("&Avbryt"),
            danger=True,
        )
        if agreed:
            self.accept()
            self.restore_wanted.emit(backup)


def moment(time: dt.datetime) -> str:
    """`12 mars 2026 14:02`, in the time zone of the laptop."""
    local = time.astimezone()
    return f"{short_date(local.date().isoformat(), window_language())} {local:%H:%M}"


def in_words(report: BackupReport) -> str:
    """What is to be known about a round of backups; "" when all went well."""
    if report.fault is not None:
        return _("Ingen säkerhetskopia kunde göras på datorn. Allt sparas som vanligt.")
    if report.second_is_away and report.second_last is not None:
        return _(
            "Den andra mappen för säkerhetskopior är inte ansluten. Senaste kopian där: {moment}.",
            moment=moment(report.second_last),
        )
    if report.second_is_away:
        return _("Den andra mappen för säkerhetskopior är inte ansluten.")
    if report.second_fault is not None:
        return _("Ingen säkerhetskopia kunde göras i den andra mappen. Allt sparas som vanligt.")
    return ""


def persons_in(contents: BackupContents) -> str:
    return ngettext("{n} person", "{n} personer", contents.persons)


def restoring_in_words(backup: Backup) -> str:
    """What will happen, before it does."""
    return _(
        "SIPdesk går tillbaka till kopian från {moment}. Det som har skrivits efter det finns inte "
        "i den.\n\nFilen som du har nu läggs undan och raderas inte. Den står kvar i listan över "
        "säkerhetskopior, så att du kan gå tillbaka till den.",
        moment=moment(backup.made_at),
    )


def _explanation() -> str:
    return _(
        "SIPdesk kopierar filen av sig självt: varje timme när något har ändrats, och när du "
        "stänger. Kopiorna är krypterade och öppnas med samma lösenfras."
    )


def _table() -> QTableWidget:
    titles = (_("När"), _("Var"), _("Innehåll"), _("Senast ändrad"))
    table = QTableWidget(0, len(titles))
    table.setHorizontalHeaderLabels(titles)
    table.setAccessibleName(_("Säkerhetskopior"))
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setDefaultAlignment(
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    )
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    return table


def _wrapped(label: QLabel) -> QLabel:
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
