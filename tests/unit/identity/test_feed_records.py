# SPDX-License-Identifier: AGPL-3.0-or-later
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.identity.domain import feed_records
from services.identity.domain.feed_records import MOST_STAYS, FeedRecord
from services.identity.domain.import_errors import RowProblem
from tests.unit.identity.feed_told import OTHER, UNIT, at, day, sighting

SIGHTINGS = st.lists(
    st.builds(
        sighting,
        st.integers(0, 12),
        st.sampled_from([UNIT, OTHER]),
        mark=st.sampled_from("ab"),
        until=st.sampled_from([None, day(20)]),
        died_on=st.sampled_from([None, day(5)]),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda one: one.seen_at,
)


def folded(sightings: list[FeedRecord], snapshots: list[int]) -> FeedRecord:
    record, counted = None, [at(one) for one in snapshots]
    for one in sightings:
        record = feed_records.tell(record, one, counted)
    assert record is not None
    return record


@given(SIGHTINGS, st.lists(st.integers(0, 14), max_size=3, unique=True), st.randoms(use_true_random=False))
def test_any_order_of_sightings_makes_the_same_record(
    sightings: list[FeedRecord], snapshots: list[int], random: Random
) -> None:
    shuffled = list(sightings)
    random.shuffle(shuffled)
    one, other = folded(sightings, snapshots), folded(shuffled, snapshots)
    assert one == other
    moments = [at(day) for day in snapshots]
    assert feed_records.spans(one, moments) == feed_records.spans(other, moments[::-1])


@given(SIGHTINGS, st.integers(0, 4))
def test_the_same_sighting_again_changes_nothing(sightings: list[FeedRecord], place: int) -> None:
    record = folded(sightings, [])
    again = sightings[place % len(sightings)]
    assert feed_records.tell(record, again, []) == record
    assert feed_records.same(record, feed_records.tell(record, again, []))


def test_who_moves_leaves_where_they_were_on_the_day_they_are_seen_elsewhere() -> None:
    for order in permutations([sighting(0), sighting(3), sighting(5, OTHER)]):
        first, second = feed_records.spans(folded(list(order), []), [])
        assert (first.unit_id, first.since, first.until) == (UNIT, day(0), day(5))
        assert (second.unit_id, second.since, second.until) == (OTHER, day(5), None)


def test_a_snapshot_without_the_entry_ends_it_on_its_day() -> None:
    record = folded([sighting(0), sighting(2)], [1, 4, 6])
    assert feed_records.absent_from(record, [at(6), at(4), at(1)]) == at(4)
    assert not record.open
    [span] = feed_records.spans(record, [at(1), at(4), at(6)])
    assert span.until == day(4)


def test_an_entry_of_which_the_row_cannot_be_taken_is_still_there() -> None:
    record = feed_records.seen(folded([sighting(0)], [3]), at(3), [at(3)])
    assert record.open
    assert feed_records.spans(record, [at(3)])[0].until is None


def test_nobody_is_seen_in_hundreds_of_units() -> None:
    record = sighting(0)
    stays = tuple(
        feed_records.FeedStay(f"u{n}", "/1", record.stays[0].kind, None, None, at(0), at(0))
        for n in range(MOST_STAYS)
    )
    full = FeedRecord(**{**vars(record), "stays": stays})
    with pytest.raises(RowProblem):
        feed_records.tell(full, sighting(1), [])
