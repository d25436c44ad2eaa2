# SPDX-License-Identifier: AGPL-3.0-or-later
import csv
import io
from datetime import date, timedelta

import pytest

from services.chassis import jobs
from services.chassis.jobs import JobEnded
from services.chassis.store.jobs import Job, JobState
from services.chassis.values import Forbidden, Invalid, NotFound, OrgPath
from services.dispatch.commands import export_orders
from services.dispatch.commands.export_orders import ExportOrders
from tests.system.dispatch.district import ADMIN, COMPOUND, DESK, ELSEWHERE, NEIGHBOURHOOD, RESIDENT, Bench

DAY = date(2015, 3, 2)


def ask(bench: Bench, place: OrgPath = COMPOUND, since: date = DAY, until: date = DAY) -> Job:
    cmd = ExportOrders(place=place, since=since, until=until)
    return bench.act(DESK, lambda tx: export_orders.handle(tx, cmd))


def table(bench: Bench, job: Job) -> list[list[str]]:
    made = b"".join(jobs.result(bench.read(DESK), job))
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))


def test_a_table_holds_the_orders_of_the_area_and_the_days(bench: Bench):
    first, second = bench.reported(), bench.finished()
    bench.wait(timedelta(days=1))
    bench.reported()
    job = ask(bench)
    bench.fire()
    done = jobs.own(bench.read(DESK), job.id)
    assert (done.state, done.done, done.name) == (JobState.DONE, 2, "orders-2015-03-02-2015-03-02.csv")
    header, *rows = table(bench, done)
    assert [dict(zip(header, row, strict=True))["id"] for row in rows] == [first, second]
    assert dict(zip(header, rows[1], strict=True))["state"] == "done"


def test_a_job_is_cancelled_once_by_whoever_asked(bench: Bench):
    job = ask(bench)
    with pytest.raises(NotFound):
        bench.act(ADMIN, lambda tx: jobs.cancel(tx, job.id))
    assert bench.act(DESK, lambda tx: jobs.cancel(tx, job.id)).state is JobState.CANCELLED
    with pytest.raises(JobEnded):
        bench.act(DESK, lambda tx: jobs.cancel(tx, job.id))
    assert bench.fire() == 0


def test_only_staff_of_the_area_export_it_and_a_year_at_most(bench: Bench):
    cmd = ExportOrders(place=NEIGHBOURHOOD, since=DAY, until=DAY)
    with pytest.raises(Forbidden):
        bench.act(RESIDENT, lambda tx: export_orders.handle(tx, cmd))
    with pytest.raises(Forbidden):
        ask(bench, ELSEWHERE)
    for until in (DAY - timedelta(days=1), DAY + timedelta(days=366)):
        with pytest.raises(Invalid):
            ask(bench, until=until)
