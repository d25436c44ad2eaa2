# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bodies, texts and budgets of the town that stand where a test needs them, without moving all clocks."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from services.chassis.values import Principal
from services.deliberation.domain import budget_votes
from services.deliberation.domain.charters import State
from services.deliberation.store import Tx
from tests.system.portal.voting import COMPOUND, DISTRICT, store_of
from tests.town import Town

BY = Principal(DISTRICT, "test", "test")
CLAUSES = (
    {"number": 1, "title": "停车", "text": "先到先停。"},
    {"number": 2, "title": "宠物", "text": "牵绳。"},
)


def nominations_over(town: Town, election_id: str) -> None:
    """The moment has come until which one may stand."""

    def work(tx: Tx) -> None:
        found = tx.elections.get(election_id)
        tx.elections.save(replace(found, nominations_until=tx.now - timedelta(hours=1)))

    store_of(town).transact(BY, work)


def adopted(town: Town, title: str, on: date, *clauses: dict[str, Any]) -> str:
    """The id of a covenant that holds from a day on; it replaces the one before it."""
    body = {
        "kind": "covenant",
        "title": title,
        "place_path": f"{COMPOUND}/b03",
        "clauses": clauses or CLAUSES,
    }
    made = str(town.call("supervisor", "POST", "deliberation", "charters", body)["id"])

    def work(tx: Tx) -> None:
        found = tx.charters.get(made)
        before = tx.charters.find(found.replaces) if found.replaces else None
        number = (before.number or 0) + 1 if before else 1
        tx.charters.save(replace(found, state=State.ADOPTED, number=number, effective_on=on))

    store_of(town).transact(BY, work)
    return made


def counted(town: Town, budget_vote_id: str) -> None:
    """A vote on a budget is over and counted."""

    def work(tx: Tx) -> None:
        vote = budget_votes.close(tx.budget_votes.get(budget_vote_id))
        vote = budget_votes.count(vote, tx.budget_ballots.list({"budget_vote_id": vote.id}))
        vote, events = budget_votes.complete(vote)
        tx.budget_votes.save(vote, *events)

    store_of(town).transact(BY, work)
