"""What a finding is, and what the checks look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sipdesk.case import Address, Case, day
from sipdesk.rules import law
from sipdesk.rules.law import GUIDANCE, OWN_CHECK, Source

LONGEST_VALUE = 40  # characters of a person's own text inside a sentence


class Layer(StrEnum):
    """Lagkrav stop the approval of a plan; kvalitetskrav only say what would make it better."""

    LAW = "law"
    QUALITY = "quality"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is missing or does not add up.

    `sentence` is a Swedish message id with `{name}` placeholders for `values`. `address` is the
    field that it is about; for a list without the row, its field is "" (the list's add button).
    """

    code: str
    layer: Layer
    sentence: str
    address: Address
    source: Source
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """What a check is given: the case, and the day it is looked at."""

    case: Case
    today: dt.date

    @property
    def law_day(self) -> dt.date:
        """The day whose law applies: an approved version keeps the law of its approval."""
        approved = (v for v in self.case.approved_versions if v.number == self.case.plan.version)
        days = (day(v.approved_at[:10]) for v in approved)
        return next((d for d in days if d), self.today)

    def required(
        self, code: str, sentence: str, address: Address, key: str = law.PLAN, **values: str
    ) -> Finding:
        """A finding of law, with the paragraph of its day."""
        source = law.law(key, self.law_day)
        return Finding(code, Layer.LAW, sentence, address, source, _trimmed(values))

    def advised_by_law(
        self, code: str, sentence: str, address: Address, key: str, **values: str
    ) -> Finding:
        """A finding of quality that a paragraph stands behind; it stops nothing."""
        source = law.law(key, self.law_day)
        return Finding(code, Layer.QUALITY, sentence, address, source, _trimmed(values))


def impossible(code: str, sentence: str, address: Address, **values: str) -> Finding:
    """A finding that stops the approval because the plan contradicts itself."""
    return Finding(code, Layer.LAW, sentence, address, OWN_CHECK, _trimmed(values))


def advised(code: str, sentence: str, address: Address, **values: str) -> Finding:
    """A finding of quality, from guidance."""
    return Finding(code, Layer.QUALITY, sentence, address, GUIDANCE, _trimmed(values))


def doubtful(code: str, sentence: str, address: Address, **values: str) -> Finding:
    """A finding of quality that SIPdesk itself makes: something typed cannot be read."""
    return Finding(code, Layer.QUALITY, sentence, address, OWN_CHECK, _trimmed(values))


Findings = Iterator[Finding]


def _trimmed(values: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, _shortened(text)) for name, text in values.items())


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_VALUE else words[: LONGEST_VALUE - 1].rstrip() + "…"
