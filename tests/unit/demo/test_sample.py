# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

from scripts.demo.__main__ import SAMPLE
from scripts.demo.replay import sample
from scripts.demo.replay.csv_file import read
from tests.unit.demo.requests import request


def test_the_drawing_depends_on_the_rows_alone():
    rows = [request(case_id=str(number)) for number in range(20_000)]
    drawn = sample.draw(rows)
    assert 200 <= len(drawn) <= 300
    assert {r.case_id for r in sample.draw(reversed(rows))} == {r.case_id for r in drawn}


def test_the_rare_kinds_are_drawn_more_often():
    rows = [request(case_id=str(number), on_time_status="") for number in range(2_000)]
    assert 200 <= len(sample.draw(rows)) <= 300
    assert sample.is_rare(request(closed_dt="2015-01-01T00:00:00"))
    assert not sample.is_rare(request(closed_dt=""))


def test_the_carried_sample_holds_every_kind_over_the_whole_year():
    requests, unusable = read(SAMPLE)
    assert unusable == []
    assert sample.kinds(requests) == {
        "all": 1502,
        "closed before opened": 22,
        "closed, ONTIME": 732,
        "closed, OVERDUE": 220,
        "open, ONTIME": 47,
        "open, OVERDUE": 151,
        "with a time limit, without a published status": 18,
        "without a time limit": 334,
    }
    assert {date.fromisoformat(r.open_dt[:10]).month for r in requests} == set(range(1, 13))
    assert sample.draw(requests) == requests


def test_the_same_rows_are_written_as_the_same_bytes(tmp_path):
    requests, _ = read(SAMPLE)
    sample.write(tmp_path / "again.csv.gz", requests)
    assert read(tmp_path / "again.csv.gz")[0] == requests
    assert (tmp_path / "again.csv.gz").read_bytes()[:10] == SAMPLE.read_bytes()[:10]


def test_the_readme_tells_the_kinds():
    told = (SAMPLE.parent / "README.md").read_text(encoding="utf-8")
    for kind, count in sample.kinds(read(SAMPLE)[0]).items():
        assert f"| {kind} | {count:,} |" in told
