# SPDX-License-Identifier: AGPL-3.0-or-later
"""A burst pipe at night: an urgent order (U1), whose limits run day and night."""

from collections.abc import Iterator

from scripts.demo.story.scene import Scene

STEPS = ("OrderReported", "OrderAccepted", "OrderAssigned", "OrderStarted", "OrderFinished")


def burst_pipe(scene: Scene) -> Iterator[str]:
    yield scene.at("2024-09-12 02:10")
    scene.report("resident", "burst-pipe", "厨房水管爆裂，水已漫到走廊")
    scene.see(
        "报修 a burst pipe is reported: urgent, to be accepted by 02:25",
        state="submitted",
        urgency="U1",
        step_due="2024-09-12 02:25",
        overall_due="2024-09-13 02:10",
        responsible=None,
    )
    yield scene.at("2024-09-12 02:16")
    scene.act("dispatcher", "accept")
    scene.see("接单 accepted by the desk", state="accepted", step_due="2024-09-12 02:31", breached=[])
    yield scene.at("2024-09-12 02:20")
    scene.assign("dispatcher", "handler")
    scene.see(
        "分配 the plumber is responsible and due on site by 02:50",
        state="assigned",
        step_due="2024-09-12 02:50",
        responsible="handler",
    )
    yield scene.at("2024-09-12 02:40")
    scene.act("handler", "start")
    scene.see("到场 on site within the limit", state="in_progress", step_due=None, responsible="handler")
    yield scene.at("2024-09-12 04:05")
    scene.act(
        "handler",
        "finish",
        result="已更换三通接头，恢复供水",
        evidence=[scene.photo("handler", name) for name in ("before", "after")],
    )
    scene.see("处理 done, on time", state="done", verdict="on_time", step_due="2024-09-14 04:05")
    yield scene.at("2024-09-12 10:00")
    scene.act("dispatcher", "revisit", contacted=True, solved=True, satisfied=5, note="很满意")
    scene.see(
        "回访 satisfied; to be closed by Saturday 14 September, a make-up working day",
        state="revisited",
        satisfied=5,
        step_due="2024-09-14 17:30",
    )
    yield scene.at("2024-09-12 10:05")
    scene.act("resident", "rate", stars=5, text="半夜也来得快")
    scene.see("评价 five stars from the resident", stars=5)
    yield scene.at("2024-09-12 11:00")
    scene.act("dispatcher", "close", closure="resolved")
    scene.see("办结 closed as resolved", state="closed", closure="resolved", verdict="on_time", breached=[])
    scene.quiet("no limit was broken", *STEPS, "OrderRevisited", "OrderRated", "OrderClosed")
