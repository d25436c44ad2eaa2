# SPDX-License-Identifier: AGPL-3.0-or-later
"""The spine keeps its promise while it is killed."""

from tests.chaos.plan import KINDS, make
from tests.chaos.short import chaos

TAKES_LONG = "half a minute of faults, and the start and the check of a whole copy"


def test_nothing_is_lost_doubled_or_reordered() -> None:
    code, found, said = chaos("--duration", "30", "--gap", "2", "--seed", "20")
    assert code == 0, said
    assert (found["lost"], found["doubled"], found["reordered"]) == (0, 0, 0)
    assert found["kills"] >= 1
    assert found["acknowledged"] > 20
    assert found["events"] > 50
    assert set(found["invariants"].values()) == {"ok"}


def test_the_plan_follows_from_the_seed() -> None:
    assert make(7, 3600, 3, 2) == make(7, 3600, 3, 2)
    assert make(7, 3600, 3, 2) != make(8, 3600, 3, 2)
    assert {fault.kind for fault in make(7, 3600, 3, 2)} == set(KINDS)
