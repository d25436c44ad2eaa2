# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ballots (表决票) of a vote: cast, key, deliver them, and register proxies; never what others chose."""

from datetime import datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.step_up import Group
from services.deliberation.commands import (
    answer_head,
    cast_ballot,
    deliver_ballot,
    key_ballot,
    register_proxy,
)
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.casting import UnitBallots, commitment
from services.deliberation.queries.ballots import OwnUnit, RollLine, list_own_units, list_roll, show_roll_unit
from services.deliberation.store import Tx

VOTE = "/<id:vote_id>"


class ReceiptView(View):
    """What proves a ballot: the secret opens the commitment, which is public when the vote is counted."""

    ballot_id: str
    commitment: str
    secret: str


class BallotView(View):
    id: str
    choice: str
    channel: str
    at: datetime
    by_proxy: bool
    superseded_by: str | None
    receipt: ReceiptView


class OwnUnitView(View):
    """`area` in hundredths of a square metre."""

    unit_id: str
    name: str
    area: int | None
    ballots: list[BallotView]


class KeyedView(View):
    """`awaits_second`: another person must read the paper ballot too."""

    unit_id: str
    awaits_second: bool


class ProxyView(View):
    principal: str
    agent: str
    document: str


class DeliveryView(View):
    unit_id: str
    method: str
    at: datetime
    document: str


class RollLineView(View):
    """`owners`: who may vote for the unit; `given`: a ballot is there, which one is not told."""

    unit_id: str
    name: str
    area: int | None
    owners: list[str]
    delivered: bool
    given: bool
    awaits_second: bool


def to_line(_: Tx, line: RollLine) -> RollLineView:
    unit = line.unit
    return RollLineView(
        unit_id=unit.unit_id,
        name=line.name,
        area=unit.area,
        owners=[owner for owner in unit.owners if unit.entitles(owner)],
        delivered=line.delivered,
        given=line.given,
        awaits_second=line.awaits_second,
    )


def to_receipt(_: Tx, box: UnitBallots) -> ReceiptView:
    """Of the ballot that was just given."""
    ballot, secret = box.ballots[-1], box.secrets[-1][1]
    bound = commitment(box.vote_id, box.unit_id, ballot, secret)
    return ReceiptView(ballot_id=ballot.id, commitment=bound, secret=secret)


def to_keyed(_: Tx, box: UnitBallots) -> KeyedView:
    return KeyedView(unit_id=box.unit_id, awaits_second=box.keyed is not None)


def to_own_unit(_: Tx, own: OwnUnit) -> OwnUnitView:
    views = [
        BallotView(
            id=ballot.id,
            choice=ballot.choice,
            channel=ballot.channel,
            at=ballot.at,
            by_proxy=ballot.by != ballot.principal,
            superseded_by=ballot.superseded_by,
            receipt=ReceiptView(
                ballot_id=ballot.id,
                commitment=commitment(own.vote_id, own.unit.unit_id, ballot, own.secrets[ballot.id]),
                secret=own.secrets[ballot.id],
            ),
        )
        for ballot in own.ballots
    ]
    return OwnUnitView(unit_id=own.unit.unit_id, name=own.name, area=own.unit.area, ballots=views)


ballots = Resource("ballots", "/deliberation/v1/votes", requires=AUTHENTICATED)

ballots.list(list_own_units, f"{VOTE}/units/mine", shows=to_own_unit)
ballots.create(cast_ballot, f"{VOTE}/ballots", shows=to_receipt, asks=Group.VOTES)
ballots.replace(answer_head, f"{VOTE}/own-answer")
ballots.create(key_ballot, f"{VOTE}/paper-ballots", shows=to_keyed, requires=Permission.BALLOTS_KEEP)
ballots.create(register_proxy, f"{VOTE}/proxies", shows=ProxyView, requires=Permission.BALLOTS_KEEP)
ballots.create(deliver_ballot, f"{VOTE}/deliveries", shows=DeliveryView, requires=Permission.BALLOTS_KEEP)
ballots.list(list_roll, f"{VOTE}/roll", shows=to_line, requires=Permission.BALLOTS_KEEP)
ballots.show(
    show_roll_unit,
    f"{VOTE}/roll/<id:unit_id>",
    shows=to_line,
    requires=Permission.BALLOTS_KEEP,
)
