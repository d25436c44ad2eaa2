# SPDX-License-Identifier: AGPL-3.0-or-later
"""Votes of deliberation that stand where they are said to, as no clock that runs would let them."""

from dataclasses import replace
from datetime import timedelta

from services.chassis.values import OrgPath, Principal
from services.deliberation.domain.ballots import Ballot, Channel, Choice
from services.deliberation.domain.casting import UnitBallots, key_of
from services.deliberation.domain.counting import NO_SIDES, Counting
from services.deliberation.domain.frozen_rolls import Roll
from services.deliberation.domain.matters import Matter
from services.deliberation.domain.measures import NOTHING
from services.deliberation.domain.outcomes import Outcome, Result, Tally
from services.deliberation.domain.rolls import RollUnit, Stage, entry_of
from services.deliberation.domain.votes import State, Vote
from services.deliberation.policies import VotePolicy
from services.deliberation.store import Tx
from tests.samples.world import World


def kept(tx: Tx, compound: str, owner: str, unit_id: str, state: State) -> str:
    """The id of a vote of one unit."""
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
        roll=Roll(Counting(), "", tx.now),
        outcome=_doubtful() if state is State.COUNTED else None,
    )
    tx.votes.add(vote)
    key = key_of(vote.id, unit_id)
    unit = RollUnit(
        unit_id=unit_id,
        area=9000,
        area_source="registry",
        head=owner,
        owners=(owner,),
        stage=Stage.UNSOLD,
    )
    tx.roll.add(entry_of(vote.id, 1, unit))
    if state is State.COUNTED:
        ballot = Ballot(
            id=tx.new_id(), by=owner, principal=owner, choice=Choice.AGREE, channel=Channel.ONLINE, at=tx.now
        )
        secrets = ((ballot.id, "secret"),)
        tx.ballots.add(
            UnitBallots(id=key, vote_id=vote.id, unit_id=unit_id, ballots=(ballot,), secrets=secrets)
        )
    return vote.id


def _doubtful() -> Outcome:
    strict = Tally(NO_SIDES, False, False, False, False, Result.NO_QUORUM)
    return Outcome(NOTHING, strict, None, (), None, (), Result.REVIEW)


def measure_units(world: World) -> None:
    """A roll needs the area of every unit."""

    def measure(tx: Tx) -> None:
        unit = tx.places.get(world.ids["unit"])
        tx.put_copy(Tx.places, replace(unit, area=9000), sequence=1000)

    world.stores["deliberation"].transact(Principal(world.seeded.code, "sample", "sample"), measure)
