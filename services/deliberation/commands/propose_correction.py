# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say what is wrong on the frozen roll of a vote, unit by unit, with reason and evidence."""

from typing import Literal

from pydantic import Field

from services.chassis.http import Id, Input
from services.chassis.values import Invalid
from services.deliberation.commands import Document, Text
from services.deliberation.domain import corrections, rolls
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.corrections import Change, Error, Fact, RollCorrection
from services.deliberation.domain.places import UNIT
from services.deliberation.domain.votes import Vote
from services.deliberation.store import Tx

MOST_CHANGES = 50
MOST_AREA = 10_000_000
"""Ten hectares in hundredths of a square metre."""


class UnitCorrection(Input):
    """What is wrong with a unit, and what is right: `area` with its source, or all `owners`.

    A unit that is `missing` is taken from the register, with what is given here in place of it.
    """

    unit_id: Id
    error: Error
    area: int | None = Field(None, ge=1, le=MOST_AREA)
    area_source: Literal["registry", "survey", "contract"] = "registry"
    owners: tuple[Id, ...] = Field((), max_length=20)
    voter: Id | None = None

    def fact(self) -> Fact:
        """Raises Invalid where it does not say what is right."""
        if self.error is Error.WRONG_AREA and self.area is None:
            raise Invalid("area", "says what is right")
        if self.error is Error.WRONG_OWNERS and not self.owners:
            raise Invalid("owners", "says who is right")
        if len(set(self.owners)) < len(self.owners) or (self.voter and self.voter not in self.owners):
            raise Invalid("voter" if self.voter else "owners", "is one of the owners, each named once")
        return Fact(self.area, self.area_source, self.owners, self.voter)


class ProposeCorrection(Input):
    vote_id: Id
    units: tuple[UnitCorrection, ...] = Field(min_length=1, max_length=MOST_CHANGES)
    reason: Text
    document: Document


def handle(tx: Tx, cmd: ProposeCorrection) -> RollCorrection:
    """Nothing changes until a second person confirms it."""
    vote = tx.votes.get(cmd.vote_id)
    tx.require(Permission.BALLOTS_KEEP, vote.place)
    if len({one.unit_id for one in cmd.units}) < len(cmd.units):
        raise Invalid("units", "names each unit once")
    corrections.check_correctable(vote)
    correction = RollCorrection(
        id=tx.new_id(),
        vote_id=vote.id,
        place=vote.place,
        roll_version=vote.roll.version + 1,
        changes=tuple(_change(tx, vote, one) for one in cmd.units),
        reason=cmd.reason,
        document=cmd.document,
        proposed_by=tx.by.subject,
        proposed_at=tx.now,
    )
    correction, events = corrections.propose(vote, correction)
    tx.corrections.add(correction, *events)
    return correction


def _change(tx: Tx, vote: Vote, said: UnitCorrection) -> Change:
    fact, entry = said.fact(), tx.entry_if_any(vote, said.unit_id)
    if said.error is Error.MISSING:
        corrections.check_missing(said.unit_id, entry)
        place = tx.places.find(said.unit_id)
        there = place is not None and place.kind == UNIT and place.lies_in(vote.place)
        ownership = tx.ownerships.find(said.unit_id)
        entry = rolls.enter(place, ownership, vote.developer) if place and there else None
    return corrections.change(said.unit_id, said.error, entry, fact)
