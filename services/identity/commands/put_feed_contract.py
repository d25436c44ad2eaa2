# SPDX-License-Identifier: AGPL-3.0-or-later
"""Agree with a source of another authority what it delivers: a new version; batches under way keep theirs."""

from typing import Annotated, get_args

from pydantic import Field

from services.chassis.http import Input, Name
from services.chassis.values import Invalid, NotFound, OrgPath
from services.identity.commands import SOURCE
from services.identity.commands.put_mapping import Form, Named, RelationIs
from services.identity.domain import feed_contracts
from services.identity.domain.authority import Permission
from services.identity.domain.feed_contracts import (
    FeedContract,
    FeedField,
    FeedKind,
    FeedSource,
    Rank,
    RankedField,
)
from services.identity.domain.mappings import DATES, RELATIONS, Column, Relation
from services.identity.store import Tx


class FeedColumnIs(Input):
    """A field of a row, and what the source calls it: a member of a line of JSON, or a column."""

    field: FeedField
    name: Named


class RankIs(Input):
    """Whose word counts: above 50 the source's, below ours, at 50 a person is asked."""

    field: RankedField
    rank: int = Field(ge=0, le=100)


class PutFeedContract(Input):
    """See `FeedContract`. Without a rank a field has 60: the source is followed."""

    source: str = Field(pattern=SOURCE)
    kind: FeedKind
    name: Name
    at: OrgPath
    columns: tuple[FeedColumnIs, ...] = Field(max_length=len(get_args(FeedField)))
    relations: tuple[RelationIs, ...] | None = Field(None, max_length=100)
    dates: tuple[Form, ...] = Field(DATES, min_length=1, max_length=20)
    client_id: Annotated[str, Field(max_length=60)] = ""
    ranks: tuple[RankIs, ...] = Field((), max_length=len(RankedField))
    sure_from: int = Field(100, ge=60, le=100)
    fresh_hours: int = Field(24, ge=1, le=8784)
    shrink_percent: int = Field(10, ge=0, le=100)
    signed: bool = False


def handle(tx: Tx, cmd: PutFeedContract) -> FeedContract:
    """Raises Forbidden, NotFound, Invalid, ContractIncomplete, KindIsFixed."""
    tx.require(Permission.FEEDS_WRITE, tx.root)
    if tx.places.first({"path": cmd.at}) is None:
        raise NotFound("place", cmd.at)
    if cmd.client_id:
        tx.clients.get(cmd.client_id)
    known = tx.feed_contracts.find(cmd.source)
    made, events = feed_contracts.check(_contract(known.number + 1 if known else 1, cmd), known)
    _check_once(made)
    tx.feed_contracts.put(made, *events)
    tx.feed_contracts.add(made.kept)
    if tx.feed_sources.find(made.source) is None:
        tx.feed_sources.add(FeedSource(id=made.source, began_at=tx.now))
    return made


def _contract(number: int, cmd: PutFeedContract) -> FeedContract:
    relations = RELATIONS
    if cmd.relations is not None:
        relations = tuple(Relation(one.theirs, one.ours) for one in cmd.relations)
    return FeedContract(
        id=cmd.source,
        number=number,
        kind=cmd.kind,
        name=cmd.name,
        at=cmd.at,
        columns=tuple(Column(one.field, one.name) for one in cmd.columns),
        relations=relations,
        dates=cmd.dates,
        client_id=cmd.client_id,
        ranks=tuple(Rank(one.field, one.rank) for one in cmd.ranks),
        sure_from=cmd.sure_from,
        fresh_hours=cmd.fresh_hours,
        shrink_percent=cmd.shrink_percent,
        signed=cmd.signed,
    )


def _check_once(made: FeedContract) -> None:
    given: dict[str, list[str]] = {
        "columns": [one.field for one in made.columns],
        "ranks": [one.field for one in made.ranks],
        "relations": [one.theirs.casefold() for one in made.relations],
    }
    for field, names in given.items():
        if len(names) != len(set(names)):
            raise Invalid(field, "names something twice")
