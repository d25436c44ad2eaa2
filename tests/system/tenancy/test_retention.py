# SPDX-License-Identifier: AGPL-3.0-or-later
"""In a district with something of everything, all that is over goes a hundred years on; the rest is whole."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from importlib import import_module

import pytest

from scripts.services import SERVICES
from services.chassis.invariants import ServiceData
from services.chassis.invariants.platform import platform
from services.chassis.store.store import system_principal
from tests.samples.world import World

LATER = timedelta(days=100 * 366)
GOES = {
    "credit": {"appeals"},
    "deliberation": {"surveys"},
    "dispatch": {"bookings", "loans"},
    "finance": {"vouchers"},
    "identity": {"consents", "memberships"},
    "outreach": {"messages", "sendings"},
}
"""What of the seeded district is over."""


@pytest.mark.parametrize("service", SERVICES)
def test_all_that_is_over_goes_once_and_the_rest_is_whole(world: World, service: str) -> None:
    retention = import_module(f"services.{service}.personal").personal.retention
    store = world.stores[service]
    later = replace(store, clock=lambda: store.clock() + LATER)
    by = system_principal(world.seeded.code, service)
    before = broken(world, service)
    for expected in (GOES[service], set()):
        while not later.transact(by, retention.apply):
            pass
        rules = retention.figures(later.reader(by)).rules
        assert {one.rule for one in rules if one.went} == expected
        assert {one.rule for one in rules if one.due} == set()
    assert broken(world, service) == before


def broken(world: World, service: str) -> Counter[str]:
    """The invariants that do not hold, and how often."""
    store, own = world.stores[service], import_module(f"services.{service}.invariants").invariants
    data = ServiceData(
        service, store.database, store.tx, store.clock(), timedelta(days=36_500), lambda _: data
    )
    found = [one.find(data) for one in (*platform, *own) if one.name != "copies_equal_the_owners_facts"]
    return Counter({finding.name: len(list(finding.offences)) for finding in found if finding.broken})
