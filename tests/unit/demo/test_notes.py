# SPDX-License-Identifier: AGPL-3.0-or-later
import json
import stat

from scripts.demo import districts
from scripts.demo.replay import rejected
from scripts.demo.replay.csv_file import Unusable
from scripts.demo.replay.mark import Mark
from scripts.demo.state import DemoState
from services.identity.domain.accounts import check_password
from services.identity.domain.identifiers import Flaw, check_credit_code
from tests.unit.demo.requests import PLAIN, request


def test_the_mark_goes_on_where_it_stood_and_begins_anew_for_another_file(tmp_path):
    data, note = tmp_path / "data", tmp_path / "note"
    data.write_text("a")
    mark = Mark.of(data, note)
    mark.move(400)
    mark.move(30)
    assert Mark.of(data, note).sent == 430
    data.write_text("b")
    assert Mark.of(data, note).sent == 0


def test_each_wrong_row_is_told_with_its_line_and_reason(tmp_path):
    wrong = request(line=7, case_id="")
    answers = {
        PLAIN.line: {"result": "unchanged", "code": "", "detail": ""},
        7: {"result": "rejected", "code": "dispatch.intake.bad_row", "detail": "external_id: too short"},
    }
    torn = Unusable(9, "csv.cells", "1 cells instead of 22", ["x"])
    file = tmp_path / "rejected.ndjson"
    assert rejected.write(file, [PLAIN, wrong], answers, [torn]) == 2
    told = [json.loads(line) for line in file.read_text().splitlines()]
    assert [(one["line"], one["code"]) for one in told] == [(9, "csv.cells"), (7, "dispatch.intake.bad_row")]
    assert told[1]["row"]["type"] == wrong.type


def test_secrets_are_kept_for_the_owner_alone(tmp_path):
    kept = DemoState.load(tmp_path / "data" / "demo.json")
    kept.clients["boston-311@900001"] = "secret"
    kept.save()
    again = DemoState.load(kept.file)
    assert (again.password, again.clients) == (kept.password, kept.clients)
    assert stat.S_IMODE(kept.file.stat().st_mode) == 0o600


def test_the_districts_can_be_set_up(tmp_path):
    password = DemoState.load(tmp_path / "demo.json").password
    for district in districts.load():
        assert check_credit_code(district.company[1]) is Flaw.VALID
        assert set(district.people) == set(districts.ROLES)
        assert len({district.phone(who) for who in districts.ROLES}) == len(districts.ROLES)
        for who in districts.ROLES:
            check_password(password, district.login(who), 10)
