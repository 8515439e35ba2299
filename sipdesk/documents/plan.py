"""The plan (samordnad individuell plan): readable first of all by the person it is about.

It shows what SoL (2025:400) 10 kap. 8–9 §§ and HSL (2017:30) 16 kap. 4 § ask for: which
interventions are needed, which of them each principal answers for, what others do, and who has
the overall responsibility. Goals, follow-up and signatures come from guidance.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from sipdesk.case import (
    Answer,
    Case,
    ConsentPurpose,
    CopyGiven,
    Goal,
    Guardian,
    Intervention,
    Participant,
    Presence,
    Principal,
    approval_day,
    day,
    is_empty_row,
    is_protected,
    without_whereabouts,
)
from sipdesk.documents.consent import consent_in_short, consent_of_version_1
from sipdesk.documents.copy_mark import copy_mark
from sipdesk.documents.editions import in_edition
from sipdesk.documents.kit.archive import Imprint
from sipdesk.documents.kit.blocks import NOTHING, Fields, Heading, Paragraph, Section
from sipdesk.documents.kit.flow import Block
from sipdesk.documents.kit.forms import SignatureLines
from sipdesk.documents.kit.page import Furniture
from sipdesk.documents.kit.style import NAME, OWN_WORDS
from sipdesk.documents.kit.table import Table, TableColumn
from sipdesk.documents.kit.typesetting import Span
from sipdesk.documents.versions import Shown, earlier_views, shown_version
from sipdesk.documents.wording import Wording, coming, joined, written
from sipdesk.rules import guardians_on_paper, is_minor
from sipdesk.rules.consent_history import current_consent, draft_of
from sipdesk.rules.law import PLAN, statute

_BLANK_SIGNATURES = 4


def plan(
    case: Case,
    language: str,
    today: dt.date,
    version: int | None = None,
    copy: CopyGiven | None = None,
) -> bytes:
    """An approved version as it stood then, or for None the version in work, approved or not.

    Raises LookupError when there is no approved version of that number, and OutsideConsentError
    when `copy` is for somebody who may have none.
    """
    shown = shown_version(case, version, today)
    wording = Wording(language)
    mark = copy_mark(case, copy, today, wording)
    page = _Plan(case, wording, shown)
    furniture = Furniture(
        page.header(), shown.footer(wording), shown.stamp(wording), wording.page_of, mark
    )
    imprint = Imprint(page.title, wording.language, shown.day)
    return in_edition(wording.edition, page.blocks(), furniture, imprint)


class _Plan:
    def __init__(self, case: Case, wording: Wording, shown: Shown) -> None:
        self._approved = shown.approved
        self._protected = is_protected(case)
        self._case = without_whereabouts(shown.case) if self._protected else shown.case
        self._earlier_views = list(earlier_views(case, shown))
        self._day = shown.day
        self.wording = wording
        self._texts = wording.texts
        self.title = self._texts.gettext("Samordnad individuell plan (SIP)")

    # --- every page -----------------------------------------------------------------------------

    def header(self) -> str:
        return " · ".join(part for part in (self.title, self._case.person.name.strip()) if part)

    # --- the paper, from the top ----------------------------------------------------------------

    def blocks(self) -> Iterator[Block]:
        """The whole plan, from the top."""
        yield from self._top()
        yield from self._child_view()
        yield self._goals()
        yield self._who_does_what()
        yield self._responsibility()
        yield from self._own_texts()
        yield self._follow_up()
        yield self._meeting()
        yield self._agreement()
        yield self._signatures()

    def _top(self) -> Iterator[Block]:
        _ = self._texts.gettext
        person, plan_ = self._case.person, self._case.plan
        yield Heading(1, self.title)
        yield Paragraph(person.name.strip() or NOTHING, NAME)
        yield Paragraph(self._status())
        yield Fields(
            [
                self._identity(),
                *written(self._about_the_person()),
                *written([(_("Därför ändras planen"), plan_.change_reason)]),
            ]
        )

    def _identity(self) -> tuple[str, str]:
        _ = self._texts.gettext
        person = self._case.person
        if person.birth_date.strip() and not person.identity_number.strip():
            return _("Född"), self.wording.date(person.birth_date)
        return _("Personnummer"), person.identity_number

    def _status(self) -> str:
        _ = self._texts.gettext
        version = self._case.plan.version
        if self._approved:
            return _("Version {version}. Planen är godkänd.", version=version)
        return _("Version {version}, utkast. Planen är inte godkänd ännu.", version=version)

    def _about_the_person(self) -> list[tuple[str, str]]:
        _ = self._texts.gettext
        person = self._case.person
        authority = self.wording.word(person.representative_authority).lower()
        return [
            (_("Skyddade personuppgifter"), _("Ja") if self._protected else ""),
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
            (_("Vårdnadshavare"), joined(guardian.name for guardian in self._guardians())),
        ]

    def _child_view(self) -> Iterator[Block]:
        """What a child thinks, in its own words; nobody's reason for not having asked."""
        _ = self._texts.gettext
        words = self._case.person.child_view.strip()
        if words and is_minor(self._case, self._day):
            yield Section(Heading(2, _("Det här tycker jag")), [Paragraph(words, OWN_WORDS)])

    def _guardians(self) -> list[Guardian]:
        """While the person is under 18; without those whom secrecy keeps out."""
        if not is_minor(self._case, self._day):
            return []
        return list(guardians_on_paper(self._case))

    def _goals(self) -> Block:
        _ = self._texts.gettext
        blocks: list[Block] = []
        for number, goal in self._numbered_goals():
            blocks += self._goal(number, goal)
        return Section(Heading(2, _("Mina mål")), blocks or [Paragraph(NOTHING)])

    def _goal(self, number: int, goal: Goal) -> Iterator[Block]:
        """The person's own words, large; the professionals' beside them, marked as such."""
        _ = self._texts.gettext
        horizon = self.wording.word(goal.horizon).lower()
        title = _("Mål {number}", number=number)
        yield Heading(3, f"{title}, {horizon}" if horizon else title)
        yield Paragraph(goal.own_words.strip() or NOTHING, OWN_WORDS)
        wording = goal.professional_wording.strip()
        if wording:
            yield Paragraph([Span(_("Med verksamheternas ord:") + " ", bold=True), Span(wording)])

    def _who_does_what(self) -> Block:
        _ = self._texts.gettext
        plan_ = self._case.plan
        blocks: list[Block] = []
        for principal, heading in (
            (Principal.MUNICIPALITY, _("Det gör kommunen")),
            (Principal.REGION, _("Det gör regionen")),
            (Principal.OTHER, _("Det gör en annan verksamhet")),
            (Principal.UNSET, _("Här är huvudmannen inte bestämd")),
        ):
            blocks += self._interventions(principal, heading)
        for heading, text in (
            (_("Det gör jag själv"), plan_.own_actions),
            (_("Det gör mina närstående"), plan_.relatives_actions),
            (_("Det gör andra än kommunen och regionen"), self._others_measures()),
        ):
            blocks += [Heading(3, heading), Paragraph(text.strip() or NOTHING)]
        return Section(Heading(2, _("Vem gör vad och när")), blocks)

    def _interventions(self, principal: Principal, heading: str) -> list[Block]:
        _ = self._texts.gettext
        rows = [
            self._intervention(each)
            for each in self._case.interventions
            if each.principal is principal and not is_empty_row(each)
        ]
        if not rows:
            return []
        columns = (
            TableColumn(_("Insats"), 29),
            TableColumn(_("Vem ansvarar"), 26),
            TableColumn(_("När och hur ofta"), 20),
            TableColumn(_("Från och till"), 25),
            TableColumn(_("Mål"), 12),
        )
        summary = _("Insatser med ansvarig, tid och mål: {heading}", heading=heading)
        return [Heading(3, heading), Table(columns, rows, summary)]

    def _intervention(self, each: Intervention) -> list[list[str]]:
        _ = self._texts.gettext
        return [
            _texts_in_cell(each.what),
            _texts_in_cell(each.organisation, each.responsible_person),
            _texts_in_cell(each.how_often),
            _texts_in_cell(
                _("från {date}", date=self._short(each.starts))
                if day(each.starts)
                else each.starts,
                _("till {date}", date=self._short(each.ends)) if day(each.ends) else each.ends,
            ),
            _texts_in_cell(self._goal_number(each)),
        ]

    def _others_measures(self) -> str:
        _ = self._texts.gettext
        plan_ = self._case.plan
        if plan_.others_measures_exist is Answer.NO and not plan_.others_measures.strip():
            return _("Inga åtgärder av andra.")
        return plan_.others_measures

    def _responsibility(self) -> Block:
        _ = self._texts.gettext
        plan_, coordinator = self._case.plan, self._case.coordinator
        fields = [
            (_("Övergripande ansvar"), self.wording.word(plan_.overall_responsibility)),
            (_("Huvudansvarig person"), plan_.main_responsible),
            (_("Kontaktuppgifter"), plan_.main_responsible_contact),
            (
                _("Samordnare för din SIP"),
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
        return Section(Heading(2, _("Vem har ansvaret")), [Fields(fields)])

    def _own_texts(self) -> Iterator[Block]:
        _ = self._texts.gettext
        plan_ = self._case.plan
        for heading, text, more in (
            (_("Om läget försämras"), plan_.crisis_plan, ()),
            (_("Mina synpunkter och avvikande mening"), plan_.my_views, self._views_before()),
            (_("Nuläge och behov"), plan_.situation, ()),
        ):
            yield Section(Heading(2, heading), [Paragraph(text.strip() or NOTHING), *more])

    def _views_before(self) -> Iterator[Block]:
        """What the person said with earlier versions: it can be added to, never taken away."""
        _ = self._texts.gettext
        if self._earlier_views:
            yield Heading(3, _("Tidigare synpunkter"))
        for version in self._earlier_views:
            date = self.wording.date(approval_day(version).isoformat())
            when = _("Version {number}, godkänd {date}:", number=version.number, date=date)
            text = version.case.plan.my_views.strip()
            yield Paragraph([Span(when + " ", bold=True), Span(text)])

    def _follow_up(self) -> Block:
        _ = self._texts.gettext
        plan_ = self._case.plan
        fields = [
            (_("Hur"), plan_.follow_up_how),
            (_("Hur ofta"), plan_.follow_up_how_often),
            (_("Dag"), self.wording.date(plan_.follow_up_date)),
            (_("Tid"), plan_.follow_up_time),
            (_("Plats"), self.wording.place(plan_.follow_up_place, self._protected)),
            (_("Sammankallande"), plan_.follow_up_convener),
            (_("När samarbetet avslutas"), plan_.cooperation_ends),
            *written([(_("Plan enligt LSS"), self._lss_plan())]),
        ]
        return Section(Heading(2, _("Så följer vi upp planen")), [Fields(fields)])

    def _lss_plan(self) -> str:
        _ = self._texts.gettext
        plan_ = self._case.plan
        if plan_.lss_plan is not Answer.YES:
            return ""
        reviewed = self.wording.date(plan_.lss_reviewed)
        return joined((_("Ja"), _("sågs över {date}", date=reviewed) if reviewed else ""))

    def _meeting(self) -> Block:
        _ = self._texts.gettext
        meeting = self._case.meeting
        fields = [
            (_("Dag"), self.wording.date(meeting.date)),
            (_("Tid"), self.wording.period(meeting.start, meeting.end)),
            (_("Plats"), self.wording.place(meeting.place, self._protected)),
            (_("Sammankallande"), meeting.convener),
            *written([(_("Deltagande enheter"), meeting.participating_units)]),
        ]
        return Section(
            Heading(2, _("Mötet där planen gjordes")), [Fields(fields), *self._participants()]
        )

    def _participants(self) -> Iterator[Block]:
        """Who was there; while nobody's presence is noted, who comes."""
        _ = self._texts.gettext
        people = coming(self._case)
        if any(each.presence for each in people):
            there = [p for p in people if p.presence in {Presence.PRESENT, Presence.REMOTE}]
            yield from self._who_was_there(there)
        elif people:
            yield Heading(3, _("Deltagare"))
            rows = [self._participant(each) for each in people]
            yield Table(self._about_participants(), rows, _("Deltagare med roll och verksamhet"))

    def _who_was_there(self, people: Sequence[Participant]) -> Iterator[Block]:
        _ = self._texts.gettext
        rows = [
            [*self._participant(each), _texts_in_cell(self.wording.word(each.presence))]
            for each in people
        ]
        yield Heading(3, _("Vilka var med"))
        if rows:
            columns = (*self._about_participants(), TableColumn(_("Närvaro"), 18))
            yield Table(columns, rows, _("Deltagare med roll, verksamhet och närvaro"))
        else:
            yield Paragraph(NOTHING)

    def _about_participants(self) -> tuple[TableColumn, ...]:
        _ = self._texts.gettext
        return (
            TableColumn(_("Namn"), 30),
            TableColumn(_("Roll"), 24),
            TableColumn(_("Verksamhet"), 28),
        )

    def _participant(self, each: Participant) -> list[list[str]]:
        return [
            _texts_in_cell(each.name),
            _texts_in_cell(each.role),
            _texts_in_cell(each.organisation),
        ]

    def _agreement(self) -> Block:
        """Consent, approval, and the law that the plan was made under."""
        _ = self._texts.gettext
        fields = [
            (_("Samtycke till planen"), self._consent(ConsentPurpose.PLAN)),
            (_("Samtycke till informationsutbyte"), self._consent(ConsentPurpose.SHARING)),
            (_("Godkännande"), self._approval()),
            (_("Lagstöd"), _(statute(PLAN, self._law_day()).reference)),
        ]
        return Section(Heading(2, _("Samtycke och godkännande")), [Fields(fields)])

    def _consent(self, purpose: ConsentPurpose) -> str:
        if self._approved is not None and not self._case.consent_entries:
            return consent_of_version_1(draft_of(self._case, purpose), self.wording)
        return consent_in_short(current_consent(self._case, purpose), self.wording)

    def _approval(self) -> str:
        _ = self._texts.gettext
        if self._approved is None:
            return _("Planen är inte godkänd ännu.")
        plan_ = self._case.plan
        witness = plan_.approval_witness.strip()
        return joined(
            (
                _("Version {version}", version=plan_.version),
                self.wording.word(plan_.approval_form).lower(),
                self.wording.date(plan_.approval_date or self._approved.approved_at[:10]),
                _("bevittnat av {name}", name=witness) if witness else "",
            )
        )

    def _signatures(self) -> Block:
        _ = self._texts.gettext
        person = self._case.person
        first = [person.name.strip() or _("Namn"), _("Datum")]
        if person.representative_name.strip():
            first += [joined((person.representative_name, _("företrädare"))), _("Datum")]
        for guardian in self._guardians():
            if guardian.agrees is not Answer.NO:
                first += [joined((guardian.name, _("vårdnadshavare"))), _("Datum")]
        others = [
            joined((each.name, each.role, each.organisation))
            for each in coming(self._case)
            if each.presence is not Presence.ABSENT
        ]
        return Section(
            Heading(2, _("Underskrifter")),
            [
                SignatureLines(first),
                SignatureLines(others or [_("Namn och verksamhet")] * _BLANK_SIGNATURES),
            ],
        )

    # --- small things ---------------------------------------------------------------------------

    def _numbered_goals(self) -> Iterator[tuple[int, Goal]]:
        return enumerate((g for g in self._case.goals if not is_empty_row(g)), start=1)

    def _goal_number(self, intervention: Intervention) -> str:
        numbers = {goal.id: str(number) for number, goal in self._numbered_goals()}
        return numbers.get(intervention.goal_id, "")

    def _short(self, text: str) -> str:
        return self.wording.short_date(text)

    def _law_day(self) -> dt.date:
        """The day that decides which paragraphs the plan is made under."""
        dates = (self._case.plan.approval_date, self._case.meeting.date)
        known = (day(text) for text in dates)
        return next((date for date in known if date), self._day)


def _texts_in_cell(*texts: str) -> list[str]:
    return [text.strip() for text in texts if text.strip()] or [NOTHING]
