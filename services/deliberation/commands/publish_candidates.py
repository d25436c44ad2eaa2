# SPDX-License-Identifier: AGPL-3.0-or-later
"""Publish the list of those who stand; while it is public one may object."""

from services.chassis.publicity import Terms
from services.deliberation.domain import elections, publications
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.elections import Election
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.publications import of_election
from services.deliberation.store import Tx


def handle(tx: Tx, election_id: str) -> Election:
    election = tx.elections.get(election_id)
    tx.require(Permission.BODIES_KEEP, election.place)
    election, rule = elections.list_candidates(election, tx.now), election.rule
    tx.elections.save(election)
    terms = Terms(rule.list_days, on_board=rule.on_board, ruling_days=rule.ruling_days)
    tx.publish(of_election(Kind.CANDIDATES, election, publications.candidates(election)), terms)
    return election
