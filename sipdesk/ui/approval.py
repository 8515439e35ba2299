"""The approval: the person approves a version, and from then on it never changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from sipdesk.case import (
    Address,
    ApprovalForm,
    Case,
    is_closed,
    last_approved_before,
    with_approval,
    with_new_version,
    without_wordless_rows,
)
from sipdesk.changes import changes
from sipdesk.dates import spoken_date
from sipdesk.i18n import N_, ngettext, window_language
from sipdesk.i18n import gettext as _
from sipdesk.rules import (
    Finding,
    Layer,
    advice_on_approval_form,
    approval_findings,
    findings,
    remark_on_approval,
    stops_approval,
)
from sipdesk.ui.announce import announce
from sipdesk.ui.block import Block
from sipdesk.ui.changed_since import ChangedSinceBlock
from sipdesk.ui.desk import Desk
from sipdesk.ui.editor import CaseEditor
from sipdesk.ui.fields import FieldSpec, Kind, Section
from sipdesk.ui.following_scroll import begin_page_with
from sipdesk.ui.form import Form, heading
from sipdesk.ui.one_move import one_move


def is_changed(case: Case, _today: dt.date) -> bool:
    """Whether to ask why: the first version changes nothing."""
    return case.plan.version > 1


CHANGE_REASON = FieldSpec(
    part="plan",
    field="change_reason",
    label=N_("Varför ändras planen?"),
    kind=Kind.TEXT,
    shown_when=is_changed,
)
APPROVAL = Section(
    title="",
    rows=(
        (
            FieldSpec(
                part="plan",
                field="approval_form",
                label=N_("Hur godkänner personen?"),
                kind=Kind.CHOICE,
                choices=ApprovalForm,
                advice=advice_on_approval_form,
            ),
            FieldSpec(
                part="plan",
                field="approval_date",
                label=N_("Datum för godkännandet"),
                kind=Kind.PAST_DATE,
                remark=remark_on_approval,
            ),
        ),
        # Below the others: at the table, a name beside them would not be seen whole.
        (FieldSpec(part="plan", field="approval_witness", label=N_("Bevittnat av")),),
    ),
)

MOST_TOLD = 8  # of what is good to do, in the question before an approval
NAMING = {"name", "who"}  # values of a finding that say of whom it is
WHO_DECIDES = {  # of the person's own part, beside the guardians
    "representative_name",
    "representative_authority",
    "decision_assessment",
    "decision_ground",
}


class ApprovalBlock(Block):
    """How far the version in work is, and the two ways on: approve it, or begin a new one.

    What stops an approval is told in a box, or by `say_what_stops` where a box is out of place.
    `approved` asks for the cursor to be led on: it would fall on *Börja på en ny version*.
    """

    approved = Signal()

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        say_what_stops: Callable[[tuple[Finding, ...]], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_for_all = say_what_stops is not None  # at the table
        self._say_what_stops = say_what_stops or self._tell_what_stops
        self._state = QLabel()
        self._state.setObjectName("intro")
        self._state.setWordWrap(True)
        self._reason = Form(
            [Section(title="", rows=((CHANGE_REASON,),))], desk, locked_when_approved=True
        )
        self._changed = ChangedSinceBlock()
        self._form = Form([APPROVAL], desk, locked_when_approved=True)
        self._approve = QPushButton(_("Personen &godkänner planen"))
        self._renew = QPushButton(_("&Börja på en ny version"))

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(_("Godkännande"), self))
        for widget in (self._state, self._changed, self._reason, self._form):
            layout.addWidget(widget)
        for button in (self._approve, self._renew):
            layout.addWidget(button)

        self._approve.clicked.connect(self.approve)
        self._renew.clicked.connect(self.begin_new_version)

    def show_case(self, case: Case) -> None:
        self._state.setText(state_in_words(case))
        self._approve.setVisible(not case.is_approved)
        self._renew.setVisible(case.is_approved)
        for button in (self._approve, self._renew):
            button.setEnabled(not is_closed(case))
        self._reason.show_case(case)
        self._changed.show_case(case)
        self._form.show_case(case)

    def reveal(self, address: Address) -> bool:
        return self._reason.reveal(address) or self._form.reveal(address)

    def lead_in(self) -> bool:
        """Not into what is changed, which is only read."""
        first = self._form if self._reason.isHidden() else self._reason
        first.focus_first()
        return True

    def begin_with_question(self) -> bool:
        """Put the cursor where it is asked how the person approves, until that is answered."""
        return self._form.begin_with_question()

    def clear(self) -> None:
        self._state.clear()
        self._reason.clear()
        self._changed.clear()
        self._form.clear()

    def approve(self) -> None:
        """Close the version in work for ever, when the law's conditions are met."""
        case = self._desk.editor.case
        if case is None or case.is_approved or not self._may_approve(case):
            return
        sentence = _(
            "Läs upp planen innan personen godkänner den. Efter godkännandet ändras den aldrig; "
            "en ändring blir en ny version. Det går inte att ångra."
        )
        kept = without_wordless_rows(case)
        remaining = still_good_to_do(kept, self._desk.today(), is_for_all=self._is_for_all)
        sentence = "\n\n".join(filter(None, (unchanged_in_words(kept), sentence, remaining)))
        if self._desk.doors.ask(
            self,
            _("Godkänn planen"),
            sentence,
            yes=_("Go&dkänn"),
            no=_("&Inte ännu"),
            danger=True,
        ):
            approved = with_approval(case, self._desk.now())
            with one_move(self):
                self._desk.editor.settle(approved)
                self.approved.emit()
            announce(self, state_in_words(approved))

    def begin_new_version(self) -> None:
        """Start a draft of the next version; the approved one stays as it is."""
        case = self._desk.editor.case
        if case is not None and case.is_approved:
            make_new_version(self._desk.editor, case)
            self._reason.reveal(CHANGE_REASON.address())
            begin_page_with(self)

    def _may_approve(self, case: Case) -> bool:
        found = (
            *stops_approval(case, self._desk.today()),
            *approval_findings(case, self._desk.now()),
        )
        if found:
            self._say_what_stops(found)
        return not found

    def _tell_what_stops(self, found: tuple[Finding, ...]) -> None:
        points = "\n".join(f"• {_(each.sentence, **_spoken(each))}" for each in found)
        intro = _("Innan planen kan godkännas behöver det här vara på plats:")
        self._desk.doors.tell(self, _("Planen kan inte godkännas ännu"), f"{intro}\n\n{points}")
        next(filter(self.reveal, (each.address for each in found)), None)


def make_new_version(editor: CaseEditor, case: Case) -> Case:
    """Make the draft of the next version the open case, and say so, with the day that it lacks
    because they have met on it.
    """
    draft = with_new_version(case)
    editor.change(draft, CHANGE_REASON.address())
    said = state_in_words(draft)
    if case.plan.follow_up_date.strip() and not draft.plan.follow_up_date:
        said += " " + _("Skriv en ny dag för uppföljning: den förra har ni följt upp på.")
    editor.tell(said, said)
    return draft


def unchanged_in_words(case: Case) -> str:
    """That a new version says what the one before it said, or ""."""
    before = last_approved_before(case, case.plan.version)
    if before is None or changes(before.case, case):
        return ""
    return _("Inget är ändrat sedan version {number}.", number=before.number)


def still_good_to_do(case: Case, today: dt.date, *, is_for_all: bool) -> str:
    """What is left of quality when a plan is about to be approved, or "".

    Where all around the table may read it, what names somebody, other than who decides beside the
    person and stands on the paper, is only counted, and where one alone is left, told without the
    name. What is about the approval itself and who decides comes first.
    """
    left = [finding for finding in findings(case, today) if finding.layer is Layer.QUALITY]
    if not left:
        return ""
    naming = [finding for finding in left if is_for_all and _names_a_stranger(finding)]
    told = sorted((finding for finding in left if finding not in naming), key=_nearness)
    if len(told) > MOST_TOLD + 1:  # to count a last one takes as much room as to tell it
        told = told[:MOST_TOLD]
    points = [f"• {_(each.sentence, **_spoken(each))}" for each in told]
    count = ngettext(
        "{n} sak som är bra att göra finns kvar i Att komplettera:",
        "{n} saker som är bra att göra finns kvar i Att komplettera:",
        len(left),
    )
    more = len(left) - len(told)
    if more == 1:
        points.extend(f"• {_without_names(each)}" for each in naming)
    elif more:
        points.append(ngettext("• {n} sak till", "• {n} saker till", more))
    return "\n".join([count, *points])


def _nearness(finding: Finding) -> int:
    """How near it is to the approval itself, which is told first; then who decides beside."""
    if finding.address in {spec.address() for spec in APPROVAL.fields}:
        return 0
    return 1 if _is_about_who_decides(finding) else 2


def _is_about_who_decides(finding: Finding) -> bool:
    part, field, _row = finding.address
    return part == "guardians" or (part == "person" and field in WHO_DECIDES)


def _names_a_stranger(finding: Finding) -> bool:
    return bool(NAMING & dict(finding.values).keys()) and not _is_about_who_decides(finding)


def _without_names(finding: Finding) -> str:
    unnamed = {"name": _("någon"), "who": _("en deltagare")}
    sentence = _(finding.sentence, **_spoken(finding) | unnamed)
    return sentence[:1].upper() + sentence[1:]


def _spoken(finding: Finding) -> dict[str, str]:
    """The values of a finding with dates in words."""
    return {name: spoken_date(text, window_language()) for name, text in finding.values}


def state_in_words(case: Case) -> str:
    """Where the version in work stands, as a sentence."""
    number = case.plan.version
    if case.is_approved:
        date = spoken_date(case.plan.approval_date, window_language())
        return _("Version {number} är godkänd {date}. Den ändras aldrig.", number=number, date=date)
    return _("Version {number} är ett utkast tills personen godkänner den.", number=number)
