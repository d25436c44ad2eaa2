# SPDX-License-Identifier: AGPL-3.0-or-later
"""The districts that the load runs in, made through the public APIs before the first fault."""

from dataclasses import dataclass

import httpx

from scripts.demo.api import Api, client
from scripts.demo.oauth import System
from scripts.demo.setup import arrival, platform
from scripts.demo.setup.places import Tree
from scripts.demo.setup.realm import Realm
from scripts.demo.state import DemoState
from tests.chaos.arena import Arena

ZONE = "Asia/Shanghai"
DISTRICTS = (("320585", "太仓市"), ("320506", "吴中区"))
HANDLERS = 3


@dataclass(frozen=True)
class District:
    """What a client of the load needs to know of a district."""

    code: str
    system: System
    compound_id: str
    compound: str
    handlers: tuple[str, ...]


def settle(arena: Arena) -> list[District]:
    http = client()
    realm = Realm(
        http,
        *(arena.url(name) for name in ("identity", "dispatch", "deliberation", "finance", "credit")),
        arena.settings,
        DemoState.load(arena.state.folder / "demo.json"),
    )
    platform.prepare(realm)
    return [_district(realm, http, code, name) for code, name in DISTRICTS]


def _district(realm: Realm, http: httpx.Client, code: str, name: str) -> District:
    root = f"/{code}"
    admin = realm.person(platform.found_district(realm, code, name, "郑管理", ZONE))
    tree = Tree(admin.identity, root)
    town = tree.place(root, "sub_district", "001", "城厢镇")
    home = tree.place(town, "neighbourhood", "002", "德兴社区")
    compound = tree.place(home, "compound", "c01", "德兴苑")
    handlers = tuple(_handler(admin.identity, home, number) for number in range(HANDLERS))
    made = admin.identity.post(
        "/identity/v1/clients",
        {
            "short_name": "chaos",
            "name": "Chaos",
            "grant_types": ["client_credentials"],
            "roles": [{"role": "district_admin", "path": root}],
        },
    )
    arrival.district(admin.dispatch, root)
    arrival.places(admin.dispatch, home, [compound])
    arrival.assignees(admin.dispatch, compound, handlers)
    system = System(http, realm.identity, made["client_id"], made["client_secret"])
    return District(code, system, tree.id(compound), compound, handlers)


def _handler(identity: Api, path: str, number: int) -> str:
    person = identity.post("/identity/v1/persons", {"name": f"王建{number}", "path": path})
    identity.post("/identity/v1/roles/grants", {"person_id": person["id"], "role": "handler", "path": path})
    return str(person["id"])
