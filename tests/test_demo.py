"""The fictional cases are fictional, and as whole as real ones."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import asdict, fields
from typing import Any

import pytest

from sipdesk.case import ROW_PARTS, Answer, Case, NextStep, rows_of
from sipdesk.demo import demo_cases
from sipdesk.identity import IdentityKind, age_on, birth_date_of, check_identity
from sipdesk.rules import findings, rests, stops_approval, way

TODAY = dt.date(2026, 3, 10)
A_LEAP_DAY = dt.date(2028, 2, 29)
NEW_YEAR = dt.date(2027, 1, 1)
CASES = demo_cases(TODAY)

# Skatteverket's test numbers, as published and used in the test environments of public services.
TEST_NUMBERS = {
    "19301229-9263",
    "19400107-9120",
    "19420119-9124",
    "19440813-9089",
    "19460713-7454",
    "19710116-9295",
    "19810724-9289",
    "19850769-9810",
    "19910717-2380",
}
# PTS keeps these series for books and films: no subscriber ever gets one.
FICTIONAL_TELEPHONE = re.compile(
    r"070-174 06 (?:0[5-9]|[1-9]\d)|08-465 00[4] ?\d\d|0980-31 92 \d\d"
)
TELEPHONE = re.compile(r"(?<![\d-])0\d{1,3}-[\d ]{5,}\d")
EMAIL = re.compile(r"\S+@\S+")


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from texts(one)
    elif isinstance(value, str):
        yield value


def named(part_of_name: str) -> Case:
    return next(c for c in CASES if part_of_name in c.person.name)


@pytest.mark.parametrize("today", [TODAY, A_LEAP_DAY, NEW_YEAR])
def test_there_are_cases_enough_on_any_day(today: dt.date) -> None:
    cases = demo_cases(today)
    assert 8 <= len(cases) <= 12
    assert len({c.id for c in cases}) == len({c.person.name for c in cases}) == len(cases)
    for case in cases:
        assert not [f for f in findings(case, today) if f.code.startswith("unreadable")]


def test_personal_numbers_are_test_numbers_and_valid() -> None:
    checked = [check_identity(c.person.identity_number, TODAY) for c in CASES]
    assert all(c.valid for c in checked)
    numbers = {c.normalised for c in checked if c.kind is not IdentityKind.NONE}
    assert numbers == TEST_NUMBERS
    assert IdentityKind.COORDINATION in {c.kind for c in checked}


def test_telephones_and_addresses_of_e_mail_are_nobodys() -> None:
    everything = "\n".join(texts([asdict(c) for c in CASES]))
    telephones = TELEPHONE.findall(everything)
    assert len(telephones) > 20
    assert [t for t in telephones if not FICTIONAL_TELEPHONE.fullmatch(t)] == []
    mails = EMAIL.findall(everything)
    assert mails
    assert all(mail.endswith(".example") for mail in mails)


def test_the_texts_speak_as_people_do_today() -> None:
    everything = " ".join(texts([asdict(c) for c in CASES])).lower()
    assert "landsting" not in everything
    assert "lorem" not in everything


@pytest.mark.parametrize("today", [TODAY, A_LEAP_DAY, NEW_YEAR])
def test_the_children_are_nine_and_sixteen_whatever_the_day(today: dt.date) -> None:
    births = [birth_date_of(c.person, today) for c in demo_cases(today)]
    ages = sorted(age_on(b, today) for b in births if b)
    assert ages[:2] == [9, 16]
    assert ages[2] >= 18


def test_every_way_a_case_can_stand_is_there() -> None:
    assert {sum(step.state == "done" for step in way(c, TODAY)) for c in CASES} == {0, 1, 2, 3, 5}
    assert any(rests(c) for c in CASES)
    assert any(c.is_approved and not c.follow_ups for c in CASES)
    assert any(c.person.protected_identity is Answer.YES for c in CASES)
    assert any(p.wanted is Answer.NO for c in CASES for p in c.participants)


def test_one_plan_is_ready_and_most_are_not() -> None:
    ready = [c for c in CASES if not stops_approval(c, TODAY) and not c.is_approved]
    assert {c.person.language for c in ready} == {"finska", "arabiska"}
    assert named("Noah") not in ready


@pytest.mark.parametrize("case", CASES, ids=[c.person.name.split()[0] for c in CASES])
def test_rows_point_at_rows_that_are_there(case: Case) -> None:
    ids = {row.id for part in ROW_PARTS for row in rows_of(case, part)}
    for part in ROW_PARTS:
        for row in rows_of(case, part):
            references = {getattr(row, f.name) for f in fields(row) if f.name.endswith("_id")}
            assert references <= ids | {""}


def test_an_approved_version_is_the_case_as_it_stood() -> None:
    followed_up = named("Sara")
    (version,) = followed_up.approved_versions
    assert version.number == followed_up.plan.version == 1
    assert dt.datetime.fromisoformat(version.approved_at).utcoffset() is not None
    assert version.case.approved_versions == ()
    assert version.case.follow_ups == ()
    assert version.case.plan == followed_up.plan
    assert version.case.id == followed_up.id


def test_follow_ups_rate_every_goal_by_both() -> None:
    case = named("Sara")
    assert len(case.follow_ups) == 2
    assert len(case.goal_reviews) == len(case.follow_ups) * len(case.goals)
    assert all(r.nearness_person and r.nearness_professionals for r in case.goal_reviews)
    assert named("Göran").follow_ups[-1].next_step is NextStep.END
