# SPDX-License-Identifier: AGPL-3.0-or-later
"""Composition root of finance."""

import flask

from services.chassis.checkpoints import Signer
from services.chassis.files import open_blobs
from services.chassis.http import make_app
from services.chassis.settings import Settings
from services.chassis.store import Store, connect, make_store
from services.chassis.worker import Worker
from services.finance.domain.authority import HELD
from services.finance.reactions import reactions
from services.finance.routes import (
    commitments,
    entries,
    files,
    funds,
    grants,
    log,
    objections,
    policies,
    public,
    publications,
    statements,
)
from services.finance.store import Tools, Tx
from services.finance.timers import timers

SERVICE = "finance"
RESOURCES = (
    funds.funds,
    funds.holds,
    entries.entries,
    entries.reversals,
    entries.periods,
    entries.journals,
    entries.jobs,
    commitments.commitments,
    commitments.invoices,
    commitments.public_commitments,
    grants.grants,
    grants.donations,
    grants.honours,
    statements.statements,
    statements.cases,
    statements.public_statements,
    publications.publications,
    objections.objections,
    files.files,
    public.board,
    log.log,
    policies.policies,
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
    """Finance works with files, and signs its logs. Raises BadLogKey."""
    database = connect(settings, SERVICE)
    signer = Signer.from_text(SERVICE, settings.log_key.get_secret_value())
    return make_store(settings, database, Tx, Tools(open_blobs(settings, database), signer))
