# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import Invalid
from services.identity.domain import ownership
from services.identity.domain.errors import AlreadyEnded, NotAnOwner, SharesNotWhole
from services.identity.domain.events import OccupancyEnded, OwnershipRegistered
from services.identity.domain.kinds import OccupantKind, PlaceKind
from services.identity.domain.shares import Share
from tests.unit.identity.builders import tree

TREE = tree()
UNIT = TREE[PlaceKind.UNIT]
DAY = date(2025, 3, 1)


@st.composite
def whole_shares(draw: st.DrawFn) -> tuple[Share, ...]:
    """A unit cut into parts that add up to one, each written with a denominator of its own."""
    parts = draw(st.lists(st.integers(1, 500), min_size=1, max_size=8))
    total = sum(parts)
    shares = []
    for number, part in enumerate(parts):
        share, factor = Fraction(part, total), draw(st.integers(1, 9))
        shares.append(Share(f"p{number}", share.numerator * factor, share.denominator * factor))
    return tuple(shares)


@given(whole_shares())
def test_shares_that_add_up_to_one_are_taken(shares: tuple[Share, ...]) -> None:
    owned, events = ownership.register(UNIT, shares, "p0", DAY)
    assert owned.owner_ids == tuple(share.person_id for share in shares)
    assert events == [OwnershipRegistered(UNIT.id, UNIT.path, shares, "p0", DAY)]


@given(whole_shares(), st.integers(1, 9))
def test_one_share_more_or_less_is_refused(shares: tuple[Share, ...], extra: int) -> None:
    with pytest.raises(SharesNotWhole):
        ownership.register(UNIT, (*shares, Share("other", extra, 10)), "p0", DAY)
    if len(shares) > 1:
        with pytest.raises(SharesNotWhole):
            ownership.register(UNIT, shares[:-1], "p0", DAY)


@pytest.mark.parametrize(
    "shares",
    [
        (),
        (Share("a", 1, 2), Share("a", 1, 2)),
        (Share("a", 0, 1), Share("b", 1, 1)),
        (Share("a", 3, 2),),
        (Share("a", 1, 0),),
        (Share("a", -1, 2), Share("b", 3, 2)),
        (Share("a", 1_000_001, 1_000_001),),
    ],
)
def test_malformed_shares_are_refused(shares: tuple[Share, ...]) -> None:
    with pytest.raises(Invalid):
        ownership.register(UNIT, shares, "a", DAY)


def test_only_an_owner_votes_for_the_unit() -> None:
    with pytest.raises(NotAnOwner):
        ownership.register(UNIT, (Share("a", 1, 1),), "lessee", DAY)


def test_only_units_are_owned() -> None:
    with pytest.raises(Invalid):
        ownership.register(TREE[PlaceKind.BUILDING], (Share("a", 1, 1),), "a", DAY)


def test_a_lessee_moves_in_and_out() -> None:
    lease, events = ownership.move_in(
        "o", UNIT, "lessee", OccupantKind.LESSEE, since=DAY, until=date(2026, 2, 28)
    )
    assert events[0].until == date(2026, 2, 28)  # type: ignore[attr-defined]
    ended, events = ownership.move_out(lease, date(2025, 12, 31))
    assert ended.until == date(2025, 12, 31)
    assert events == [OccupancyEnded("o", UNIT.id, UNIT.path, "lessee", date(2025, 12, 31))]
    with pytest.raises(AlreadyEnded):
        ownership.move_out(ended, date(2026, 1, 1))
    with pytest.raises(Invalid):
        ownership.move_out(ended, date(2025, 2, 28))


def test_nobody_moves_out_before_he_moved_in() -> None:
    with pytest.raises(Invalid):
        ownership.move_in("o", UNIT, "x", OccupantKind.OWNER, since=DAY, until=date(2025, 2, 28))
