# SPDX-License-Identifier: AGPL-3.0-or-later
"""The audit trail as a file: the filters of the list, in chunks, after a kill, checked, swept after a day."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest

from services.chassis import audit_export
from services.chassis.audit_export import EXPORT, SWEEP, Row
from services.chassis.jobs import STEP, Jobs, Step
from services.chassis.store.audit import HEAD, entry_id
from services.chassis.store.jobs import Job
from services.chassis.store.leases import Lease
from services.chassis.timers import TimerRunner, Timers
from services.identity.store import Tx
from tests.system.identity.conftest import SERVICE, District
from tests.system.identity.rights import bring_forward, fire, resident
from tests.system.identity.test_audit import sealed

ASK = "/audit:export"


def asked(district: District, **acts: str) -> str:
    return str(district.ok("POST", ASK, acts)["id"])


def rows(district: District, job_id: str) -> list[Row]:
    answer = district.house.call("GET", f"/jobs/{job_id}/result", district.token)
    assert answer.status_code == 200
    return audit_export.read(StringIO(answer.data.decode("utf-8-sig"), newline=""))


def shown(district: District, job_id: str) -> dict[str, Any]:
    return district.ok("GET", f"/jobs/{job_id}")


def test_the_whole_trail_is_a_file_that_can_be_checked(district: District) -> None:
    sealed(district)
    head = district.house.read(district.code).audit_heads.get(HEAD)
    job_id = asked(district)
    resident(district)
    sealed(district)
    fire(district)
    job = shown(district, job_id)
    assert (job["state"], job["done"], job["total"]) == ("done", head.size, head.size)
    assert job["name"].startswith("audit-identity-")
    found = rows(district, job_id)
    assert [row["number"] for row in found] == [entry_id(number) for number in range(head.size)]
    assert [text for text in audit_export.faults(found, {head.size: head.head}) if text] == []
    assert {row["service"] for row in found} == {"identity"}


def test_it_has_what_the_list_has(district: District) -> None:
    person_id, _ = resident(district, phone="13812340096")
    district.ok("POST", f"/persons/{person_id}:unmask", {"fields": ["phone"], "reason": "上门前联系"})
    sealed(district)
    day = "2020-01-01"
    for acts in (
        {"act": "PersonUnmasked"},
        {"person_id": person_id, "since": day},
        {"place": district.path, "act": "PersonRegistered"},
        {"until": day},
        {"emergency": "none"},
    ):
        job_id = asked(district, **acts)
        fire(district)
        query = "&".join(f"{name}={text}" for name, text in acts.items())
        listed = district.ok("GET", f"/audit?limit=200&{query}")["items"]
        assert {row["number"] for row in rows(district, job_id)} == {one["id"] for one in listed}


def test_who_asked_for_what_is_an_act(district: District) -> None:
    sealed(district)
    size = district.house.read(district.code).audit_heads.get(HEAD).size
    job_id = asked(district, act="RoleGranted", place=district.path, since="2024-01-01")
    (event,) = district.house.read(district.code).history("job", job_id).items
    assert event.name == "AuditExported"
    said = {field.name: value for field, value in event.data.ListFields()}
    asked_for = {"act": "RoleGranted", "place_path": district.path, "since": "2024-01-01"}
    assert said == {"job_id": job_id, "size": size, **asked_for}


@pytest.mark.parametrize(
    ("acts", "status", "code"),
    [
        ({"since": "2024-01-02", "until": "2024-01-02"}, 422, "invalid"),
        ({"since": "yesterday"}, 422, "request.invalid"),
        ({"place": "nowhere"}, 422, "request.invalid"),
        ({"act": ""}, 422, "request.invalid"),
        ({"limit": 5}, 422, "request.invalid"),
    ],
)
def test_what_is_asked_wrongly_is_refused(
    district: District, acts: dict[str, Any], status: int, code: str
) -> None:
    refused = district.refused("POST", ASK, acts)
    assert (refused["status"], refused["code"]) == (status, code)
    assert district.ok("GET", "/jobs")["items"] == []


def test_who_may_not_read_the_trail_gets_no_file(district: District) -> None:
    _, token = resident(district)
    assert district.refused("POST", ASK, {}, token)["code"] == "forbidden"
    job_id = asked(district)
    fire(district)
    assert district.refused("GET", f"/jobs/{job_id}/result", token=token)["code"] == "not_found"


def test_after_a_kill_no_row_is_lost_and_none_is_there_twice(district: District) -> None:
    sealed(district)
    long = 2 * audit_export.A_PIECE + 7
    store, size = district.house.store, district.house.read(district.code).audit_heads.get(HEAD).size
    _lengthen(district, size, long)
    job_id = asked(district)
    timers, died = Timers(), set[str]()

    def dies_once(tx: Tx, job: Job) -> Step:
        step = audit_export.write(tx, job)
        if job.parts == 1:
            died.add(job.id)
            raise RuntimeError("killed")
        return step

    Jobs(timers).on(EXPORT)(dies_once)
    runner = TimerRunner(store, SERVICE, timers, Lease(store.database, "timers", "kill", 10), 100, 5)
    for _ in range(2):
        runner.step()
    assert died == {job_id}
    assert shown(district, job_id)["done"] == audit_export.A_PIECE
    bring_forward(district, STEP, days=0)
    fire(district)
    found = rows(district, job_id)
    assert [int(row["number"]) for row in found] == list(range(long))


def test_it_is_swept_a_day_after_its_end_and_not_while_it_is_written(district: District) -> None:
    sealed(district)
    job_id = asked(district)
    bring_forward(district, SWEEP, days=1)
    fire(district)
    assert shown(district, job_id)["state"] == "done"
    bring_forward(district, SWEEP, days=1)
    fire(district)
    assert shown(district, job_id)["state"] == "done", "its end is not a day ago"
    jobs = district.house.store.database.collection("jobs")
    (kept,) = jobs.find({"tenant": district.code, "kind": EXPORT})
    jobs.update_one({"_id": kept["_id"]}, {"$set": {"ended_at": kept["ended_at"] - timedelta(days=1)}})
    bring_forward(district, SWEEP, days=1)
    fire(district)
    assert district.refused("GET", f"/jobs/{job_id}")["code"] == "not_found"
    parts = district.house.store.database.collection("job_parts")
    assert parts.count_documents({"tenant": district.code}) == 0


def _lengthen(district: District, size: int, until: int) -> None:
    """Entries like the last one, up to a number; nobody checks their chain here."""
    tx = district.house.read(district.code)
    last, head = tx.audit_entries.get(entry_id(size - 1)), tx.audit_heads.get(HEAD)
    more = [replace(last, id=entry_id(n), event_id=f"e-{district.code}-{n}") for n in range(size, until)]

    def work(tx: Any) -> None:
        for entry in more:
            tx.audit_entries.add(entry)
        tx.audit_heads.put(replace(head, size=until))

    district.house.store.transact(tx.by, work)
