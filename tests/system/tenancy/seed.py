# SPDX-License-Identifier: AGPL-3.0-or-later
"""Something of everything in one district, made through the APIs, and bodies that name it."""

import json
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from services.chassis.contracts import decode
from services.chassis.events import ReceivedEvent
from services.chassis.store import Store
from services.chassis.store.outbox import Outbox
from services.chassis.store.store import platform_principal, system_principal
from services.dispatch.reactions import reactions
from services.dispatch.store import Tx
from tests.system.identity.conftest import District, House

MARK = "甲区机密"
CREDIT_CODE = "91320585MA00TE5T2W"
CITIZEN_ID = "320585199001010013"
PHONE = "13812341234"
BY_TYPE = {
    "datetime": "2024-01-01T00:00:00Z",
    "date": "2024-01-01",
    "int": 1,
    "bool": True,
    "tuple": [],
    "list": [],
}


def settle(district: District) -> None:
    """One of every kind of thing that identity keeps, each named with the mark."""
    tree = district.tree()
    neighborhood, compound, unit = (tree[kind]["id"] for kind in ("neighborhood", "compound", "unit"))
    for place in tree.values():
        district.ok("PATCH", f"/places/{place['id']}", {"name": f"{MARK}{place['kind']}"})
    person_id, _ = district.staff("resident", tree["unit"]["path"], "resident")
    other = district.person(f"{MARK}人", phone=PHONE, citizen_id=CITIZEN_ID)
    grid = district.ok(
        "POST", "/grids", {"neighborhood_id": neighborhood, "code": "g-1", "name": f"{MARK}网格"}
    )
    district.ok("POST", f"/places/{compound}:assign-grid", {"grid_id": grid["id"]})
    district.ok("POST", "/persons/vehicles", {"person_id": other, "plate": "苏E12345"})
    owner = {"owners": [{"person_id": other}], "representative_id": other, "since": "2020-01-01"}
    district.ok("PUT", f"/units/{unit}/ownership", owner)
    lives = {"unit_id": unit, "person_id": person_id, "kind": "lessee", "since": "2021-01-01"}
    district.ok("POST", "/occupancies", lives)
    company = {"name": f"{MARK}物业", "credit_code": CREDIT_CODE, "kind": "property_company"}
    company_id = district.ok("POST", "/companies", company)["id"]
    manages = {"company_id": company_id, "person_id": other, "place_id": compound, "since": "2021-01-01"}
    district.ok("POST", "/project-managers", manages)
    body = {"kind": "residents_committee", "name": f"{MARK}居委会", "place_id": neighborhood}
    term = {"term_start": "2024-01-01", "term_end": "2028-12-31"}
    committee = district.ok("POST", "/committees", body | term)["id"]
    member = {"person_id": other, "post": "member", "since": "2024-01-01"}
    district.ok("POST", f"/committees/{committee}/members", member)
    party = {
        "level": "community_organisation",
        "code": "p-1",
        "name": f"{MARK}党组织",
        "place_path": tree["neighborhood"]["path"],
    }
    district.ok("POST", "/party-organisations", party)
    role = {"role": "integrator", "path": district.path}
    client = {
        "short_name": "feed",
        "name": f"{MARK}接口",
        "grant_types": ["client_credentials"],
        "roles": [role],
    }
    district.ok("POST", "/clients", client)


def deliver(house: House, store: Store[Tx]) -> None:
    """What the broker would bring: identity's events, one by one, into dispatch's reactions."""
    for document in Outbox(house.store.database).oldest(500):
        reaction = reactions.get(document["type"])
        if reaction is None:
            continue
        event = ReceivedEvent(
            document["_id"],
            document["type"],
            document["tenant"],
            document["aggregate"],
            document["sequence"],
            document["time"],
            document["actor"],
        )
        message = decode(document["type"], bytes(document["data"]))
        by = system_principal(document["tenant"], "dispatch")
        store.transact(
            platform_principal("dispatch"),
            lambda tx, r=reaction, m=message, b=by, e=event: r(tx.as_tenant(e.tenant, b, e), m),
        )


def row(path: str) -> bytes:
    """A row of the bulk intake."""
    fields = {
        "source": "seed",
        "external_id": f"{MARK}-1",
        "category": "lamp",
        "description": f"{MARK}路灯",
        "place_path": path,
        "channel": "import",
        "reported_at": "2024-01-01T00:00:00Z",
    }
    return json.dumps(fields).encode() + b"\n"


def sample(model: type[BaseModel], ids: dict[str, str], path: str) -> dict[str, Any]:
    """A body that names things of the seeded district wherever it can."""
    return {
        name: _value(name, field, ids, path)
        for name, field in model.model_fields.items()
        if field.is_required()
    }


def _value(name: str, field: FieldInfo, ids: dict[str, str], path: str) -> Any:
    if name == "id" or name.endswith("_id"):
        return ids.get(name, next(iter(ids.values())))
    if "path" in name:
        return path
    members = getattr(field.annotation, "__members__", None)
    if members:
        return next(iter(members.values())).value
    kind = str(field.annotation)
    return next((value for word, value in BY_TYPE.items() if word in kind), "x")
