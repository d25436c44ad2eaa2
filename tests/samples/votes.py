# SPDX-License-Identifier: AGPL-3.0-or-later
"""Votes of deliberation that stand where they are said to, as no clock that runs would let them."""

from dataclasses import replace
from datetime import timedelta

from services.chassis.values import OrgPath, Principal
from services.deliberation.commands.freeze_roll import NO_BALLOT
from services.deliberation.domain import counting, frozen_rolls, votes
from services.deliberation.domain.ballots import Ballot, Channel, Choice
from services.deliberation.domain.casting import UnitBallots, key_of
from services.deliberation.domain.counting import Given
from services.deliberation.domain.matters import Matter
from services.deliberation.domain.rolls import RollUnit, Stage, entry_of
from services.deliberation.domain.votes import State, Vote
from services.deliberation.policies import VotePolicy
from services.deliberation.store import Tx
from tests.samples.world import World

AREA = 9000
AREAS = (8_915, 10_240, 7_630)
"""Of neighbours' flats in turn, in hundredths of a square metre."""
SAID = (Choice.AGREE, Choice.AGREE, Choice.DISAGREE, Choice.AGREE, None, Choice.ABSTAIN)
"""What neighbours say in turn; None is nothing."""


def kept(tx: Tx, compound: str, owner: str, unit_id: str, state: State, neighbours: int = 0) -> str:
    """The id of a vote of one unit and of neighbours' units that are on its roll alone.

    A counted one waits for a person: of one unit nobody knows the area.
    """
    place = OrgPath(compound)
    vote = Vote(
        id=tx.new_id(),
        title="小区公共车位出租",
        question="是否同意出租小区公共部位的二十个车位？",
        plan="每位每月三百元，收入归全体业主。",
        matter=Matter.USE_OF_COMMON_PARTS,
        place=place,
        within=place.ancestors(),
        opens_at=tx.now - timedelta(days=2),
        closes_at=tx.now + timedelta(days=8),
        terms=VotePolicy().terms(warned=False, first_assembly=False),
        prepared_by=owner,
        prepared_at=tx.now - timedelta(days=20),
        state=state,
    )
    unit = RollUnit(
        unit_id=unit_id,
        area=AREA,
        area_source="registry",
        head=owner,
        owners=(owner,),
        stage=Stage.UNSOLD,
    )
    units = (unit, *(_neighbour(tx, AREAS[number % len(AREAS)]) for number in range(neighbours)))
    if state is State.COUNTED:
        units += (_neighbour(tx, None),)
    vote = _frozen(tx, vote, units)
    tx.votes.add(_counted(tx, vote, units) if state is State.COUNTED else vote)
    return vote.id


def _neighbour(tx: Tx, area: int | None) -> RollUnit:
    """Newer ids come later on a roll, so these are behind the unit that the vote is made for."""
    unit_id, owner = tx.new_id(), tx.new_id()
    source = "registry" if area else None
    return RollUnit(unit_id=unit_id, area=area, area_source=source, head=owner, owners=(owner,))


def _frozen(tx: Tx, vote: Vote, units: tuple[RollUnit, ...]) -> Vote:
    """As `freeze_roll` does it."""
    roll = vote.roll
    for unit in units:
        tx.roll.add(entry_of(vote.id, roll.version, unit))
        counted = counting.take(roll.counting, unit, NO_BALLOT, {}, served=False)
        roll = frozen_rolls.enrolled(roll, unit, counted)
    return votes.freeze(replace(vote, roll=roll), tx.now)[0]


def _counted(tx: Tx, vote: Vote, units: tuple[RollUnit, ...]) -> Vote:
    """As `count_vote` does it, with a ballot of each unit whose owner says something."""
    given = [_ballot(tx, vote, unit, SAID[number % len(SAID)]) for number, unit in enumerate(units)]
    closed = replace(vote, state=State.CLOSED, ballots=sum(len(one.ballots) for one in given))
    done = counting.take_all(closed.counting, given, vote.window, vote.terms.duplicates, {})
    return votes.complete(closed, counting.finish(done, {}))[0]


def _ballot(tx: Tx, vote: Vote, unit: RollUnit, choice: Choice | None) -> Given:
    if choice is None:
        return Given(unit, (), served=False)
    by = unit.owners[0]
    ballot = Ballot(id=tx.new_id(), by=by, principal=by, choice=choice, channel=Channel.ONLINE, at=tx.now)
    key, secrets = key_of(vote.id, unit.unit_id), ((ballot.id, "secret"),)
    tx.ballots.add(
        UnitBallots(id=key, vote_id=vote.id, unit_id=unit.unit_id, ballots=(ballot,), secrets=secrets)
    )
    return Given(unit, (ballot,), served=False)


def measure_units(world: World) -> None:
    """A roll needs the area of every unit."""

    def measure(tx: Tx) -> None:
        unit = tx.places.get(world.ids["unit"])
        tx.put_copy(Tx.places, replace(unit, area=9000), sequence=1000)

    world.stores["deliberation"].transact(Principal(world.seeded.code, "sample", "sample"), measure)
