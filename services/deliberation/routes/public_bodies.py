# SPDX-License-Identifier: AGPL-3.0-or-later
"""What everybody may know of bodies and elections: names, terms and who stands; no person's id."""

from datetime import date, datetime

from services.chassis.http import PUBLIC, Resource, View
from services.chassis.values import OrgPath
from services.deliberation.domain.bodies import Body, Handover
from services.deliberation.domain.elections import Election, State
from services.deliberation.queries.bodies import (
    list_public_bodies,
    list_public_elections,
    show_public_body,
    show_public_election,
)
from services.deliberation.routes.bodies import FilingView, OfficeTermView
from services.deliberation.routes.vote_view import MeasureView
from services.deliberation.store import Tx


class PublicMemberView(View):
    name: str
    since: date
    chair: bool


class PublicHandoverItemView(View):
    """`at`: when it was handed over, null while it is owed."""

    text: str
    at: datetime | None


class PublicHandoverView(View):
    due_on: date
    items: list[PublicHandoverItemView]


class PublicBodyView(View):
    """`handover`: what the members of the past term still owe the next ones."""

    id: str
    kind: str
    name: str
    place: OrgPath
    seats: int
    gaps: int
    by_election_due: bool
    members: list[PublicMemberView]
    term: OfficeTermView | None
    filing: FilingView | None
    handover: PublicHandoverView | None


class PublicCandidateView(View):
    """`agree` once the vote on the candidate is counted; `vote_id` is where anybody counts again."""

    name: str
    statement: str
    vote_id: str | None
    agree: MeasureView | None
    elected: bool


class PublicElectionView(View):
    """`candidates`: who was found eligible, once the list is published; `seeks`: whether one may stand."""

    id: str
    body_id: str
    kind: str
    name: str
    place: OrgPath
    seats: int
    by_election: bool
    state: str
    nominations_until: datetime
    seeks: bool
    candidates: list[PublicCandidateView]


def to_body(_: Tx, body: Body) -> PublicBodyView:
    members = [
        PublicMemberView(name=one.person.name, since=one.since, chair=one.person.id == body.chair_id)
        for one in body.sitting
    ]
    return PublicBodyView(
        id=body.id,
        kind=body.kind,
        name=body.name,
        place=body.place,
        seats=body.seats,
        gaps=body.gaps,
        by_election_due=body.by_election_due,
        members=members,
        term=OfficeTermView.model_validate(body.term, from_attributes=True) if body.term else None,
        filing=FilingView.model_validate(body.filing, from_attributes=True) if body.filing else None,
        handover=_handover(body.handover) if body.handover else None,
    )


def _handover(owed: Handover) -> PublicHandoverView:
    return PublicHandoverView.model_validate(owed, from_attributes=True)


def to_election(tx: Tx, election: Election) -> PublicElectionView:
    listed = election.eligible if election.state is not State.NOMINATING else ()
    return PublicElectionView(
        id=election.id,
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
            PublicCandidateView(
                name=one.person.name,
                statement=one.statement,
                vote_id=one.vote_id,
                agree=MeasureView(area=one.agree.area, heads=one.agree.heads) if one.agree else None,
                elected=one.person.id in election.ranking.elected,
            )
            for one in listed
        ],
    )


public_bodies = Resource(
    "public_bodies",
    "/deliberation/v1/public/<code:district>/bodies",
    of=Tx.bodies,
    shows=to_body,
    requires=PUBLIC,
)
public_elections = Resource(
    "public_elections",
    "/deliberation/v1/public/<code:district>/elections",
    of=Tx.elections,
    shows=to_election,
    requires=PUBLIC,
)

public_bodies.list(list_public_bodies)
public_bodies.show(show_public_body)
public_elections.list(list_public_elections)
public_elections.show(show_public_election)
