# SPDX-License-Identifier: AGPL-3.0-or-later
"""Elections (选举): call them, nominate, review, publish the list, vote, appoint."""

from datetime import datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.values import OrgPath
from services.deliberation.commands import (
    appoint_members,
    call_election,
    draw_lots,
    nominate_candidate,
    publish_candidates,
    put_to_vote,
    review_candidate,
    withdraw_election,
)
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.candidates import Candidate
from services.deliberation.domain.elections import Election
from services.deliberation.queries.bodies import list_elections, list_own_flats, show_election
from services.deliberation.routes.bodies import PersonView
from services.deliberation.routes.vote_view import MeasureView
from services.deliberation.store import Tx


class RefusalView(View):
    """Why a candidate may not stand."""

    ground: str
    reason: str


class CandidateView(View):
    """`refusals` are for the candidate and who keeps the body; `vote_id`: the owners' vote on them."""

    person: PersonView
    nominated: str
    statement: str
    supporters: int
    eligible: bool | None
    refusals: list[RefusalView]
    vote_id: str | None
    agree: MeasureView | None


class OwnFlatView(View):
    """A unit by which the caller may stand."""

    unit_id: str
    name: str


class ElectionView(View):
    """`elected`, `alternates` and `tied` are persons' ids, in their order; `seeks`: whether one may stand."""

    id: str
    version: int
    body_id: str
    kind: str
    name: str
    place: OrgPath
    seats: int
    by_election: bool
    state: str
    nominations_until: datetime
    seeks: bool
    candidates: list[CandidateView]
    elected: list[str]
    alternates: list[str]
    tied: list[str]
    document: str
    reason: str


def to_election(tx: Tx, election: Election) -> ElectionView:
    keeps = tx.by.may(Permission.BODIES_KEEP, election.place)
    return ElectionView(
        id=election.id,
        version=tx.elections.version(election),
        body_id=election.body_id,
        kind=election.kind,
        name=election.name,
        place=election.place,
        seats=election.seats,
        by_election=election.by_election,
        state=election.state,
        nominations_until=election.nominations_until,
        seeks=election.seeks(tx.now),
        candidates=[
            _candidate(one, whole=keeps or one.person.id == tx.by.subject) for one in election.candidates
        ],
        elected=list(election.ranking.elected),
        alternates=list(election.ranking.alternates),
        tied=list(election.ranking.tied),
        document=election.document,
        reason=election.reason,
    )


def _candidate(one: Candidate, *, whole: bool) -> CandidateView:
    refusals = one.review.refusals if one.review and whole else ()
    return CandidateView(
        person=PersonView(id=one.person.id, name=one.person.name),
        nominated=one.nominated,
        statement=one.statement,
        supporters=one.supporters,
        eligible=one.review.eligible if one.review else None,
        refusals=[RefusalView(ground=refusal.ground, reason=refusal.reason) for refusal in refusals],
        vote_id=one.vote_id,
        agree=MeasureView(area=one.agree.area, heads=one.agree.heads) if one.agree else None,
    )


elections = Resource(
    "elections", "/deliberation/v1/elections", of=Tx.elections, shows=to_election, requires=AUTHENTICATED
)

elections.create(call_election, requires=Permission.BODIES_KEEP)
elections.list(list_elections)
elections.show(show_election)
elections.list(list_own_flats, "/<id:election_id>/flats/mine", shows=OwnFlatView)
elections.act("nominate", nominate_candidate)
elections.act("review", review_candidate, requires=Permission.BODIES_KEEP)
elections.act("publish-candidates", publish_candidates, requires=Permission.BODIES_KEEP)
elections.act("put-to-vote", put_to_vote, requires=Permission.VOTES_CONVENE)
elections.act("draw-lots", draw_lots, requires=Permission.BODIES_KEEP)
elections.act("appoint", appoint_members, requires=Permission.BODIES_KEEP)
elections.act("withdraw", withdraw_election, requires=Permission.BODIES_KEEP)
