# SPDX-License-Identifier: AGPL-3.0-or-later
"""Composition root of credit."""

import flask

from services.chassis.checkpoints import Signer
from services.chassis.files import open_blobs
from services.chassis.http import make_app
from services.chassis.settings import Settings
from services.chassis.store import Store, connect, make_store
from services.chassis.worker import Worker
from services.credit.domain.authority import HELD
from services.credit.reactions import reactions
from services.credit.routes import (
    appeals,
    cases,
    comparisons,
    credit_files,
    facts,
    files,
    handovers,
    log,
    objections,
    own,
    policies,
    public,
    public_matters,
    publications,
)
from services.credit.store import Tools, Tx
from services.credit.timers import timers

SERVICE = "credit"
RESOURCES = (
    credit_files.credit_files,
    facts.facts,
    own.own_appeals,
    own.own_repairs,
    cases.cases,
    comparisons.comparisons,
    handovers.handovers,
    appeals.appeals,
    appeals.repairs,
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
    public.ratings,
    public_matters.matters,
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
    """Credit works with files, and signs its logs. Raises BadLogKey."""
    database = connect(settings, SERVICE)
    signer = Signer.from_text(SERVICE, settings.log_key.get_secret_value())
    return make_store(settings, database, Tx, Tools(open_blobs(settings, database), signer))
