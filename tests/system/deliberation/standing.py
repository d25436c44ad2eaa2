# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bodies of the compound and their elections, as far along as a test needs them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from services.deliberation.commands import (
    appoint_members,
    call_election,
    found_body,
    nominate_candidate,
    post_notice,
    publish_candidates,
    put_to_vote,
    review_candidate,
)
from services.deliberation.commands.appoint_members import AppointMembers
from services.deliberation.commands.call_election import CallElection
from services.deliberation.commands.found_body import FoundBody
from services.deliberation.commands.nominate_candidate import NominateCandidate
from services.deliberation.commands.post_notice import PostNotice
from services.deliberation.commands.put_to_vote import PutToVote
from services.deliberation.commands.review_candidate import ReviewCandidate
from services.deliberation.domain.bodies import Body
from services.deliberation.domain.counting import Sides
from services.deliberation.domain.elections import Election
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.measures import NOTHING, Measure
from services.deliberation.domain.outcomes import Outcome, Result, Tally
from services.deliberation.domain.timer_kinds import EFFECT
from services.deliberation.domain.votes import State
from services.deliberation.store import Tx
from tests.system.deliberation.compound import COMPOUND, CONVENOR, DESK, OWNERS, Bench, flat

COMMITTEE = {"kind": "owners_committee", "name": "幸福小区业主委员会", "place_path": COMPOUND, "seats": 3}
CORE = {"kind": "core", "name": "幸福小区议事核心", "place_path": COMPOUND, "seats": 3}
WEEK = timedelta(days=7)


def founded(bench: Bench, **changed: Any) -> Body:
    cmd = FoundBody.model_validate(COMMITTEE | changed)
    return bench.act(CONVENOR, lambda tx: found_body.handle(tx, cmd))


def called(bench: Bench, body_id: str = "", **changed: Any) -> Election:
    body_id = body_id or founded(bench, **changed).id
    cmd = CallElection(body_id=body_id, nominations_until=bench.clock() + WEEK)
    return bench.act(CONVENOR, lambda tx: call_election.handle(tx, cmd))


def stand(bench: Bench, election_id: str, count: int, **more: Any) -> Election:
    """Owner n stands, by flat n."""
    cmd = NominateCandidate(unit_id=flat(count), **more)
    return bench.act(OWNERS[count - 1], lambda tx: nominate_candidate.handle(tx, election_id, cmd))


def review(bench: Bench, election_id: str, count: int, **more: Any) -> Election:
    cmd = ReviewCandidate(person_id=OWNERS[count - 1].subject, **more)
    return bench.act(CONVENOR, lambda tx: review_candidate.handle(tx, election_id, cmd))


def reviewed(bench: Bench, *counts: int, **changed: Any) -> str:
    """The id of an election in which these owners stand and may; nominations are over."""
    election = called(bench, **changed)
    for count in counts:
        stand(bench, election.id, count)
        review(bench, election.id, count)
    bench.wait(WEEK)
    return election.id


def listed(bench: Bench, *counts: int, **changed: Any) -> str:
    """The id of an election whose list was public for long enough."""
    election_id = reviewed(bench, *counts, **changed)
    bench.act(CONVENOR, lambda tx: publish_candidates.handle(tx, election_id))
    public(bench, election_id, Kind.CANDIDATES)
    return election_id


def public(bench: Bench, election_id: str, kind: Kind) -> None:
    """It hangs on the board until it has effect."""
    publication_id = bench.read().latest_of(f"election/{election_id}", kind).id
    cmd = PostNotice(board="东门公示栏", photo_id=bench.photo())
    posted = bench.act(DESK, lambda tx: post_notice.handle(tx, publication_id, cmd))
    bench.clock.set(posted.until or bench.clock())
    bench.fire()


def voting(bench: Bench, *counts: int, **changed: Any) -> str:
    """The id of an election whose votes are announced."""
    election_id = listed(bench, *counts, **changed)
    opens = bench.clock() + timedelta(days=16)
    cmd = PutToVote(opens_at=opens, closes_at=opens + timedelta(days=10))
    bench.act(CONVENOR, lambda tx: put_to_vote.handle(tx, election_id, cmd))
    return election_id


def decided(bench: Bench, election_id: str, agree: Mapping[int, int]) -> Election:
    """All votes are over without being taken: so many of the ten wanted owner n, six are enough."""

    def settle(tx: Tx) -> None:
        election = tx.elections.get(election_id)
        for count, heads in agree.items():
            vote = tx.votes.get(election.candidate(OWNERS[count - 1].subject).vote_id or "")
            sides = Sides(agree=Measure(heads * 9000, heads))
            tally = Tally(sides, True, True, heads > 5, heads > 5, Result.PASS)
            outcome = Outcome(NOTHING, tally, None, (), None, (), tally.result)
            state = State.IN_FORCE if heads > 5 else State.REJECTED
            tx.votes.save(replace(vote, state=state, outcome=outcome))
            tx.timers.set(EFFECT, vote.id, tx.now)

    bench.act(CONVENOR, settle)
    bench.fire()
    return bench.read().elections.get(election_id)


def appointed(bench: Bench, *counts: int, **changed: Any) -> Body:
    """A core group of these owners."""
    election_id = listed(bench, *counts, **(CORE | {"seats": len(counts)} | changed))
    chosen = tuple(OWNERS[count - 1].subject for count in counts)
    cmd = AppointMembers(person_ids=chosen, document="党组织任命书1号")
    election = bench.act(CONVENOR, lambda tx: appoint_members.handle(tx, election_id, cmd))
    return bench.read().bodies.get(election.body_id)


def sitting(bench: Bench, body_id: str) -> list[str]:
    """The names of those who sit."""
    return [one.person.name for one in bench.read().bodies.get(body_id).sitting]
