# SPDX-License-Identifier: AGPL-3.0-or-later
"""Composition root of deliberation."""

import flask

from services.chassis.http import make_app
from services.chassis.settings import Settings
from services.chassis.store import Store, connect, make_store
from services.chassis.worker import Worker
from services.deliberation.domain.authority import HELD
from services.deliberation.reactions import reactions
from services.deliberation.routes import ballots, policies, public, topics, votes
from services.deliberation.store import Tx
from services.deliberation.timers import timers

SERVICE = "deliberation"
RESOURCES = (
    topics.topics,
    votes.votes,
    ballots.ballots,
    policies.policies,
    public.public,
)


def create_api() -> flask.Flask:
    """The HTTP API."""
    settings = Settings.load()
    return make_app(settings, SERVICE, open_store(settings), RESOURCES, HELD)


def create_worker() -> Worker:
    """Relay, timers and the inbox."""
    settings = Settings.load()
    return Worker(settings, SERVICE, open_store(settings), reactions, timers)


def open_store(settings: Settings) -> Store[Tx]:
    return make_store(settings, connect(settings, SERVICE), Tx)
