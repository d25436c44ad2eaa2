# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is proven of who a person is (实名等级): what was seen, by whom and when; and what undoes it.

How much is enough for what is the district's policy.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from services.chassis.values import Event
from services.identity.domain.events import RealNameProven, RealNameWithdrawn
from services.identity.domain.kinds import RealName
from services.identity.domain.persons import Person, Protected
from services.identity.domain.real_name_errors import NothingProven, NothingToProve, OwnProof

ORDER = tuple(RealName)
BY_CODE = "code"
"""Who proves a phone: the code that was sent to it."""


@dataclass(frozen=True, slots=True)
class RealNameProof:
    """One thing that was seen; `by` is who saw it, `note` what it was, such as the kind of paper."""

    level: RealName
    by: str
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class RealNames:
    """All that is proven of a person; the id is the person's."""

    id: str
    proofs: tuple[RealNameProof, ...] = ()

    @property
    def level(self) -> RealName:
        return max((proof.level for proof in self.proofs), key=ORDER.index, default=RealName.NOTHING)


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What of the person there is that could be compared with what they show."""

    phone: bool
    paper: bool
    owner: bool

    def has(self, level: RealName) -> bool:
        """An owner's record names the owner: it is compared with a paper, too."""
        return {
            RealName.NOTHING: False,
            RealName.PHONE: self.phone,
            RealName.PAPER: self.paper,
            RealName.OWNER_RECORD: self.paper and self.owner,
        }[level]


def reaches(level: RealName, needed: RealName) -> bool:
    return ORDER.index(level) >= ORDER.index(needed)


def prove(known: RealNames, proof: RealNameProof, on_record: OnRecord) -> tuple[RealNames, list[Event]]:
    """Staff, or a code, saw it; what was seen of this kind before is replaced.

    Raises OwnProof: nobody checks who they are themselves. Raises NothingToProve where nothing is on record
    with which it could be compared.
    """
    if proof.by == known.id:
        raise OwnProof
    if not on_record.has(proof.level):
        raise NothingToProve(proof.level)
    others = tuple(one for one in known.proofs if one.level != proof.level)
    proven = replace(known, proofs=(*others, proof))
    return proven, [RealNameProven(known.id, proof.level, proven.level)]


def withdraw(known: RealNames, levels: Iterable[RealName]) -> tuple[RealNames, list[Event]]:
    """It is no longer taken as proven. Raises NothingProven where none of it was."""
    gone = tuple(proof.level for proof in known.proofs if proof.level in set(levels))
    if not gone:
        raise NothingProven
    left = replace(known, proofs=tuple(one for one in known.proofs if one.level not in gone))
    return left, [RealNameWithdrawn(known.id, gone, left.level)]


def undone_by(before: Person, after: Person) -> frozenset[RealName]:
    """What this change of a record makes worthless: it was compared with what stands there no more."""
    papers = (
        before.name != after.name
        or _other(before.citizen_id, after.citizen_id)
        or _other(_number(before), _number(after))
    )
    gone = {RealName.PAPER, RealName.OWNER_RECORD} if papers else set[RealName]()
    return frozenset(gone | ({RealName.PHONE} if _other(before.phone, after.phone) else set[RealName]()))


def _other(before: Protected | None, after: Protected | None) -> bool:
    return before is not None and (after is None or before.lookup != after.lookup)


def _number(person: Person) -> Protected | None:
    return person.document.number if person.document else None
