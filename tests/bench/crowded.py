"""A case file for measurements: so many cases with 2 kB of notes each, and one large one.

`python -m tests.bench.crowded FOLDER COUNT` makes it as a profile, and beside it a copy of the file
that may be read while the program holds the first.
"""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from dataclasses import replace
from pathlib import Path

from sipdesk.case import Case, Goal, Intervention, Participant
from sipdesk.data import create_store
from sipdesk.demo import demo_cases
from sipdesk.demo.crowd import crowd
from sipdesk.paths import Profile
from tests.cheap import CHEAP

PASSPHRASE = "fyra ord att mäta med"
PARTICIPANTS, GOALS = 40, 30
LARGE = "large"  # the id of the large case
RARE = "zebrafinken"  # a word in the notes of one case
TODAY = dt.date(2026, 3, 10)
INDEXED_AT_A_TIME = 200  # cases


def copy_of(profile: Profile) -> Path:
    """Where the copy of its file lies, for what is measured bare."""
    return profile.folder / "copy.sipdesk"


def large_case() -> Case:
    """Forty participants and thirty goals, each with an intervention."""
    shape = demo_cases(TODAY)[0]
    participants = tuple(
        Participant(id=f"p{n}", name=f"Deltagare {n}", role="Handläggare", organisation="Enhet")
        for n in range(PARTICIPANTS)
    )
    goals = tuple(Goal(id=f"g{n}", own_words=f"Jag vill klara sak {n}") for n in range(GOALS))
    interventions = tuple(
        Intervention(id=f"i{n}", what=f"Stöd {n}", goal_id=f"g{n}") for n in range(GOALS)
    )
    return Case(
        id=LARGE,
        person=replace(shape.person, name="Stor Person"),
        preparation=replace(shape.preparation, needs=RARE),
        participants=participants,
        goals=goals,
        interventions=interventions,
    )


def build(folder: Path, count: int) -> Profile:
    """The profile with its file, indexed, and the copy."""
    profile = Profile(folder)
    profile.prepare()
    store = create_store(profile.case_file, PASSPHRASE, cost=CHEAP)
    for case in crowd(demo_cases(TODAY), count - 1):
        store.save(case)
    store.save(large_case())
    while store.index_some(INDEXED_AT_A_TIME):
        pass
    store.close()
    shutil.copy(profile.case_file, copy_of(profile))
    return profile


if __name__ == "__main__":
    build(Path(sys.argv[1]), int(sys.argv[2]))
