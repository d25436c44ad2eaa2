# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every schedule of every service goes on, at whatever hour it has run: its next moment lies ahead."""

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest

from services.chassis.schedules import Next
from services.chassis.settings import Settings
from services.chassis.store import Store
from services.chassis.store.store import system_principal
from tests.system.ground import Grounds

HOURS = [datetime(2026, 11, 30, tzinfo=UTC) + timedelta(minutes=30 * half) for half in range(48)]
SERVICES = ("identity", "deliberation", "finance", "dispatch", "credit", "outreach")
UNTIL_DONE = {"identity.names.index": "runs at once until all names are indexed, then once a day"}
SCHEDULES = [
    (service, name, following)
    for service in SERVICES
    for name, following in import_module(f"services.{service}.timers").schedules.following.items()
    if f"{service}.{name}" not in UNTIL_DONE
]


@pytest.mark.parametrize(
    ("service", "following"),
    [(service, following) for service, _, following in SCHEDULES],
    ids=[f"{service}.{name}" for service, name, _ in SCHEDULES],
)
def test_the_next_time_lies_ahead(grounds: Grounds, service: str, following: Next) -> None:
    unit = import_module(f"services.{service}.store").Tx
    with grounds.of(service, unit, Settings) as ground:
        store = Store(ground.database, unit, ground.clock)
        by = system_principal("320585", service)
        for hour in HOURS:
            ground.clock.set(hour)
            assert following(store.reader(by)) > hour
        ground.clock.set(None)
