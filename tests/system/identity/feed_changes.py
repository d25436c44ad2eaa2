# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person whom a source has told of, and what goes back to it."""

from typing import Any

from tests.system.identity import feeds
from tests.system.identity.conftest import District

DAY = "2024-03-{:02}T08:00:00+08:00"
OLD, NEW, OTHER = "13800000001", "13900000002", "13700000003"
Line = tuple[str, str, str, str]


def row(district: District, unit: str = "u1", **more: Any) -> dict[str, Any]:
    told = {"key": "K-1", "name": "张三", "citizen_id": feeds.citizen_id(1), "phone": OLD}
    return told | {"unit_path": f"{district.path}/s1/n1/c1/b1/{unit}"} | more


def told(district: District, **more: Any) -> str:
    """The person; `more`: of the contract."""
    district.tree()
    known = district.person("张三", citizen_id=feeds.citizen_id(1))
    feeds.agreed(district, **more)
    say(district, 1, row(district))
    return known


def say(district: District, day: int, *rows: dict[str, Any], source: str = feeds.POPULATION) -> None:
    """A whole snapshot of a day."""
    feeds.delivered(district, DAY.format(day), list(rows), source, full=True)


def phone(district: District, person_id: str) -> str:
    tx = district.house.read(district.code)
    person = tx.persons.get(person_id)
    return tx.reveal("phone", person.phone, person.id) if person.phone else ""


def lines(district: District, source: str = feeds.POPULATION) -> list[Line]:
    """Field, value, what the source said, and by what means, in the order of fields."""
    found = district.ok("GET", f"/feeds/{source}/changes")["items"]
    return sorted((one["field"], one["value"], one["said"], one["means"]) for one in found)


def client(district: District, name: str = "police") -> tuple[str, str]:
    """The client of a source: its id and a token."""
    roles = [{"role": "integrator", "path": district.path}]
    body = {"short_name": name, "name": name, "grant_types": ["client_credentials"], "roles": roles}
    made = district.ok("POST", "/clients", body)
    proof = {name: made[name] for name in ("client_id", "client_secret")}
    token = district.house.exchange(grant_type="client_credentials", **proof).get_json()["access_token"]
    return made["client_id"], token
