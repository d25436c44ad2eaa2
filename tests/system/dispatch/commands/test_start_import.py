# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.files.errors import FileClaimed
from services.chassis.tables.errors import EmptyTable
from services.chassis.values import Forbidden
from tests.system.dispatch.district import DESK, Bench
from tests.system.dispatch.tables import SOURCE, mapped, started, uploaded
from tests.unit.dispatch.workbooks import HEADER, text


def test_an_import_is_a_job_with_the_number_of_its_rows(bench: Bench):
    mapped(bench)
    job = started(bench, uploaded(bench))
    assert (job.total, job.name) == (5, f"{SOURCE}-1-report.csv")
    run = bench.read().source_imports.get(job.id)
    assert (run.source, run.number, run.name, run.rows, run.done) == (SOURCE, 1, "工单.csv", 5, 0)


def test_a_table_is_taken_in_once_and_tried_as_often_as_one_likes(bench: Bench):
    mapped(bench)
    file_id = uploaded(bench)
    for dry in (True, True, False):
        started(bench, file_id, dry=dry)
    with pytest.raises(FileClaimed):
        started(bench, file_id)


def test_what_cannot_be_read_begins_nothing(bench: Bench):
    mapped(bench)
    file_id = uploaded(bench, text(HEADER).encode())
    with pytest.raises(EmptyTable):
        started(bench, file_id)
    with pytest.raises(Forbidden):
        started(bench, file_id, DESK)
    assert bench.read().source_imports.list({}) == []
