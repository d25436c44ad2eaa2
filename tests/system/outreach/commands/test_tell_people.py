# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.values import Role
from services.outreach.commands.tell_people import AT_ONCE, FLATS_AT_ONCE
from services.outreach.domain.people import Occupancy
from services.outreach.store import Tx
from tests.system.outreach.board import BUILDING_ENTRANCE, flats, form_entrance
from tests.system.outreach.district import ADMIN, BUILDING, COMPOUND, ELSEWHERE, Bench


def test_all_who_live_or_own_there_are_told_once_and_in_pieces(bench: Bench):
    owners = bench.homes(AT_ONCE + 5)
    bench.hear("MeetingCalled", "deliberation", "meeting/1", place_path=COMPOUND)
    bench.run()
    told = bench.read().messages.list({"person_id": owners[0]}, limit=10)
    assert len(told) == 1
    assert all(len(bench.inbox(owner)) == 1 for owner in owners)
    assert bench.read().tellings.list({}) == []


def test_nobody_of_elsewhere_and_nobody_who_moved_out(bench: Bench):
    unit = BUILDING.child("u1")
    moved = Occupancy("o-9", "moved", unit, unit.ancestors(), "2026-03-01")
    bench.act(ADMIN, lambda tx: tx.put_copy(Tx.occupancies, moved, 1))
    (here,) = bench.homes(1)
    bench.hear("MeetingCalled", "deliberation", "meeting/1", place_path=ELSEWHERE)
    bench.hear("MeetingCalled", "deliberation", "meeting/2", place_path=BUILDING)
    bench.run()
    assert (len(bench.inbox(here)), bench.inbox("moved")) == (1, [])


def test_at_an_entrance_those_of_its_flats_are_told_and_nobody_next_door(bench: Bench):
    """By what they own, where they live, or their role at the flat or the entrance."""
    count = FLATS_AT_ONCE + 2
    flats(bench, count + 1)
    form_entrance(bench, *range(count))
    bench.grant("lodger", Role.RESIDENT, BUILDING.child("u001"))
    bench.grant("caretaker", Role.RESIDENT, BUILDING_ENTRANCE)
    bench.grant("leader", Role.SUPERVISOR, BUILDING_ENTRANCE)
    bench.hear("MeetingCalled", "deliberation", "meeting/1", place_path=BUILDING_ENTRANCE)
    bench.run()
    told = [*(f"owner-{one}" for one in range(count)), "lodger", "caretaker"]
    assert {who: len(bench.inbox(who)) for who in told} == dict.fromkeys(told, 1)
    assert bench.inbox(f"owner-{count}") == bench.inbox("leader") == []
    assert bench.read().holders_at(Role.SUPERVISOR, BUILDING.child("u000")) == ["leader"]
    assert bench.read().holders_at(Role.SUPERVISOR, BUILDING.child(f"u{count:03d}")) == []
