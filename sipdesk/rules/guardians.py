"""The guardians of a child: to whom secrecy applies, and to whom it does not."""

from __future__ import annotations

from collections.abc import Iterator

from sipdesk.case import Answer, Case, Guardian
from sipdesk.rules.same_name import is_same_name, words_of_name


def guardians_on_paper(case: Case) -> Iterator[Guardian]:
    """The guardians with a name to whom no secrecy applies (OSL 2009:400 12 kap. 3 §)."""
    for guardian in case.guardians:
        if guardian.name.strip() and guardian.secrecy_applies is not Answer.YES:
            yield guardian


def is_kept_out(case: Case, name: str) -> bool:
    """Whether a name can be that of a guardian to whom secrecy applies.

    "Peter" can be "Peter Lund", unless another guardian is written "Peter".
    """
    if any(words_of_name(g.name) == words_of_name(name) for g in guardians_on_paper(case)):
        return False
    kept = (g.name for g in case.guardians if g.secrecy_applies is Answer.YES)
    return any(is_same_name(name, other) for other in kept)
