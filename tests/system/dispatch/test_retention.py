# SPDX-License-Identifier: AGPL-3.0-or-later
"""Closed orders lose who and what after the days of the policy; what is open and what is younger stays."""

from datetime import timedelta

from services.chassis.store.files import FileState
from services.chassis.values import Principal
from services.dispatch.commands import finish_round, refuse_order
from services.dispatch.commands.finish_round import FinishRound
from services.dispatch.commands.refuse_order import RefuseOrder
from services.dispatch.personal import personal
from tests.system.dispatch.api import FILES, ORDERS, Api
from tests.system.dispatch.commands.test_add_evidence import OGG, POINT, add, assigned, picture
from tests.system.dispatch.district import ADMIN, DESK, NEIGHBOURHOOD, PLUMBER, RESIDENT, TENANT, Bench
from tests.system.dispatch.round_samples import opened, rounds_of, the_plan, the_round, walked
from tests.system.dispatch.tables import mapped, started, uploaded

RETENTION = "/dispatch/v1/retention"
POLICY = "/dispatch/v1/policies/retention"


def refused(api: Api, order_id: str) -> None:
    api.bench.act(DESK, lambda tx: refuse_order.handle(tx, order_id, RefuseOrder(reason="不属于本小区")))


def night(bench: Bench) -> None:
    by = Principal(TENANT, "timers", "timers")
    while not bench.store.transact(by, personal.retention.apply):
        pass


def test_a_closed_order_loses_words_place_and_pictures_and_an_open_one_keeps_them(api: Api) -> None:
    photo = api.uploaded(RESIDENT)
    closed, still_open = api.report(photos=[photo]), api.report()
    refused(api, closed)
    api.bench.wait(timedelta(days=1094))
    younger = api.report()
    refused(api, younger)
    api.bench.wait(timedelta(days=2))
    rules = {one["rule"]: one for one in api.get(ADMIN, RETENTION)["rules"]}
    assert (rules["orders"]["days"], rules["orders"]["least_days"], rules["orders"]["due"]) == (1095, 365, 1)
    api.get(DESK, RETENTION, 403)
    night(api.bench)
    one = api.bench.order(closed)
    assert (one.description, one.address, one.location, one.photos) == ("***", None, None, ())
    assert one.reporter_id == RESIDENT.subject
    (reported, *_) = api.bench.read().history("order", closed).items
    assert (reported.name, reported.data.description) == ("OrderReported", "***")
    for order_id in (still_open, younger):
        assert api.bench.order(order_id).description == "三楼漏水"
    assert api.get(RESIDENT, f"{FILES}/{photo}/content", 409)["state"] == "expired"
    rules = {one["rule"]: one for one in api.get(ADMIN, RETENTION)["rules"]}
    assert (rules["orders"]["due"], rules["orders"]["went"]) == (0, 1)
    told = api.bench.read().history("retention_run", "retention").items
    assert [(one.data.rule, one.data.days, one.data.number) for one in told] == [("orders", 1095, 1)]


def test_what_proved_the_work_goes_and_the_order_says_what_there_was(api: Api) -> None:
    order_id = assigned(api, [], photos=[api.uploaded(RESIDENT, picture())])
    for kind, content in (("during", picture()), ("signature", picture("PNG")), ("voice", OGG)):
        add(api, order_id, kind, content)
    api.step(PLUMBER, order_id, "add_evidence", {"kind": "location", "location": POINT})
    after = api.uploaded(PLUMBER, picture())
    api.step(PLUMBER, order_id, "finish", {"result": "已补好", "evidence": [after]})
    api.step(DESK, order_id, "revisit", {"contacted": True, "solved": True, "satisfied": 5})
    api.step(DESK, order_id, "close", {})
    shown = api.get(DESK, f"{ORDERS}/{order_id}")
    files = [
        *shown["photos"],
        *shown["evidence"],
        *(file for one in shown["proofs"] for file in one["files"]),
    ]
    known = {one.id: one for one in api.bench.read().files.several(files)}
    assert (len(files), shown["gone"]) == (5, [])
    api.bench.wait(timedelta(days=1096))
    night(api.bench)
    left = api.get(DESK, f"{ORDERS}/{order_id}")
    assert (left["photos"], left["evidence"]) == ([], [])
    assert [(one["kind"], one["files"], one["location"]) for one in left["proofs"]] == [
        (kind, [], None) for kind in ("during", "signature", "voice", "location")
    ]
    assert [one["at"] for one in left["proofs"]] == [one["at"] for one in shown["proofs"]]
    assert sorted(one["kind"] for one in left["gone"]) == ["after", "before", "during", "signature", "voice"]
    assert {one["digest"] for one in left["gone"]} == {one.digest for one in known.values()}
    for file_id in files:
        assert api.get(DESK, f"{FILES}/{file_id}/content", 404)
    night(api.bench)
    assert api.get(DESK, f"{ORDERS}/{order_id}") == left


def test_less_than_the_least_is_refused_and_so_is_a_smaller_place(api: Api) -> None:
    headers = api.token(ADMIN)
    short = api.client.put(POLICY, json={"orders_days": 364}, headers=headers)
    assert (short.status_code, short.json["errors"]) == (
        422,
        [
            {
                "field": "orders_days",
                "error": "kept for at least 365 days",
                "rule": "retention_below_law",
                "limit": 365,
            }
        ],
    )
    elsewhere = api.client.put(f"{POLICY}?place={NEIGHBOURHOOD}", json={"orders_days": 400}, headers=headers)
    assert (elsewhere.status_code, elsewhere.json["code"], elsewhere.json["field"]) == (
        422,
        "invalid",
        "place",
    )
    assert api.get(ADMIN, POLICY)["orders_days"] == 1095


def test_a_table_that_was_taken_in_goes_and_what_became_of_its_rows_stays(bench: Bench) -> None:
    mapped(bench)
    job = started(bench, uploaded(bench))
    bench.fire()
    before = bench.read().source_imports.get(job.id)
    assert bench.read().files.get(before.file_id).state is FileState.READY
    for days, state in ((364, FileState.READY), (2, FileState.EXPIRED)):
        bench.wait(timedelta(days=days))
        night(bench)
        assert bench.read().files.get(before.file_id).state is state
    left = bench.read().source_imports.get(job.id)
    assert (left.name, left.done, left.file_id) == (before.name, 5, "***")


def test_a_round_that_was_made_stays_and_loses_who_made_it(bench: Bench) -> None:
    one = opened(bench)
    walked(bench, one)
    bench.act(PLUMBER, lambda tx: finish_round.handle(tx, one.id, FinishRound(note="一切正常")))
    coming = next(
        other for other in rounds_of(bench, the_plan(bench, one.plan_id)) if other.state == "planned"
    )
    bench.wait(timedelta(days=1096))
    night(bench)
    made, planned = the_round(bench, one.id), the_round(bench, coming.id)
    assert (made.state, made.note, made.assignee.id) == ("done", "一切正常", one.assignee.id)
    assert (made.assignee.name, made.terms.assignee.name) == ("***", "***")
    assert planned.assignee.name == one.assignee.name
