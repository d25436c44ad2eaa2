# SPDX-License-Identifier: AGPL-3.0-or-later
from hypothesis import given
from hypothesis import strategies as st

from services.credit.domain.comparisons import FEWEST_HOUSEHOLDS, rate


@given(st.integers(0, 10_000), st.integers(FEWEST_HOUSEHOLDS, 100_000))
def test_a_rate_is_the_exact_one_to_half_a_hundredth(n: int, households: int) -> None:
    found = rate("complaint", n, households)
    assert found.n == n
    assert found.per_thousand is not None
    assert abs(2 * (found.per_thousand * households - n * 100_000)) <= households


def test_too_few_households_have_no_rate_but_their_number() -> None:
    assert rate("complaint", 1, FEWEST_HOUSEHOLDS - 1).per_thousand is None
    assert rate("complaint", 1, FEWEST_HOUSEHOLDS).per_thousand == 1000
    assert rate("complaint", 3, 0).n == 3
