# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is elected: by both measures, whatever the order of counting; ties that decide wait for lots."""

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.deliberation.domain.body_rules import RankedBy
from services.deliberation.domain.electing import Tallied, rank
from services.deliberation.domain.measures import Measure

DATA = Path(__file__).parents[4] / "shared" / "data" / "approval-committees" / "instances.jsonl.gz"
measures = st.builds(Measure, st.integers(0, 9), st.integers(0, 9))
counted = st.lists(st.tuples(measures, st.booleans()), max_size=8).map(
    lambda found: [Tallied(f"p{n}", agree, adopted) for n, (agree, adopted) in enumerate(found)]
)
few = st.integers(0, 4)


@given(counted, few, few, st.sampled_from(RankedBy), st.data())
def test_the_order_of_the_count_says_nothing(
    candidates: list[Tallied], seats: int, alternates: int, by: RankedBy, data: st.DataObject
) -> None:
    lots = data.draw(st.permutations([one.person_id for one in candidates]))
    shuffled = data.draw(st.permutations(candidates))
    found = rank(candidates, seats, alternates, by, lots)
    assert found == rank(shuffled, seats, alternates, by, lots)
    assert not found.tied
    assert len(found.elected) == min(seats, sum(one.adopted for one in candidates))


@given(counted, few, few)
def test_nobody_sits_whom_the_owners_did_not_adopt_nor_before_a_better_one(
    candidates: list[Tallied], seats: int, alternates: int
) -> None:
    found, known = rank(candidates, seats, alternates), {one.person_id: one for one in candidates}
    chosen = [*found.elected, *found.alternates]
    assert all(known[one].adopted for one in chosen)
    weights = [(known[one].agree.heads, known[one].agree.area) for one in chosen]
    assert weights == sorted(weights, reverse=True)
    if found.tied:
        assert not chosen
        assert len({known[one].agree for one in found.tied}) == 1


@given(counted, st.integers(1, 4), st.data())
def test_more_agreement_never_costs_a_seat(
    candidates: list[Tallied], seats: int, data: st.DataObject
) -> None:
    lots = [one.person_id for one in candidates]
    elected = rank(candidates, seats, 0, lots=lots).elected
    if not elected:
        return
    lucky = data.draw(st.sampled_from(elected))
    more = [
        Tallied(lucky, one.agree + Measure(1, 1), True) if one.person_id == lucky else one
        for one in candidates
    ]
    assert lucky in rank(more, seats, 0, lots=lots).elected


def test_the_runner_up_stands_by_and_area_decides_between_equal_heads() -> None:
    given_ = [Tallied("a", Measure(300, 3), True), Tallied("b", Measure(400, 3), True)]
    given_ += [Tallied("c", Measure(900, 2), True), Tallied("d", Measure(999, 9), False)]
    found = rank(given_, 1, 2)
    assert (found.elected, found.alternates) == (("b",), ("a", "c"))
    assert rank(given_, 1, 1, RankedBy.AREA).elected == ("c",)


@pytest.mark.skipif(not DATA.exists(), reason="the approval elections of the shared data are not here")
def test_the_plain_count_of_approvals_elects_the_known_committees() -> None:
    """By `av`: where one committee wins it is ours, where several do they differ in our tie alone."""
    found = 0
    for line in gzip.decompress(DATA.read_bytes()).decode().splitlines():
        case = json.loads(line)
        winning = case["winning_committees"].get("av")
        if not winning:
            continue
        approvals = Counter(str(name) for ballot in case["ballots"] for name in set(ballot))
        names = map(str, range(case["num_cand"]))
        candidates = [Tallied(name, Measure(heads=approvals[name]), True) for name in names]
        ours, theirs = rank(candidates, case["committeesize"], 0), [set(map(str, one)) for one in winning]
        if len(theirs) == 1:
            assert set(ours.elected) == theirs[0], case["id"]
        else:
            differ = set.union(*theirs) - set.intersection(*theirs)
            assert set(ours.tied) == differ, case["id"]
        found += 1
    assert found
