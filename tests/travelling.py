"""Cases on their way, for the tests of handing over."""

from __future__ import annotations

import datetime as dt

from sipdesk.case import Case
from sipdesk.data.sealing import Cost
from sipdesk.data.travelling_case import SealedCases
from sipdesk.demo import demo_cases
from sipdesk.handover import Ground, Receiver, with_hand_over_logged
from sipdesk.ports import Parcel

NOW = dt.datetime(2026, 3, 12, 14, 2, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=3)
PASSPHRASE = "älg båt citron dörr eld"
COURIER = SealedCases(Cost(memory=8, iterations=1, lanes=1))
BO = Receiver(name="Bo Ek", organisation="Björkeby kommun", ground=Ground.SAME_SERVICE)
DEMO = demo_cases(NOW.date())
FOLLOWED_UP = max(DEMO, key=lambda case: len(case.goal_reviews) + len(case.approved_versions))


def handed_over(case: Case, receiver: Receiver = BO, now: dt.datetime = NOW) -> Case:
    return with_hand_over_logged(case, receiver, now)


def parcel_of(case: Case) -> Parcel:
    """A case as it is sent, with the entry that says so."""
    return Parcel(
        case=handed_over(case),
        sent_at=NOW.isoformat(),
        changed_at="2026-03-11T09:00:00.000+00:00",
    )
