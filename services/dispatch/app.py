# SPDX-License-Identifier: AGPL-3.0-or-later
"""Composition root of dispatch."""

import flask

from services.chassis.files import open_blobs
from services.chassis.http import make_app
from services.chassis.settings import Settings
from services.chassis.store import Store, connect, make_store
from services.chassis.tables.reading import TableReader
from services.chassis.worker import Worker
from services.dispatch.domain.authority import HELD
from services.dispatch.reactions import reactions
from services.dispatch.routes import (
    activities,
    assignees,
    candidates,
    exports,
    files,
    filters,
    following,
    goods,
    imports,
    incidents,
    intake,
    members_lead,
    open311,
    order_map,
    orders,
    places,
    points,
    policies,
    public,
    public_lists,
    rounds,
    skills,
    spots,
    statistics,
    steps,
    tools,
    venues,
)
from services.dispatch.store import Tools, Tx
from services.dispatch.timers import timers

SERVICE = "dispatch"
RESOURCES = (
    orders.orders,
    order_map.tiles,
    filters.filters,
    steps.steps,
    following.following,
    intake.intake,
    policies.policies,
    policies.audit,
    policies.health,
    policies.retention,
    assignees.assignees,
    candidates.candidates,
    candidates.absences,
    places.places,
    spots.spots,
    statistics.statistics,
    rounds.plans,
    rounds.rounds,
    incidents.incidents,
    points.accounts,
    points.entries,
    goods.goods,
    goods.redemptions,
    tools.tools,
    tools.loans,
    venues.venues,
    venues.bookings,
    activities.activities,
    activities.signups,
    skills.offers,
    skills.needs,
    files.files,
    exports.exports,
    exports.jobs,
    imports.mappings,
    imports.tables,
    imports.imports,
    public.public,
    public_lists.lists,
    members_lead.lead,
    order_map.public_tiles,
    open311.open311,
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
    """Dispatch works with files."""
    database = connect(settings, SERVICE)
    return make_store(settings, database, Tx, Tools(open_blobs(settings, database), TableReader()))
