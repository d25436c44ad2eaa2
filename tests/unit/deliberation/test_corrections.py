# SPDX-License-Identifier: AGPL-3.0-or-later
"""A roll that is put right: what the new version counts, and what becomes of every ballot."""

from hypothesis import given
from hypothesis import strategies as st

from services.deliberation.domain import corrections
from services.deliberation.domain.ballots import Duplicates, Fate
from services.deliberation.domain.casting import UnitBallots, refused
from services.deliberation.domain.corrections import Error, Fact
from services.deliberation.domain.counting import Counting, Given, finish, take_all
from services.deliberation.domain.frozen_rolls import Roll, enrolled, successor
from services.deliberation.domain.rolls import RollUnit
from tests.unit.deliberation.test_counting import WINDOW, votes

facts = st.builds(Fact, st.integers(1, 20_000), st.just("survey"), st.sampled_from([("C",), ("A", "C")]))
errors = st.sampled_from([Error.WRONG_AREA, Error.WRONG_OWNERS, Error.TWICE])


def ordered(units: list[RollUnit]) -> list[RollUnit]:
    return sorted(units, key=lambda unit: (unit.head, unit.unit_id))


def frozen(units: list[RollUnit], roll: Roll) -> Roll:
    for unit in units:
        roll = enrolled(roll, unit, Counting())
    return roll


@st.composite
def put_right(draw: st.DrawFn):
    """A vote, and its roll after some of its units were put right."""
    vote = draw(votes())
    changes = {}
    for unit, _, _ in vote:
        if draw(st.booleans()):
            try:
                made = corrections.change(unit.unit_id, draw(errors), unit, draw(facts))
            except corrections.NothingCorrected:
                continue
            changes[unit.unit_id] = made.after
    return vote, changes


def counted(vote, changes) -> Counting:
    """The recount: every unit that is left, with what was given for it."""
    after = {unit.unit_id: changes.get(unit.unit_id, unit) for unit, _, _ in vote}
    given_for = {unit.unit_id: (some, served) for unit, some, served in vote}
    units = ordered([unit for unit in after.values() if unit])
    given = [Given(unit, tuple(given_for[unit.unit_id][0]), given_for[unit.unit_id][1]) for unit in units]
    return finish(take_all(Counting(), given, WINDOW, Duplicates.FIRST_VALID, {}), {})


@given(put_right())
def test_a_recount_counts_the_corrected_units_and_nothing_else(case):
    vote, changes = case
    found = counted(vote, changes)
    left = [changes.get(unit.unit_id, unit) for unit, _, _ in vote]
    assert found.units == len([unit for unit in left if unit])
    assert found.roll.heads == len({unit.head for unit in left if unit})
    assert found.roll.area == sum(unit.area or 0 for unit in left if unit)


@given(put_right())
def test_only_ballots_for_corrected_units_are_refused_and_each_says_why(case):
    vote, changes = case
    for unit, some, _ in vote:
        box = UnitBallots(
            id="v",
            vote_id="v",
            unit_id=unit.unit_id,
            ballots=tuple(some),
            secrets=tuple((b.id, "s") for b in some),
        )
        after = changes.get(unit.unit_id, unit)
        told = refused(box, after, WINDOW, Duplicates.FIRST_VALID)
        if after is None:
            assert [one.fate for one in told] == [Fate.NOT_ON_ROLL] * len(some)
        else:
            strangers = [one.id for one in some if one.principal not in after.owners]
            assert [one.ballot_id for one in told] == strangers


@given(put_right())
def test_the_hash_of_a_version_goes_on_from_the_one_before(case):
    vote, changes = case
    first = frozen([unit for unit, _, _ in vote], Roll())
    after = ordered([u for u in (changes.get(unit.unit_id, unit) for unit, _, _ in vote) if u])
    second = frozen(after, successor(first, tuple(changes)))
    other = frozen(after, successor(Roll(digest="another"), tuple(changes)))
    assert (second.version, second.previous) == (2, first.digest)
    assert set(second.touched) == set(changes)
    assert not after or second.digest != other.digest
