# SPDX-License-Identifier: AGPL-3.0-or-later
"""The contract with a source of another authority: who delivers, what a row says, whose word counts for which
field, how fresh it is, and by how much it may shrink.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from services.chassis.values import Event, OrgPath
from services.identity.domain.events import FeedContractChanged, FeedOverdue
from services.identity.domain.feed_errors import ContractIncomplete, KindIsFixed
from services.identity.domain.feed_pulls import PullTerms
from services.identity.domain.mappings import DATES, RELATIONS, Column, Relation

FeedField = Literal[
    "key",
    "district",
    "unit_path",
    "neighbourhood",
    "compound",
    "building",
    "unit",
    "name",
    "phone",
    "citizen_id",
    "relation",
    "since",
    "until",
    "died_on",
    "plate",
    "special",
]
"""What a column can be. `key`: by what the source itself knows its entry again."""
HAND = 50
"""The rank of what staff wrote: a source above it is followed, below it fills what is empty, and one with the
same rank is asked about."""
FOLLOWED = 60
DECIDED = 101
"""The rank of a source's word that a person decided for."""


class FeedKind(StrEnum):
    POPULATION = "population"
    VEHICLES = "vehicles"


class RankedField(StrEnum):
    """Whose word counts is said of these: `stay`: who lives where from when to when; `life`: who has died."""

    NAME = "name"
    PHONE = "phone"
    STAY = "stay"
    LIFE = "life"
    HOLDER = "holder"


_NEEDED: Mapping[FeedKind, tuple[str, ...]] = MappingProxyType(
    {FeedKind.POPULATION: ("key", "name"), FeedKind.VEHICLES: ("key", "plate", "name")}
)


@dataclass(frozen=True)
class Rank:
    """From 0 to 100; see `HAND`."""

    field: RankedField
    rank: int


@dataclass(frozen=True, kw_only=True)
class FeedContract:
    """Of one source. `number` counts its versions: each stays as `source#number`, the `current` is `source`.

    `at`: the place that the source tells of. `client_id`: who delivers; without one only staff do. A batch is
    expected every `fresh_hours`; a whole snapshot may have `shrink_percent` fewer entries than before.
    `sure_from`: the score from which a match is taken without asking. `signed`: bodies carry a signature.
    `pull`: the source is asked by us. `changes_minutes`: so far apart it is told at least that something
    waits to go back; 0: it is not told.
    """

    id: str
    number: int
    kind: FeedKind
    name: str
    at: OrgPath
    columns: tuple[Column, ...]
    relations: tuple[Relation, ...] = RELATIONS
    dates: tuple[str, ...] = DATES
    client_id: str = ""
    ranks: tuple[Rank, ...] = ()
    sure_from: int = 100
    fresh_hours: int = 24
    shrink_percent: int = 10
    signed: bool = False
    pull: PullTerms | None = None
    changes_minutes: int = 60
    current: bool = True

    @property
    def source(self) -> str:
        return self.id.partition("#")[0]

    @property
    def kept(self) -> FeedContract:
        """The same as the version that stays when another is put."""
        return replace(self, id=f"{self.source}#{self.number}", current=False)

    @property
    def by_field(self) -> Mapping[str, str]:
        return MappingProxyType({one.field: one.name for one in self.columns})

    def rank(self, of: RankedField) -> int:
        return next((one.rank for one in self.ranks if one.field is of), FOLLOWED)


@dataclass(frozen=True, kw_only=True)
class FeedSource:
    """How a source is doing: when it last told something, and whether that was said to be overdue.

    It has the source's id. `late_since`: from when on it is; `last_as_of`: the newest moment that it told of;
    `busy`: the batch that is being worked through, or waits for an answer. `changed`: the last position of
    what goes back; `told_to`, `fetched_to`: up to which it was told of that, and up to which it fetched it.
    """

    id: str
    began_at: datetime
    last_at: datetime | None = None
    last_as_of: datetime | None = None
    late_since: datetime | None = None
    busy: str = ""
    changed: int = 0
    told_to: int = 0
    told_at: datetime | None = None
    fetched_to: int = 0
    fetched_at: datetime | None = None
    sealed_secret: str = field(default="", repr=False)
    """What its bodies are signed with."""

    def due(self, contract: FeedContract) -> datetime:
        """Until when the next batch is expected."""
        return (self.last_at or self.began_at) + timedelta(hours=contract.fresh_hours)


def check(contract: FeedContract, before: FeedContract | None) -> tuple[FeedContract, list[Event]]:
    """Raises ContractIncomplete, KindIsFixed."""
    known = contract.by_field
    missing = [name for name in _NEEDED[contract.kind] if name not in known]
    if contract.kind is FeedKind.POPULATION and "unit_path" not in known:
        missing += [name for name in ("building", "unit") if name not in known]
    if missing:
        raise ContractIncomplete(tuple(missing))
    if before and before.kind is not contract.kind:
        raise KindIsFixed(contract.source, before.kind)
    return contract, [FeedContractChanged(contract.source, contract.number)]


def heard(source: FeedSource, now: datetime, as_of: datetime) -> FeedSource:
    """A batch was worked through."""
    newest = max(source.last_as_of or as_of, as_of)
    return replace(source, last_at=now, last_as_of=newest, late_since=None, busy="")


def answered(source: FeedSource, now: datetime) -> FeedSource:
    """It was asked, and has nothing new: what is known of it is fresh."""
    return replace(source, last_at=now, late_since=None)


def overdue(source: FeedSource, contract: FeedContract, now: datetime) -> tuple[FeedSource, list[Event]]:
    """Whether nothing came for longer than agreed; a source that is known to be late is left alone."""
    if source.late_since or now < source.due(contract):
        return source, []
    return replace(source, late_since=now), [_late(source, contract)]


def still_overdue(source: FeedSource, contract: FeedContract) -> list[Event]:
    """Nothing of a source that was heard meanwhile."""
    return [_late(source, contract)] if source.late_since else []


def _late(source: FeedSource, contract: FeedContract) -> Event:
    return FeedOverdue(source.id, contract.name, contract.at, source.due(contract))
