# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every service's API in this process, over one district that has something of everything."""

from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from scripts.services import SERVICES as NAMES
from services.chassis.http import make_app
from services.chassis.settings import Settings
from tests.samples.world import MARK, World
from tests.system.identity.conftest import PASSWORD, District, House, gateway, house
from tests.system.tenancy.seed import deliver, settle

__all__ = ["gateway", "house"]

REPORT_SECRET = "whsec_cmVwb3J0cy1vZi1hLWdhdGV3YXktYXJlLXNpZ25lZA=="
ROOT = Path(__file__).resolve().parents[3]
SERVICES = {name: import_module(f"services.{name}.app") for name in NAMES}
_CODES = count(900_701, 10)  # every module that asks for the world has one of its own
SAMPLES = {name: import_module(f"tests.samples.{name}") for name in SERVICES}


@pytest.fixture(scope="module")
def world(house: House) -> Iterator[World]:
    stores = {name: app.open_store(own_settings(house, app.open_store)) for name, app in SERVICES.items()}
    keys = house.store.tools.keys
    patient = house.settings.model_copy(update={"stranger_requests_per_second": 0})
    apps = {
        name: make_app(patient, name, stores[name], app.RESOURCES, app.HELD, keys=keys)
        for name, app in SERVICES.items()
    }
    made = World(house, new_district(house, str(next(_CODES))), apps, stores)
    settle(made)
    deliver(stores)
    for name in set(SERVICES) - {"identity"}:
        SAMPLES[name].settle(made)
    yield made
    for name, store in stores.items():
        if name != "identity":
            store.database.client.drop_database(store.database.name)
        store.database.close()


def own_settings(house: House, open_store: Callable[..., Any]) -> Settings:
    """A service's settings, as identity's have them; nobody waits for news of a stream."""
    model = get_type_hints(open_store)["settings"]
    payments = {"payment_url": "http://127.0.0.1:1", "payment_secret": REPORT_SECRET}
    others = {"stream_seconds": 0, "message_secret": REPORT_SECRET, "push_key": "A" * 42 + "E"}
    others |= {"mail_secret": REPORT_SECRET, **payments}
    return model.model_validate({**house.settings.model_dump(), **others})


def new_district(house: House, code: str) -> District:
    name = f"{MARK if code.endswith('1') else ''}主任"
    administrator = {"name": name, "login": f"admin@{code}", "password": PASSWORD}
    body = {"code": code, "name": f"{code}区", "administrator": administrator}
    house.ok("POST", "/districts", house.operator(), body)
    token = house.log_in(f"admin@{code}")["access_token"]
    root = house.ok("GET", "/places?kind=district", token)["items"][0]
    return District(house, code, token, root["id"])
