# SPDX-License-Identifier: AGPL-3.0-or-later
"""What holds for every vote, whatever the roll and the ballots."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from services.deliberation.domain.ballots import Ballot, Channel, Choice, Duplicates, Fate, Window, settle
from services.deliberation.domain.counting import Counting, finish, take
from services.deliberation.domain.measures import Measure
from services.deliberation.domain.rolls import RollUnit, chained, head_of

OPENS = datetime.fromisoformat("2026-03-01T00:00:00+08:00")
WINDOW = Window(OPENS, OPENS + timedelta(days=20))
OWNERS = st.sampled_from([("A",), ("B",), ("C",), ("A", "B")])


@st.composite
def votes(draw: st.DrawFn) -> list[tuple[RollUnit, list[Ballot], bool]]:
    """Units in the order of their heads, each with its ballots and whether it was served."""
    numbers = count(1)
    found = []
    for owners in draw(st.lists(OWNERS, max_size=8)):
        unit_id = f"U{next(numbers)}"
        head, area = head_of(unit_id, owners), draw(st.one_of(st.none(), st.integers(0, 20_000)))
        unit = RollUnit(unit_id=unit_id, area=area, area_source="registry", head=head, owners=owners)
        found.append((unit, draw(st.lists(ballots(unit_id, owners), max_size=3)), draw(st.booleans())))
    return sorted(found, key=lambda one: (one[0].head, one[0].unit_id))


@st.composite
def ballots(draw: st.DrawFn, unit_id: str, owners: tuple[str, ...]) -> Ballot:
    by = draw(st.sampled_from([*owners, "stranger"]))
    return Ballot(
        id=f"{unit_id}-{draw(st.uuids())}",
        by=by,
        principal=by,
        choice=draw(st.sampled_from(Choice)),
        channel=draw(st.sampled_from(Channel)),
        at=OPENS + timedelta(hours=draw(st.integers(-10, 500))),
        invalid=draw(st.sampled_from([(), (), ("unsigned",)])),
    )


def counted(vote: list[tuple[RollUnit, list[Ballot], bool]], so_far: Counting | None = None) -> Counting:
    found = so_far or Counting()
    for unit, some, served in vote:
        settled = settle(unit, some, WINDOW, Duplicates.FIRST_VALID)
        found = take(found, unit, settled, {}, served=served)
    return found


@given(votes())
def test_the_sides_and_the_silent_never_exceed_the_roll(vote):
    found = finish(counted(vote), {})
    whole = found.sides.participating + found.silent
    assert whole.area <= found.roll.area
    assert whole.heads <= found.roll.heads == len({unit.head for unit, _, _ in vote})
    assert all(isinstance(number, int) for number in (whole.area, whole.heads, found.roll.area))


@given(votes(), st.integers(1, 4))
def test_counting_in_pieces_is_counting_at_once(vote, size: int):
    piecewise = Counting()
    for start in range(0, len(vote), size):
        piecewise = counted(vote[start : start + size], piecewise)
    assert finish(piecewise, {}) == finish(counted(vote), {})


@given(votes(), st.randoms())
def test_the_order_in_which_ballots_came_in_does_not_matter(vote, chance):
    shuffled = [(unit, chance.sample(some, len(some)), served) for unit, some, served in vote]
    assert finish(counted(shuffled), {}) == finish(counted(vote), {})


@given(votes())
def test_one_unit_has_one_valid_ballot(vote):
    for unit, some, _ in vote:
        settled = settle(unit, some, WINDOW, Duplicates.FIRST_VALID)
        fates = list(settled.fates.values())
        assert set(settled.fates) == {ballot.id for ballot in some}
        assert fates.count(Fate.COUNTED) == (settled.choice is not None)


@given(votes())
def test_a_flat_that_is_divided_brings_its_owner_no_second_head(vote):
    divided = [
        (replace(unit, unit_id=f"{unit.unit_id}{part}", area=area), some, served)
        for unit, some, served in vote
        for part, area in (
            ("a", unit.area and unit.area // 2),
            ("b", unit.area and unit.area - unit.area // 2),
        )
    ]
    assert finish(counted(divided), {}).sides == finish(counted(vote), {}).sides


@given(votes())
def test_a_disagreement_that_turns_into_agreement_never_lessens_it(vote):
    turned = [
        (unit, [replace(one, choice=Choice.AGREE) for one in some], served) for unit, some, served in vote
    ]
    before, after = finish(counted(vote), {}).sides, finish(counted(turned), {}).sides
    assert after.agree.area >= before.agree.area
    assert after.agree.heads >= before.agree.heads


def test_a_head_that_gives_one_answer_afterwards_counts_with_it():
    units = [RollUnit(unit_id=f"U{n}", area=5000, area_source=None, head="X", owners=("X",)) for n in (1, 2)]
    said = [Choice.AGREE, Choice.DISAGREE]
    vote = [(unit, [_paper(unit, choice)], False) for unit, choice in zip(units, said, strict=True)]
    without = finish(counted(vote), {})
    assert (without.mixed, without.sides.participating) == (("X",), Measure(10_000, 0))
    answered = finish(counted(vote), {"X": Choice.ABSTAIN})
    assert answered.sides.abstain == Measure(0, 1)


def test_the_hash_tells_every_change_of_the_roll():
    units = [
        RollUnit(unit_id=f"U{n}", area=5000, area_source="survey", head="X", owners=("X",)) for n in (1, 2)
    ]
    told = chained(chained("", units[0]), units[1])
    assert told != chained(chained("", units[0]), replace(units[1], area=5001))
    assert told != chained(chained("", units[1]), units[0])


def _paper(unit: RollUnit, choice: Choice) -> Ballot:
    (owner,) = unit.owners
    return Ballot(id=unit.unit_id, by=owner, principal=owner, choice=choice, channel=Channel.PAPER, at=OPENS)
