"""A day without a year is the one that whoever writes in that field means."""

from __future__ import annotations

from dataclasses import replace

from sipdesk.case import Address, Case, FollowUp, Intervention, value_at
from tests.ui.conftest import Workplace
from tests.ui.test_inputs import enter

HELD = FollowUp(id="held")
ROW = Intervention(id="shower", what="Dusch")
LAST_MONTH, LAST, NEXT = "26 februari", "2026-02-26", "2027-02-26"  # it is the middle of March


MEANT = {
    Address("meeting", "date"): LAST,
    Address("follow_ups", "date", HELD.id): LAST,
    Address("interventions", "starts", ROW.id): LAST,
    Address("ending", "date"): LAST,
    Address("initiative", "date"): LAST,
    Address("plan_consent", "date"): LAST,
    Address("plan_consent", "valid_until"): NEXT,
    Address("interventions", "ends", ROW.id): NEXT,
    Address("plan", "follow_up_date"): NEXT,
    Address("follow_ups", "next_date", HELD.id): NEXT,
}


def test_a_day_of_last_month_is_this_years_where_it_can_have_been(workplace: Workplace) -> None:
    case = replace(Case(), interventions=(ROW,), follow_ups=(HELD,))
    for address, meant in MEANT.items():
        workplace.desk.editor.open(case)
        enter(workplace, address)
        workplace.type(LAST_MONTH)
        workplace.tab()
        assert value_at(workplace.case, address) == meant, address
