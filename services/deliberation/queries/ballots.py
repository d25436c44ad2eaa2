# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ballots: one's own with their receipts, the roll for who keeps them, the public commitments."""

from dataclasses import dataclass

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.values import Invalid
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.ballots import Ballot
from services.deliberation.domain.casting import UnitBallots, commitment, key_of
from services.deliberation.domain.rolls import RollUnit
from services.deliberation.domain.votes import State
from services.deliberation.queries.votes import own_entries, show_public_vote, show_vote
from services.deliberation.store import Tx

SETTLED = frozenset({State.COUNTED, State.IN_FORCE, State.REJECTED})


@dataclass(frozen=True)
class OwnUnit:
    """A unit for which the caller may vote, with their ballots for it and what proves each."""

    vote_id: str
    unit: RollUnit
    name: str
    ballots: tuple[Ballot, ...]
    secrets: dict[str, str]


@dataclass(frozen=True)
class RollLine:
    """A unit on the roll: who may vote for it, and whether its ballot arrived and came back."""

    unit: RollUnit
    name: str
    delivered: bool
    given: bool
    awaits_second: bool


@dataclass(frozen=True)
class Commitment:
    """What was told of a ballot when it was given."""

    ballot_id: str
    commitment: str


def list_own_units(tx: Tx, vote_id: str) -> list[OwnUnit]:
    """The units for which the caller may vote, with their own ballots and receipts."""
    vote = show_vote(tx, vote_id)
    me = tx.by.subject
    entries = own_entries(tx, vote)
    boxes = {box.unit_id: box for box in tx.ballots.several(key_of(vote.id, e.unit.unit_id) for e in entries)}
    names = {place.id: place.name for place in tx.places.several(entry.unit.unit_id for entry in entries)}
    found = []
    for entry in entries:
        box = boxes.get(entry.unit.unit_id)
        mine = tuple(one for one in box.ballots if me in (one.by, one.principal)) if box else ()
        secrets = dict(box.secrets) if box else {}
        found.append(OwnUnit(vote.id, entry.unit, names.get(entry.unit.unit_id, ""), mine, secrets))
    return found


def list_roll(tx: Tx, vote_id: str, query: Paged) -> Page[RollLine]:
    """The roll for whoever keeps the ballots: what is still to be delivered and keyed, never a choice."""
    vote = tx.votes.get(vote_id)
    tx.require(Permission.BALLOTS_KEEP, vote.place)
    where = {"vote_id": vote.id, "roll_version": vote.roll.version}
    page = tx.roll.page(where, sort="head", after=query.after, limit=query.limit)
    keys = [key_of(vote.id, entry.unit.unit_id) for entry in page.items]
    boxes = {box.id: box for box in tx.ballots.several(keys)}
    served = {one.id for one in tx.deliveries.several(keys)}
    names = {one.id: one.name for one in tx.places.several(entry.unit.unit_id for entry in page.items)}
    lines = zip(keys, page.items, strict=True)
    return Page(
        tuple(_line(entry.unit, boxes.get(key), key in served, names) for key, entry in lines), page.next
    )


def show_roll_unit(tx: Tx, vote_id: str, unit_id: str) -> RollLine:
    """One unit of the roll. Raises NotOnRoll."""
    vote = tx.votes.get(vote_id)
    tx.require(Permission.BALLOTS_KEEP, vote.place)
    unit, key, place = tx.entry(vote, unit_id), key_of(vote.id, unit_id), tx.places.find(unit_id)
    served = tx.deliveries.find(key) is not None
    return _line(unit, tx.ballots.find(key), served, {unit_id: place.name} if place else {})


def _line(unit: RollUnit, box: UnitBallots | None, served: bool, names: dict[str, str]) -> RollLine:
    return RollLine(
        unit=unit,
        name=names.get(unit.unit_id, ""),
        delivered=served,
        given=box is not None and bool(box.ballots),
        awaits_second=box is not None and box.keyed is not None,
    )


def list_public_commitments(tx: Tx, vote_id: str, query: Paged) -> Page[Commitment]:
    """What binds to each ballot of a counted vote: whoever holds the receipt of one finds it here."""
    vote = show_public_vote(tx, vote_id)
    if vote.state not in SETTLED:
        raise Invalid("vote_id", "is not counted yet")
    page = tx.ballots.page({"vote_id": vote.id}, after=query.after, limit=query.limit)
    return Page(
        tuple(
            Commitment(ballot.id, commitment(vote.id, box.unit_id, ballot, secret))
            for box in page.items
            for ballot, (_, secret) in zip(box.ballots, box.secrets, strict=True)
        ),
        page.next,
    )
