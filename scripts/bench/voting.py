# SPDX-License-Identifier: AGPL-3.0-or-later
"""A vote as deliberation keeps it, its roll and its ballots."""

from datetime import datetime, timedelta

from services.chassis.clock import system_now
from services.chassis.ids import new_id, new_secret
from services.chassis.values import OrgPath
from services.deliberation.domain.ballots import Ballot, Channel, Choice
from services.deliberation.domain.casting import UnitBallots, key_of
from services.deliberation.domain.matters import Matter
from services.deliberation.domain.rolls import RollEntry, RollUnit, entry_of
from services.deliberation.domain.votes import State, Vote
from services.deliberation.policies import VotePolicy


def vote(place: OrgPath, state: State) -> Vote:
    """One that began thirty days ago and goes on for as long."""
    now = system_now()
    return Vote(
        id=new_id(),
        title="停车位出租",
        question="是否同意出租公共停车位？",
        plan="方案全文",
        matter=Matter.USE_OF_COMMON_PARTS,
        place=place,
        within=place.ancestors(),
        opens_at=now - timedelta(days=30),
        closes_at=now + timedelta(days=30),
        terms=VotePolicy().terms(warned=False, first_assembly=False),
        prepared_by="bench",
        prepared_at=now - timedelta(days=60),
        state=state,
    )


def entry(vote_id: str, unit_id: str, owner: str) -> RollEntry:
    unit = RollUnit(unit_id=unit_id, area=9_000, area_source="registry", head=owner, owners=(owner,))
    return entry_of(vote_id, 1, unit)


def box(of: RollEntry, at: datetime) -> UnitBallots:
    """The ballot of a unit's first owner."""
    owner = of.unit.owners[0]
    ballot = Ballot(
        id=new_id(), by=owner, principal=owner, choice=Choice.AGREE, channel=Channel.ONLINE, at=at
    )
    return UnitBallots(
        id=key_of(of.vote_id, of.unit.unit_id),
        vote_id=of.vote_id,
        unit_id=of.unit.unit_id,
        ballots=(ballot,),
        secrets=((ballot.id, new_secret()),),
    )
