# SPDX-License-Identifier: AGPL-3.0-or-later
"""A publicity is over: what waited for its effect goes on, what was overruled does not."""

from services.chassis import publicity
from services.chassis.publicity import Publication, Stage
from services.deliberation.commands import seat_members, settle_vote
from services.deliberation.domain import elections, settling, votes
from services.deliberation.domain.elections import State as ElectionState
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.timer_kinds import OPEN
from services.deliberation.domain.votes import State, Vote
from services.deliberation.store import Tx

OF_VOTES = frozenset({Kind.PLAN, Kind.ROLL, Kind.RESULT})
"""What something waits for; surveys and minutes have their effect by themselves."""
OF_ELECTIONS = frozenset({Kind.CANDIDATES, Kind.ELECTED})
DECIDED_ANEW = frozenset({State.IN_FORCE, State.REJECTED})
OVERRULED = "公示异议成立"
"""The reason on record: an objection was upheld."""


def handle(tx: Tx, publication_id: str) -> None:
    before = tx.publications.get(publication_id)
    publication = publicity.end(before, tx.now)
    if publication != before:
        publication = tx.keep_publication(publication)
    if publication.kind in OF_ELECTIONS:
        _go_on_electing(tx, publication)
    if publication.kind not in OF_VOTES:
        return
    vote = tx.votes.get(publication.subject.partition("/")[2])
    if publication.stage is Stage.EFFECTIVE:
        _go_on(tx, publication, vote)
    elif publication.stage is Stage.OVERRULED:
        _give_up(tx, publication, vote)


def _go_on(tx: Tx, publication: Publication, vote: Vote) -> None:
    if publication.kind == Kind.RESULT:
        settle_vote.handle(tx, vote.id)
    elif vote.state is State.ANNOUNCED and tx.now >= vote.opens_at:
        tx.timers.set(OPEN, vote.id, tx.now)


def _go_on_electing(tx: Tx, publication: Publication) -> None:
    """Who was elected takes a seat; a list that was overruled is made again, a result is none."""
    election = tx.elections.get(publication.subject.partition("/")[2])
    overruled = publication.stage is Stage.OVERRULED
    if election.state is ElectionState.DECIDED and publication.stage is Stage.EFFECTIVE:
        seat_members.handle(tx, election.id)
    elif election.state is ElectionState.DECIDED and overruled:
        election, events = elections.fail(election, OVERRULED)
        tx.elections.save(election, *events)
    elif election.state is ElectionState.LISTED and overruled:
        tx.elections.save(elections.relist(election))


def _give_up(tx: Tx, publication: Publication, vote: Vote) -> None:
    if publication.kind == Kind.RESULT and vote.state is State.COUNTED:
        vote, events = settling.overrule(vote, OVERRULED)
        tx.conclude(vote, events)
    elif publication.kind == Kind.RESULT and vote.state in DECIDED_ANEW:
        tx.votes.save(settling.withdraw_decision(vote))
    elif vote.state is State.ANNOUNCED:
        tx.take_back(*votes.withdraw(vote, OVERRULED))
