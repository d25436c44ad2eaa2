# SPDX-License-Identifier: AGPL-3.0-or-later
"""A broken lamp over National Day: limits in working time, with the make-up Saturday 12 October."""

from collections.abc import Iterator

from scripts.demo.story.scene import Scene
from scripts.demo.story.yard import Yard


def lamp(scene: Scene) -> Iterator[str]:
    yield scene.at("2024-09-30 17:10")
    yard = Yard(scene.cast, "lamp_yard")
    yard.hang_sheet("project_manager")
    spot = yard.scan("lessee")
    scene.report("lessee", "lamp", "路灯不亮", place_path=spot["place_path"], spot_id=spot["id"])
    scene.see(
        "扫码报修 a broken lamp by the code at its post, 20 minutes before the holiday: due on 12 October",
        state="submitted",
        address=scene.cast.district.lamp_post.name,
        location=spot["location"],
        step_due="2024-10-08 10:10",
        overall_due="2024-10-12 17:30",
    )
    yield scene.at("2024-10-07 12:00")
    scene.quiet("nothing was warned of or broken in the holiday", "OrderReported")
    yield scene.at("2024-10-08 09:00")
    scene.act("dispatcher", "accept")
    scene.see(
        "接单 accepted after the holiday, in time", state="accepted", step_due="2024-10-08 14:30", breached=[]
    )
    yield scene.at("2024-10-08 09:20")
    scene.assign("dispatcher", "company")
    scene.see(
        "分配 the company is responsible",
        state="assigned",
        step_due="2024-10-09 17:30",
        responsible="company",
    )
    yard.plan_afternoon("grid_worker")
    yield scene.at("2024-10-08 15:00")
    scene.act("project_manager", "start")
    scene.see("到场 its project manager is on site", state="in_progress", responsible="company")
    yield scene.at("2024-10-11 15:33")
    scene.told(
        "即将超时 three quarters of the limit are used up",
        "DeadlineNear",
        target="overall",
        due_at="2024-10-12 17:30",
    )
    yield scene.at("2024-10-12 14:00")
    yard.meet("grid_worker")
    yield scene.at("2024-10-12 16:00")
    scene.check(
        "志愿服务 neighbours cleaned the lamps with a ladder of the tool room",
        {"loan": "returned", "activity": "done", "earned": [10, 10]},
        yard.part("grid_worker"),
    )
    scene.act(
        "project_manager",
        "finish",
        result="更换灯头和光控开关",
        evidence=[scene.photo("project_manager", "lamp")],
    )
    scene.see(
        "处理 done on the make-up Saturday, on time",
        state="done",
        verdict="on_time",
        step_due="2024-10-15 17:30",
    )
    yield scene.at("2024-10-14 10:00")
    scene.act("dispatcher", "revisit", contacted=True, solved=True, satisfied=5)
    scene.see("回访 satisfied", state="revisited", satisfied=5, step_due="2024-10-16 17:30")
    yield scene.at("2024-10-14 10:30")
    scene.act("dispatcher", "close", closure="resolved")
    scene.see("办结 closed as resolved", state="closed", closure="resolved", breached=[])
