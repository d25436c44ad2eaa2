# SPDX-License-Identifier: AGPL-3.0-or-later
"""Agree with a source of another authority what it delivers: a new version; batches under way keep theirs."""

from dataclasses import replace
from typing import Annotated, get_args

from pydantic import Field

from services.chassis.http import Input, Name
from services.chassis.values import Invalid, NotFound, OrgPath
from services.chassis.web_addresses import host_of, wrong_with
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
from services.identity.domain.feed_errors import FeedAddressRefused
from services.identity.domain.feed_pulls import SHORTEST_MINUTES, AsOf, FeedPull, PullTerms
from services.identity.domain.mappings import DATES, RELATIONS, Column, Relation
from services.identity.store import PULL, PULL_AGAIN, Tx


class FeedColumnIs(Input):
    """A field of a row, and what the source calls it: a member of a line of JSON, or a column."""

    field: FeedField
    name: Named


class RankIs(Input):
    """Whose word counts: above 50 the source's, below ours, at 50 a person is asked."""

    field: RankedField
    rank: int = Field(ge=0, le=100)


class PullIs(Input):
    """See `PullTerms`: either `every_minutes` or `at`."""

    url: str = Field(min_length=1, max_length=500)
    every_minutes: int = Field(0, ge=0, le=44_640)
    at: str = Field("", pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9])?$")
    as_of: AsOf = AsOf.FETCHED
    header: str = Field("", pattern=r"^[A-Za-z0-9-]{0,60}$")
    full: bool = False


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
    pull: PullIs | None = None
    changes_minutes: int = Field(60, ge=0, le=44_640)


def handle(tx: Tx, cmd: PutFeedContract) -> FeedContract:
    """Raises Forbidden, NotFound, Invalid, ContractIncomplete, KindIsFixed, FeedAddressRefused."""
    tx.require(Permission.FEEDS_WRITE, tx.root)
    if tx.places.first({"path": cmd.at}) is None:
        raise NotFound("place", cmd.at)
    if cmd.client_id:
        tx.clients.get(cmd.client_id)
    known = tx.feed_contracts.find(cmd.source)
    made, events = feed_contracts.check(_contract(tx, known.number + 1 if known else 1, cmd), known)
    _check_once(made)
    tx.feed_contracts.put(made, *events)
    tx.feed_contracts.add(made.kept)
    if tx.feed_sources.find(made.source) is None:
        tx.feed_sources.add(FeedSource(id=made.source, began_at=tx.now))
    _have_it_asked(tx, made)
    return made


def _have_it_asked(tx: Tx, made: FeedContract) -> None:
    """At once, and from then on when the contract says; or no more."""
    for kind in (PULL, PULL_AGAIN):
        tx.timers.cancel(kind, made.source)
    if made.pull is None:
        return
    known = tx.feed_pulls.find(made.source) or FeedPull(id=made.source)
    tx.ask_again(replace(known, failing=0, etag="", modified="", digest="", batch_id=""), tx.now)


def _terms(tx: Tx, asked: PullIs) -> PullTerms:
    if wrong := wrong_with(asked.url, inside=host_of(asked.url) in tx.tools.feeds_inside):
        raise FeedAddressRefused(wrong)
    if bool(asked.every_minutes) == bool(asked.at):
        raise Invalid("pull", "says either how often or at what time")
    if 0 < asked.every_minutes < SHORTEST_MINUTES:
        raise Invalid("pull", f"asks every {SHORTEST_MINUTES} minutes at most")
    if (asked.as_of is AsOf.HEADER) != bool(asked.header):
        raise Invalid("pull", "names the header that says the moment, if one does")
    return PullTerms(**dict(asked))


def _contract(tx: Tx, number: int, cmd: PutFeedContract) -> FeedContract:
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
        pull=_terms(tx, cmd.pull) if cmd.pull else None,
        changes_minutes=cmd.changes_minutes,
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
