# SPDX-License-Identifier: AGPL-3.0-or-later
"""The invariants that the platform and every service declare, checked in the arena's data."""

from datetime import datetime, timedelta
from importlib import import_module
from itertools import chain
from typing import Any

from services.chassis.invariants import ServiceData
from services.chassis.invariants.platform import platform
from services.chassis.settings import Settings
from services.chassis.store import connect
from tests.chaos.arena import Arena
from tests.chaos.drain import PREFIX, UNKNOWN_TYPE
from tests.chaos.plan import UNDER_FIRE

GRACE = timedelta(seconds=30)


def find(arena: Arena, now: datetime) -> dict[str, list[str]]:
    """The offences against each, by `service.invariant`."""
    settings = Settings.load(dict(arena.settings) | {"LINLI_DATABASE_PREFIX": PREFIX})
    databases = {service: connect(settings, service) for service in UNDER_FIRE}

    def service_data(service: str) -> ServiceData:
        tx = import_module(f"services.{service}.store").Tx
        return ServiceData(service, databases[service], tx, now, GRACE, service_data)

    found: dict[str, list[str]] = {}
    for service in arena.services:
        own: Any = import_module(f"services.{service}.invariants").invariants
        for invariant in chain(platform, own):
            said = invariant.find(service_data(service))
            planted = [offence for offence in said.offences if UNKNOWN_TYPE in offence]
            offences = [offence for offence in said.offences if offence not in planted]
            offences += [] if said.broken <= len(said.offences) else ["…"]
            found[f"{service}.{invariant.name}"] = offences
    for database in databases.values():
        database.close()
    return found
