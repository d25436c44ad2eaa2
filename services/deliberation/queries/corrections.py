# SPDX-License-Identifier: AGPL-3.0-or-later
"""Corrections of frozen rolls, for whoever keeps or convenes."""

from services.chassis.http import Id, Paged
from services.chassis.store import Page
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.corrections import RollCorrection
from services.deliberation.store import Tx


class OfVote(Paged):
    vote_id: Id


def list_corrections(tx: Tx, query: OfVote) -> Page[RollCorrection]:
    """The corrections of a vote's roll, the first one first."""
    vote = tx.votes.get(query.vote_id)
    tx.require(Permission.BALLOTS_KEEP, vote.place)
    return tx.corrections.page({"vote_id": vote.id}, after=query.after, limit=query.limit)


def show_correction(tx: Tx, correction_id: str) -> RollCorrection:
    """One correction, unit by unit."""
    correction = tx.corrections.get(correction_id)
    tx.require(Permission.BALLOTS_KEEP, correction.place)
    return correction
