"""The pre-meeting sheet (förberedelseblad): the person's own paper before the meeting.

It has every field of the form that Region Västerbotten uses. What is not known yet is a line to
write on, so the blank sheet and the filled one are the same page of code.

*Det vill jag inte prata om* is on it when something is written there, because the sheet is the
person's: it says that they decide who reads it. No other document prints that field.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sipdesk.case import (
    Answer,
    ConsentAnswer,
    ConsentEntry,
    ConsentPurpose,
)
from sipdesk.documents.consent import answer_of
from sipdesk.documents.kit.blocks import (
    Fields,
    Heading,
    ItemList,
    Paragraph,
    Prompt,
    Section,
    Together,
    Under,
)
from sipdesk.documents.kit.flow import Block
from sipdesk.documents.kit.forms import WritingLines
from sipdesk.documents.kit.style import NAME
from sipdesk.documents.sheet import Sheet
from sipdesk.documents.wording import coming, joined, written
from sipdesk.rules.consent_history import current_consent
from sipdesk.rules.put_off import still_told


class PreparationSheet(Sheet):
    """What the person does not want to talk about stands in nobody else's copy."""

    def titled(self) -> str:
        return self.texts.gettext("Förberedelseblad för SIP")

    def header(self) -> str:
        return self.title

    def blocks(self) -> Iterator[Block]:
        """The whole sheet, from the top."""
        yield from self._top()
        yield self._coordinator()
        yield self._when()
        yield self._who()
        yield self._how_to_prepare()
        yield self._topics()
        yield self._works_well()
        yield from self._not_to_discuss()
        yield self._consent()
        yield self._what_happens_then()

    def _top(self) -> Iterator[Block]:
        _ = self.texts.gettext
        yield Heading(1, self.title)
        name = self.case.person.name.strip()
        if name:
            yield Paragraph(_("Till {name}", name=name), NAME)
        yield Paragraph(
            _(
                "Snart är det dags för mötet om din samordnade individuella plan, SIP. Planen är "
                "till för dig som behöver stöd från både kommunen och regionen. Den görs "
                "tillsammans med dig. Du bestämmer vad ni ska prata om och vilka som ska vara med."
            )
        )
        yield Paragraph(
            _(
                "Bladet är ditt eget. Skriv på det, eller be någon skriva åt dig. "
                "Du bestämmer själv vem som får läsa det."
            )
        )

    def _coordinator(self) -> Block:
        _ = self.texts.gettext
        coordinator = self.case.coordinator
        name = joined((coordinator.name, coordinator.organisation))
        contact = joined((coordinator.phone, coordinator.email))
        fields = [(_("Namn"), name), (_("Kontaktuppgifter"), contact)]
        return Section(Heading(2, _("Samordnare för din SIP")), [Fields(fields, writable=True)])

    def _when(self) -> Block:
        _ = self.texts.gettext
        meeting, person = self.case.meeting, self.case.person
        fields = [
            (_("Dag"), self.wording.date(meeting.date)),
            (_("Tid"), self.wording.period(meeting.start, meeting.end)),
            (_("Plats"), self.wording.place(meeting.place, self.protected)),
            *written(
                (
                    (_("Tolk"), self.wording.interpreter(person)),
                    (_("Kommunikationsstöd"), person.communication_support),
                )
            ),
        ]
        return Section(Heading(2, _("När ska SIP upprättas?")), [Fields(fields, writable=True)])

    def _who(self) -> Block:
        _ = self.texts.gettext
        units = self.case.meeting.participating_units.strip()
        people = [self.wording.who(p) for p in coming(self.case)]
        blocks: list[Block] = [
            Paragraph(
                _(
                    "Du väljer vilka som ska vara med. Du kan ta med någon närstående som stöd, "
                    "och du kan välja bort någon som du inte vill ha med."
                )
            )
        ]
        if units:
            blocks.append(Paragraph(units))
        blocks.append(ItemList(people))
        blocks.append(WritingLines(2 if units or people else 5))
        return Section(Under(Heading(2, _("Deltagande enheter och personer")), blocks))

    def _how_to_prepare(self) -> Block:
        _ = self.texts.gettext
        preparation = self.case.preparation
        blocks: list[Block] = [
            Paragraph(
                _(
                    "Dina behov avgör vilka insatser du får. "
                    "Tänk därför gärna igenom din situation före mötet."
                )
            ),
            *self.written(preparation.how_to_prepare, 0),
            Prompt(_("Vilka behov, önskemål och förväntningar har jag?")),
            *self.written(preparation.needs, 4),
            Prompt(_("Vad är viktigt för mig i min vardag?")),
            *self.written(preparation.important_to_me, 4),
        ]
        return Section(Heading(2, _("Så kan du förbereda dig")), blocks)

    def _topics(self) -> Block:
        _ = self.texts.gettext
        topics = [topic.text.strip() for topic in still_told(self.case)]
        lines = WritingLines(4 if topics else 10)
        heading = Heading(2, _("Det vill jag prata om"))
        return Section(Under(heading, [ItemList(topics, numbered=True), lines]))

    def _works_well(self) -> Block:
        _ = self.texts.gettext
        blocks = self.written(self.case.preparation.works_well, 3)
        return Section(Heading(2, _("Det här fungerar bra")), blocks)

    def _not_to_discuss(self) -> Iterator[Block]:
        _ = self.texts.gettext
        text = "" if self.is_somebody_elses else self.case.preparation.not_to_discuss
        if text.strip() or self.is_blank:
            blocks = self.written(text, 3)
            yield Section(Heading(2, _("Det vill jag inte prata om")), blocks)

    def _consent(self) -> Block:
        _ = self.texts.gettext
        plan, sharing = (current_consent(self.case, each) for each in ConsentPurpose)
        of_plan, of_sharing = self._how_it_was_given(plan), self._how_it_was_given(sharing)
        is_apart = plan is not None and of_plan != of_sharing
        to_plan = _("Jag vill att en samordnad individuell plan görs.")
        to_sharing = _(
            "Jag ger mitt samtycke till informationsöverföring av mina vård- och omsorgsbehov."
        )
        return Section(
            Heading(2, _("Samtycke")),
            [
                *self._about_consent(),
                self._answer(to_plan, plan, of_plan if is_apart else []),
                self._answer(to_sharing, sharing, of_sharing),
            ],
        )

    def _answer(
        self, question: str, consent: ConsentEntry | None, given: Sequence[tuple[str, str]]
    ) -> Block:
        """On one page: below another question, a day would be read as the day of that one."""
        boxes = self.boxes(Answer, answer_of(consent))
        facts = [Fields(given, writable=True)] if given else []
        return Together([Prompt(question), boxes, *facts])

    def _how_it_was_given(self, consent: ConsentEntry | None) -> list[tuple[str, str]]:
        _ = self.texts.gettext
        if consent is None:
            return [(_("Samtycke inhämtat av"), ""), (_("Datum"), "")]
        if consent.answer is ConsentAnswer.WITHDRAWN:
            return [(_("Återkallat"), self.wording.date(consent.date))]
        return [
            (_("Samtycke inhämtat av"), consent.obtained_by),
            (_("Datum"), self.wording.date(consent.date)),
        ]

    def _about_consent(self) -> Iterator[Block]:
        _ = self.texts.gettext
        yield Paragraph(
            _(
                "Du behöver säga ja till att planen görs, och till att de som är med får berätta "
                "för varandra det som behövs för planen."
            )
        )
        yield ItemList(
            [
                _("Du bestämmer vad som får berättas och för vem."),
                _("Det räcker att du säger ja muntligt. Det skrivs in i din journal."),
                _("Du kan när som helst ta tillbaka ditt samtycke. Säg det till din samordnare."),
                _(
                    "Det kostar dig ingenting att säga nej. "
                    "Du får ändå den vård och det stöd som du behöver."
                ),
            ]
        )

    def _what_happens_then(self) -> Block:
        _ = self.texts.gettext
        return Section(
            Heading(2, _("Vad händer sen?")),
            [
                Paragraph(
                    _(
                        "Du får ett exemplar av den samordnade individuella planen (SIP). "
                        "Målen och det som ni bestämmer på mötet följer vi upp tillsammans med dig."
                    )
                ),
                Paragraph(
                    _(
                        "Ingen får ändra det som ni har bestämt om inte du har godkänt det. "
                        "Du kan när som helst avsluta din SIP."
                    )
                ),
                Fields(
                    [
                        (
                            _("Datum för utvärdering"),
                            self.wording.date(self.case.plan.follow_up_date),
                        )
                    ],
                    writable=True,
                ),
            ],
        )
