"""The consent form: to the plan, and to sharing information, for whom and until when.

Oral consent is enough, and what is noted here says so. What the consent does not cover stands in
nobody's copy but the person's.
"""

from __future__ import annotations

from collections.abc import Iterator

from sipdesk.case import (
    Answer,
    Consent,
    ConsentEntry,
    ConsentForm,
    ConsentPurpose,
    row_of,
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
)
from sipdesk.documents.kit.flow import Block
from sipdesk.documents.kit.forms import SignatureLines
from sipdesk.documents.kit.style import NAME
from sipdesk.documents.sheet import Sheet
from sipdesk.documents.wording import joined
from sipdesk.rules import current_consent, draft_of

_APART = 5.0  # points


class ConsentFormSheet(Sheet):
    """Filled from the consent that is being written, else from the one that stands."""

    def titled(self) -> str:
        return self.texts.gettext("Samtycke till SIP")

    def blocks(self) -> Iterator[Block]:
        """The whole form, from the top."""
        yield from self._top()
        yield self._plan()
        yield self._sharing()
        yield self._withdrawal()
        yield self._given()

    def _top(self) -> Iterator[Block]:
        _ = self.texts.gettext
        person = self.case.person
        yield Heading(1, self.title)
        if self.is_blank:
            yield self.fields([(_("Namn"), ""), (_("Personnummer"), "")])
        else:
            yield Paragraph(person.name.strip() or _("Namn saknas"), NAME)
            yield Fields([self.identity()])
        yield Paragraph(
            _(
                "En samordnad individuell plan (SIP) visar vad kommunen, regionen och andra gör "
                "för dig. Den görs bara om du vill. Säger du nej får du ändå den vård och det "
                "stöd som du behöver."
            )
        )

    def _plan(self) -> Block:
        _ = self.texts.gettext
        return Section(
            Heading(2, _("Planen")),
            [
                Prompt(_("Jag vill att en samordnad individuell plan görs.")),
                self.boxes(Answer, self._answer(ConsentPurpose.PLAN)),
            ],
        )

    def _sharing(self) -> Block:
        _ = self.texts.gettext
        written = self._written(ConsentPurpose.SHARING)
        blocks: list[Block] = [
            Prompt(
                _("De som är med får berätta för varandra om min vård och mitt stöd, för planen.")
            ),
            self.boxes(Answer, self._answer(ConsentPurpose.SHARING)),
            Prompt(_("Det här får berättas")),
            *self.written(written.covers, 2),
            *self._exceptions(written.excludes),
            Prompt(_("De här får ta del av det")),
            *self._recipients(written),
            Fields(
                [(_("Gäller till och med"), self.wording.date(written.valid_until))],
                writable=True,
                apart=_APART,
            ),
        ]
        return Section(Heading(2, _("Att berätta för varandra")), blocks)

    def _exceptions(self, text: str) -> Iterator[Block]:
        """What is not to be told; that there is something at all is for nobody else either."""
        _ = self.texts.gettext
        if not self.is_somebody_elses:
            yield Prompt(_("Det här får inte berättas"))
            yield from self.written(text, 2)

    def _recipients(self, written: Consent | ConsentEntry) -> list[Block]:
        rows = (row_of(self.case, "participants", each) for each in written.recipient_ids.split())
        names = [self.wording.who(row) for row in rows if row]
        names += [line.strip() for line in written.recipients.splitlines() if line.strip()]
        return [ItemList(names)] if names else self.written("", 3)

    def _withdrawal(self) -> Block:
        _ = self.texts.gettext
        return Section(
            Heading(2, _("Du kan ändra dig")),
            [
                Together(
                    [
                        Paragraph(
                            _(
                                "Du kan när som helst ta tillbaka hela samtycket eller en del av "
                                "det. Säg det till din samordnare. Då berättar ingen något mer. "
                                "Det som redan är sagt går inte att ta tillbaka."
                            )
                        ),
                        Fields([(_("Samordnare"), self._coordinator())], writable=True),
                    ]
                )
            ],
        )

    def _coordinator(self) -> str:
        one = self.case.coordinator
        return joined((one.name, one.organisation, one.phone, one.email))

    def _given(self) -> Block:
        """How it was given: oral is enough. Lines to sign on, and for the note of an oral yes."""
        _ = self.texts.gettext
        written = self._written(ConsentPurpose.SHARING)
        noted = [
            (_("Lämnat av"), written.given_by),
            (_("Inhämtat av"), written.obtained_by),
            (_("Datum"), self.wording.date(written.date)),
        ]
        return Section(
            Heading(2, _("Så har samtycket lämnats")),
            [
                Together(
                    [
                        Paragraph(
                            _("Det räcker att du säger ja. Då skriver vi här vem som tog emot det.")
                        ),
                        self.boxes(ConsentForm, written.form),
                        Fields(noted, writable=True),
                        *self._signatures(),
                    ]
                )
            ],
        )

    def _signatures(self) -> Iterator[Block]:
        """None below answers that were all given orally: who took them stands there already."""
        if self._forms() != {ConsentForm.ORAL}:
            yield SignatureLines([*self._signers()])

    def _forms(self) -> set[ConsentForm]:
        """How that which was answered was answered."""
        answered = {Answer.YES, Answer.NO}
        return {
            self._written(purpose).form
            for purpose in ConsentPurpose
            if self._answer(purpose) in answered
        }

    def _signers(self) -> Iterator[str]:
        _ = self.texts.gettext
        person = self.case.person
        signed = _("Datum för underskriften")
        yield from (person.name.strip() or _("Underskrift"), signed)
        if person.representative_name.strip():
            yield from (joined((person.representative_name, _("företrädare"))), signed)
        for guardian in self.guardians():
            yield from (joined((guardian.name, _("vårdnadshavare"))), signed)

    # --- what is filled in ----------------------------------------------------------------------

    def _written(self, purpose: ConsentPurpose) -> Consent | ConsentEntry:
        draft = draft_of(self.case, purpose)
        return draft if draft.answer else current_consent(self.case, purpose) or draft

    def _answer(self, purpose: ConsentPurpose) -> Answer:
        written = self._written(purpose)
        return written.answer if isinstance(written, Consent) else answer_of(written)
