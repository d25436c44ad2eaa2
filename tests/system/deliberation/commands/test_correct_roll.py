# SPDX-License-Identifier: AGPL-3.0-or-later
from services.deliberation.domain.corrections import State
from services.deliberation.store import UNITS_AT_ONCE
from tests.system.deliberation.compound import ADMIN, Bench, add_flats, flat, leave_unmeasured, number
from tests.system.deliberation.rolls import area, corrected, missing, twice


def test_the_new_version_is_made_in_pieces_and_the_old_one_stays(bench: Bench):
    bench.act(ADMIN, lambda tx: add_flats(tx, UNITS_AT_ONCE))
    vote_id = bench.frozen()
    bench.act(ADMIN, leave_unmeasured)
    added = missing(99) | {"area": 5000, "area_source": "survey", "owners": (number(77),)}
    made = corrected(bench, vote_id, area(3, 80), twice(4), added)
    vote = bench.vote(vote_id)
    assert (made.state, vote.roll.version) == (State.DONE, 2)
    assert vote.roll.counting.units == vote.earlier[0].roll.counting.units == UNITS_AT_ONCE + 10
    assert bench.read().entry_if_any(vote, flat(3)).area == 8000
    assert bench.read().entry_if_any(vote, flat(3), 1).area == 9300
    assert bench.read().entry_if_any(vote, flat(4)) is None
    assert bench.read().entry_if_any(vote, flat(99)).head == number(77)
