"""No sequence of actions undoes what the person decided.

Whatever is done at the desk, in whatever order and with a clock that jumps: an approved version
never changes, a withdrawn consent is not valid again without a new yes, and there is no copy for
a recipient outside the consent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from sipdesk.case import (
    Address,
    Answer,
    ApprovedVersion,
    Authority,
    Case,
    ConsentAnswer,
    ConsentEntry,
    ConsentPurpose,
    CopyForm,
    CopyGiven,
    Goal,
    Participant,
    Person,
    approved_version,
    closed,
    is_closed,
    reopened,
    row_of,
    with_new_version,
    with_row_added,
    without_row,
)
from sipdesk.errors import OutsideConsentError
from sipdesk.rules import (
    may_share_with,
    needed_for_recording,
    numbered_copies,
    with_consent_recorded,
    with_consent_withdrawn,
    with_copies_given,
    with_correction_begun,
    with_draft,
    with_sharing_withdrawn_for,
)
from sipdesk.ui.editor import CaseEditor

SHARING = ConsentPurpose.SHARING
PEOPLE = ("eva", "bo", "fk")
SOME = st.sets(st.sampled_from(PEOPLE))
ONE = st.sampled_from(PEOPLE)


NAMES = {"Eva": "Eva", "Eva Ek": "Eva", "Kim": "Kim", "": "nobody"}  # and who that is
Told = dict[str, str]  # who may be told, and who that was when the person said so


@dataclass
class Said:
    """One thing that was said of sharing, as a bystander would write it down."""

    entries: set[str]
    allowed: Callable[[Told], Told]


@dataclass
class Bystander:
    """Knows who may be told, without any of the program's rules."""

    said: list[Said] = field(default_factory=list)

    eva: str = "Eva"  # who stands in the row of Eva now

    def hears(self, entry: ConsentEntry) -> None:
        allowed = _allowed_by(entry, self.eva)
        for one in self.said:
            if entry.corrects in one.entries:
                one.entries.add(entry.id)
                one.allowed = allowed
                return
        self.said.append(Said({entry.id}, allowed))

    def may_be_told(self) -> set[str]:
        told: Told = {}
        for one in self.said:
            told = one.allowed(told)
        others = {"eva"} if told.get("eva") not in {self.eva, "nobody"} else set[str]()
        return told.keys() - others


def _allowed_by(entry: ConsentEntry, eva: str) -> Callable[[Told], Told]:
    named = {one: eva if one == "eva" else one for one in entry.recipient_ids.split()}
    if entry.answer is ConsentAnswer.YES:
        return lambda _before: named
    if entry.answer is ConsentAnswer.WITHDRAWN and named:
        return lambda before: {one: who for one, who in before.items() if one not in named}
    return lambda _before: {}


class AtTheDesk(RuleBasedStateMachine):
    """Somebody at the desk, who does anything in any order."""

    goals = Bundle("goals")

    @initialize()
    def open(self) -> None:
        self.now = dt.datetime(2026, 3, 12, 10, 0, tzinfo=dt.UTC)
        self.editor = CaseEditor()
        people = tuple(Participant(id=p, name=p.title(), wanted=Answer.YES) for p in PEOPLE)
        person = Person(name="Anna", birth_date="1985-07-09")
        self.editor.open(Case(person=person, participants=people))
        self.bystander = Bystander()
        self.approved: tuple[ApprovedVersion, ...] = ()
        self.entries: tuple[ConsentEntry, ...] = ()
        self.given: tuple[CopyGiven, ...] = ()

    @property
    def case(self) -> Case:
        assert self.editor.case is not None
        return self.editor.case

    # --- writing ----------------------------------------------------------------------------

    @rule(words=st.sampled_from(["Sova", "Handla", ""]))
    def write_in_the_plan(self, words: str) -> None:
        self._try(lambda: self.editor.type_in(Address("plan", "situation"), words))

    @rule(target=goals)
    def add_a_goal(self) -> str:
        goal = Goal(own_words="Jag vill")
        self._try(lambda: self.editor.change(with_row_added(self.case, "goals", goal)))
        return goal.id

    @rule(goal=goals)
    def take_a_goal_away(self, goal: str) -> None:
        self._try(lambda: self.editor.change(without_row(self.case, "goals", goal)))

    @rule(name=st.sampled_from(sorted(NAMES)))
    def rename_a_participant(self, name: str) -> None:
        self._try(lambda: self.editor.type_in(Address("participants", "name", "eva"), name))

    @rule()
    def undo(self) -> None:
        self.editor.undo()

    @rule()
    def redo(self) -> None:
        self.editor.redo()

    @rule(days=st.integers(-40, 40))
    def turn_the_clock(self, days: int) -> None:
        self.now += dt.timedelta(days=days)

    # --- deciding ---------------------------------------------------------------------------

    @rule(answer=st.sampled_from([Answer.YES, Answer.NO]), recipients=SOME)
    def answer_about_sharing(self, answer: Answer, recipients: set[str]) -> None:
        draft = replace(
            self.case.sharing_consent,
            answer=answer,
            authority=Authority.PERSON,
            obtained_by="Helena",
            date=self._today().isoformat(),
            valid_until="",
            excludes="inget",
            reason="Fel",
            recipient_ids=" ".join(sorted(recipients)),
        )
        self.editor.change(with_draft(self.case, SHARING, draft))
        self._record()

    @rule(number=st.integers(0, 9))
    def begin_a_correction(self, number: int) -> None:
        if number < len(self.case.consent_entries):
            entry = self.case.consent_entries[number]
            self.editor.change(with_correction_begun(self.case, entry))

    @rule()
    def withdraw(self) -> None:
        self.editor.settle(with_consent_withdrawn(self.case, SHARING, self.now))

    @rule(recipient=ONE)
    def withdraw_for_one(self, recipient: str) -> None:
        self.editor.settle(with_sharing_withdrawn_for(self.case, recipient, self.now))

    @rule()
    def approve(self) -> None:
        if not self.case.is_approved and not is_closed(self.case):
            snapshot = replace(self.case, approved_versions=())
            number = self.case.plan.version
            version = ApprovedVersion(number=number, approved_at=self._moment(), case=snapshot)
            versions = (*self.case.approved_versions, version)
            self.editor.settle(replace(self.case, approved_versions=versions))

    @rule()
    def begin_a_new_version(self) -> None:
        if self.case.is_approved:
            self._try(lambda: self.editor.change(with_new_version(self.case)))

    @rule(recipients=SOME, version=st.integers(1, 4))
    def give_copies(self, recipients: set[str], version: int) -> None:
        like = CopyGiven(
            number=1, document="plan", version=version, given_at=self._moment(), form=CopyForm.PAPER
        )
        if recipients <= self.bystander.may_be_told():
            copies = numbered_copies(self.case, sorted(recipients), like)
            self.editor.settle(with_copies_given(self.case, copies))
        else:
            with pytest.raises(OutsideConsentError):
                numbered_copies(self.case, sorted(recipients), like)

    @rule(is_opened_again=st.booleans())
    def close(self, *, is_opened_again: bool) -> None:
        self.editor.settle(closed(self.case, self._moment()))
        self.editor.type_in(Address("plan", "situation"), "Efteråt")
        assert self.case.plan.situation != "Efteråt"
        if is_opened_again:
            self.open_again()

    @precondition(lambda self: is_closed(self.case))
    @rule()
    def open_again(self) -> None:
        self.editor.settle(reopened(self.case, self._moment(), "Det behövs"))

    # --- what stands ------------------------------------------------------------------------

    @invariant()
    def approved_versions_never_change(self) -> None:
        assert self.case.approved_versions[: len(self.approved)] == self.approved
        self.approved = self.case.approved_versions
        version = approved_version(self.case, self.case.plan.version)
        if version is not None:
            decided = (version.case.plan, version.case.goals)
            assert (self.case.plan, self.case.goals) == decided

    @invariant()
    def what_was_recorded_stays_and_only_those_are_told_whom_the_person_named(self) -> None:
        assert self.case.consent_entries[: len(self.entries)] == self.entries
        assert self.case.copies_given[: len(self.given)] == self.given
        self.bystander.eva = NAMES[row_of(self.case, "participants", "eva").name]
        for entry in self.case.consent_entries[len(self.entries) :]:
            self.bystander.hears(entry)
        self.entries, self.given = self.case.consent_entries, self.case.copies_given
        told = {p.id for p in self.case.participants if may_share_with(self.case, p, self._today())}
        assert told == self.bystander.may_be_told()

    # --- helpers ----------------------------------------------------------------------------

    def _record(self) -> None:
        if not needed_for_recording(self.case, SHARING, self._today()):
            self.editor.settle(with_consent_recorded(self.case, SHARING, self.now))

    def _today(self) -> dt.date:
        return self.now.date()

    def _moment(self) -> str:
        return self.now.isoformat()

    def _try(self, act: Callable[[], None]) -> None:
        """What the window locks, the editor refuses: it would be a change of what was approved."""
        if self.case.is_approved:
            before = self.case
            try:
                act()
            except ValueError:
                assert self.case == before
        else:
            act()


AtTheDesk.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
test_no_sequence_of_actions_undoes_what_the_person_decided = AtTheDesk.TestCase
