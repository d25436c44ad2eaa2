# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables of orders: what is asked for, as text or workbook, with names only for who may have them."""

import csv
import io
from datetime import date
from typing import Any

import openpyxl
import pytest

from services.chassis import jobs
from services.chassis.jobs import JobEnded
from services.chassis.store.jobs import Job, JobState
from services.chassis.values import NotFound, OrgPath
from services.dispatch.commands import export_orders, write_export
from services.dispatch.commands.export_orders import ExportOrders
from services.dispatch.domain.export import HEADER
from tests.system.dispatch.api import Api
from tests.system.dispatch.district import (
    ADMIN,
    BUILDING,
    CHIEF,
    COMPOUND,
    DESK,
    ELSEWHERE,
    PLUMBER,
    RESIDENT,
    Bench,
)
from tests.system.dispatch.test_files_and_jobs import EXPORT

EXPORTS = "/dispatch/v1/exports"
LINE = {
    "source": "boston",
    "category": "lamp",
    "description": "路灯不亮",
    "place_path": COMPOUND,
    "channel": "import",
    "reported_at": "2015-03-02T00:00:00Z",
}


def ask(bench: Bench, place: OrgPath = COMPOUND) -> Job:
    day = date(2015, 3, 2)
    return bench.act(
        DESK, lambda tx: export_orders.handle(tx, ExportOrders(place=place, since=day, until=day))
    )


def table(bench: Bench, job: Job) -> list[list[str]]:
    return rows(b"".join(jobs.result(bench.read(DESK), job)))


def made(api: Api, by: Any = DESK, **asked: Any) -> bytes:
    job = api.post(by, EXPORTS, EXPORT | asked, 202)
    api.bench.fire()
    answer = api.client.get(f"/dispatch/v1/jobs/{job['id']}/result", headers=api.token(by))
    assert answer.status_code == 200, answer.text
    return bytes(answer.data)


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def book(content: bytes) -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]


def test_both_tables_say_the_same_of_several_pieces(api: Api):
    """All were reported at one moment: three pieces."""
    many = write_export.A_PIECE * 2 + 50
    [line] = api.rows(ADMIN, LINE | {"external_id": "0"})
    assert line["result"] == "created"
    for first in range(1, many, 50):
        api.rows(ADMIN, *(LINE | {"external_id": str(first + one)} for one in range(50)))
    asked = {"place": "/320585", "since": "2015-03-01", "until": "2015-03-02"}
    text = rows(made(api, ADMIN, **asked))
    assert (len(text), tuple(text[0])) == (many + 2, HEADER)
    assert len({row[0] for row in text}) == many + 2
    assert book(made(api, ADMIN, table="xlsx", **asked)) == text


def test_a_job_is_cancelled_once_by_whoever_asked(bench: Bench):
    job = ask(bench)
    with pytest.raises(NotFound):
        bench.act(ADMIN, lambda tx: jobs.cancel(tx, job.id))
    assert bench.act(DESK, lambda tx: jobs.cancel(tx, job.id)).state is JobState.CANCELLED
    with pytest.raises(JobEnded):
        bench.act(DESK, lambda tx: jobs.cancel(tx, job.id))
    assert bench.fire() == 0


def test_what_could_be_a_formula_is_none(api: Api):
    api.report(description="=1+1")
    assert rows(made(api))[1][8] == "'=1+1"
    assert book(made(api, table="xlsx"))[1][8] == "=1+1"


def test_only_what_was_asked_for_is_told(api: Api):
    lamp = api.report(category="lamp", description="路灯不亮", place_path=COMPOUND)
    started = api.bench.started()
    api.report(category="lock")

    def told(**asked: Any) -> set[str]:
        return {row[0] for row in rows(made(api, **asked))[1:]}

    assert len(told()) == 3
    assert told(category="lamp") == told(q="路灯") == {lamp}
    assert told(states=["in_progress"]) == told(assignee=PLUMBER.subject) == {started}
    assert told(open=False) == told(overdue=True) == told(source="boston") == set()
    assert told(place=BUILDING, channel="portal") == told() - {lamp}
    assert told(urgencies=["U0", "U1", "U2", "U3"]) == told()
    assert told(since="2015-03-03", until="2015-03-03") == set()


def test_who_reported_is_named_for_who_may_have_it_and_that_is_told(api: Api):
    api.bench.reported()
    assert RESIDENT.name not in made(api).decode()
    refused = api.post(DESK, EXPORTS, EXPORT | {"personal": True}, 403)
    assert refused["permission"] == "dispatch.orders.name"
    head, row = rows(made(api, CHIEF, personal=True))
    assert (head[-1], row[-1]) == ("reporter", RESIDENT.name)
    told = [event for event in api.bench.outbox() if event["type"].endswith("OrdersExported")]
    assert [event["aggregate"].partition("/")[0] for event in told] == ["job", "job"]


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"table": "pdf"}, 422),
        ({"states": ["gone"]}, 422),
        ({"since": "2015-03-03"}, 422),
        ({"until": "2016-03-03"}, 422),
        ({"place": f"{COMPOUND}/b99"}, 422),
        ({"place": ELSEWHERE}, 403),
        ({"sort": "due"}, 422),
    ],
)
def test_what_is_no_table_is_refused(api: Api, wrong: dict[str, Any], status: int):
    api.post(DESK, EXPORTS, EXPORT | wrong, status)
