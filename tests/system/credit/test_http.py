# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files over HTTP: staff, whom they are about, and the public, each what they may."""

import json
from datetime import timedelta
from typing import Any

from services.chassis.values import Role
from services.credit.domain.default_rules import DEFAULT
from services.credit.policies import RuleSetRule
from tests.system.credit.district import (
    ADMIN,
    COMPANY,
    COMPOUND,
    DISTRICT,
    INSPECTOR,
    MANAGER,
    MANAGER_FILE,
    RESIDENT,
    Bench,
    person,
)
from tests.system.deliberation.web import Web

FILES = "/credit/v1/credit-files"
PUBLIC = "/credit/v1/public/320585"
SECOND_ADMIN = person(92, "冯管理", (DISTRICT, Role.DISTRICT_ADMIN))
DECISION: dict[str, Any] = {
    "kind": "inspection",
    "place_path": COMPOUND,
    "happened_on": "2026-03-02",
    "points": 600,
    "documents": ["检查单1号"],
}


def test_staff_records_and_sees_why(bench: Bench, web: Web):
    web.post(f"{FILES}/{COMPANY}/facts", INSPECTOR, DECISION, 201)
    file = web.get(f"{FILES}/{COMPANY}", INSPECTOR)
    assert (file["score"], file["shown"]["light"], file["name"]) == (8400, "green", "安居物业")
    told = web.get(f"{FILES}/{COMPANY}/rating", INSPECTOR)
    assert (told["start"], told["score"], told["lines"][0]["points"]) == (9000, 8400, -600)
    (fact,) = web.get(f"{FILES}/{COMPANY}/facts", INSPECTOR)["items"]
    assert (fact["rule"], fact["evidence"][0]["reference"]) == ("M-402", "检查单1号")
    assert (fact["may_appeal"], fact["may_repair"]) == (True, False)
    bench.wait(days=30)
    bench.rectify(fact["id"])
    (fact,) = web.get(f"{FILES}/{COMPANY}/facts", INSPECTOR)["items"]
    assert (fact["may_appeal"], fact["may_repair"]) == (False, True)


def test_a_fact_without_evidence_is_refused(web: Web):
    refused = web.post(f"{FILES}/{COMPANY}/facts", INSPECTOR, {**DECISION, "documents": []}, 422)
    assert refused["code"] == "credit.fact_without_evidence"


def test_the_same_day_has_the_same_score_whenever_it_is_asked_for(bench: Bench, web: Web):
    bench.record(points=600)
    before = web.get(f"{FILES}/{COMPANY}/rating", ADMIN, on="2026-03-02")
    bench.wait(days=200)
    bench.record(points=900)
    rules = bench.file().rules
    policy = {"rules": RuleSetRule.of(DEFAULT).model_dump(mode="json") | {"start": 7000}}
    client = web._client.put("/credit/v1/policies/ratings", headers=web._headers(ADMIN), json=policy)
    assert client.status_code == 200, client.text
    bench.fire()
    assert bench.file().rules != rules
    assert web.get(f"{FILES}/{COMPANY}/rating", ADMIN, on="2026-03-02", rules=rules) == before
    assert web.get(f"{FILES}/{COMPANY}/rating", ADMIN, 422, on="2030-01-01")["code"] == "credit.not_yet_known"
    assert web.get(f"{FILES}/{COMPANY}/rating", ADMIN, 404, rules="0" * 64)["code"] == "not_found"


def test_a_rule_set_with_a_gap_is_refused_by_name(web: Web):
    rules = RuleSetRule.of(DEFAULT).model_dump(mode="json")
    rules["stars"][0]["last"] = 5000
    sent = web._client.put("/credit/v1/policies/ratings", headers=web._headers(ADMIN), json={"rules": rules})
    assert (sent.status_code, sent.json["code"]) == (422, "credit.band_gap")
    assert (sent.json["first"], sent.json["last"]) == (5001, 5999)


def test_who_leads_the_work_sees_the_own_files_and_residents_none(bench: Bench, web: Web):
    mine = web.get(f"{FILES}/mine", MANAGER)["items"]
    assert [(one["id"], one["name"]) for one in mine] == [(COMPANY, "安居物业"), (MANAGER_FILE, "周经理")]
    fact = bench.record(file_id=MANAGER_FILE)
    made = web.post(f"/credit/v1/facts/{fact.id}/appeals", MANAGER, {"text": "不属实。"}, 201)
    assert web.get("/credit/v1/appeals", INSPECTOR, place=DISTRICT)["items"][0]["id"] == made["id"]
    assert web.get(f"{FILES}/{MANAGER_FILE}", RESIDENT, 404)["code"] == "not_found"
    assert web.get(FILES, RESIDENT, 403, place=DISTRICT)["code"] == "forbidden"
    assert [one["score"] for one in web.get(FILES, INSPECTOR, place=DISTRICT)["items"]] == [8500, 9000, 9000]


def test_the_public_sees_what_is_in_effect_with_its_reasons(bench: Bench, web: Web):
    bench.record("fund_misuse")
    shown = {one["id"]: one["shown"]["light"] for one in web.get(f"{PUBLIC}/credit-files")["items"]}
    assert shown[COMPANY] == "green"
    assert MANAGER_FILE not in shown
    assert web.get(f"{PUBLIC}/credit-files/{MANAGER_FILE}", None, 404)["code"] == "not_found"
    bench.confirm()
    told = web.get(f"{PUBLIC}/credit-files/{COMPANY}")
    assert told["file"]["shown"] == {"stars": "1", "light": "red", "blacklisted": True}
    (rating,) = told["ratings"]
    assert json.loads(rating["content"])["lines"][0]["rule"] == "V-501"
    assert web.get(f"{PUBLIC}/publications")["items"][0]["stage"] == "open"


def test_a_case_goes_its_way(bench: Bench, web: Web):
    case_id = bench.red().id
    said = {
        "held_at": "2026-03-02T09:00:00+08:00",
        "attended": "周经理",
        "record": "告知。",
        "document": "1号",
    }
    assert web.post(f"/credit/v1/cases/{case_id}:interview", INSPECTOR, said)["state"] == "interviewed"
    assert web.get(f"/credit/v1/cases/{case_id}", MANAGER)["interview"]["document"] == "1号"
    assert web.get("/credit/v1/cases", INSPECTOR, place=DISTRICT)["items"][0]["id"] == case_id
    assert web.get(f"/credit/v1/cases/{case_id}", RESIDENT, 404)["code"] == "not_found"


def test_an_exit_is_heard_appealed_and_what_can_be_is_repaired(bench: Bench, web: Web):
    """Over the API alone: only the owners' answer and the passing of time come from elsewhere."""
    minor = web.post(f"{FILES}/{COMPANY}/facts", INSPECTOR, DECISION, 201)["id"]
    grave = {**DECISION, "kind": "fund_misuse", "points": None}
    fact = web.post(f"{FILES}/{COMPANY}/facts", INSPECTOR, grave, 201)["id"]
    confirmed = web.post(f"{FILES}/{COMPANY}:confirm", ADMIN, {"reasons": "已核对。"})
    assert confirmed["shown"]["light"] == "red"
    (case,) = web.get("/credit/v1/cases", INSPECTOR, place=DISTRICT)["items"]
    at = f"/credit/v1/cases/{case['id']}"
    held = {
        "held_at": "2026-03-02T09:00:00+08:00",
        "attended": "周经理",
        "record": "告知。",
        "document": "1号",
    }
    web.post(f"{at}:interview", INSPECTOR, held)
    due = (bench.today + timedelta(days=10)).isoformat()
    web.post(f"{at}:order", INSPECTOR, {"tasks": "退还资金。", "due_on": due})
    failed = {"passed": False, "record": "没有退还。", "document": "2号"}
    assert web.post(f"{at}:recheck", INSPECTOR, failed)["state"] == "exit_due"

    asked = {"place_path": COMPOUND, "reasons": "挪用资金，复查未通过。"}
    assert web.post(f"{at}:propose-exit", ADMIN, asked, 409)["code"] == "credit.not_heard"
    hearing = {"held_on": bench.today.isoformat(), "record": "听取意见。", "document": "3号"}
    assert web.post(f"{at}:hear", INSPECTOR, hearing)["state"] == "exit_due"

    appeal = web.post(f"{at}/appeals", MANAGER, {"text": "经业主同意。"}, 201)["id"]
    assert web.post(f"{at}:propose-exit", ADMIN, asked, 409)["code"] == "credit.window_still_open"
    ruling = {"outcome": "dismissed", "reasons": "没有业主决定。"}
    own = web.post(f"/credit/v1/appeals/{appeal}:rule", ADMIN, ruling, 403)
    assert own["code"] == "credit.own_decision"
    web.post(f"/credit/v1/appeals/{appeal}:rule", SECOND_ADMIN, ruling)
    bench.wait(days=20)
    late = web.post(f"/credit/v1/facts/{minor}/appeals", MANAGER, {"text": "不属实。"}, 409)
    assert late["code"] == "credit.appeal_window_over"
    assert web.post(f"{at}:propose-exit", ADMIN, asked)["state"] == "exit_proposed"
    bench.hear("deliberation", "TopicDecided", case_id=case["id"], adopted=True)
    assert web.get(at, INSPECTOR)["state"] == "exited"

    promise = {"promise": "每月自查。"}
    for one in (minor, fact):
        web.post(f"/credit/v1/facts/{one}:rectify", INSPECTOR, {"document": "4号"})
    bench.on("2026-06-20")
    repair = web.post(f"/credit/v1/facts/{minor}/repairs", MANAGER, promise, 201)["id"]
    never = web.post(f"/credit/v1/facts/{fact}/repairs", MANAGER, promise, 409)
    assert never["code"] == "credit.not_repairable"
    decided = web.post(f"/credit/v1/repairs/{repair}:decide", ADMIN, {"granted": True, "reasons": "已改正。"})
    assert decided["granted"] is True
    assert bench.told("fact", minor)[-1] == "FactMarked"
