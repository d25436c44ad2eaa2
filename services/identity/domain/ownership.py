# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who owns a unit and who lives in it. An owner votes; a lessee (租户) or a family member does not."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from services.chassis.values import Event, Invalid, OrgPath
from services.identity.domain.errors import AlreadyEnded, NotAnOwner, OlderOwnership, SharesNotWhole
from services.identity.domain.events import OccupancyEnded, OccupancyRegistered, OwnershipRegistered
from services.identity.domain.kinds import OccupantKind, PlaceKind
from services.identity.domain.places import Place
from services.identity.domain.shares import Share

MOST_OWNERS = 50
LARGEST_DENOMINATOR = 1_000_000


@dataclass(frozen=True, slots=True)
class Ownership:
    """The owners of a unit, with the unit's id. The one `representative_id` votes for all joint owners."""

    id: str
    unit_path: OrgPath
    within: tuple[OrgPath, ...]
    owners: tuple[Share, ...]
    owner_ids: tuple[str, ...]
    representative_id: str
    since: date


@dataclass(frozen=True, slots=True)
class Occupancy:
    """A person's living in or using a unit; without `until` it is open."""

    id: str
    unit_id: str
    unit_path: OrgPath
    within: tuple[OrgPath, ...]
    person_id: str
    kind: OccupantKind
    since: date
    until: date | None = None


def register(
    unit: Place, owners: tuple[Share, ...], representative_id: str, since: date
) -> tuple[Ownership, list[Event]]:
    """The unit belongs to these owners from a day on.

    Raises:
        SharesNotWhole: the shares do not add up to exactly one.
        NotAnOwner: the representative is none of the owners.
        Invalid: the place is no unit, an owner stands twice, or a share is not a fraction between 0 and 1.

    """
    _check_unit(unit)
    _check_shares(owners)
    if representative_id not in {share.person_id for share in owners}:
        raise NotAnOwner(representative_id)
    ids = tuple(share.person_id for share in owners)
    ownership = Ownership(unit.id, unit.path, unit.within, owners, ids, representative_id, since)
    event = OwnershipRegistered(unit.id, unit.path, owners, representative_id, since)
    return ownership, [event]


def check_follows(known: Ownership | None, since: date) -> None:
    """What is registered now may correct the last sale or follow it. Raises OlderOwnership."""
    if known and since < known.since:
        raise OlderOwnership(known.since.isoformat())


def move_in(
    occupancy_id: str, unit: Place, person_id: str, kind: OccupantKind, *, since: date, until: date | None
) -> tuple[Occupancy, list[Event]]:
    """A person lives in the unit or uses it from a day on. A lease may already know its last day."""
    _check_unit(unit)
    _check_span(since, until)
    occupancy = Occupancy(occupancy_id, unit.id, unit.path, unit.within, person_id, kind, since, until)
    event = OccupancyRegistered(occupancy_id, unit.id, unit.path, person_id, kind, since, until)
    return occupancy, [event]


def move_out(occupancy: Occupancy, until: date) -> tuple[Occupancy, list[Event]]:
    """The occupancy ends, or ends earlier than agreed. Raises AlreadyEnded, Invalid."""
    if occupancy.until is not None and occupancy.until <= until:
        raise AlreadyEnded("occupancy", occupancy.id)
    _check_span(occupancy.since, until)
    event = OccupancyEnded(occupancy.id, occupancy.unit_id, occupancy.unit_path, occupancy.person_id, until)
    return replace(occupancy, until=until), [event]


def stay(
    occupancy: Occupancy, kind: OccupantKind, *, since: date, until: date | None
) -> tuple[Occupancy, list[Event]]:
    """The occupancy as it is told now, be it open again or over."""
    _check_span(since, until)
    told = replace(occupancy, kind=kind, since=since, until=until)
    if told == occupancy:
        return occupancy, []
    what = (told.id, told.unit_id, told.unit_path, told.person_id)
    if until and replace(told, until=occupancy.until) == occupancy:
        return told, [OccupancyEnded(*what, until)]
    return told, [OccupancyRegistered(*what, kind, since, until)]


def _check_unit(unit: Place) -> None:
    if unit.kind is not PlaceKind.UNIT:
        raise Invalid("unit_id", "is not a unit")
    unit.require_active()


def _check_span(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise Invalid("until", "lies before the first day")


def _check_shares(owners: tuple[Share, ...]) -> None:
    if not 1 <= len(owners) <= MOST_OWNERS:
        raise Invalid("owners", f"are 1 to {MOST_OWNERS}")
    if len({share.person_id for share in owners}) != len(owners):
        raise Invalid("owners", "one person stands twice")
    if any(not 0 < share.numerator <= share.denominator <= LARGEST_DENOMINATOR for share in owners):
        raise Invalid("owners", "a share is a fraction above 0 and not above 1")
    total = sum((Fraction(share.numerator, share.denominator) for share in owners), Fraction(0))
    if total != 1:
        raise SharesNotWhole(str(total))
