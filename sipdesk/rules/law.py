"""The law table: which paragraph says it, and from when to when it did.

An old plan keeps the wording of its day, so a repealed paragraph stays in the table.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sipdesk.i18n import N_


@dataclass(frozen=True, slots=True)
class Statute:
    """One paragraph as it is cited, in force from the first day to the last (None: still)."""

    key: str
    reference: str
    valid_from: dt.date
    valid_to: dt.date | None = None

    def applies(self, on: dt.date) -> bool:
        """Whether it was in force that day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


PLAN = "plan"  # when a plan is made, with whom, and what it must show
SECRECY_LIFTED = "secrecy_lifted"  # the person may lift secrecy, wholly or in part
SECRECY_OF_A_CHILD = "secrecy_of_a_child"  # the guardian, alone or with the child, may lift it
CHILD = "child"  # a child is heard and informed, and has an own standing from 15
LSS_PLAN = "lss_plan"  # the individual plan of its own, reviewed at least once a year

LAW_TABLE: tuple[Statute, ...] = (
    Statute(
        PLAN,
        N_("SoL (2001:453) 2 kap. 7 § och HSL (2017:30) 16 kap. 4 §"),
        dt.date(2017, 4, 1),
        dt.date(2025, 6, 30),
    ),
    Statute(
        PLAN,
        N_("SoL (2025:400) 10 kap. 8–9 §§ och HSL (2017:30) 16 kap. 4 §"),
        dt.date(2025, 7, 1),
    ),
    Statute(SECRECY_LIFTED, N_("OSL (2009:400) 12 kap. 2 §"), dt.date(2009, 6, 30)),
    Statute(SECRECY_OF_A_CHILD, N_("OSL (2009:400) 12 kap. 3 §"), dt.date(2009, 6, 30)),
    Statute(CHILD, N_("SoL (2025:400) 3 kap."), dt.date(2025, 7, 1)),
    Statute(LSS_PLAN, N_("LSS (1993:387) 10 §"), dt.date(1994, 1, 1)),
)


def statute(key: str, on: dt.date) -> Statute:
    """The statute with that key that was in force on a day, or the earliest known before then.

    Raises LookupError for a key that is not in `LAW_TABLE`.
    """
    known = sorted((s for s in LAW_TABLE if s.key == key), key=_first_day)
    if not known:
        raise LookupError(f"no statute with the key {key}")
    return next((s for s in known if s.applies(on)), known[0])


def _first_day(one: Statute) -> dt.date:
    return one.valid_from


@dataclass(frozen=True, slots=True)
class Source:
    """Where a finding comes from. `reference` is a Swedish message id, to be shown beside it."""

    reference: str
    is_law: bool = False


GUIDANCE = Source(N_("Vägledning"))
OWN_CHECK = Source(N_("SIPdesks egen kontroll"))


def law(key: str, on: dt.date) -> Source:
    """The source that a statute is, as it was cited on a day."""
    return Source(statute(key, on).reference, is_law=True)
