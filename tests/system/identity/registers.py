# SPDX-License-Identifier: AGPL-3.0-or-later
"""Registers sent through the API: uploaded, mapped, tried, taken in, and done by the timers."""

from typing import Any

from services.chassis.store.leases import Lease
from services.chassis.timers import TimerRunner
from services.identity.timers import timers
from tests.system.identity.conftest import SERVICE, District
from tests.unit.identity.registers import FIELDS, csv

SOURCE = "property-office"
MAPPING = {
    "source": SOURCE,
    "columns": [{"field": field, "name": name} for field, name in FIELDS],
    "area_source": "registry",
}


def mapped(district: District, **changed: Any) -> dict[str, Any]:
    return district.ok("PUT", "/mappings", MAPPING | changed)


def uploaded(district: District, content: bytes | None = None) -> str:
    """The id of a register that was uploaded; by default that of the samples."""
    whole = csv(encoding="gbk") if content is None else content
    begun = district.ok("POST", "/files", {"name": "业主.csv", "size": len(whole), "table": True})
    path = f"/files/{begun['id']}"
    sent = district.house.call(
        "PUT", f"{path}/pieces/0", district.token, data=whole, content_type="application/octet-stream"
    )
    assert sent.status_code == 204, sent.get_data(as_text=True)
    district.ok("POST", f"{path}:complete")
    return str(begun["id"])


def compound(district: District) -> str:
    """The path of a compound without buildings."""
    street = district.place("sub_district", "s1")
    neighbourhood = district.place("neighbourhood", "n1", street["id"])
    return str(district.place("compound", "c1", neighbourhood["id"])["path"])


def asked(at: str, file_id: str, **more: Any) -> dict[str, Any]:
    return {"file_id": file_id, "source": SOURCE, "at": at, **more}


def taken_in(district: District, at: str, content: bytes | None = None, **more: Any) -> dict[str, Any]:
    """What became of a register: the import when its job is through, with the lines of its report."""
    job = district.ok("POST", "/imports", asked(at, uploaded(district, content), **more))
    run_job(district, job["id"])
    run = district.ok("GET", f"/imports/{job['id']}")
    report = district.house.call("GET", f"/jobs/{job['id']}/result", district.token)
    lines = report.get_data().decode("utf-8-sig").splitlines()
    return run | {"report": lines[1:]}


def run_job(district: District, job_id: str) -> None:
    """Fire due timers until the job is over."""
    while district.ok("GET", f"/jobs/{job_id}")["state"] == "running":
        assert fire(district)
    assert district.ok("GET", f"/jobs/{job_id}")["state"] == "done"


def fire(district: District) -> int:
    """Fire timers that are due, as the worker does."""
    store = district.house.store
    lease = Lease(store.database, "timers", "test", 10)
    return TimerRunner(store, SERVICE, timers, lease, 100, 3).step()


def counts(run: dict[str, Any]) -> tuple[int, int, int, int]:
    """Rows created, updated, unchanged, rejected."""
    return run["created"], run["updated"], run["unchanged"], run["rejected"]
