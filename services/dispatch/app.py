# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dispatch, put together: the API process and the worker process."""

import flask

from services.chassis.http.app import make_app, make_store
from services.chassis.settings import Settings
from services.chassis.worker import Worker
from services.dispatch.reactions import reactions
from services.dispatch.routes import assignees, intake, orders, places, policies, statistics, steps
from services.dispatch.store import Tx
from services.dispatch.timers import timers

SERVICE = "dispatch"
RESOURCES = (
    orders.orders,
    steps.steps,
    intake.intake,
    policies.policies,
    assignees.assignees,
    places.places,
    statistics.statistics,
)


def create_api() -> flask.Flask:
    settings = Settings.load()
    return make_app(settings, SERVICE, make_store(settings, SERVICE, Tx), RESOURCES)


def create_worker() -> Worker:
    settings = Settings.load()
    return Worker(settings, SERVICE, make_store(settings, SERVICE, Tx), reactions, timers)
