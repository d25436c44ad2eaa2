# SPDX-License-Identifier: AGPL-3.0-or-later
"""The worked tallies: 100 units of 9,000.00 m², 89 heads; 6,000.00 m² and 60 heads take part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.deliberation.domain.counting import Sides
from services.deliberation.domain.matters import APPROVAL, ORDINARY, QUORUM, SPECIAL, Matter
from services.deliberation.domain.measures import Measure
from services.deliberation.domain.outcomes import Result, tally

ROLL = Measure(900_000, 89)
counts = st.integers(0, 10**9)


@pytest.mark.parametrize(("area", "heads"), [(600_000, 59), (599_999, 70)])
def test_both_measures_need_two_thirds(area: int, heads: int):
    assert not QUORUM.met_by(Measure(area, heads), ROLL)
    assert QUORUM.met_by(Measure(600_000, 60), ROLL)


@pytest.mark.parametrize(
    ("matter", "area", "heads", "result"),
    [
        (Matter.OTHER, 300_000, 31, Result.FAIL),
        (Matter.OTHER, 300_001, 30, Result.FAIL),
        (Matter.OTHER, 300_001, 31, Result.PASS),
        (Matter.USE_OF_COMMON_PARTS, 450_000, 45, Result.PASS),
        (Matter.USE_OF_COMMON_PARTS, 449_999, 50, Result.FAIL),
        (Matter.USE_OF_COMMON_PARTS, 550_000, 44, Result.FAIL),
    ],
)
def test_more_than_half_or_at_least_three_quarters_of_what_takes_part(
    matter: Matter, area: int, heads: int, result: Result
):
    agree = Measure(area, heads)
    rest = Measure(600_000 - area, 60 - heads)
    assert tally(Sides(agree=agree, disagree=rest), ROLL, matter).result is result
    assert tally(Sides(agree=agree, abstain=rest), ROLL, matter).result is result


def test_the_special_matters_are_six_to_eight():
    special = [number for number, matter in enumerate(Matter, 1) if APPROVAL[matter] is SPECIAL]
    assert special == [6, 7, 8]
    assert {APPROVAL[matter] for matter in Matter} == {ORDINARY, SPECIAL}


@given(part=counts, whole=counts, more=counts)
def test_more_agreement_never_takes_a_majority_away(part: int, whole: int, more: int):
    for threshold in (QUORUM, ORDINARY, SPECIAL):
        assert threshold.met(part + more, whole) or not threshold.met(part, whole)


@given(whole=st.integers(1, 10**12))
def test_the_border_is_exact_however_large_the_numbers(whole: int):
    assert not ORDINARY.met(whole, 2 * whole)
    assert ORDINARY.met(whole + 1, 2 * whole)
    assert SPECIAL.met(3 * whole, 4 * whole)
    assert not SPECIAL.met(3 * whole - 1, 4 * whole)
    assert QUORUM.met(2 * whole, 3 * whole)
    assert not QUORUM.met(2 * whole - 1, 3 * whole)
