# SPDX-License-Identifier: AGPL-3.0-or-later
"""The district of the replay: outside the national list, with a city's system as its integrator."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scripts.demo.setup import arrival, platform, rules, systems
from scripts.demo.setup.places import Tree
from scripts.demo.setup.realm import Caller, Realm

CODE, NAME, ZONE = "900001", "波士顿样本 Boston", "America/New_York"
ROOT = f"/{CODE}"
CLIENT = "boston-311"
LONGEST_CODE = 32


@dataclass(frozen=True)
class City:
    """Who sends the rows, and the place of each neighbourhood by its name."""

    system: Caller
    places: dict[str, str]


def found(realm: Realm, neighbourhoods: Iterable[str]) -> City:
    """The district with a sub-district for each neighbourhood that the data names."""
    login = platform.found_district(realm, CODE, NAME, "Boston Admin", ZONE)
    admin = realm.person(login)
    tree = Tree(admin.identity, ROOT)
    places = {name: tree.place(ROOT, "sub_district", slug(name), name) for name in sorted(neighbourhoods)}
    system = realm.system(systems.client(realm, admin.identity, CODE, CLIENT, "Boston 311"))
    arrival.district(admin.dispatch, ROOT)
    rules.time_zone(admin.dispatch, ZONE)
    rules.kept_for_good(admin)
    arrival.places(admin.dispatch, ROOT, places.values())
    return City(system, places)


def slug(name: str) -> str:
    """`Allston / Brighton` → `allston-brighton`."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:LONGEST_CODE].rstrip("-")
