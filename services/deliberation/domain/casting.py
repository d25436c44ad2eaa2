# SPDX-License-Identifier: AGPL-3.0-or-later
"""Giving a ballot for a unit: online, on paper keyed by two persons, or by a written proxy."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from services.chassis.values import Event
from services.deliberation.domain.ballots import Ballot, Channel, Choice, Duplicates, Fate, Window, settle
from services.deliberation.domain.errors import (
    BallotCastAlready,
    KeyedDifferently,
    NotEntitled,
    NotReplaceable,
    OwnerChanged,
    TooManyPrincipals,
)
from services.deliberation.domain.events import BallotCast, PaperBallotKeyed, ProxyRegistered
from services.deliberation.domain.frozen_rolls import RefusedBallot
from services.deliberation.domain.places import Ownership
from services.deliberation.domain.rolls import RollUnit, Stage


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What somebody read on a paper ballot; a second person must read the same."""

    principal: str
    by: str
    choice: Choice
    given_at: datetime
    invalid: tuple[str, ...] = ()


@dataclass(frozen=True)
class Keyed:
    """What the first of the two persons keyed."""

    paper: Paper
    by: str


@dataclass(frozen=True, kw_only=True)
class UnitBallots:
    """All ballots that were given for one unit in one vote, replaced ones too.

    `keyed` is what was read on a paper ballot once and awaits a second reading.

    `secrets` are those with which each ballot is committed to, by the ballot's id.
    """

    id: str
    vote_id: str
    unit_id: str
    ballots: tuple[Ballot, ...] = ()
    secrets: tuple[tuple[str, str], ...] = ()
    keyed: Keyed | None = None

    def standing(self, principal: str) -> Ballot | None:
        """The owner's valid ballot that nothing has replaced."""
        return next(
            (
                one
                for one in self.ballots
                if one.principal == principal and not one.invalid and one.superseded_by is None
            ),
            None,
        )


@dataclass(frozen=True)
class Proxy:
    """An owner's written authority for somebody to vote in their place; `document` names the paper."""

    id: str
    vote_id: str
    principal: str
    agent: str
    document: str


@dataclass(frozen=True)
class HeadAnswer:
    """The one answer of a person who has several units and gave different ballots for them."""

    id: str
    vote_id: str
    head: str
    choice: Choice


def key_of(vote_id: str, item_id: str) -> str:
    """Under what a thing of a vote is kept: what is one's own in it lies together."""
    return f"{vote_id}.{item_id}"


def commitment(vote_id: str, unit_id: str, ballot: Ballot, secret: str) -> str:
    """What binds to a ballot without telling its choice (SHA-256): published, and proven with the secret."""
    said = f"{vote_id}|{unit_id}|{ballot.id}|{ballot.choice}|{secret}"
    return hashlib.sha256(said.encode()).hexdigest()


def refused(
    box: UnitBallots, unit: RollUnit | None, window: Window, duplicates: Duplicates
) -> list[RefusedBallot]:
    """The ballots of a unit to which a corrected roll does not entitle: all where the unit is gone."""
    settled = settle(unit, box.ballots, window, duplicates).fates if unit else {}
    found, secrets = [], dict(box.secrets)
    for one in box.ballots:
        fate = settled.get(one.id, Fate.NOT_ON_ROLL)
        if fate in (Fate.NOT_ON_ROLL, Fate.NOT_ENTITLED):
            bound = commitment(box.vote_id, box.unit_id, one, secrets[one.id])
            found.append(RefusedBallot(box.unit_id, one.id, bound, fate))
    return found


def check_entitled(unit: RollUnit, principal: str, now: Ownership | None) -> None:
    """Who votes is on the frozen roll and still owns the unit. Raises NotEntitled, OwnerChanged."""
    if not unit.entitles(principal):
        raise NotEntitled(unit.unit_id, principal)
    if unit.stage is Stage.HANDED_OVER and now is not None and principal not in now.owners:
        raise OwnerChanged(unit.unit_id)


def cast(
    box: UnitBallots, ballot: Ballot, secret: str, replaces: str | None = None
) -> tuple[UnitBallots, list[Event]]:
    """Put a ballot in. A second one of the same owner must name the first, which stays, superseded.

    Raises BallotCastAlready, NotReplaceable.
    """
    standing = box.standing(ballot.principal)
    if standing and replaces is None:
        raise BallotCastAlready(box.unit_id, standing.id)
    if replaces is not None and (standing is None or standing.id != replaces):
        raise NotReplaceable(replaces)
    return _put(box, ballot, secret, standing)


def key_paper(
    box: UnitBallots, paper: Paper, by: str, ballot_id: str, secret: str, document: str | None
) -> tuple[UnitBallots, list[Event]]:
    """Key a paper ballot: the second of two persons who read the same makes it a ballot.

    It stands beside one given online; the terms say which of the two counts. Raises KeyedDifferently,
    BallotCastAlready where a paper ballot of this owner was keyed already.
    """
    earlier = next(
        (b for b in box.ballots if b.principal == paper.principal and b.channel is Channel.PAPER), None
    )
    if earlier:
        raise BallotCastAlready(box.unit_id, earlier.id)
    if box.keyed is None or box.keyed.by == by:
        return replace(box, keyed=Keyed(paper, by)), [PaperBallotKeyed(box.vote_id, box.unit_id)]
    first = box.keyed.paper
    different = tuple(name for name in _READ if getattr(first, name) != getattr(paper, name))
    if different:
        raise KeyedDifferently(box.unit_id, different)
    ballot = Ballot(
        id=ballot_id,
        by=paper.by,
        principal=paper.principal,
        choice=paper.choice,
        channel=Channel.PAPER,
        at=paper.given_at,
        proxy_document=document,
        invalid=paper.invalid,
    )
    return _put(replace(box, keyed=None), ballot, secret, None)


_READ = ("principal", "by", "choice", "given_at", "invalid")


def check_principals(principals: int, most: int, agent: str) -> None:
    """Whether somebody who is the proxy of so many may be one more's. Raises TooManyPrincipals."""
    if principals >= most:
        raise TooManyPrincipals(agent, most)


def register_proxy(proxy: Proxy) -> tuple[Proxy, list[Event]]:
    """An owner lets somebody vote in their place, in writing (Property Management Regulation Art. 12)."""
    return proxy, [ProxyRegistered(proxy.vote_id, proxy.principal, proxy.agent, proxy.document)]


def _put(
    box: UnitBallots, ballot: Ballot, secret: str, replaced: Ballot | None
) -> tuple[UnitBallots, list[Event]]:
    kept = tuple(replace(one, superseded_by=ballot.id) if one is replaced else one for one in box.ballots)
    box = replace(box, ballots=(*kept, ballot), secrets=(*box.secrets, (ballot.id, secret)))
    fact = BallotCast(
        box.vote_id,
        box.unit_id,
        ballot.id,
        ballot.channel,
        commitment(box.vote_id, box.unit_id, ballot, secret),
        replaced.id if replaced else None,
    )
    return box, [fact]
