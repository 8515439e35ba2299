"""Kallelse or inbjudan to the meeting: principals are called, others are invited.

It says what the law asks of a principal (SoL 10 kap. 8 §, HSL 16 kap. 4 §), never what the person
is to talk about, unless their consent gives the reader that and excludes nothing: nobody but the
person can tell what a topic touches.
"""

from __future__ import annotations

from collections.abc import Iterator

from sipdesk.case import ConsentPurpose, InvitationKind, Participant, row_of
from sipdesk.documents.kit.blocks import Fields, Heading, ItemList, Paragraph, Section, Together
from sipdesk.documents.kit.flow import Block
from sipdesk.documents.kit.forms import WritingLines
from sipdesk.documents.kit.style import NAME
from sipdesk.documents.sheet import Sheet
from sipdesk.documents.wording import joined, written
from sipdesk.rules import current_consent, kind_of_invitation, statute, still_told
from sipdesk.rules.law import PLAN
from sipdesk.words import said_once


class Invitation(Sheet):
    """To the recipient of the copy; without one, to whoever is written on it by hand."""

    @property
    def _participant(self) -> Participant | None:
        copy = self.wanted.copy
        return row_of(self.case, "participants", copy.recipient) if copy else None

    @property
    def _is_to_the_person(self) -> bool:
        return self.wanted.copy is not None and not self.is_somebody_elses

    @property
    def _is_call(self) -> bool:
        to = self._participant
        return to is not None and kind_of_invitation(to) is InvitationKind.CALLED

    @property
    def _person(self) -> str:
        return joined([self.case.person.name]) or self.texts.gettext("personen")

    def titled(self) -> str:
        _ = self.texts.gettext
        if self.wanted.copy is None:
            return _("Kallelse eller inbjudan")
        return _("Kallelse till möte om SIP") if self._is_call else _("Inbjudan till möte om SIP")

    def header(self) -> str:
        return self.title

    def blocks(self) -> Iterator[Block]:
        """The whole letter, from the top."""
        yield Heading(1, self.title)
        yield from self._addressee()
        yield from self._why()
        yield self._when()
        yield self._what_about()
        yield self._how_to_prepare()
        yield self._answer()

    def _addressee(self) -> Iterator[Block]:
        _ = self.texts.gettext
        if self.wanted.copy is None:
            yield self.ticked([(_("Kallelse"), False), (_("Inbjudan"), False)])
            yield Fields([(_("Till"), "")], writable=True)
        elif self._participant is None:
            yield Paragraph(_("Till {name}", name=self._person), NAME)
        else:
            to = self._participant
            name, *others = said_once(to.name, to.role, to.organisation)
            yield Paragraph(_("Till {name}", name=joined([name])), NAME)
            yield from (Paragraph(joined(others)) for _others in others[:1])

    def _why(self) -> Iterator[Block]:
        _ = self.texts.gettext
        if self._is_to_the_person:
            yield Paragraph(
                _("Välkommen till mötet om din samordnade individuella plan (SIP). Mötet är ditt.")
            )
            return
        if self.is_blank:
            yield self.fields([(_("Mötet gäller"), "")])
        elif self._is_call:
            yield Paragraph(
                _(
                    "Du kallas till ett möte där en samordnad individuell plan (SIP) görs "
                    "tillsammans med {name}.",
                    name=self._person,
                )
            )
        elif self.wanted.copy is None:
            yield Paragraph(
                _(
                    "Mötet gäller en samordnad individuell plan (SIP) som görs tillsammans "
                    "med {name}.",
                    name=self._person,
                )
            )
        else:
            yield Paragraph(
                _(
                    "Du är inbjuden till ett möte där en samordnad individuell plan (SIP) görs "
                    "tillsammans med {name}.",
                    name=self._person,
                )
            )
        yield Paragraph(
            _(
                "Kommunen och regionen gör planen tillsammans när någon behöver insatser från "
                "båda och säger ja till det: {law}.",
                law=self.wording.law(statute(PLAN, self.day).reference),
            )
        )

    def _when(self) -> Block:
        _ = self.texts.gettext
        meeting = self.case.meeting
        place = _("Meddelas särskilt") if self.protected else meeting.place
        fields = [
            (_("Dag"), self.wording.date(meeting.date)),
            (_("Tid"), self.wording.period(meeting.start, meeting.end)),
            (_("Plats"), place),
            *written([(_("Sammankallande"), meeting.convener)]),
        ]
        return Section(Heading(2, _("När och var")), [Fields(fields, writable=True)])

    def _what_about(self) -> Block:
        _ = self.texts.gettext
        heading = Heading(2, _("Det här ska mötet handla om"))
        topics = [topic.text.strip() for topic in still_told(self.case)]
        if self.is_blank:
            return Section(heading, [WritingLines(2)])
        if topics and self._may_read_topics():
            return Section(heading, [ItemList(topics)])
        return Section(
            heading, [Paragraph(_("Det berättar {name} själv på mötet.", name=self._person))]
        )

    def _may_read_topics(self) -> bool:
        consent = current_consent(self.case, ConsentPurpose.SHARING)
        is_consented = consent is not None and not consent.excludes.strip()
        return self._is_to_the_person or (self.is_somebody_elses and is_consented)

    def _how_to_prepare(self) -> Block:
        _ = self.texts.gettext
        return Section(Heading(2, _("Så förbereder du dig")), [ItemList([*self._preparations()])])

    def _preparations(self) -> Iterator[str]:
        _ = self.texts.gettext
        if self._is_to_the_person:
            yield _("Läs ditt förberedelseblad, och skriv det du vill på det.")
            yield _("Du får ta med någon som stöd.")
            return
        if self._is_call or self.wanted.copy is None:
            yield _("Ta reda på vilka insatser din verksamhet ger i dag, och vilka ni kan ge.")
            yield _("Se till att du får besluta om insatser på mötet, eller vet vem som beslutar.")
            yield _("Kan du inte komma: ordna så att någon annan kommer i ditt ställe.")
        if not self._is_call:
            yield _("Tänk igenom vad du kan bidra med.")
        yield _("Det du får veta på mötet stannar på mötet.")

    def _answer(self) -> Block:
        _ = self.texts.gettext
        coordinator = self.case.coordinator
        fields = [
            (_("Samordnare"), joined((coordinator.name, coordinator.organisation))),
            (_("Kontaktuppgifter"), joined((coordinator.phone, coordinator.email))),
        ]
        ask = _("Hör av dig till samordnaren och säg om du kommer, eller om du har frågor.")
        blocks = [Paragraph(ask), Fields(fields, writable=True)]
        return Section(Heading(2, _("Svar och frågor")), [Together(blocks)])
