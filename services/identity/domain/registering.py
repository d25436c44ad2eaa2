# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a register's unit means for what is on record: shares, who votes, and whether it tells of the past."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from services.chassis.values import Event
from services.identity.domain import ownership
from services.identity.domain.import_errors import RowProblem
from services.identity.domain.kinds import AreaSource, OccupantKind
from services.identity.domain.mapped_units import PersonSaid
from services.identity.domain.ownership import Occupancy, Ownership
from services.identity.domain.places import Place
from services.identity.domain.shares import Share


@dataclass(frozen=True)
class Rules:
    """The place that the register is of, its day, and what its mapping says of all rows."""

    at: Place
    as_of: date
    area_source: AreaSource
    first_represents: bool
    forms_entrances: bool = False
    """Whether a column of its own says the entrance: then it is made where the building lacks it."""


Owner = tuple[str, PersonSaid]
"""A person's id and what is said of them."""


def shares(owners: Sequence[Owner]) -> tuple[Share, ...]:
    """As they are said; equal parts where nothing is said of any. Raises RowProblem."""
    if len({person_id for person_id, _ in owners}) != len(owners):
        raise RowProblem("person_twice")
    said = [one.share for _, one in owners]
    if not any(said):
        said = [Fraction(1, len(owners))] * len(owners)
    if not all(said):
        raise RowProblem("share_missing")
    pairs = zip(owners, said, strict=True)
    return tuple(Share(person_id, part.numerator, part.denominator) for (person_id, _), part in pairs if part)


def representative(owners: Sequence[Owner], *, first_represents: bool) -> str:
    """The one who is marked; a single owner; or by the mapping's rule the first. Raises RowProblem."""
    marked = [person_id for person_id, one in owners if one.represents]
    if len(marked) > 1:
        raise RowProblem("two_representatives")
    if not marked and len(owners) > 1 and not first_represents:
        raise RowProblem("no_representative")
    return marked[0] if marked else owners[0][0]


def owned(
    unit: Place, known: Ownership | None, owners: Sequence[Owner], as_of: date, *, first_represents: bool
) -> tuple[Ownership, list[Event]] | None:
    """The ownership of a unit as the register says; None where that is on record.

    Raises:
        RowProblem: it is older than what is on record, or does not say who owns how much or who votes.
        SharesNotWhole: the shares do not add up to one.

    """
    voter = representative(owners, first_represents=first_represents)
    parts = shares(owners)
    told = next((one.since for _, one in owners if one.since), None)
    if known and _same(known, parts, voter):
        return None
    since = told or as_of
    if known and since < known.since:
        raise RowProblem("older_ownership", value=known.since.isoformat())
    return ownership.register(unit, parts, voter, since)


def _same(known: Ownership, parts: tuple[Share, ...], voter: str) -> bool:
    before = {one.person_id: Fraction(one.numerator, one.denominator) for one in known.owners}
    now = {one.person_id: Fraction(one.numerator, one.denominator) for one in parts}
    return before == now and known.representative_id == voter


def lives_there(known: Sequence[Occupancy], person_id: str, kind: OccupantKind, as_of: date) -> bool:
    """Whether that is on record already."""
    return any(
        one.person_id == person_id and one.kind is kind and (one.until is None or one.until >= as_of)
        for one in known
    )
