# SPDX-License-Identifier: AGPL-3.0-or-later
"""Composition root of deliberation."""

import flask

from services.chassis.checkpoints import Signer
from services.chassis.files import open_blobs
from services.chassis.http import make_app
from services.chassis.settings import Settings
from services.chassis.store import Store, connect, make_store
from services.chassis.worker import Worker
from services.deliberation.domain.authority import HELD
from services.deliberation.reactions import reactions
from services.deliberation.routes import (
    ballots,
    bodies,
    budget_votes,
    charters,
    corrections,
    demands,
    elections,
    files,
    log,
    meetings,
    objections,
    plans,
    policies,
    public,
    public_bodies,
    public_meetings,
    publications,
    surveys,
    topics,
    votes,
)
from services.deliberation.store import Tools, Tx
from services.deliberation.timers import timers

SERVICE = "deliberation"
RESOURCES = (
    topics.topics,
    topics.agenda,
    surveys.surveys,
    budget_votes.budget_votes,
    votes.votes,
    ballots.ballots,
    corrections.corrections,
    demands.demands,
    meetings.meetings,
    meetings.missed_months,
    bodies.bodies,
    elections.elections,
    charters.charters,
    plans.plans,
    publications.publications,
    objections.objections,
    files.files,
    log.log,
    policies.policies,
    policies.audit,
    policies.health,
    policies.retention,
    policies.jobs,
    public.public,
    public.board,
    public_meetings.public_meetings,
    public_bodies.public_bodies,
    public_bodies.public_elections,
    charters.public_charters,
    plans.public_plans,
    topics.public_topics,
    surveys.public_surveys,
    budget_votes.public_budget_votes,
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
    """Deliberation works with files, and signs its logs. Raises BadLogKey."""
    database = connect(settings, SERVICE)
    signer = Signer.from_text(SERVICE, settings.log_key.get_secret_value())
    return make_store(settings, database, Tx, Tools(open_blobs(settings, database), signer))
