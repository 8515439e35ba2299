"""A meeting saved as a calendar file, where its day stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sipdesk.calendar_file import (
    Appointment,
    calendar_file,
    file_name_of,
    follow_up_meeting,
    sip_meeting,
    told_place,
)
from sipdesk.case import Case
from sipdesk.dates import spoken_date
from sipdesk.errors import ExpectedError
from sipdesk.i18n import N_, window_language
from sipdesk.i18n import gettext as _
from sipdesk.rules import next_follow_up
from sipdesk.ui.block import Block
from sipdesk.ui.desk import Desk
from sipdesk.ui.form import intro
from sipdesk.ui.print_progress import Cancelled, waiting_for
from sipdesk.ui.whole_file import write_whole

Find = Callable[[Case, dt.date], Appointment | None]


class CalendarBlock(Block):
    """A button that saves the meeting that `find` finds.

    While there is none, it rests, and `none` (a message id) says what is needed: a button that
    comes with the day would push away what stands below it.
    """

    def __init__(self, desk: Desk, find: Find, none: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = none
        self._desk = desk
        self._find = find
        self._save = QPushButton(_("Spara &i kalender …"))
        self._note = intro("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._note)
        self._save.clicked.connect(self.save)

    def show_case(self, case: Case) -> None:
        appointment = self._find(case, self._desk.today())
        self._save.setEnabled(appointment is not None)
        self._note.setText(_note_on(case, appointment) if appointment else _(self._none))

    def clear(self) -> None:
        self._note.clear()
        self._save.setEnabled(False)

    def save(self) -> None:
        """Ask where to, and write the file there."""
        case = self._desk.editor.case
        appointment = self._find(case, self._desk.today()) if case is not None else None
        if case is None or appointment is None:
            return
        path = self._desk.doors.save_path(self, file_name_of(appointment))
        if path is None:
            return
        try:
            make = partial(calendar_file, case, appointment, self._desk.now())
            write_whole(waiting_for(make, self._desk.doors), path)
        except Cancelled:
            return
        except ExpectedError as fault:
            self._desk.doors.tell(self, _("Spara i kalender"), _(fault.sentence))
        else:
            self._note.setText(_("Sparat som {name}. Öppna filen i din kalender.", name=path.name))


def meeting_block(desk: Desk) -> CalendarBlock:
    """For the SIP meeting."""
    none = N_("Skriv vilken dag ni ska träffas, så kan mötet sparas i din kalender.")
    return CalendarBlock(desk, _sip_meeting, none)


def follow_up_block(desk: Desk) -> CalendarBlock:
    """For the follow-up that comes next."""
    none = N_("När det finns en dag för nästa uppföljning kan den sparas i din kalender.")
    return CalendarBlock(desk, _next_follow_up, none)


def _sip_meeting(case: Case, _today: dt.date) -> Appointment | None:
    return sip_meeting(case)


def _next_follow_up(case: Case, today: dt.date) -> Appointment | None:
    ahead = next_follow_up(case, today)
    if ahead is None or ahead.date < today:
        return None
    return follow_up_meeting(case, ahead.date, ahead.time, ahead.place)


def _note_on(case: Case, appointment: Appointment) -> str:
    date = spoken_date(appointment.date.isoformat(), window_language())
    title = _(appointment.title)
    if appointment.place.strip() and not told_place(case, appointment):
        return _(
            "{title} {date}. Kalenderfilen nämner personen bara med initialer. "
            "Platsen är utelämnad.",
            title=title,
            date=date,
        )
    return _(
        "{title} {date}. Kalenderfilen nämner personen bara med initialer.", title=title, date=date
    )
