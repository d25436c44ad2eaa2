# SPDX-License-Identifier: AGPL-3.0-or-later
"""Real examples of identity and dispatch become credit's own copies."""

from services.chassis.contracts import consumed_by
from services.chassis.store import tenants
from services.chassis.store.store import platform_principal
from services.chassis.values import PLATFORM, OrgPath
from services.credit.reactions import reactions
from tests.system.credit.district import Bench


def test_a_district_and_its_places(bench: Bench):
    event = bench.hear("identity", "DistrictCreated", tenant=PLATFORM, code="900002")
    assert tenants.find(bench.read(platform_principal("test")), "900002").name == event.name
    place = bench.hear("identity", "PlaceCreated", place_id="p-1", path="/320585/001/009")
    assert bench.read().places.get("p-1").path == place.path
    building = "/320585/001/002/c01/b03"
    flat = {"place_id": "p-2", "kind": "unit", "path": f"{building}/u101"}
    bench.hear("identity", "PlaceChanged", "e-2", **flat, entrance_path=f"{building}/e-1")
    assert bench.read().around(OrgPath(f"{building}/u101"))[-2:] == (f"{building}/u101", f"{building}/e-1")


def test_a_company_opens_its_file_and_so_does_who_leads_its_work(bench: Bench):
    company = bench.hear("identity", "CompanyRegistered")
    assert bench.file(company.company_id).name == company.name
    bench.hear(
        "identity", "CompanyChanged", "e-2", sequence=2, company_id=company.company_id, until="2026-02-28"
    )
    assert bench.read().companies.get(company.company_id).until == "2026-02-28"
    person = bench.hear("identity", "PersonRegistered")
    assert bench.read().persons.get(person.person_id).name == person.name
    appointed = bench.hear("identity", "ProjectManagerAppointed")
    assert bench.read().appointments.get(appointed.appointment_id).until == appointed.until
    files = bench.read().credit_files.list({"kind": "manager"})
    assert appointed.person_id in {file.subject_id for file in files}


def test_who_has_an_order(bench: Bench):
    event = bench.hear("dispatch", "OrderAssigned")
    assert bench.read().assignments.get(event.order_id).assignee_id == event.assignee_id


def test_every_event_that_is_promised_is_heard():
    assert reactions.types == consumed_by("credit")
