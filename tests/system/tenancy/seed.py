# SPDX-License-Identifier: AGPL-3.0-or-later
"""Something of everything in one district, made through the APIs, and what other services make of it."""

from importlib import import_module
from typing import Any

from services.chassis.contracts import decode
from services.chassis.events import ReceivedEvent
from services.chassis.store import Store
from services.chassis.store.event_log import EVENTS
from services.chassis.store.store import system_principal
from tests.samples.world import MARK, PUBLIC_NAME, World
from tests.system.identity.conftest import District

CREDIT_CODE = "91320585MA00TE5T2W"
CITIZEN_ID = "320585199001010013"
PHONE = "13812341234"
SINCE = {"since": "2024-01-01"}
TERM = {"term_start": "2024-01-01", "term_end": "2028-12-31"}


def settle(world: World) -> None:
    """One of every kind of thing that identity keeps, each named with the mark."""
    district, ids = world.seeded, world.ids
    tree = district.tree()
    ids |= {kind: place["id"] for kind, place in tree.items()}
    ids |= {"district": district.root_id, "place": ids["neighbourhood"], "phone": PHONE}
    world.paths = {kind: place["path"] for kind, place in tree.items()}
    for place in tree.values():
        district.ok("PATCH", f"/places/{place['id']}", {"name": f"{PUBLIC_NAME}{place['kind']}"})
    ids["resident"], world.people["resident"] = district.staff("resident", world.paths["unit"], "resident")
    ids["handler"], world.people["handler"] = district.staff("handler", world.paths["compound"], "handler")
    ids["person"] = district.person(f"{MARK}人", phone=PHONE, citizen_id=CITIZEN_ID)
    _grid_and_home(district, ids)
    _subjects(district, ids, world.paths["neighbourhood"])


def _grid_and_home(district: District, ids: dict[str, str]) -> None:
    grid = {"neighbourhood_id": ids["neighbourhood"], "code": "g-1", "name": f"{MARK}网格"}
    ids["grid"] = district.ok("POST", "/grids", grid)["id"]
    district.ok("POST", f"/places/{ids['compound']}:assign-grid", {"grid_id": ids["grid"]})
    district.ok("POST", "/persons/vehicles", {"person_id": ids["person"], "plate": "苏E12345"})
    owner = {"owners": [{"person_id": ids["person"]}], "representative_id": ids["person"], **SINCE}
    district.ok("PUT", f"/units/{ids['unit']}/ownership", owner)
    lives = {"unit_id": ids["unit"], "person_id": ids["resident"], "kind": "lessee", **SINCE}
    district.ok("POST", "/occupancies", lives)


def _subjects(district: District, ids: dict[str, str], neighbourhood: str) -> None:
    """Company, committee, party organisation and a system's client."""
    company = {"name": f"{MARK}物业", "credit_code": CREDIT_CODE, "kind": "property_company"}
    ids["company"] = district.ok("POST", "/companies", company)["id"]
    manages = {"company_id": ids["company"], "person_id": ids["person"], "place_id": ids["compound"]}
    district.ok("POST", "/project-managers", manages | SINCE)
    committee = {"kind": "residents_committee", "name": f"{MARK}居委会", "place_id": ids["neighbourhood"]}
    ids["committee"] = district.ok("POST", "/committees", committee | TERM)["id"]
    member = {"person_id": ids["person"], "post": "member", **SINCE}
    district.ok("POST", f"/committees/{ids['committee']}/members", member)
    _offices(district, ids)
    space = {"place_id": ids["compound"], "number": f"{MARK}1", "kind": "fixed"}
    ids["parking_space"] = district.ok("POST", "/parking-spaces", space)["id"]
    party = {"level": "community_organisation", "code": "p-1", "name": f"{MARK}党组织"}
    ids["party"] = district.ok("POST", "/party-organisations", party | {"place_path": neighbourhood})["id"]
    agreed = {"person_id": ids["resident"], "consented_on": "2024-01-01", **SINCE}
    district.ok("POST", "/party-memberships", agreed | {"organisation_id": ids["party"]})
    lives = {"place_id": ids["neighbourhood"]}
    district.ok("POST", "/member-registrations", agreed | lives)
    client = {"short_name": "feed", "name": f"{MARK}接口", "grant_types": ["client_credentials"]}
    district.ok("POST", "/clients", client | {"roles": [{"role": "integrator", "path": district.path}]})


def _offices(district: District, ids: dict[str, str]) -> None:
    """A building leader whose term is over, with what is to be handed over."""
    term = {"place_id": ids["building"], "since": "2024-01-01", "until": "2028-12-31"}
    office = district.ok("POST", "/offices", term | {"person_id": ids["person"]})["id"]
    district.ok("POST", f"/offices/{office}:end", {"leaving": "resigned", "until": "2025-01-01"})
    ids["office"] = ids["office_handover"] = office


def deliver(stores: dict[str, Store[Any]]) -> None:
    """What the broker would bring: every service's events, one by one, into the reactions of the others."""
    for store in stores.values():
        for document in store.database.collection(EVENTS).find().sort("_id", 1):
            for consumer, kept in stores.items():
                hand_over(document, consumer, kept)


def hand_over(document: dict[str, Any], consumer: str, store: Store[Any]) -> None:
    reaction = import_module(f"services.{consumer}.reactions").reactions.get(document["type"])
    if reaction is None:
        return
    fields = ("_id", "type", "tenant", "aggregate", "sequence", "time", "actor")
    event = ReceivedEvent(*(document[name] for name in fields))
    message = decode(event.type, bytes(document["data"]))
    by = system_principal(event.tenant, consumer)
    store.transact_as_platform(consumer, lambda tx: reaction(tx.as_tenant(event.tenant, by, event), message))
