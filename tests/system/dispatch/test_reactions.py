# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity's real examples become dispatch's own copies."""

from pathlib import Path

import pytest
from google.protobuf.json_format import Parse

from services.chassis.contracts import message_class
from services.chassis.store import tenants
from services.chassis.values import PLATFORM, Principal
from services.dispatch.reactions import reactions
from services.dispatch.store import Tx
from tests.system.dispatch.district import TENANT, Bench

EXAMPLES = Path(__file__).parents[3] / "proto" / "examples" / "identity"
SYSTEM = Principal(TENANT, "dispatch", "dispatch")


def hear(bench: Bench, kind: str, by: Principal = SYSTEM, **changed):
    event_type = f"linli.identity.v1.{kind}"
    message = Parse((EXAMPLES / f"{kind}.v1.json").read_text("utf-8"), message_class(event_type)())
    for field, value in changed.items():
        setattr(message, field, value)

    def work(tx: Tx) -> None:
        reactions.get(event_type)(tx, message)

    bench.act(by, work)
    return message


def test_places_and_grids(bench: Bench):
    fresh = {"place_id": "p-1", "path": f"/{TENANT}/001/002/c09"}
    made = hear(bench, "PlaceCreated", **fresh)
    kept = bench.read().places.get("p-1")
    assert (kept.path, kept.name, kept.kind, kept.grid_path) == (
        made.path,
        made.name,
        made.kind,
        made.grid_path,
    )
    hear(bench, "PlaceChanged", **fresh, name="新名", active=False)
    assert (bench.read().places.get("p-1").name, bench.read().places.get("p-1").active) == ("新名", False)
    grid = hear(bench, "GridCreated", grid_id="g-1", path=f"/{TENANT}/001/002/g-09")
    hear(bench, "GridChanged", grid_id="g-1", path=grid.path, name="九网格")
    assert (bench.read().places.get("g-1").kind, bench.read().places.get("g-1").name) == ("grid", "九网格")


def test_persons_and_companies(bench: Bench):
    person = hear(bench, "PersonRegistered")
    hear(bench, "PersonChanged", person_id=person.person_id, name="新名")
    assert bench.read().persons.get(person.person_id).name == "新名"
    company = hear(bench, "CompanyRegistered")
    assert bench.read().companies.get(company.company_id).name == company.name
    mandate = hear(bench, "ProjectManagerAppointed")
    assert bench.read().mandates.get(mandate.appointment_id).person_id == mandate.person_id


@pytest.mark.parametrize("order", [("RoleGranted", "RoleRevoked"), ("RoleRevoked",)])
def test_roles(bench: Bench, order):
    for name in order:
        event = hear(bench, name, grant_id="grant-1")
        kept = bench.read().duties.find("grant-1")
        assert (kept is not None) == (name == "RoleGranted")
        if kept:
            assert kept.permissions == tuple(event.permissions)


def test_a_district(bench: Bench):
    platform = Principal(PLATFORM, "dispatch", "dispatch")
    event = hear(bench, "DistrictCreated", platform, code="900002")
    assert tenants.find(bench.read(platform), "900002").name == event.name
