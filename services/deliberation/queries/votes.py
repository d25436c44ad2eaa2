# SPDX-License-Identifier: AGPL-3.0-or-later
"""Owners' votes (业主表决)."""

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.values import NotFound
from services.deliberation.domain import access
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.rolls import RollEntry
from services.deliberation.domain.votes import State, Vote
from services.deliberation.queries import MOST_OWN_UNITS, AtPlace
from services.deliberation.store import Tx

TOLD = frozenset(State) - {State.PREPARED}
"""What everybody may know of: votes that were announced."""


def list_votes(tx: Tx, query: AtPlace) -> Page[Vote]:
    """The votes of an area, the latest opening first."""
    access.check_concerns(tx.by, Permission.VOTES_READ, query.place)
    where = {"within": query.place}
    return tx.votes.page(where, sort="-opens_at", after=query.after, limit=query.limit)


def show_vote(tx: Tx, vote_id: str) -> Vote:
    """One vote; its numbers only once it is counted. Raises NotFound also for one of another area.

    An owner on its roll sees it wherever they live and whatever else they are there.
    """
    vote = tx.votes.get(vote_id)
    if not access.concerns(tx.by, Permission.VOTES_READ, vote.place) and not own_entries(tx, vote):
        raise NotFound("vote", vote_id)
    return vote


def list_public_votes(tx: Tx, query: Paged) -> Page[Vote]:
    """The votes of a district that were announced, the latest opening first (公示)."""
    page = tx.votes.page({"within": tx.root}, sort="-opens_at", after=query.after, limit=query.limit)
    return Page(tuple(vote for vote in page.items if vote.state in TOLD), page.next)


def show_public_vote(tx: Tx, vote_id: str) -> Vote:
    """What everybody may see of a vote. Raises NotFound before it is announced."""
    vote = tx.votes.get(vote_id)
    if vote.state not in TOLD:
        raise NotFound("vote", vote_id)
    return vote


def own_entries(tx: Tx, vote: Vote) -> list[RollEntry]:
    """The entries of the roll for which the caller may vote."""
    where = {"vote_id": vote.id, "roll_version": vote.roll.version, "unit.owners": tx.by.subject}
    entries = tx.roll.list(where, limit=MOST_OWN_UNITS)
    return [one for one in entries if one.unit.entitles(tx.by.subject)]
