# SPDX-License-Identifier: AGPL-3.0-or-later
"""Register who owns a unit (业主) and who votes for the joint owners."""

from pydantic import Field

from services.chassis.http import Day, Id, Input
from services.identity.domain import ownership
from services.identity.domain.authority import Permission
from services.identity.domain.ownership import Ownership
from services.identity.domain.shares import Share
from services.identity.store import Tx


class OwnerShare(Input):
    """numerator / denominator of the unit."""

    person_id: Id
    numerator: int = Field(1, ge=1, le=ownership.LARGEST_DENOMINATOR)
    denominator: int = Field(1, ge=1, le=ownership.LARGEST_DENOMINATOR)


class RegisterOwnership(Input):
    """Follows what stood before, which stays on record; the shares add up to one."""

    owners: tuple[OwnerShare, ...] = Field(min_length=1, max_length=ownership.MOST_OWNERS)
    representative_id: Id
    since: Day


def handle(tx: Tx, unit_id: str, cmd: RegisterOwnership) -> Ownership:
    """Raises NotFound, Forbidden, Invalid, OutOfUse, SharesNotWhole, NotAnOwner, OlderOwnership."""
    unit = tx.places.get(unit_id)
    tx.require(Permission.PERSONS_WRITE, unit.path)
    for owner in cmd.owners:
        tx.persons.get(owner.person_id)
    shares = tuple(Share(owner.person_id, owner.numerator, owner.denominator) for owner in cmd.owners)
    registered, events = ownership.register(unit, shares, cmd.representative_id, cmd.since)
    known = tx.ownerships.find(unit.id)
    ownership.check_follows(known, cmd.since)
    if known:
        tx.ownerships.save(registered, *events)
    else:
        tx.ownerships.add(registered, *events)
    return registered
