# SPDX-License-Identifier: AGPL-3.0-or-later
"""What deliberation keeps of persons, what of it they are shown, and what stays when they are erased."""

from datetime import datetime

from services.chassis.calendar_policy import local_date_at
from services.chassis.personal import Personal
from services.chassis.personal_held import Beyond, Goes, Held, Matter, Named, everywhere, objections, unnamed
from services.deliberation.domain import budget_votes, demands, elections, votes
from services.deliberation.domain.bodies import Body
from services.deliberation.domain.surveys import Answer
from services.deliberation.domain.surveys import State as SurveyState
from services.deliberation.domain.topics import TopicState
from services.deliberation.policies.retention import RetentionPolicy
from services.deliberation.store import Tx

DECIDED = "what was asked and decided has to be countable again (Civil Code, Art. 278, 280)"
OFFICE = "who sat in a body, and by which election, is part of what it did"
VOTES = "who may vote has to be known until the result is settled (Civil Code, Art. 278, 280)"
SEAT = "who sits in a body is named while they do (Civil Code, Art. 277; PIPL, Art. 13 (1) 3)"
ASKED = "its purpose is not reached before there is an answer (PIPL, Art. 47 (1) 1)"
MOST_HOMES, MOST_VOTES = 50, 20


def _open_votes(tx: Tx, person_id: str) -> int:
    """How many votes are under way in the places of the homes that the person owns."""
    homes = tx.ownerships.list({"owners": person_id}, limit=MOST_HOMES)
    units = tx.places.several(one.id for one in homes)
    places = {place for unit in units for place in unit.within}
    found = {
        vote.id
        for place in sorted(places)
        for vote in tx.votes.list({"within": place}, sort="-opens_at", limit=MOST_VOTES)
        if vote.place == place and vote.state not in votes.OVER
    }
    return len(found)


def _is_under_way(tx: Tx, vote_id: str) -> bool:
    vote = tx.votes.find(vote_id)
    return vote is not None and vote.state not in votes.OVER


def _takes_ballots(tx: Tx, budget_vote_id: str) -> bool:
    vote = tx.budget_votes.find(budget_vote_id)
    return vote is not None and vote.state is not budget_votes.State.CLOSED


def _sits(tx: Tx, body: Body, person_id: str) -> bool:
    today = local_date_at(tx, body.place, tx.now)
    return any(
        one.person.id == person_id and (one.until is None or one.until >= today) for one in body.members
    )


def _survey_closed(tx: Tx, answer: Answer) -> datetime | None:
    survey = tx.surveys.find(answer.survey_id)
    return survey.closes_at if survey and survey.state is SurveyState.CLOSED else None


personal = Personal(
    Tx,
    Held(
        Tx.topics,
        (
            Named(
                "raised_by",
                sort="raised_at",
                matters=(
                    Matter(
                        "topic",
                        ASKED,
                        lambda _tx, one, _: one.state in (TopicState.RAISED, TopicState.VOTING),
                        waivable=True,
                    ),
                ),
            ),
        ),
        ("title", "text", "place", "raised_at", "state", "answer"),
        DECIDED,
    ),
    Held(
        Tx.demands,
        (
            Named(
                "raised_by",
                sort="raised_at",
                matters=(
                    Matter(
                        "demand",
                        ASKED,
                        lambda _tx, one, _: one.state is not demands.State.CONVENED,
                        waivable=True,
                    ),
                ),
            ),
        ),
        ("title", "text", "place", "raised_at", "stage"),
        DECIDED,
    ),
    Held(
        Tx.budget_ballots,
        (
            Named(
                "person_id",
                matters=(
                    Matter(
                        "budget_ballot",
                        VOTES,
                        lambda tx, one, _: _takes_ballots(tx, one.budget_vote_id),
                        waivable=True,
                    ),
                ),
            ),
        ),
        ("budget_vote_id", "points", "at"),
        DECIDED,
    ),
    Held(
        Tx.survey_answers,
        (Named("by"),),
        ("survey_id", "choice", "channel", "at"),
        DECIDED,
        (Goes("surveys", over=_survey_closed, words=("by", "document")),),
    ),
    Held(Tx.ballots, (Named("ballots.*.principal"),), ("vote_id", "unit_id", "ballots"), DECIDED),
    Held(
        Tx.proxies,
        (
            Named("principal"),
            Named(
                "agent", matters=(Matter("proxy", VOTES, lambda tx, one, _: _is_under_way(tx, one.vote_id)),)
            ),
        ),
        ("vote_id", "principal", "agent"),
        DECIDED,
    ),
    Held(
        Tx.bodies,
        (Named("members.*.person.id", ("members.*.person.name",), matters=(Matter("seat", SEAT, _sits),)),),
        ("kind", "name", "place", "members"),
        OFFICE,
    ),
    Held(
        Tx.elections,
        (
            Named(
                "candidates.*.person.id",
                ("candidates.*.person.name", "candidates.*.statement"),
                matters=(Matter("candidacy", SEAT, lambda _tx, one, _: one.state in elections.RUNNING),),
            ),
        ),
        ("name", "place", "called_at", "state", "candidates"),
        OFFICE,
    ),
    objections(DECIDED),
    unnamed(
        Tx.meetings,
        Goes(
            "attendance",
            "starts_at",
            among=everywhere,
            over=lambda _tx, one: one.published_at,
            words=("attendance.organisations.*.person", "items.*.record.tasks.*.owner"),
        ),
    ),
    free=(
        Tx.supports,
        Tx.surveys,
        Tx.budget_votes,
        Tx.votes,
        Tx.missed_months,
        Tx.charters,
        Tx.plans,
        Tx.roll,
        Tx.corrections,
        Tx.answers,
        Tx.deliveries,
    ),
    beyond=(Beyond("vote", VOTES, _open_votes),),
    retention=RetentionPolicy,
)
"""The roll, its heads and proofs of service name owners by id, whom identity's part shows by their units.
What was published, with the names of who was elected, stays: it is a leaf of the log. Of a meeting stay the
heads by kind of subject, the organisations, how members voted, and the ids of who signed the minutes."""
