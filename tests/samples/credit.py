# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of credit that needs more than ids: a request that succeeds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeVar

from services.chassis.clock import system_now
from services.chassis.values import OrgPath, Principal
from services.credit.commands import open_file, publish_rating, seal_log
from services.credit.domain.appeals import About, Appeal
from services.credit.domain.cases import Case, Hearing, Rectification, State
from services.credit.domain.default_rules import DEFAULT
from services.credit.domain.facts import Fact
from services.credit.domain.kinds import Evidence, EvidenceKind, ExitReason, SubjectKind
from services.credit.domain.repairs import Repair
from services.credit.domain.subjects import Appointment, Company
from services.credit.policies import RuleSetRule
from services.credit.store import Tx
from tests.samples.dispatch import photo
from tests.samples.world import MARK, Request, World

R = TypeVar("R")
FILES = "/credit/v1/files"
CREDIT_FILES = "/credit/v1/credit-files"
PUBLISHED = ("companies", "credit_files", "publications", "facts", "rule_sets", "waiting_leaves")
"""The collections whose ids everybody may know."""
SAME_FOR_ALL = {"show_calendar_policy", "show_ratings_policy", "show_process_policy"}
"""What shows everybody the defaults."""
NAME = "安居物业"
"""The name of a company is public: it bears no mark."""
LONG_AGO = system_now().date() - timedelta(days=200)
SHOWN = (Evidence(EvidenceKind.DOCUMENT, "检查单1号"),)


def settle(world: World) -> None:
    """The company's file, led by the handler too, with a fact, a case, an appeal, and a published rating."""
    world.ids["credit_file"] = world.ids["company"]
    by_handler = Appointment(
        world.code(), world.ids["company"], world.ids["handler"], _compound(world), "2020-01-01"
    )
    _act(world, lambda tx: tx.put_copy(Tx.appointments, by_handler, 1))
    _act(world, lambda tx: _rename(tx, world.ids["company"]))
    world.ids["fact"] = _fact(world)
    world.ids["case"] = _case(world)
    world.ids["appeal"], world.ids["repair"] = _appeal(world), _repair(world)
    published = _published(world)
    world.own["credit"] = {"publication": published, "leaf": published}
    _act(world, seal_log.handle)


def _rename(tx: Tx, file_id: str) -> None:
    tx.credit_files.save(replace(tx.credit_files.get(file_id), name=NAME))


def list_files(world: World) -> Request:
    return Request(query={"place": world.seeded.path})


list_cases = list_appeals = list_repairs = list_files


def list_own_files(world: World) -> Request:
    return Request(by=world.people["handler"])


def explain_rating(world: World) -> Request:
    _fact(world)
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
    return Request({"credit_file_id": _red(world)}, {"reasons": "已核对。"})


def decline_rating(world: World) -> Request:
    return confirm_rating(world)


def withdraw_fact(world: World) -> Request:
    return Request({"fact_id": _fact(world)}, {"reasons": "记错了。"})


def transfer_fact(world: World) -> Request:
    body = {"to_file_id": _other_file(world), "reasons": "另有责任人。", "document": "认定书1号"}
    return Request({"fact_id": _fact(world)}, body)


def rectify_fact(world: World) -> Request:
    return Request({"fact_id": _fact(world)}, {"document": "验收单1号"})


def appeal_fact(world: World) -> Request:
    return Request({"fact_id": _fact(world)}, {"text": "不属实。"}, by=world.people["handler"])


def appeal_case(world: World) -> Request:
    return Request({"case_id": _case(world)}, {"text": "不属实。"}, by=world.people["handler"])


def apply_repair(world: World) -> Request:
    fact_id = _fact(world, happened_on=LONG_AGO, recorded_on=LONG_AGO)
    world.ok("POST", f"/credit/v1/facts/{fact_id}:rectify", {"document": "验收单1号"})
    return Request({"fact_id": fact_id}, {"promise": "每月自查。"}, by=world.people["handler"])


def rule_appeal(world: World) -> Request:
    return Request({"appeal_id": _appeal(world)}, {"outcome": "dismissed", "reasons": "属实。"})


def decide_repair(world: World) -> Request:
    return Request({"repair_id": _repair(world)}, {"granted": False, "reasons": "未满期限。"})


def hold_interview(world: World) -> Request:
    held = (system_now() - timedelta(minutes=1)).isoformat()
    body = {"held_at": held, "attended": "经理", "record": "已告知。", "document": "记录1号"}
    return Request({"case_id": _case(world)}, body)


def order_rectification(world: World) -> Request:
    due = system_now().date() + timedelta(days=20)
    body = {"tasks": "退还资金。", "due_on": due.isoformat()}
    return Request({"case_id": _case(world, state=State.INTERVIEWED)}, body)


def recheck_case(world: World) -> Request:
    body = {"passed": True, "record": "已整改。", "document": "复查单1号"}
    order = Rectification("退还资金。", system_now().date())
    return Request({"case_id": _case(world, state=State.RECTIFYING, rectification=order)}, body)


def hear_case(world: World) -> Request:
    body = {"held_on": "2026-01-05", "record": "听取意见。", "document": "听证1号"}
    return Request({"case_id": _exit_due(world)}, body)


def propose_exit(world: World) -> Request:
    body = {"place_path": world.paths["compound"], "reasons": "复查未通过。"}
    hearing = Hearing(system_now().date(), True, "放弃听证。", "声明1号")
    return Request({"case_id": _exit_due(world, hearing=hearing)}, body)


def close_case(world: World) -> Request:
    return Request({"case_id": _exit_due(world)}, {"reasons": "已更换团队。"})


def raise_objection(world: World) -> Request:
    body = {"text": f"{MARK}评分有误。"}
    return Request({"publication_id": _published(world)}, body, by=world.people["resident"])


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


def _fact(world: World, file_id: str = "", kind: str = "late_publication", **more: Any) -> str:
    """The id of a fact of the company, or of another file."""

    def work(tx: Tx) -> Fact:
        cause = tx.new_id()
        said = {"place": _compound(world), "happened_on": tx.today, "evidence": SHOWN, "source": cause}
        fact = tx.new_fact(file_id or world.ids["company"], cause, kind=kind, **said)
        fact = replace(fact, **more)
        tx.facts.add(fact)
        tx.recount(tx.credit_files.get(fact.file_id), fact)
        return fact

    return _act(world, work).id


def _other_file(world: World) -> str:
    """The id of the file of a company of its own."""

    def work(tx: Tx) -> str:
        company = Company(tx.new_id(), NAME, "property_company")
        tx.put_copy(Tx.companies, company, 1)
        open_file.handle(tx, SubjectKind.COMPANY, company.id, tx.root)
        return company.id

    return _act(world, work)


def _red(world: World) -> str:
    """The id of a file whose red light waits for a confirmation."""
    file_id = _other_file(world)
    _fact(world, file_id, "fund_misuse")
    return file_id


def _case(world: World, **more: Any) -> str:
    """The id of a case of the company, as far as it is said to be."""

    def work(tx: Tx) -> str:
        file = tx.credit_files.get(world.ids["company"])
        given = {
            "id": tx.new_id(),
            "file_id": file.id,
            "place": file.place,
            "within": file.within,
            "opened_at": tx.now - timedelta(days=1),
            "opened_by": "somebody",
            "interview_by": tx.now,
            "appeal_until": tx.now + timedelta(days=5),
        }
        case = Case(**{**given, **more})
        tx.cases.add(case)
        return case.id

    return _act(world, work)


def _exit_due(world: World, **more: Any) -> str:
    over = system_now() - timedelta(days=1)
    said = {"state": State.EXIT_DUE, "exit_reason": ExitReason.FAILED_RECHECK, "appeal_until": over}
    return _case(world, **said, **more)


def _appeal(world: World) -> str:
    """The id of an open appeal against a fact of the company."""
    fact_id = _fact(world)

    def work(tx: Tx) -> str:
        file = tx.credit_files.get(world.ids["company"])
        appeal = Appeal(
            id=tx.new_id(),
            about=About.FACT,
            about_id=fact_id,
            file_id=file.id,
            place=file.place,
            within=file.within,
            by=world.ids["handler"],
            against="somebody",
            text=f"{MARK}不属实。",
            at=tx.now,
            decide_by=tx.now + timedelta(days=5),
        )
        tx.appeals.add(appeal)
        return appeal.id

    return _act(world, work)


def _repair(world: World) -> str:
    """The id of an open application for repair."""
    fact_id = _fact(world)

    def work(tx: Tx) -> str:
        file = tx.credit_files.get(world.ids["company"])
        repair = Repair(
            id=tx.new_id(),
            fact_id=fact_id,
            file_id=file.id,
            place=file.place,
            within=file.within,
            by=world.ids["handler"],
            promise=f"{MARK}每月自查。",
            at=tx.now,
        )
        tx.repairs.add(repair)
        return repair.id

    return _act(world, work)


def _published(world: World) -> str:
    """The id of a published rating of the company."""
    return _act(
        world,
        lambda tx: publish_rating.handle(tx, tx.credit_files.get(world.ids["company"]), tx.today),
    ).id


def _compound(world: World) -> OrgPath:
    return OrgPath(world.paths["compound"])


def _act(world: World, work: Callable[[Tx], R]) -> R:
    return world.stores["credit"].transact(Principal(world.seeded.code, "sample", "sample"), work)
