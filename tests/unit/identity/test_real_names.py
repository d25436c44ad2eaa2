# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.step_up import Group
from services.chassis.values import OrgPath
from services.identity.domain import real_names
from services.identity.domain.events import RealNameProven, RealNameWithdrawn
from services.identity.domain.kinds import RealName
from services.identity.domain.persons import Person, Protected
from services.identity.domain.real_name_errors import NothingProven, NothingToProve, OwnProof
from services.identity.domain.real_names import ORDER, OnRecord, RealNameProof, RealNames
from services.identity.policies import RealNamePolicy

NOW = datetime(2026, 3, 1, tzinfo=UTC)
ALL = OnRecord(phone=True, paper=True, owner=True)
AT = OrgPath("/320585")
PHONE = Protected("sealed", "phone-hash", "138****1201")
PAPER = Protected("sealed", "paper-hash", "3205**********1234")
PERSON = Person("p1", "李梅", AT, AT.ancestors(), PHONE, PAPER)


def proof(level: RealName, by: str = "clerk") -> RealNameProof:
    return RealNameProof(level, by, NOW, "身份证原件")


@given(st.lists(st.sampled_from(ORDER[1:])))
def test_the_level_is_that_of_the_strongest_proof(levels: list[RealName]) -> None:
    known = RealNames("p1")
    for level in levels:
        known, (event,) = real_names.prove(known, proof(level), ALL)
        assert isinstance(event, RealNameProven)
        assert event.level == known.level
    assert known.level == max(levels, key=ORDER.index, default=RealName.NOTHING)
    assert len(known.proofs) == len(set(levels)), "of each kind the newest"


@pytest.mark.parametrize(
    ("level", "there"),
    [
        (RealName.NOTHING, ALL),
        (RealName.PHONE, replace(ALL, phone=False)),
        (RealName.PAPER, replace(ALL, paper=False)),
        (RealName.OWNER_RECORD, replace(ALL, owner=False)),
        (RealName.OWNER_RECORD, replace(ALL, paper=False)),
    ],
)
def test_nothing_is_proven_without_something_to_compare_it_with(level: RealName, there: OnRecord) -> None:
    with pytest.raises(NothingToProve):
        real_names.prove(RealNames("p1"), proof(level), there)


def test_nobody_proves_themselves() -> None:
    with pytest.raises(OwnProof):
        real_names.prove(RealNames("p1"), proof(RealName.PAPER, by="p1"), ALL)


def test_a_proof_is_taken_back_once() -> None:
    known = RealNames("p1", (proof(RealName.PHONE), proof(RealName.PAPER)))
    left, (event,) = real_names.withdraw(known, (RealName.PAPER,))
    assert event == RealNameWithdrawn("p1", (RealName.PAPER,), RealName.PHONE)
    with pytest.raises(NothingProven):
        real_names.withdraw(left, (RealName.PAPER,))


@pytest.mark.parametrize(
    ("after", "gone"),
    [
        (replace(PERSON, phone=replace(PHONE, lookup="other")), {RealName.PHONE}),
        (replace(PERSON, phone=replace(PHONE, sealed="sealed anew")), set()),
        (replace(PERSON, phone=None), {RealName.PHONE}),
        (replace(PERSON, name="李梅梅"), {RealName.PAPER, RealName.OWNER_RECORD}),
        (replace(PERSON, citizen_id=replace(PAPER, lookup="other")), {RealName.PAPER, RealName.OWNER_RECORD}),
        (replace(PERSON, path=OrgPath("/320585/001")), set()),
    ],
)
def test_a_proof_falls_with_what_it_was_compared_with(after: Person, gone: set[RealName]) -> None:
    assert real_names.undone_by(PERSON, after) == gone


def test_what_is_new_on_record_undoes_nothing() -> None:
    assert real_names.undone_by(replace(PERSON, phone=None, citizen_id=None), PERSON) == set()


def test_the_district_says_what_is_enough() -> None:
    assert RealNamePolicy().lacking(RealName.NOTHING) == {}
    policy = RealNamePolicy(votes=RealName.PAPER, bills=RealName.PHONE)
    assert policy.lacking(RealName.NOTHING) == {Group.VOTES: RealName.PAPER, Group.BILLS: RealName.PHONE}
    assert policy.lacking(RealName.PHONE) == {Group.VOTES: RealName.PAPER}
    assert policy.lacking(RealName.OWNER_RECORD) == {}
