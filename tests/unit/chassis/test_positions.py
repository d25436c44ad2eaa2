# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a lane's position says of an event that comes, against a memory of all that came."""

from hypothesis import given
from hypothesis import strategies as st

from services.chassis.clock import system_now
from services.chassis.store.positions import WINDOW_BITS, Position, Verdict


@given(st.lists(st.integers(1, 200), max_size=60))
def test_each_sequence_is_taken_once_and_only_forwards(sequences: list[int]) -> None:
    position, taken = Position("t/a", "t"), set[int]()
    for sequence in sequences:
        verdict = position.judge(sequence)
        newest = max(taken, default=0)
        if sequence > newest:
            assert verdict is Verdict.NEW
            position = position.take(sequence)
            taken.add(sequence)
        elif newest - sequence < WINDOW_BITS:
            assert verdict is (Verdict.REPEATED if sequence in taken else Verdict.OVERTAKEN)
        else:
            assert verdict is Verdict.REPEATED
        assert position.sequence == max(taken, default=0)
        assert 0 <= position.window < 1 << WINDOW_BITS


@given(st.lists(st.integers(1, 100), min_size=1, max_size=30, unique=True).map(sorted), st.integers(0, 150))
def test_a_replay_passes_by_the_position_once(replayed: list[int], at: int) -> None:
    position = Position("t/a", "t", sequence=at, window=1)
    for run in ("one", "two"):
        for sequence in replayed:
            assert position.judge(sequence, run) is Verdict.NEW
            position = position.take(sequence, run)
            assert position.judge(sequence, run) is Verdict.REPEATED
            assert position.judge(sequence) is Verdict.REPEATED
    assert position.sequence == max(at, *replayed)


def test_a_lane_waits_until_the_last_of_its_events_is_gone() -> None:
    now = system_now()
    waiting = Position("t/a", "t").park(now).park(now, "x.v2.New")
    assert (waiting.waiting, waiting.try_at, waiting.awaits) == (2, now, "")
    behind = waiting.head(1, now, "x.v2.New")
    assert behind.awaits == "x.v2.New"
    assert behind.try_at is not None
    assert behind.try_at > now
    assert behind.head(0, now).saved() == Position("t/a", "t", version=1)
