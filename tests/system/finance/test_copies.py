# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity's real examples become finance's own copies."""

from pathlib import Path

from google.protobuf.json_format import Parse

from services.chassis.contracts import consumed_by, message_class
from services.chassis.events import ReceivedEvent
from services.chassis.store import tenants
from services.chassis.store.store import platform_principal, system_principal
from services.chassis.values import PLATFORM
from services.finance.reactions import reactions
from services.finance.store import Tx
from tests.system.finance.compound import COMPANY, MANAGER, SUPERVISOR, TENANT, Bench

EXAMPLES = Path(__file__).parents[3] / "proto" / "examples"


def hear(bench: Bench, fact: str, sequence: int = 1, tenant: str = TENANT, of: str = "identity", **changed):
    """The example of an event, changed, as the inbox hands it over."""
    event_type = f"linli.{of}.v1.{fact}"
    message = Parse((EXAMPLES / of / f"{fact}.v1.json").read_text("utf-8"), message_class(event_type)())
    for field, value in changed.items():
        setattr(message, field, value)
    event = ReceivedEvent("id", event_type, tenant, "thing/1", sequence, bench.clock(), "somebody")

    def work(tx: Tx) -> None:
        by = system_principal(tenant, "finance")
        reactions.get(event_type)(tx.as_tenant(tenant, by, event), message)

    bench.store.transact_as_platform("finance", work)
    return message


def test_a_unit_keeps_its_area_and_who_pays_for_it(bench: Bench):
    path = f"/{TENANT}/001/002/c01/b03/u900"
    hear(bench, "PlaceCreated", place_id="p-1", kind="unit", path=path)
    hear(bench, "PlaceChanged", 2, place_id="p-1", kind="unit", path=path, exclusive_area_dm2=8850)
    kept = bench.read().places.get("p-1")
    assert (kept.path, kept.area, kept.within[0]) == (path, 8850, f"/{TENANT}")
    entrance = "/320585/001/002/c01/b03/e-1"
    hear(bench, "PlaceChanged", 3, place_id="p-1", kind="unit", path=path, entrance_path=entrance)
    assert bench.read().places.get("p-1").lies_in(entrance)
    owned = hear(bench, "OwnershipRegistered")
    assert bench.read().ownerships.get(owned.unit_id).payer == owned.representative_id


def test_a_district_a_company_and_who_works_for_it(bench: Bench):
    event = hear(bench, "DistrictCreated", tenant=PLATFORM, code="900002")
    assert tenants.find(bench.read(platform_principal("test")), "900002").name == event.name
    company = hear(bench, "CompanyRegistered")
    assert bench.read().companies.get(company.company_id).name == company.name
    appointment = hear(bench, "ProjectManagerAppointed")
    assert bench.read().works_for(appointment.person_id, appointment.company_id)
    assert bench.read().works_for(MANAGER.subject, COMPANY)
    assert not bench.read().works_for(SUPERVISOR.subject, COMPANY)


def test_every_event_that_is_promised_is_heard():
    assert reactions.types == consumed_by("finance")
