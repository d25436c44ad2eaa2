# SPDX-License-Identifier: AGPL-3.0-or-later
"""Votes of the town that stand where a test needs them: the law's fifteen days would move all clocks."""

from dataclasses import replace
from datetime import timedelta

from scripts.stack import credentials
from services.chassis.settings import Settings
from services.chassis.store import Store
from services.chassis.values import Principal
from services.deliberation import app
from services.deliberation.domain import publications
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.votes import State
from services.deliberation.store import Tx
from tests.samples.votes import kept
from tests.town import NEIGHBOURHOOD, UNIT, Town

COMPOUND = f"{NEIGHBOURHOOD}/c01"
DISTRICT = "320585"
NEIGHBOURS = 11


def a_vote(town: Town, state: State) -> str:
    """The id of a vote in which the resident's unit has a voice beside eleven others, its plan published."""
    unit = town.call("admin", "GET", "identity", "places", under=UNIT)["items"][0]["id"]
    owner = town.people["resident"].id

    def work(tx: Tx) -> str:
        vote_id = kept(tx, COMPOUND, owner, unit, state, NEIGHBOURS)
        vote = tx.votes.get(vote_id)
        tx.publish_of_vote(Kind.PLAN, vote, publications.plan(vote))
        return vote_id

    return store_of(town).transact(Principal(DISTRICT, "test", "test"), work)


def begin(town: Town, meeting_id: str) -> None:
    """The hour of a meeting has come."""

    def work(tx: Tx) -> None:
        meeting = tx.meetings.get(meeting_id)
        tx.meetings.save(replace(meeting, starts_at=tx.now - timedelta(hours=2)))

    store_of(town).transact(Principal(DISTRICT, "test", "test"), work)


def store_of(town: Town) -> Store[Tx]:
    """Deliberation's data of the town."""
    given = credentials.load(town.stack.data) | {
        "LINLI_MONGODB_URI": town.mongodb_uri,
        "LINLI_AMQP_URL": "amqp://unused",
        "LINLI_ISSUER": town.stack.url("identity"),
        "LINLI_JWKS_URL": f"{town.stack.url('identity')}/identity/v1/jwks.json",
        "LINLI_DATABASE_PREFIX": town.prefix,
        "LINLI_CLOCK": "simulated",
    }
    store = app.open_store(Settings.load(given))
    assert store.prepare(60)
    return store
