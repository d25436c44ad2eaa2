# SPDX-License-Identifier: AGPL-3.0-or-later
"""A broken lock: suspended while the owner is away, returned, reassigned, reopened, revisited twice."""

from collections.abc import Iterator

from scripts.demo.story.scene import Scene


def reopened(scene: Scene) -> Iterator[str]:
    yield scene.at("2024-10-22 10:00")
    scene.report("lessee", "lock", "入户门锁损坏，无法反锁")
    scene.see(
        "报修 a broken lock", state="submitted", step_due="2024-10-22 12:00", overall_due="2024-10-25 10:00"
    )
    yield scene.at("2024-10-22 10:20")
    scene.act("dispatcher", "accept")
    scene.see("接单 accepted", state="accepted", step_due="2024-10-22 14:20")
    yield scene.at("2024-10-22 10:40")
    scene.assign("dispatcher", "handler")
    scene.see(
        "分配 a handler is responsible", state="assigned", responsible="handler", step_due="2024-10-23 10:40"
    )
    yield scene.at("2024-10-22 11:00")
    scene.act("handler", "suspend", reason="owner_absent", note="租户出差，明日中午返回")
    scene.see(
        "挂起 suspended, the owner is absent: both clocks stand",
        suspended="owner_absent",
        stopped=[True, True],
    )
    yield scene.at("2024-10-23 12:00")
    scene.act("handler", "resume")
    scene.see(
        "恢复 resumed 25 hours later: both limits moved by 25 hours, none is broken",
        suspended=None,
        step_due="2024-10-24 11:40",
        overall_due="2024-10-26 11:00",
        breached=[],
    )
    yield scene.at("2024-10-23 13:00")
    scene.act("handler", "return", reason="需要专业锁匠")
    scene.see(
        "退单 returned: nobody is responsible",
        state="accepted",
        responsible=None,
        step_due="2024-10-23 17:00",
    )
    yield scene.at("2024-10-23 13:30")
    scene.assign("dispatcher", "company")
    scene.see(
        "改派 reassigned to the company", state="assigned", responsible="company", step_due="2024-10-24 13:30"
    )
    yield scene.at("2024-10-23 15:00")
    scene.act("project_manager", "start")
    scene.see("到场 on site", state="in_progress")
    yield scene.at("2024-10-23 16:30")
    scene.act("project_manager", "finish", result="更换锁芯")
    scene.see("处理 done, on time", state="done", verdict="on_time")
    yield from _second_round(scene)


def _second_round(scene: Scene) -> Iterator[str]:
    yield scene.at("2024-10-24 09:00")
    scene.act("dispatcher", "revisit", contacted=True, solved=False, satisfied=2, note="又卡住了")
    scene.see("回访 not solved", state="revisited", satisfied=2)
    yield scene.at("2024-10-24 09:10")
    scene.act("lessee", "reopen", reason="新锁芯卡住，打不开")
    scene.see(
        "重新办理 reopened: a second round with limits of its own",
        state="accepted",
        round=2,
        responsible=None,
        overall_due="2024-10-27 09:10",
    )
    yield scene.at("2024-10-24 09:30")
    scene.assign("dispatcher", "handler")
    scene.see("分配 assigned again", state="assigned", responsible="handler")
    yield scene.at("2024-10-24 10:00")
    scene.act("handler", "start")
    scene.see("到场 on site", state="in_progress")
    yield scene.at("2024-10-24 11:00")
    scene.act("handler", "finish", result="整套更换门锁")
    scene.see("处理 done, on time", state="done", verdict="on_time")
    yield scene.at("2024-10-24 14:00")
    scene.act("dispatcher", "revisit", contacted=True, solved=True, satisfied=5)
    scene.see("回访 the second revisit: satisfied", state="revisited", satisfied=5)
    yield scene.at("2024-10-24 14:10")
    scene.act("lessee", "rate", stars=4)
    scene.see("评价 four stars", stars=4)
    yield scene.at("2024-10-24 14:20")
    scene.act("dispatcher", "close", closure="resolved")
    scene.see("办结 closed as resolved", state="closed", closure="resolved", verdict="on_time", breached=[])
