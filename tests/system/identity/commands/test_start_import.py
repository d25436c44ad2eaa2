# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District
from tests.system.identity.registers import SOURCE, asked, compound, counts, mapped, taken_in, uploaded
from tests.unit.identity.registers import csv, row


def test_an_import_is_a_job_with_the_number_of_its_rows(district: District) -> None:
    at = compound(district)
    mapped(district)
    job = district.ok("POST", "/imports", asked(at, uploaded(district), as_of="2024-01-31"))
    assert (job["total"], job["name"], job["state"]) == (5, f"{SOURCE}-1-report.csv", "running")
    run = district.ok("GET", f"/imports/{job['id']}")
    assert (run["at"], run["as_of"], run["rows"], run["done"]) == (at, "2024-01-31", 5, 0)
    assert [one["id"] for one in district.ok("GET", f"/imports?source={SOURCE}")["items"]] == [job["id"]]


def test_the_same_batch_with_other_content_is_refused(district: District) -> None:
    at = compound(district)
    mapped(district)
    assert counts(taken_in(district, at, batch="2024-01")) == (5, 0, 0, 0)
    assert counts(taken_in(district, at, batch="2024-01")) == (0, 0, 5, 0)
    other = uploaded(district, csv(row(unit="999")))
    refused = district.refused("POST", "/imports", asked(at, other, batch="2024-01"))
    assert (refused["code"], refused["batch"]) == ("identity.import.batch_differs", "2024-01")
    assert not [one for one in district.ok("GET", f"/places?under={at}")["items"] if one["code"] == "999"]
