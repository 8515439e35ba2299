"""The plan (samordnad individuell plan): readable first of all by the person it is about.

It shows what SoL (2025:400) 10 kap. 8–9 §§ and HSL (2017:30) 16 kap. 4 § ask for: which
interventions are needed, which of them each principal answers for, what others do, and who has
the overall responsibility. Goals, follow-up and signatures come from guidance.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sipdesk.case import (
    Answer,
    ApprovalForm,
    ConsentPurpose,
    Goal,
    Participant,
    Presence,
    day,
)
from sipdesk.documents.consent import consent_in_short, consent_of_version_1
from sipdesk.documents.interventions import who_does_what
from sipdesk.documents.kit.blocks import (
    NOTHING,
    Fields,
    Heading,
    Paragraph,
    Section,
    Together,
    Under,
    labelled,
)
from sipdesk.documents.kit.flow import Block
from sipdesk.documents.kit.forms import SignatureLines, WritingLines
from sipdesk.documents.kit.page import Front
from sipdesk.documents.kit.style import NAME, OWN_WORDS
from sipdesk.documents.kit.tongues import halves
from sipdesk.documents.meeting_held import follow_up_behind, meeting_held
from sipdesk.documents.sheet import VersionSheet
from sipdesk.documents.summary import SummaryPage
from sipdesk.documents.wording import coming, joined, numbered_goals, written
from sipdesk.rules import is_minor, presences
from sipdesk.rules.consent_history import current_consent, draft_of
from sipdesk.rules.law import PLAN, statute
from sipdesk.rules.same_name import words_of_name

_BLANK_GOALS = 3
_BLANK_SIGNATURES = 4


class PlanSheet(VersionSheet):
    """An approved version as it stood then, or the version in work, approved or not.

    Its first page is the whole plan in short.
    """

    def titled(self) -> str:
        return self.texts.gettext("Samordnad individuell plan (SIP)")

    def front(self) -> Front | None:
        """The plan in short; a blank form has nothing to put in short."""
        return None if self.is_blank else SummaryPage(self)

    # --- the paper, from the top ----------------------------------------------------------------

    def blocks(self) -> Iterator[Block]:
        """The whole plan, from the top."""
        yield from self._top()
        yield from self._child_view()
        yield self._goals()
        yield who_does_what(self)
        yield self._responsibility()
        yield from self._own_texts()
        yield self._follow_up()
        yield meeting_held(self)
        yield from follow_up_behind(self)
        yield self._agreement()
        if not self._is_approved_orally:
            yield self._signatures()

    def _top(self) -> Iterator[Block]:
        _ = self.texts.gettext
        person, plan_ = self.case.person, self.case.plan
        yield Heading(1, self.title)
        if self.is_blank:
            yield self.fields([(_("Namn"), ""), (_("Personnummer"), ""), (_("Telefon"), "")])
            return
        yield Paragraph(person.name.strip() or NOTHING, NAME)
        yield Paragraph(self.status())
        yield Fields(
            [
                self.identity(),
                *written(self._about_the_person()),
                *written([(_("Därför ändras planen"), plan_.change_reason)]),
            ]
        )

    def _about_the_person(self) -> list[tuple[str, str]]:
        _ = self.texts.gettext
        person = self.case.person
        authority = self.wording.word(person.representative_authority).lower()
        return [
            (_("Skyddade personuppgifter"), _("Ja") if self.protected else ""),
            (_("Telefon"), person.phone),
            (_("E-post"), person.email),
            (_("Adress"), person.address),
            (_("Språk"), person.language),
            (_("Tolk"), self.wording.interpreter(person)),
            (_("Kommunikationsstöd"), person.communication_support),
            (
                _("Företrädare"),
                joined((person.representative_name, authority, person.representative_contact)),
            ),
            (_("Vårdnadshavare"), joined(guardian.name for guardian in self.guardians())),
        ]

    def _child_view(self) -> Iterator[Block]:
        """What a child thinks, in its own words; nobody's reason for not having asked."""
        _ = self.texts.gettext
        words = self.case.person.child_view.strip()
        if words and is_minor(self.case, self.day):
            yield Section(Heading(2, _("Det här tycker jag")), [Paragraph(words, OWN_WORDS)])

    def _goals(self) -> Block:
        _ = self.texts.gettext
        blocks: list[Block] = []
        for number, goal in numbered_goals(self.case):
            blocks.append(Together([*self._goal(number, goal)]))
        if self.is_blank:
            blocks = [*self._blank_goals()]
        return Section(Heading(2, _("Mina mål")), blocks or [Paragraph(NOTHING)])

    def _goal(self, number: int, goal: Goal) -> Iterator[Block]:
        """The person's own words, large; the professionals' beside them, marked as such."""
        _ = self.texts.gettext
        horizon = self.wording.word(goal.horizon).lower()
        title = _("Mål {number}", number=number)
        yield Heading(3, joined((title, horizon)))
        yield Paragraph(goal.own_words.strip() or NOTHING, OWN_WORDS)
        wording = goal.professional_wording.strip()
        if wording:
            yield from labelled(self.wording.told(_("Med verksamheternas ord"), wording))

    def _blank_goals(self) -> Iterator[Block]:
        _ = self.texts.gettext
        for number in range(1, _BLANK_GOALS + 1):
            yield Heading(3, _("Mål {number}", number=number))
            yield WritingLines(2)

    def _responsibility(self) -> Block:
        _ = self.texts.gettext
        plan_, coordinator = self.case.plan, self.case.coordinator
        fields = [
            (_("Övergripande ansvar"), self.wording.word(plan_.overall_responsibility)),
            (_("Huvudansvarig person"), plan_.main_responsible),
            *self.where_written([(_("Kontaktuppgifter"), plan_.main_responsible_contact)]),
            (
                _("Samordnare"),
                joined(
                    (
                        coordinator.name,
                        coordinator.organisation,
                        coordinator.phone,
                        coordinator.email,
                    )
                ),
            ),
        ]
        return Section(Heading(2, _("Vem har ansvaret")), [self.fields(fields)])

    def _own_texts(self) -> Iterator[Block]:
        _ = self.texts.gettext
        plan_ = self.case.plan
        for heading, text, more in (
            (_("Om läget försämras"), plan_.crisis_plan, ()),
            (_("Mina synpunkter och avvikande mening"), plan_.my_views, [*self._kept_views()]),
            (_("Nuläge och behov"), plan_.situation, ()),
        ):
            if self.is_blank or text.strip() or more:
                yield Section(Heading(2, heading), [self.told(text, 3), *more])

    def _kept_views(self) -> Iterator[Block]:
        said = [*self.said_earlier()]
        if said:
            yield Heading(3, self.texts.gettext("Tidigare synpunkter"))
        yield from said

    def _follow_up(self) -> Block:
        _ = self.texts.gettext
        plan_ = self.case.plan
        fields = [
            *self.where_written(
                [(_("Hur"), plan_.follow_up_how), (_("Hur ofta"), plan_.follow_up_how_often)]
            ),
            (_("Dag"), self.wording.date(plan_.follow_up_date) or self._no_day()),
            *self.where_written(
                [
                    (_("Tid"), plan_.follow_up_time),
                    (_("Plats"), self.wording.place(plan_.follow_up_place, self.protected)),
                    (_("Sammankallande"), plan_.follow_up_convener),
                    (_("När samarbetet avslutas"), plan_.cooperation_ends),
                ]
            ),
            *written([(_("Plan enligt LSS"), self._lss_plan())]),
        ]
        return Section(Under(Heading(2, _("Så följer vi upp planen")), [self.fields(fields)]))

    def _no_day(self) -> str:
        return "" if self.is_blank else self.texts.gettext("Inte bestämt")

    def _lss_plan(self) -> str:
        _ = self.texts.gettext
        plan_ = self.case.plan
        if plan_.lss_plan is not Answer.YES:
            return ""
        reviewed = self.wording.date(plan_.lss_reviewed)
        return joined((_("Ja"), _("sågs över {date}", date=reviewed) if reviewed else ""))

    def _agreement(self) -> Block:
        """Consent, approval, and the law that the plan was made under."""
        _ = self.texts.gettext
        approval = "" if self.is_blank else self._approval()
        fields = [
            (_("Samtycke till planen"), self._consent(ConsentPurpose.PLAN)),
            (_("Samtycke till informationsutbyte"), self._consent(ConsentPurpose.SHARING)),
            (_("Godkännande"), approval),
            (_("Lagstöd"), self._law()),
        ]
        return Section(Under(Heading(2, _("Samtycke och godkännande")), [self.fields(fields)]))

    def _consent(self, purpose: ConsentPurpose) -> str:
        if self.shown.approved is not None and not self.case.consent_entries:
            return consent_of_version_1(draft_of(self.case, purpose), self.wording)
        return consent_in_short(current_consent(self.case, purpose), self.wording)

    def _approval(self) -> str:
        _ = self.texts.gettext
        if self.shown.approved is None:
            return _("Planen är inte godkänd ännu.")
        plan_ = self.case.plan
        witness = plan_.approval_witness.strip()
        return joined(
            (
                _("Version {version}", version=plan_.version),
                self.wording.word(plan_.approval_form).lower(),
                self.wording.date(plan_.approval_date or self.shown.approved.approved_at[:10]),
                _("bevittnat av {name}", name=witness) if witness else "",
            )
        )

    @property
    def _is_approved_orally(self) -> bool:
        """Then the approval says so; no statute asks for a signature."""
        is_oral = self.case.plan.approval_form is ApprovalForm.ORAL
        return self.shown.approved is not None and is_oral

    def _signatures(self) -> Block:
        _ = self.texts.gettext
        first = [self.case.person.name.strip() or _("Namn"), _("Datum")]
        for name, right in self._signing_for_the_person():
            first += [joined((name, right)), _("Datum")]
        others = [self.wording.who(each) for each in self._signing_as_participants()]
        if not self._there():
            others = [_("Namn och verksamhet")] * _BLANK_SIGNATURES
        return Section(
            Heading(2, _("Underskrifter")),
            [SignatureLines([*first, *others])],
        )

    def _signing_for_the_person(self) -> Iterator[tuple[str, str]]:
        """By name, and in what right they sign."""
        _ = self.texts.gettext
        representative = self.case.person.representative_name
        if representative.strip():
            yield representative, _("företrädare")
        for guardian in self.guardians():
            if guardian.agrees is not Answer.NO:
                yield guardian.name, _("vårdnadshavare")

    def _signing_as_participants(self) -> Iterator[Participant]:
        """Without those who sign by that very name already: a second line looks like a mistake."""
        names = [self.case.person.name, *(name for name, _right in self._signing_for_the_person())]
        signing = {words_of_name(name) for name in names} - {words_of_name("")}
        return (each for each in self._there() if words_of_name(each.name) not in signing)

    def _there(self) -> list[Participant]:
        """At the meeting that the version comes of, where it is noted who was."""
        there = presences(self.case, self.day)
        return [each for each in coming(self.case) if there[each.id] is not Presence.ABSENT]

    def _law(self) -> str:
        """Once: beside the Swedish, the same citation again would tell nobody more."""
        return halves(self.wording.law(statute(PLAN, self._law_day()).reference))[0]

    def _law_day(self) -> dt.date:
        """The day that decides which paragraphs the plan is made under."""
        dates = (self.case.plan.approval_date, self.case.meeting.date)
        known = (day(text) for text in dates)
        return next((date for date in known if date), self.day)
