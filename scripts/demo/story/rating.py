# SPDX-License-Identifier: AGPL-3.0-or-later
"""What bad work leads to: records, a red light that a person confirms, interview, rectification, re-check."""

from collections.abc import Iterator

from scripts.demo.api import Json
from scripts.demo.clock import china
from scripts.demo.story.answering import answering
from scripts.demo.story.bureau import Bureau
from scripts.demo.story.parting import parting
from scripts.demo.story.proofs import prove
from scripts.demo.story.scene import Scene

SPOT_CHECK, INSPECTION = 1500, 2000
"""Points that the decisions state, in hundredths."""


def rating(scene: Scene) -> Iterator[str]:
    bureau = Bureau(scene.cast, "rating/bureau")
    yield from _late(scene)
    yield scene.at("2025-01-14 09:00")
    _recorded(scene, bureau)
    yield scene.at("2025-01-14 15:00")
    case = _confirmed(scene, bureau)
    yield scene.at("2025-01-15 15:00")
    _interviewed(scene, bureau, case)
    yield scene.at("2025-01-24 10:00")
    found = {"passed": True, "record": "车位线已重划，地锁已加固。", "document": "复查单 2025-01"}
    done = bureau.send("level4", f"cases/{case}:recheck", **found)
    scene.check("复查 it is put right, the case is over", {"state": "closed"}, {"state": done["state"]})
    scene.hears.append(("credit.v1.CaseClosed", case))
    yield scene.at("2025-01-24 10:05")
    prove(scene, bureau, case)
    yield from parting(scene)
    yield from answering(scene)


def _late(scene: Scene) -> Iterator[str]:
    """Too late on site, too late done, and the resident is not satisfied."""
    yield scene.at("2025-01-08 09:00")
    scene.report("resident", "other", "新装的地锁松动，车位线被雨水冲花了。")
    scene.act("dispatcher", "accept")
    scene.assign("dispatcher", "company")
    yield scene.at("2025-01-10 09:30")
    scene.act("project_manager", "start")
    scene.see("超时 the company comes too late", breached=["start"])
    yield scene.at("2025-01-13 10:00")
    scene.act("project_manager", "finish", result="加固地锁。")
    yield scene.at("2025-01-13 11:00")
    scene.act("dispatcher", "revisit", contacted=True, solved=True, satisfied=1, note="等了五天")
    scene.act("dispatcher", "close", closure="resolved")
    scene.see("办结 closed, too late", state="closed", verdict="overdue")


def _recorded(scene: Scene, bureau: Bureau) -> None:
    """Dispatch's events are records already; people add what they found; the manager appeals."""
    found = bureau.facts(scene.order, "late_start", "late_overall", "dissatisfied")
    evidence = {one["evidence"][0]["kind"] for one in found.values()}
    scene.check("信用记录 each by its event", {"evidence": {"event"}}, {"evidence": evidence})
    picture = bureau.photographed("grid_worker", "spot check")
    note = "消防通道标线缺失。"
    bureau.record("grid_worker", "spot_check", SPOT_CHECK, "2025-01-14", note, photos=[picture])
    paper = ["检查决定 2025-01"]
    bureau.record("level3", "inspection", INSPECTION, "2025-01-14", "维修不合格。", documents=paper)
    unhappy = found["dissatisfied"]["id"]
    appeal = bureau.send("project_manager", f"facts/{unhappy}/appeals", text="当天雨大，已电话说明。")
    ruled = bureau.send(
        "level4", f"appeals/{appeal['id']}:rule", outcome="dismissed", reasons="回访记录属实。"
    )
    scene.check("申诉 an appeal is decided", {"outcome": "dismissed"}, {"outcome": ruled["outcome"]})


def _confirmed(scene: Scene, bureau: Bureau) -> str:
    """No machine decides: a person looks, and the red light is in effect; the id of its case."""
    file = bureau.send("level4", f"credit-files/{bureau.file}:confirm", reasons="各项依据已逐条核对。")
    shown = {"light": file["shown"]["light"]}
    scene.informed("red_light", "level4")
    scene.check("亮灯 the red light is confirmed by a person", {"light": "red"}, shown)
    ratings = [one["content"] for one in bureau.public()["ratings"]]
    told = {"spot_check": any("spot_check" in content for content in ratings)}
    scene.check("公布 the rating is public with its reasons", {"spot_check": True}, told)
    scene.hears.append(("credit.v1.RatingConfirmed", bureau.file))
    return str(file["case_id"])


def _interviewed(scene: Scene, bureau: Bureau, case: str) -> None:
    held = {"held_at": china("2025-01-15 14:00").isoformat(), "attended": scene.cast.name("project_manager")}
    paper = {"record": "说明原因，承诺整改。", "document": "约谈记录 2025-01"}
    bureau.send("level4", f"cases/{case}:interview", **held, **paper)
    tasks: Json = {"tasks": "重划车位线，加固全部地锁。", "due_on": "2025-01-24"}
    ordered = bureau.send("level4", f"cases/{case}:order", **tasks)
    scene.check("约谈、整改 with a deadline", {"state": "rectifying"}, {"state": ordered["state"]})
