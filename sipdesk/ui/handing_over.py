"""The ways of a whole case out of the window and into it: handing over, receiving, exporting."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from sipdesk.case import Case, CopyForm, CopyGiven
from sipdesk.errors import ExpectedError
from sipdesk.fhir import attachable_version, fhir_bundle
from sipdesk.handover import (
    Arrival,
    arrival,
    present_one,
    received,
    received_beside,
    shares_ids,
    with_hand_over_logged,
)
from sipdesk.i18n import gettext as _
from sipdesk.ports import CaseStore, Courier, DocumentKind, Documents, Parcel, Wanted
from sipdesk.rules import (
    THE_PERSON,
    numbered_copies,
    recipients,
    why_nothing_shared,
    with_copies_given,
)
from sipdesk.ui.desk import Desk
from sipdesk.ui.document_kind import EXPORT
from sipdesk.ui.export_dialog import ExportDialog
from sipdesk.ui.hand_over_dialog import HandOverDialog
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.print_progress import Cancelled, wait_cursor, waiting_for
from sipdesk.ui.receive_dialog import OpenFileDialog, Present, ReceiveDialog
from sipdesk.ui.whole_file import read_whole, write_whole

MOST_BYTES = 17 << 20  # of a file that is read; the courier refuses less already


class HandingOver(QObject):
    """Lives as long as its window, and answers what its menu asks for."""

    def __init__(self, desk: Desk, store: CaseStore, courier: Courier, window: MainWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._store = store
        self._courier = courier
        self._window = window
        window.hand_over_wanted.connect(self.hand_over)
        window.receiving_wanted.connect(self.receive)
        window.export_wanted.connect(self.export)

    # --- to another coordinator -----------------------------------------------------------------

    def hand_over(self) -> None:
        """Ask to whom and why, and write the file."""
        case = self._saved_case()
        if case is not None:
            dialog = HandOverDialog(case, self._desk.today(), self._window)
            dialog.wanted.connect(partial(self._write_parcel, dialog))
            dialog.open()

    def _write_parcel(self, dialog: HandOverDialog) -> None:
        case = self._desk.editor.case
        if case is None:
            return
        now = self._desk.now()
        name = _("SIP-överlämning {date}.sip", date=now.date().isoformat())
        path = self._desk.doors.save_path(dialog, name)
        if path is None:
            return
        logged = with_hand_over_logged(case, dialog.receiver, now)
        try:
            changed_at = self._store.changed_at(case.id)
            parcel = Parcel(case=logged, sent_at=now.isoformat(), changed_at=changed_at)
            pack = partial(self._courier.pack, parcel, dialog.passphrase)
            write_whole(waiting_for(pack, self._desk.doors), path)
        except Cancelled:
            return
        except ExpectedError as fault:
            dialog.tell(_(fault.sentence))
            return
        dialog.accept()
        self._desk.editor.settle(logged)
        self._window.note(_("Överlämningen är sparad som {name}.", name=path.name))

    # --- from another coordinator ---------------------------------------------------------------

    def receive(self) -> None:
        """Ask for a file and its passphrase, and show what it holds."""
        path = self._desk.doors.open_path(self._window, ".sip")
        if path is None:
            return
        try:
            sealed = read_whole(path, MOST_BYTES)
        except ExpectedError as fault:
            self._tell(fault)
            return
        dialog = OpenFileDialog(partial(self._unpacked, sealed), self._window)
        dialog.opened.connect(self._show_parcel)
        dialog.open()

    def _unpacked(self, sealed: bytes, passphrase: str) -> Parcel:
        return waiting_for(partial(self._courier.unpack, sealed, passphrase), self._desk.doors)

    def _show_parcel(self, parcel: Parcel) -> None:
        self._window.show_due()
        if self._desk.editor.case is not None:  # what is open could not be saved
            return
        try:
            found = present_one(parcel.case, self._everybody())
            present = Present(found, self._store.changed_at(found.id)) if found else None
        except ExpectedError as fault:
            self._tell(fault)
            return
        kind = arrival(parcel.case, found)
        dialog = ReceiveDialog(parcel, present, kind, self._desk.today(), self._window)
        dialog.wanted.connect(partial(self._take_in, parcel.case, kind))
        dialog.open()

    def _everybody(self) -> tuple[Case, ...]:
        with wait_cursor():  # some seconds for ten thousand
            return self._store.cases([summary.id for summary in self._store.summaries()])

    def _take_in(self, arriving: Case, kind: Arrival, replaces: bool) -> None:
        try:
            others = self._everybody()
            is_new = kind is Arrival.NEW and not shares_ids(arriving, others)
            keeps_id = is_new or (replaces and not shares_ids(arriving, others))
            case = (received if keeps_id else received_beside)(arriving, self._desk.now())
            self._store.save(case)
            self._window.case_list.show_summaries(self._store.summaries())
        except ExpectedError as fault:
            self._tell(fault)
            return
        self._window.due_book.note(case)
        self._window.open_case(case.id)
        self._window.note(_("Personen är mottagen. Kontrollera vem som är samordnare nu."))

    # --- to another system ----------------------------------------------------------------------

    def export(self) -> None:
        """Say what the file is, ask for whom, and write it; only with a standing consent."""
        case = self._saved_case()
        if case is None:
            return
        today = self._desk.today()
        why_not = why_nothing_shared(case, today)
        allowed = [r for r in recipients(case, today) if r.id != THE_PERSON and not r.why_not]
        if why_not or not allowed:
            nobody = _("Ingen deltagare omfattas av samtycket. Se på fliken Samtycke.")
            self._desk.doors.tell(
                self._window, _("Inget exporterades"), _(why_not) if why_not else nobody
            )
            return
        dialog = ExportDialog(case, today, self._window)
        dialog.wanted.connect(self._write_export)
        dialog.open()

    def _write_export(self, recipient: str) -> None:
        case = self._desk.editor.case
        if case is None:
            return
        name = _("SIP-export {date}.json", date=self._desk.today().isoformat())
        path = self._desk.doors.save_path(self._window, name)
        if path is None:
            return
        try:
            self._export_to(case, recipient, path)
        except Cancelled:
            return
        except ExpectedError as fault:
            self._tell(fault)

    def _export_to(self, case: Case, recipient: str, path: Path) -> None:
        now = self._desk.now()
        version = attachable_version(case, now.date())
        copies = numbered_copies(
            case,
            [recipient],
            CopyGiven(
                number=1,
                document=EXPORT,
                version=case.plan.version if version is None else version,
                given_at=now.isoformat(timespec="seconds"),
                form=CopyForm.FILE,
                language="sv",
            ),
        )
        wanted = Wanted(DocumentKind.PLAN, "sv", version, copy=copies[0])
        make = partial(_bundle, self._desk.documents, wanted, case, now)
        write_whole(waiting_for(make, self._desk.doors), path)
        self._desk.editor.settle(with_copies_given(case, copies))
        self._window.note(_("Exporten är sparad som {name}.", name=path.name))

    # --- what all three need --------------------------------------------------------------------

    def _saved_case(self) -> Case | None:
        """The open case once it is on the disk; None when there is none, or it could not be."""
        return self._desk.editor.case if self._window.autosave.save_now() else None

    def _tell(self, fault: ExpectedError) -> None:
        self._desk.doors.tell(self._window, _("Det gick inte"), _(fault.sentence))


def _bundle(documents: Documents, wanted: Wanted, case: Case, now: dt.datetime) -> bytes:
    """The export, with the paper of the plan where there is a version of it to attach."""
    pdf = documents.make(wanted, case, now.date()) if wanted.version is not None else b""
    return fhir_bundle(case, now, pdf)
