# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.http import Paged
from services.chassis.values import Forbidden, NotFound, Role
from services.deliberation.domain.errors import NotOnRoll
from services.deliberation.domain.rolls import Stage
from services.deliberation.queries import AtPlace
from services.deliberation.queries.ballots import list_roll
from services.deliberation.queries.votes import list_votes, show_vote
from services.deliberation.store import UNITS_AT_ONCE
from tests.system.deliberation.compound import (
    BUILDING,
    CONVENOR,
    ENTRANCE,
    OWNERS,
    Bench,
    add_flats,
    flat,
    form_entrance,
    number,
    person,
)

DEVELOPER = number(70)


def test_what_the_developer_holds_is_one_head(bench: Bench):
    held = {"person_id": DEVELOPER, "unsold": [flat(1)], "sold_not_handed_over": [flat(2)]}
    vote = bench.vote(bench.frozen(developer=held))
    entries = {one.unit.unit_id: one.unit for one in bench.read().roll.list({"vote_id": vote.id})}
    assert (entries[flat(1)].stage, entries[flat(2)].stage) == (Stage.UNSOLD, Stage.SOLD)
    assert {entries[flat(1)].head, entries[flat(2)].head} == {DEVELOPER}
    assert entries[flat(3)].owners == (OWNERS[2].subject,)
    assert vote.roll.counting.roll.heads == 9


def test_a_large_compound_is_enrolled_in_pieces(bench: Bench):
    bench.act(CONVENOR, lambda tx: add_flats(tx, UNITS_AT_ONCE))
    vote = bench.vote(bench.frozen())
    assert vote.roll.counting.units == UNITS_AT_ONCE + 10
    assert len(bench.read().roll.list({"vote_id": vote.id})) == UNITS_AT_ONCE + 10


def test_a_vote_at_an_entrance_is_its_owners_alone(bench: Bench):
    """A lift beside one stairwell: the owners there decide (Civil Code Art. 278), whoever lives next door."""
    bench.act(CONVENOR, lambda tx: form_entrance(tx, 1, 2, 3))
    vote = bench.vote(bench.opened(place_path=ENTRANCE, title="加装电梯"))
    entries = {one.unit.unit_id for one in bench.read().roll.list({"vote_id": vote.id})}
    assert entries == {flat(1), flat(2), flat(3)}
    assert (vote.roll.counting.units, vote.roll.counting.roll.area) == (3, 9100 + 9200 + 9300)
    with pytest.raises(NotOnRoll):
        bench.cast(vote.id, 4)
    bench.cast(vote.id, 2)
    bench.cast(vote.id, 3)
    assert bench.counted(vote.id).adopted


def test_what_is_at_an_entrance_is_read_by_its_residents_and_who_leads_it(bench: Bench):
    bench.act(CONVENOR, lambda tx: form_entrance(tx, 1))
    vote_id = bench.frozen(place_path=ENTRANCE)
    at_home = person(301, "一单元住户", (BUILDING.child("u001"), Role.RESIDENT), (ENTRANCE, Role.RESIDENT))
    next_door = person(302, "二单元住户", (BUILDING.child("u004"), Role.RESIDENT))
    leader = person(303, "楼组长", (ENTRANCE, Role.GRID_WORKER))
    here = AtPlace(place=ENTRANCE)
    for by in (at_home, leader):
        assert [one.id for one in list_votes(bench.read(by), here).items] == [vote_id]
        assert show_vote(bench.read(by), vote_id).place == ENTRANCE
    assert [one.unit.unit_id for one in list_roll(bench.read(leader), vote_id, Paged()).items] == [flat(1)]
    with pytest.raises(NotFound):
        show_vote(bench.read(next_door), vote_id)
    with pytest.raises(Forbidden):
        list_votes(bench.read(next_door), here)
