# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity's real examples become dispatch's own copies."""

from pathlib import Path

import pytest
from google.protobuf.json_format import Parse

from services.chassis.contracts import message_class
from services.chassis.events import ReceivedEvent
from services.chassis.store import tenants
from services.chassis.store.store import platform_principal, system_principal
from services.chassis.values import PLATFORM
from services.dispatch.domain.places import Person
from services.dispatch.reactions import reactions
from services.dispatch.store import Tx
from tests.system.dispatch.district import ADMIN, TENANT, Bench

EXAMPLES = Path(__file__).parents[3] / "proto" / "examples"


def hear(bench: Bench, kind: str, sequence: int = 1, tenant: str = TENANT, of: str = "identity", **changed):
    """The example of an event, changed, as the inbox hands it over."""
    event_type = f"linli.{of}.v1.{kind}"
    message = Parse((EXAMPLES / of / f"{kind}.v1.json").read_text("utf-8"), message_class(event_type)())
    for field, value in changed.items():
        if isinstance(value, list):
            message.ClearField(field)
            getattr(message, field).extend(value)
        else:
            setattr(message, field, value)
    event = ReceivedEvent("id", event_type, tenant, "thing/1", sequence, bench.clock(), "somebody")

    def work(tx: Tx) -> None:
        reactions.get(event_type)(tx.as_tenant(tenant, system_principal(tenant, "dispatch"), event), message)

    bench.store.transact_as_platform("dispatch", work)
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
    hear(bench, "PlaceChanged", 2, **fresh, name="新名", active=False)
    assert (bench.read().places.get("p-1").name, bench.read().places.get("p-1").active) == ("新名", False)
    entrance = f"/{TENANT}/001/002/c09/b01/e-1"
    hear(bench, "PlaceCreated", place_id="p-2", path=f"/{TENANT}/001/002/c09/b01/101", entrance_path=entrance)
    assert entrance in bench.read().places.get("p-2").above
    grid = hear(bench, "GridCreated", grid_id="g-1", path=f"/{TENANT}/001/002/g-09")
    hear(bench, "GridChanged", 2, grid_id="g-1", path=grid.path, name="九网格")
    assert (bench.read().places.get("g-1").kind, bench.read().places.get("g-1").name) == ("grid", "九网格")


def test_persons_and_companies(bench: Bench):
    person = hear(bench, "PersonRegistered")
    hear(bench, "PersonChanged", 2, person_id=person.person_id, name="新名")
    assert bench.read().persons.get(person.person_id).name == "新名"
    company = hear(bench, "CompanyRegistered")
    assert bench.read().companies.get(company.company_id).name == company.name
    hear(bench, "CompanyChanged", 2, company_id=company.company_id, until="2015-03-01")
    assert bench.read().companies.get(company.company_id).until == "2015-03-01"
    appointment = hear(bench, "ProjectManagerAppointed")
    assert bench.read().appointments.get(appointment.appointment_id).person_id == appointment.person_id


def test_a_copy_never_goes_back(bench: Bench):
    person = hear(bench, "PersonRegistered", name="旧名")
    for sequence, name in ((3, "新名"), (2, "早先"), (3, "又一次")):
        hear(bench, "PersonChanged", sequence, person_id=person.person_id, name=name)
    hear(bench, "PersonRegistered", name="旧名")
    assert bench.read().persons.get(person.person_id).name == "新名"


def test_a_revoked_role_stays_revoked(bench: Bench):
    hear(bench, "RoleGranted", grant_id="grant-1")
    assert bench.read().role_grants.find("grant-1")
    hear(bench, "RoleRevoked", 2, grant_id="grant-1")
    hear(bench, "RoleGranted", grant_id="grant-1")
    assert bench.read().role_grants.find("grant-1") is None


def test_an_end_that_comes_first_holds_until_something_newer_comes(bench: Bench):
    hear(bench, "RoleRevoked", 2, grant_id="grant-1")
    hear(bench, "RoleGranted", grant_id="grant-1")
    assert bench.read().role_grants.find("grant-1") is None
    hear(bench, "RoleGranted", 3, grant_id="grant-1")
    assert bench.read().role_grants.find("grant-1")


def test_a_district(bench: Bench):
    event = hear(bench, "DistrictCreated", tenant=PLATFORM, code="900002")
    assert tenants.find(bench.read(platform_principal("test")), "900002").name == event.name


def test_what_deliberation_decides_lets_the_order_run_on(bench: Bench):
    order_id = bench.deferred()
    topic = hear(bench, "TopicRaised", of="deliberation", order_id=order_id)
    assert bench.order(order_id).topic_id == topic.topic_id
    hear(bench, "TopicDecided", 2, of="deliberation", order_id=order_id, topic_id=topic.topic_id)
    assert bench.order(order_id).suspension is None
    assert bench.told(order_id)[-2:] == ["OrderDeferred", "OrderDecided"]


def test_nothing_but_its_mapping_writes_a_copy(bench: Bench):
    with pytest.raises(TypeError, match="only their mapping"):
        bench.act(ADMIN, lambda tx: tx.persons.add(Person("p", "张三")))
