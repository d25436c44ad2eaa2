# SPDX-License-Identifier: AGPL-3.0-or-later
"""Threads: each lane once at a time, and what hangs delays only its like."""

from threading import Event, Lock
from time import monotonic

import pytest

from services.outreach.channels.lanes import SendingLanes

WAIT = 10


def test_what_comes_while_a_lane_runs_is_done_behind_and_never_at_the_same_time():
    lanes, entered, go = SendingLanes(4), Event(), Event()
    runs, inside, most, done, lock = [], [0], [0], Event(), Lock()

    def work(tenant: str, item_id: str) -> None:
        with lock:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
        entered.set()
        go.wait(WAIT)
        with lock:
            inside[0] -= 1
            runs.append((tenant, item_id))
        if len(runs) == 2:
            done.set()

    lanes.register("k", work)
    lanes.submit("t", "k", "1", slow=False)
    assert entered.wait(WAIT)
    for _ in range(5):
        lanes.submit("t", "k", "1", slow=False)
    go.set()
    assert done.wait(WAIT)
    assert (runs, most[0]) == ([("t", "1")] * 2, 1)


def test_those_that_hang_keep_none_of_the_others_waiting():
    lanes, go, done = SendingLanes(4), Event(), Event()

    def work(_tenant: str, item_id: str) -> None:
        if item_id.startswith("hangs"):
            go.wait(WAIT)
        else:
            done.set()

    lanes.register("k", work)
    for number in range(50):
        lanes.submit("t", "k", f"hangs-{number}", slow=True)
    lanes.submit("t", "k", "well", slow=False)
    assert done.wait(WAIT)
    go.set()


def test_those_that_hang_for_the_first_time_hand_their_turn_on():
    lanes, go, done = SendingLanes(8), Event(), Event()

    def work(_tenant: str, item_id: str) -> None:
        if item_id.startswith("hangs"):
            go.wait(WAIT)
        else:
            done.set()

    lanes.register("k", work)
    for number in range(12):
        lanes.submit("t", "k", f"hangs-{number}", slow=False)
    began = monotonic()
    lanes.submit("t", "k", "well", slow=False)
    assert done.wait(WAIT)
    assert monotonic() - began < WAIT / 2
    go.set()


@pytest.mark.parametrize("threads", [16, 64])
def test_fifty_that_hang_at_once_leave_threads_for_all_others(threads: int):
    lanes, go, done = SendingLanes(threads, patience=0.1), Event(), Event()
    left = {str(number) for number in range(950)}

    def work(_tenant: str, item_id: str) -> None:
        if item_id.startswith("hangs"):
            go.wait(2 * WAIT)
            return
        left.discard(item_id)
        if not left:
            done.set()

    lanes.register("k", work)
    for number in range(950):
        lanes.submit("t", "k", str(number), slow=False)
        if number % 19 == 0:
            lanes.submit("t", "k", f"hangs-{number}", slow=False)
    try:
        assert done.wait(WAIT)
    finally:
        go.set()


def test_a_failure_does_not_end_the_lane():
    lanes, done, tries = SendingLanes(2), Event(), []

    def work(_tenant: str, _item_id: str) -> None:
        tries.append(1)
        if len(tries) == 1:
            raise ValueError
        done.set()

    lanes.register("k", work)
    lanes.submit("t", "k", "1", slow=False)
    while not done.wait(0.01):
        lanes.submit("t", "k", "1", slow=False)
    assert len(tries) >= 2


def test_nothing_is_begun_when_the_process_ends():
    lanes, tries = SendingLanes(2, stopped=lambda: True), []
    lanes.register("k", lambda *_: tries.append(1))
    lanes.submit("t", "k", "1", slow=False)
    lanes._quick.shutdown(wait=True)
    assert tries == []
