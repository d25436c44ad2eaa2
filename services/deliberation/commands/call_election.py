# SPDX-License-Identifier: AGPL-3.0-or-later
"""Call an election (选举) or a nomination (推选) for a body: candidates are sought until a moment."""

from services.chassis.http import Id, Input, Moment
from services.chassis.values import Invalid
from services.deliberation.domain import elections
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.body_errors import ElectionRunning
from services.deliberation.domain.elections import RUNNING, Election
from services.deliberation.policies import BodyPolicy
from services.deliberation.store import Tx


class CallElection(Input):
    """`by_election`: for the gaps of the running term alone (补选)."""

    body_id: Id
    nominations_until: Moment
    by_election: bool = False


def handle(tx: Tx, cmd: CallElection) -> Election:
    body = tx.bodies.get(cmd.body_id)
    tx.require(Permission.BODIES_KEEP, body.place)
    if cmd.nominations_until <= tx.now:
        raise Invalid("nominations_until", "lies in the past")
    latest = next(iter(tx.elections.list({"body_id": body.id}, sort="-called_at", limit=1)), None)
    if latest and latest.state in RUNNING:
        raise ElectionRunning(body.id, latest.id)
    election = Election(
        id=tx.new_id(),
        body_id=body.id,
        kind=body.kind,
        name=body.name,
        place=body.place,
        within=body.within,
        seats=body.gaps if cmd.by_election else body.seats,
        by_election=cmd.by_election,
        rule=tx.policy(BodyPolicy, body.place).rule(body.kind),
        called_by=tx.by.subject,
        called_at=tx.now,
        nominations_until=cmd.nominations_until,
    )
    election, events = elections.call(election, body)
    tx.elections.add(election, *events)
    return election
