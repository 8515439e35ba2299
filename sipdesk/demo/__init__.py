"""Fictional cases for the demo, the pictures and the tests.

Nobody in them exists. Personal numbers are from Skatteverket's test series, telephone numbers
from the series that PTS keeps for books and films, e-mail addresses under the reserved domain
`.example`; Björkeby kommun and Region Norrsjö are made up. Adults have fixed birth dates, children
are always of the age that their story needs.
"""

from __future__ import annotations

import datetime as dt

from sipdesk.case import Case
from sipdesk.demo.at_the_meeting import aino, muhammad
from sipdesk.demo.before_the_meeting import biret, ingegerd, karin, lennart, ulla
from sipdesk.demo.children import elsa, noah
from sipdesk.demo.ended import goran
from sipdesk.demo.under_way import mikael, sara

__all__ = ["demo_cases"]


def demo_cases(today: dt.date) -> tuple[Case, ...]:
    """Twelve cases, from a first talk to an ended plan, with dates around `today`."""
    makers = (
        aino,
        elsa,
        noah,
        mikael,
        ingegerd,
        biret,
        muhammad,
        karin,
        lennart,
        sara,
        goran,
        ulla,
    )
    return tuple(make(today) for make in makers)
