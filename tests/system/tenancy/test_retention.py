# SPDX-License-Identifier: AGPL-3.0-or-later
"""In a district with something of everything, all that is over goes a hundred years on; the rest is whole."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from importlib import import_module

import pytest

from services.chassis.invariants import ServiceData
from services.chassis.invariants.platform import platform
from services.chassis.store.store import system_principal
from tests.samples.world import World
from tests.system.tenancy.conftest import SAMPLES, SERVICES

LATER = timedelta(days=100 * 366)
ENDED = {
    "credit": ("rule_appeal", "decide_repair", "recheck_case", "rule_objection"),
    "deliberation": ("rule_objection",),
    "dispatch": ("refuse_order", "withdraw_need", "cancel_venue_booking", "cancel_loan"),
    "finance": ("end_bill_hold", "rule_objection", "receive_cash", "award_bid", "confirm_return"),
    "identity": ("end_party_membership", "withdraw_consent"),
    "outreach": (),
}
"""What is ended before, beside what the seeded district has."""
GOES = {
    "credit": {"appeals", "cases", "objections"},
    "deliberation": {"objections"},
    "dispatch": {"bookings", "loans", "needs", "orders"},
    "finance": {"bids", "bill_holds", "objections", "vouchers"},
    "identity": {"consents", "memberships"},
    "outreach": {"messages"},
}
"""What goes."""


@pytest.mark.parametrize("service", SERVICES)
def test_all_that_is_over_goes_once_and_the_rest_is_whole(world: World, service: str) -> None:
    retention = import_module(f"services.{service}.personal").personal.retention
    store = world.stores[service]
    later = replace(store, clock=lambda: store.clock() + LATER)
    by = system_principal(world.seeded.code, service)
    for operation in ENDED[service]:
        end(world, service, operation)
    before = broken(world, service)
    for expected in (GOES[service], set()):
        while not later.transact(by, retention.apply):
            pass
        rules = retention.figures(later.reader(by)).rules
        assert {one.rule for one in rules if one.went} == expected
        assert {one.rule for one in rules if one.due} == set()
    assert broken(world, service) == before


def end(world: World, service: str, operation: str) -> None:
    """Make its sample ready and do it."""
    routes = [route for resource in SERVICES[service].RESOURCES for route in resource.routes]
    (route,) = [one for one in routes if one.operation == operation]
    answer = world.send(getattr(SAMPLES[service], operation)(world), route)
    assert answer.status_code < 300, answer.text


def broken(world: World, service: str) -> Counter[str]:
    """The invariants that do not hold, and how often."""
    store, own = world.stores[service], import_module(f"services.{service}.invariants").invariants
    data = ServiceData(
        service, store.database, store.tx, store.clock(), timedelta(days=36_500), lambda _: data
    )
    found = [one.find(data) for one in (*platform, *own) if one.name != "copies_equal_the_owners_facts"]
    return Counter({finding.name: len(list(finding.offences)) for finding in found if finding.broken})
