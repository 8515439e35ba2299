"""No check of what is missing is without a test."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from sipdesk import rules
from sipdesk.rules.about_consent import NO_CONSENT
from sipdesk.rules.about_ending import NOT_CARRIED_OVER
from sipdesk.rules.about_plan import GOAL_GAP, INTERVENTION_GAPS
from tests import (
    test_after_approval,
    test_outside_the_consent,
    test_rules_findings,
    test_rules_participants,
    test_rules_representatives,
)

MAKERS = {"required", "advised_by_law", "impossible", "advised", "doubtful"}
TRIED_IN = (
    test_rules_findings,
    test_outside_the_consent,
    test_rules_participants,
    test_rules_representatives,
    test_after_approval,
)


def test_every_check_in_the_program_is_tried_here() -> None:
    law = {code for each in TRIED_IN for code in each.LAW}
    quality = {code for each in TRIED_IN for code in each.QUALITY}
    assert law | quality == set(codes_in_the_program())
    assert not law & quality


def codes_in_the_program() -> Iterator[str]:
    yield from (code for code, _, _ in NO_CONSENT.values())
    yield from (gap.code for gap in (GOAL_GAP, *INTERVENTION_GAPS))
    yield from (code for code, _ in NOT_CARRIED_OVER.values())
    for path in Path(rules.__file__).parent.glob("about_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _makes_a_finding(node.func):
                code = node.args[0]
                if isinstance(code, ast.Constant):
                    yield str(code.value)


def _makes_a_finding(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in MAKERS
