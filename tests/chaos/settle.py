# SPDX-License-Identifier: AGPL-3.0-or-later
"""The districts that the load runs in, made through the public APIs before the first fault."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from scripts.demo.api import Api, client
from scripts.demo.oauth import Person, System
from scripts.demo.setup import arrival, platform
from scripts.demo.setup.places import Tree
from scripts.demo.setup.realm import OWN_APP, Realm
from scripts.demo.state import DemoState
from tests.chaos.arena import Arena
from tests.chaos.plan import OTHERS

ZONE = "Asia/Shanghai"
DISTRICTS = (("320585", "太仓市"), ("320506", "吴中区"))
HANDLERS, OWNERS, UNITS_EACH = 3, 3, 4
SYSTEMS = ("chaos", "chaos-2", "chaos-3")
SINCE = "2019-05-01"
CREDIT_CODE = "91320585MA00TE5T2W"


@dataclass(frozen=True)
class Owner:
    """Who owns some units, and how they log in."""

    id: str
    who: Person
    units: tuple[str, ...]


@dataclass(frozen=True)
class Called:
    """A meeting that was called, with its one item."""

    id: str
    item: str
    starts_at: str


@dataclass(frozen=True)
class District:
    """What a client of the load needs to know of a district.

    Attributes:
        system, others: three of its systems, where several have to do something.
        votes: those that are open when the load begins; `commitment`: what an earlier one lets be spent.
        operating, donations: funds; `tariff` is billed into the first one.
        endpoint, hook_secret: where an integrator hears of its orders, and what signs that.
        billed: the runs by which months were billed, as the load goes.

    """

    code: str
    system: System
    others: tuple[System, ...]
    compound_id: str
    compound: str
    handlers: tuple[str, ...]
    owners: tuple[Owner, ...] = ()
    company: str = ""
    votes: tuple[str, ...] = ()
    meetings: tuple[Called, ...] = ()
    commitment: str = ""
    operating: str = ""
    donations: str = ""
    tariff: str = ""
    endpoint: str = ""
    hook_secret: str = ""
    billed: list[str] = field(default_factory=list)
    apis: Mapping[str, Api] = field(default_factory=dict)

    @property
    def assignees(self) -> tuple[str, ...]:
        """Who can be made responsible for an order."""
        return (*self.handlers, self.company) if self.company else self.handlers

    def post(self, service: str, path: str, **body: object) -> dict[str, object]:
        """Something that the district's first system does while all is calm."""
        return self.apis[service].post(f"/{service}/v1/{path}", body or None)


def settle(arena: Arena) -> list[District]:
    http = client()
    realm = Realm(
        http,
        *(
            arena.url(name)
            for name in ("identity", "dispatch", "deliberation", "finance", "credit", "outreach")
        ),
        arena.settings,
        DemoState.load(arena.state.folder / "demo.json"),
    )
    platform.prepare(realm)
    return [_district(arena, realm, code, name) for code, name in DISTRICTS]


def _district(arena: Arena, realm: Realm, code: str, name: str) -> District:
    root = f"/{code}"
    admin = realm.person(platform.found_district(realm, code, name, "郑管理", ZONE))
    tree = Tree(admin.identity, root)
    town = tree.place(root, "sub_district", "001", "城厢镇")
    home = tree.place(town, "neighbourhood", "002", "德兴社区")
    compound = tree.place(home, "compound", "c01", "德兴苑")
    handlers = tuple(_person(admin.identity, home, "handler", f"王建{n}") for n in range(HANDLERS))
    system, *others = (_system(realm, admin.identity, root, short) for short in SYSTEMS)
    arrival.district(admin.dispatch, root)
    arrival.places(admin.dispatch, home, [compound])
    arrival.assignees(admin.dispatch, compound, handlers)
    apis = {service: Api(realm.http, arena.url(service), system.token) for service in arena.services}
    own = District(code, system, tuple(others), tree.id(compound), compound, handlers, apis=apis)
    if {"deliberation", "finance", "outreach"} & set(arena.services):
        own = _owners(own, realm, admin.identity, tree)
    return _company(own, admin.identity) if set(OTHERS) & set(arena.services) else own


def _system(realm: Realm, identity: Api, root: str, short: str) -> System:
    made = identity.post(
        "/identity/v1/clients",
        {
            "short_name": short,
            "name": "Chaos",
            "grant_types": ["client_credentials"],
            "roles": [{"role": "district_admin", "path": root}],
        },
    )
    return System(realm.http, realm.identity, made["client_id"], made["client_secret"])


def _person(identity: Api, path: str, role: str, name: str) -> str:
    person = identity.post("/identity/v1/persons", {"name": name, "path": path})
    identity.post("/identity/v1/roles/grants", {"person_id": person["id"], "role": role, "path": path})
    return str(person["id"])


def _owners(own: District, realm: Realm, identity: Api, tree: Tree) -> District:
    """Units and whose they are."""
    building = tree.place(own.compound, "building", "b01", "1 号楼")
    codes = [f"u{number:03d}" for number in range(OWNERS * UNITS_EACH)]
    area = {"dm2": 9000, "source": "registry"}
    tree.units(building, [{"code": code, "name": f"{code} 室", "exclusive_area": area} for code in codes])
    units = [tree.id(f"{building}/{code}") for code in codes]
    owners = tuple(_owner(own, realm, identity, n, units[n::OWNERS]) for n in range(OWNERS))
    return replace(own, owners=owners)


def _company(own: District, identity: Api) -> District:
    """A company that serves there, with who leads its work."""
    company = {"name": "安居物业", "credit_code": CREDIT_CODE, "kind": "property_company"}
    company_id = str(identity.post("/identity/v1/companies", company)["id"])
    manager = _person(identity, own.compound, "project_manager", "周经理")
    leads = {"company_id": company_id, "person_id": manager, "place_id": own.compound_id, "since": SINCE}
    identity.post("/identity/v1/project-managers", leads)
    arrival.assignees(own.apis["dispatch"], own.compound, [company_id])
    return replace(own, company=company_id)


def _owner(own: District, realm: Realm, identity: Api, number: int, units: list[str]) -> Owner:
    person, login = _person(identity, own.compound, "resident", f"李梅{number}"), f"owner-{number}@{own.code}"
    account = {"person_id": person, "login": login, "password": realm.state.password}
    identity.post("/identity/v1/accounts", account)
    share = {"person_id": person, "numerator": 1, "denominator": 1}
    for unit in units:
        owned = {"owners": [share], "representative_id": person, "since": SINCE}
        identity.put(f"/identity/v1/units/{unit}/ownership", owned)
    who = Person(realm.http, realm.identity, OWN_APP, login, realm.state.password)
    return Owner(person, who, tuple(units))
