# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity's real examples become deliberation's own copies."""

from pathlib import Path

from google.protobuf.json_format import Parse

from services.chassis.contracts import consumed_by, message_class
from services.chassis.events import ReceivedEvent
from services.chassis.store import tenants
from services.chassis.store.store import platform_principal, system_principal
from services.chassis.values import PLATFORM
from services.deliberation.reactions import reactions
from services.deliberation.store import Tx
from tests.system.deliberation.compound import TENANT, Bench

EXAMPLES = Path(__file__).parents[3] / "proto" / "examples"


def hear(bench: Bench, fact: str, sequence: int = 1, tenant: str = TENANT, of: str = "identity", **changed):
    """The example of an event, changed, as the inbox hands it over."""
    event_type = f"linli.{of}.v1.{fact}"
    message = Parse((EXAMPLES / of / f"{fact}.v1.json").read_text("utf-8"), message_class(event_type)())
    for field, value in changed.items():
        setattr(message, field, value)
    event = ReceivedEvent("id", event_type, tenant, "thing/1", sequence, bench.clock(), "somebody")

    def work(tx: Tx) -> None:
        by = system_principal(tenant, "deliberation")
        reactions.get(event_type)(tx.as_tenant(tenant, by, event), message)

    bench.store.transact_as_platform("deliberation", work)
    return message


def test_a_unit_keeps_its_area_and_where_the_figure_comes_from(bench: Bench):
    path = f"/{TENANT}/001/002/c01/b03/u900"
    hear(bench, "PlaceCreated", place_id="p-1", kind="unit", path=path)
    entrance = "/320585/001/002/c01/b03/e-1"
    told = {"place_id": "p-1", "kind": "unit", "path": path, "exclusive_area_dm2": 8850}
    hear(bench, "PlaceChanged", 2, **told, entrance_path=entrance)
    assert bench.read().places.get("p-1").lies_in(entrance)
    hear(bench, "PlaceChanged", 3, **told)
    kept = bench.read().places.get("p-1")
    assert (kept.path, kept.area, kept.within[0]) == (path, 8850, f"/{TENANT}")


def test_a_unit_changes_hands(bench: Bench):
    first = hear(bench, "OwnershipRegistered")
    kept = bench.read().ownerships.get(first.unit_id)
    assert kept.owners == tuple(share.person_id for share in first.owners)
    hear(bench, "OwnershipRegistered", 2, representative_id="somebody-else")
    assert bench.read().ownerships.get(first.unit_id).voter == "somebody-else"


def test_a_district_and_who_works_for_a_company(bench: Bench):
    event = hear(bench, "DistrictCreated", tenant=PLATFORM, code="900002")
    assert tenants.find(bench.read(platform_principal("test")), "900002").name == event.name
    appointment = hear(bench, "ProjectManagerAppointed")
    assert bench.read().appointments.get(appointment.appointment_id).person_id == appointment.person_id


def test_the_organisations_that_come_to_meetings(bench: Bench):
    company = hear(bench, "CompanyRegistered")
    kept = bench.read().organisations.get(company.company_id)
    assert (kept.name, kept.what, kept.until) == (company.name, "property_company", None)
    hear(bench, "CompanyChanged", 2, company_id=company.company_id, until="2026-03-01")
    assert bench.read().organisations.get(company.company_id).until == "2026-03-01"
    committee = hear(bench, "CommitteeCreated")
    assert bench.read().organisations.get(committee.committee_id).what == "owners_committee"
    branch = hear(bench, "PartyOrganisationCreated")
    assert bench.read().organisations.get(branch.organisation_id).name == branch.name


def test_every_event_that_is_promised_is_heard():
    assert reactions.types == consumed_by("deliberation")
