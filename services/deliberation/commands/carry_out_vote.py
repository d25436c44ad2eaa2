# SPDX-License-Identifier: AGPL-3.0-or-later
"""A vote is over: what it was to bring about happens by itself, or cannot any more."""

from services.chassis.publicity import Terms
from services.deliberation.domain import bodies, charters, elections, publications
from services.deliberation.domain.body_rules import Ending
from services.deliberation.domain.charters import Charter
from services.deliberation.domain.charters import State as CharterState
from services.deliberation.domain.effects import EffectKind
from services.deliberation.domain.elections import Election
from services.deliberation.domain.elections import State as ElectionState
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.publications import Notice, of_election
from services.deliberation.domain.votes import OVER, State, Vote
from services.deliberation.store import Tx


def handle(tx: Tx, vote_id: str) -> None:
    vote = tx.votes.get(vote_id)
    if vote.effect is None or vote.state not in OVER:
        return
    if vote.effect.kind is EffectKind.ELECTS:
        _decide(tx, tx.elections.get(vote.effect.of))
    elif vote.effect.kind is EffectKind.RECALLS:
        _recall(tx, vote, vote.effect.of, vote.effect.person_id or "")
    elif vote.effect.kind is EffectKind.ADOPTS:
        _adopt(tx, vote, tx.charters.get(vote.effect.of))


def _decide(tx: Tx, election: Election) -> None:
    """The last vote of an election decides it; who is elected is published."""
    found = tx.votes.several(one.vote_id for one in election.candidates if one.vote_id)
    if election.state is not ElectionState.VOTING or not all(one.state in OVER for one in found):
        return
    election, events = elections.decide(election, map(elections.tallied, found))
    tx.elections.save(election, *events)
    if election.state is ElectionState.DECIDED:
        rule = election.rule
        terms = Terms(rule.result_days, on_board=rule.on_board, ruling_days=rule.ruling_days)
        tx.publish(of_election(Kind.ELECTED, election, publications.elected(election)), terms)


def _recall(tx: Tx, vote: Vote, body_id: str, person_id: str) -> None:
    """One who left in the meantime cannot be recalled any more."""
    body = tx.bodies.get(body_id)
    if vote.state is State.IN_FORCE and person_id in {one.person.id for one in body.sitting}:
        today = tx.calendar_at(body.place).local_date(tx.now)
        body, events = bodies.end_membership(body, person_id, Ending.RECALLED, today)
        tx.bodies.save(body, *events)


def _adopt(tx: Tx, vote: Vote, charter: Charter) -> None:
    """The text that the owners voted on is in force and published, or a draft again."""
    if charter.state is not CharterState.VOTING or charter.vote_id != vote.id:
        return
    if vote.state is not State.IN_FORCE:
        tx.charters.save(charters.give_back(charter))
        return
    latest = next(iter(tx.adopted(charter.place, charter.kind)), None)
    today = tx.calendar_at(charter.place).local_date(tx.now)
    charter, events = charters.adopt(charter, latest, today)
    tx.charters.save(charter, *events)
    notice = Notice(
        kind=Kind.CHARTER,
        subject=f"charter/{charter.id}",
        matter=vote.matter_id,
        place=charter.place,
        title=charter.title,
        document=publications.charter(charter),
    )
    terms = vote.terms
    tx.publish(notice, Terms(terms.result_days, on_board=terms.on_board, ruling_days=terms.ruling_days))
