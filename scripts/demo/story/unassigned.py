# SPDX-License-Identifier: AGPL-3.0-or-later
"""An order that nobody assigns: warned of, broken, put before one level after the other, done late."""

from collections.abc import Iterator

from scripts.demo.story.scene import Scene


def unassigned(scene: Scene) -> Iterator[str]:
    yield scene.at("2024-10-16 09:00")
    scene.report("resident", "drain", "一楼下水道堵塞返水")
    scene.see(
        "报修 a blocked drain", state="submitted", step_due="2024-10-16 11:00", overall_due="2024-10-19 09:00"
    )
    yield scene.at("2024-10-16 09:10")
    scene.act("dispatcher", "accept")
    scene.see("接单 accepted, to be assigned by 13:10", state="accepted", step_due="2024-10-16 13:10")
    yield scene.at("2024-10-16 12:10")
    scene.told(
        "即将超时 warned: nobody is responsible yet",
        "DeadlineNear",
        target="assign",
        due_at="2024-10-16 13:10",
    )
    yield scene.at("2024-10-16 13:11")
    scene.told("超时 the limit is broken", "DeadlineBreached", target="assign", due_at="2024-10-16 13:10")
    yield from _climb(scene)
    yield scene.at("2024-10-17 18:30")
    scene.assign("dispatcher", "handler")
    scene.see(
        "分配 assigned at last, before the eyes of the district",
        state="assigned",
        responsible="handler",
        escalation_level=4,
        step_due="2024-10-18 18:30",
    )
    yield scene.at("2024-10-18 09:00")
    scene.act("handler", "start")
    scene.see("到场 on site", state="in_progress")
    yield scene.at("2024-10-18 15:00")
    scene.told(
        "即将超时 the whole order is warned of", "DeadlineNear", target="overall", due_at="2024-10-19 09:00"
    )
    yield scene.at("2024-10-19 10:00")
    scene.told(
        "超时 the overall limit is broken too",
        "DeadlineBreached",
        target="overall",
        due_at="2024-10-19 09:00",
    )
    yield scene.at("2024-10-19 11:30")
    scene.act("handler", "finish", result="疏通主管，清理油脂")
    scene.see("处理 done, late", state="done", verdict="overdue", breached=["assign", "overall"])
    yield scene.at("2024-10-21 09:00")
    scene.act("dispatcher", "revisit", contacted=True, solved=True, satisfied=3, note="嫌慢")
    scene.see("回访 solved, but too slow for the resident", state="revisited", satisfied=3)
    yield scene.at("2024-10-21 09:30")
    scene.act("dispatcher", "close", closure="resolved")
    scene.see(
        "办结 closed as resolved, overdue for good", state="closed", closure="resolved", verdict="overdue"
    )


def _climb(scene: Scene) -> Iterator[str]:
    """The four levels, each told by its own delay; whoever supervises there sees the order."""
    levels = ("网格 grid", "社区 neighbourhood", "镇 sub-district", "市 district")
    delays = ("2024-10-16 13:11", "2024-10-16 14:11", "2024-10-16 18:11", "2024-10-17 18:11")
    for level, (name, moment) in enumerate(zip(levels, delays, strict=True), 1):
        if level > 1:
            yield scene.at(moment)
        who = f"level{level}"
        path = scene.cast.district.seat(who) if level > 1 else scene.cast.district.building_path
        scene.told(
            f"升级督办 put before level {level}, {name}",
            "OrderEscalated",
            level=level,
            place_path=path,
            supervisors=[who],
        )
        scene.visible_to(f"{scene.cast.name(who)} sees it with his own token", who)
