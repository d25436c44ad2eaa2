# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of credit that needs more than ids: a request that succeeds."""

from datetime import timedelta

from services.chassis.clock import system_now
from services.chassis.ids import new_id
from services.credit.commands import seal_log
from services.credit.domain.cases import Hearing, Rectification, State
from services.credit.domain.default_rules import DEFAULT
from services.credit.domain.kinds import Evidence, EvidenceKind
from services.credit.domain.subjects import Appointment
from services.credit.policies import RuleSetRule
from services.credit.store import Tx
from tests.samples.audit import *  # noqa: F403 - samples of this service, too
from tests.samples.audit import RULES
from tests.samples.credit_files import (
    act,
    appeal,
    case,
    compound,
    exit_due,
    fact,
    handover,
    other_file,
    published,
    red,
    rename,
    repair,
)
from tests.samples.dispatch import photo
from tests.samples.world import MARK, Request, World

FILES = "/credit/v1/files"
CREDIT_FILES = "/credit/v1/credit-files"
PUBLISHED = ("companies", "credit_files", "publications", "facts", "files", "rule_sets", "waiting_leaves")
"""The collections whose ids everybody may know: of the files those that are a published fact's evidence."""
SAME_FOR_ALL = {
    *RULES,
    "show_calendar_policy",
    "show_ratings_policy",
    "show_process_policy",
    "show_handovers_policy",
}
"""What shows everybody the defaults."""
NAME = "安居物业"
"""The name of a company is public: it bears no mark."""
SHOWN = (Evidence(EvidenceKind.DOCUMENT, "检查单1号"),)


def try_policy(world: World) -> Request:
    return Request(body={"policy": "process", "rules": {}})


def settle(world: World) -> None:
    """The company's file, led by the handler too, with a fact, a case, an appeal, and a published rating."""
    world.ids["credit_file"] = world.ids["company"]
    by_handler = Appointment(
        world.code(), world.ids["company"], world.ids["handler"], compound(world), "2020-01-01"
    )
    act(world, lambda tx: tx.put_copy(Tx.appointments, by_handler, 1))
    act(world, lambda tx: rename(tx, world.ids["company"]))
    world.ids["fact"] = fact(world)
    world.ids["case"] = case(world)
    world.ids["appeal"], world.ids["repair"] = appeal(world), repair(world)
    made = published(world)
    world.ids["handover"] = handover(world)
    matter = new_id()
    fact(world, matter=matter)
    world.own["credit"] = {"publication": made, "leaf": made, "matter": matter}
    act(world, seal_log.handle)


def list_files(world: World) -> Request:
    return Request(query={"place": world.seeded.path})


list_cases = list_handovers = list_appeals = list_repairs = list_files


def list_comparisons(world: World) -> Request:
    return Request(query={"below": world.seeded.path, "quarter": "2026Q1"})


def list_own_files(world: World) -> Request:
    return Request(by=world.people["handler"])


def explain_rating(world: World) -> Request:
    fact(world)
    return Request({"credit_file_id": world.ids["company"]})


def list_facts(world: World) -> Request:
    return explain_rating(world)


def record_fact(world: World) -> Request:
    body = {
        "kind": "inspection",
        "place_path": world.paths["compound"],
        "happened_on": "2026-01-05",
        "points": 100,
        "documents": ["检查单1号"],
    }
    return Request({"credit_file_id": world.ids["company"]}, body)


def confirm_rating(world: World) -> Request:
    return Request({"credit_file_id": red(world)}, {"reasons": "已核对。"})


def decline_rating(world: World) -> Request:
    return confirm_rating(world)


def withdraw_fact(world: World) -> Request:
    return Request({"fact_id": fact(world)}, {"reasons": "记错了。"})


def transfer_fact(world: World) -> Request:
    body = {"to_file_id": other_file(world), "reasons": "另有责任人。", "document": "认定书1号"}
    return Request({"fact_id": fact(world)}, body)


def rectify_fact(world: World) -> Request:
    return Request({"fact_id": fact(world)}, {"document": "验收单1号"})


def appeal_fact(world: World) -> Request:
    return Request({"fact_id": fact(world)}, {"text": "不属实。"}, by=world.people["handler"])


def appeal_case(world: World) -> Request:
    return Request({"case_id": case(world)}, {"text": "不属实。"}, by=world.people["handler"])


def apply_repair(world: World) -> Request:
    long_ago = system_now().date() - timedelta(days=200)
    fact_id = fact(world, happened_on=long_ago, recorded_on=long_ago)
    world.ok("POST", f"/credit/v1/facts/{fact_id}:rectify", {"document": "验收单1号"})
    return Request({"fact_id": fact_id}, {"promise": "每月自查。"}, by=world.people["handler"])


def rule_appeal(world: World) -> Request:
    return Request({"appeal_id": appeal(world)}, {"outcome": "dismissed", "reasons": "属实。"})


def decide_repair(world: World) -> Request:
    return Request({"repair_id": repair(world)}, {"granted": False, "reasons": "未满期限。"})


def hold_interview(world: World) -> Request:
    held = (system_now() - timedelta(minutes=1)).isoformat()
    body = {"held_at": held, "attended": "经理", "record": "已告知。", "document": "记录1号"}
    return Request({"case_id": case(world)}, body)


def order_rectification(world: World) -> Request:
    due = system_now().date() + timedelta(days=20)
    body = {"tasks": "退还资金。", "due_on": due.isoformat()}
    return Request({"case_id": case(world, state=State.INTERVIEWED)}, body)


def recheck_case(world: World) -> Request:
    body = {"passed": True, "record": "已整改。", "document": "复查单1号"}
    order = Rectification("退还资金。", system_now().date())
    return Request({"case_id": case(world, state=State.RECTIFYING, rectification=order)}, body)


def hear_case(world: World) -> Request:
    body = {"held_on": "2026-01-05", "record": "听取意见。", "document": "听证1号"}
    return Request({"case_id": exit_due(world)}, body)


def propose_exit(world: World) -> Request:
    body = {"place_path": world.paths["compound"], "reasons": "复查未通过。"}
    hearing = Hearing(system_now().date(), True, "放弃听证。", "声明1号")
    return Request({"case_id": exit_due(world, hearing=hearing)}, body)


def hand_over_item(world: World) -> Request:
    return Request({"handover_id": handover(world)}, {"item": "钥匙", "document": "移交清单1号"})


def arrange_interim(world: World) -> Request:
    today = system_now().date()
    span = {"since": today.isoformat(), "until": (today + timedelta(days=90)).isoformat()}
    return Request(
        {"handover_id": handover(world)}, {"provider": "居委会", "document": "街道决定1号", **span}
    )


def close_case(world: World) -> Request:
    return Request({"case_id": exit_due(world)}, {"reasons": "已更换团队。"})


def raise_objection(world: World) -> Request:
    body = {"text": f"{MARK}评分有误。"}
    return Request({"publication_id": published(world)}, body, by=world.people["resident"])


def list_objections(world: World) -> Request:
    raised = raise_objection(world)
    path = f"/credit/v1/publications/{raised.ids['publication_id']}/objections"
    world.ok("POST", path, raised.body, world.people["resident"])
    return Request(raised.ids)


def rule_objection(world: World) -> Request:
    raised = raise_objection(world)
    path = f"/credit/v1/publications/{raised.ids['publication_id']}/objections"
    made = world.ok("POST", path, raised.body, world.people["resident"])
    return Request({"objection_id": made["id"]}, {"outcome": "dismissed", "reasons": "属实。"})


def put_ratings_policy(_world: World) -> Request:
    return Request(body={"rules": RuleSetRule.of(DEFAULT).model_dump(mode="json")})


def list_calendar_policy_versions(world: World) -> Request:
    world.ok("PUT", "/credit/v1/policies/calendar", {})
    return Request()


def list_ratings_policy_versions(world: World) -> Request:
    world.ok("PUT", "/credit/v1/policies/ratings", {})
    return Request()


def list_handovers_policy_versions(world: World) -> Request:
    world.ok("PUT", "/credit/v1/policies/handovers", {})
    return Request()


def list_process_policy_versions(world: World) -> Request:
    world.ok("PUT", "/credit/v1/policies/process", {})
    return Request()


def begin_file(_world: World) -> Request:
    return Request(body={"name": "现场.jpg", "size": len(photo())})


def put_piece(world: World) -> Request:
    begun = world.ok("POST", FILES, begin_file(world).body)
    return Request({"file_id": begun["id"], "number": "0"}, photo())


def complete_file(world: World) -> Request:
    piece = put_piece(world)
    path = f"{FILES}/{piece.ids['file_id']}/pieces/0"
    sent = world.call("PUT", path, "", piece.body, None, "application/octet-stream")
    assert sent.status_code == 204, sent.text
    return Request({"file_id": piece.ids["file_id"]})


def show_content(world: World) -> Request:
    file_id = complete_file(world).ids["file_id"]
    world.ok("POST", f"{FILES}/{file_id}:complete")
    recorded = record_fact(world)
    path = f"{CREDIT_FILES}/{world.ids['company']}/facts"
    world.ok("POST", path, recorded.body | {"photos": [file_id]})
    world.fire("credit")
    return Request({"file_id": file_id})


show_thumbnail = show_content


def show_job(world: World) -> Request:
    world.ok("PUT", "/credit/v1/policies/calendar", {})
    [started] = world.ok("GET", "/credit/v1/jobs")["items"][:1]
    return Request({"job_id": started["id"]})


def list_jobs(world: World) -> Request:
    show_job(world)
    return Request()


cancel_job = show_job


def show_result(world: World) -> Request:
    started = show_job(world)
    world.fire("credit")
    return started
