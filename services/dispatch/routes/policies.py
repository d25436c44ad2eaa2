# SPDX-License-Identifier: AGPL-3.0-or-later
"""The district's rules: the catalogue, the rules of orders, the working time. Each version is kept."""

from pydantic import Field

from services.chassis.http import AUTHENTICATED, Input, Resource
from services.chassis.store.policies import P, at_version
from services.dispatch.commands import put_policy
from services.dispatch.domain.authority import Permission
from services.dispatch.policies import CalendarPolicy, CategoryPolicy, OrderPolicy
from services.dispatch.store import Tx

policies = Resource("policies", "/dispatch/v1/policies")


class VersionQuery(Input):
    """Without `number`: the version in force. 0 are the defaults."""

    number: int | None = Field(None, ge=0)


@policies.get("/categories", requires=AUTHENTICATED)
def show_categories(tx: Tx, query: VersionQuery) -> CategoryPolicy:
    """The catalogue of what can be asked for, with the limits promised."""
    return _shown(tx, CategoryPolicy, query)


@policies.put("/categories", requires=Permission.POLICIES_WRITE)
def put_categories(tx: Tx, body: CategoryPolicy) -> CategoryPolicy:
    """Replace the catalogue; orders keep the limits they were reported under."""
    return put_policy.handle(tx, body)


@policies.get("/orders", requires=AUTHENTICATED)
def show_order_rules(tx: Tx, query: VersionQuery) -> OrderPolicy:
    """Warnings, escalation, reopening, reasons for suspending, the names of the steps."""
    return _shown(tx, OrderPolicy, query)


@policies.put("/orders", requires=Permission.POLICIES_WRITE)
def put_order_rules(tx: Tx, body: OrderPolicy) -> OrderPolicy:
    """Replace the rules of orders."""
    return put_policy.handle(tx, body)


@policies.get("/calendar", requires=AUTHENTICATED)
def show_calendar(tx: Tx, query: VersionQuery) -> CalendarPolicy:
    """Office hours, time zone, and the days that differ from the published holidays."""
    return _shown(tx, CalendarPolicy, query)


@policies.put("/calendar", requires=Permission.POLICIES_WRITE)
def put_calendar(tx: Tx, body: CalendarPolicy) -> CalendarPolicy:
    """Replace the working time; limits that already run keep their deadlines."""
    return put_policy.handle(tx, body)


def _shown(tx: Tx, model: type[P], query: VersionQuery) -> P:
    return tx.policy(model) if query.number is None else at_version(tx, model, query.number)
