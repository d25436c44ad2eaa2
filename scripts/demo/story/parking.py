# SPDX-License-Identifier: AGPL-3.0-or-later
"""No place to park (停车难): from a complaint to a topic, an owners' vote, a resolution, work and money."""

from collections.abc import Generator, Iterator

from scripts.demo.clock import china
from scripts.demo.story.hall import Hall
from scripts.demo.story.money import money
from scripts.demo.story.office import BOARD
from scripts.demo.story.recount import recount
from scripts.demo.story.scene import Scene

ASKED = 8
"""So many households have their answer taken down at the door."""
AGREE = ("resident", "dispatcher", "grid_worker", "level1", "level2")
OWNING = (*AGREE, "level3", "level4", "handler")


def parking(scene: Scene) -> Iterator[str]:
    hall = Hall(scene.cast, "parking/hall")
    yield scene.at("2024-10-28 09:00")
    scene.report("resident", "complaint", "晚上没有地方停车，消防通道也被占了，请想办法。")
    scene.see("投诉 there is no place to park", state="submitted")
    yield scene.at("2024-10-28 09:30")
    scene.act("dispatcher", "accept")
    scene.act("grid_worker", "defer", note="是否在公共部位划定车位并出租，需要业主共同决定。")
    scene.see("转议 it needs the owners' word: the clocks stand", suspended="awaits_decision")
    topic = hall.topic_of(scene.order)
    scene.check("议题 the order is a topic now", {"order_id": scene.order}, {"order_id": topic["order_id"]})
    yield from _survey(scene, hall, topic["id"])
    meeting_id = yield from _meeting(scene, hall, topic["id"])
    hall.step("level2", topic["id"], "consult", reference=meeting_id, note="议事会协商，交业主表决。")
    vote_id = yield from _vote(scene, hall, topic["id"])
    hall.step("level2", topic["id"], "decide", note="业主表决通过。")
    yield from _work(scene, hall)
    done = hall.step("level2", topic["id"], "carry_out", document="评价表 2024-12", note="居民满意。")
    scene.check("五步工作法 all five steps are done", {"next": None}, {"next": done["consultation"]["next"]})
    yield from money(scene, vote_id)
    recount(scene, hall, vote_id)


def _survey(scene: Scene, hall: Hall, topic_id: str) -> Iterator[str]:
    """Who decides is settled, the topic stands on the year's list, and the households are asked."""
    yield scene.at("2024-10-28 10:00")
    settled = hall.send(
        "level2", f"topics/{topic_id}:classify", matter="use_of_common_parts", public_title="小区停车难"
    )
    scene.check("决策清单 the owners decide it", {"way": "vote"}, {"way": settled["decision"]["way"]})
    hall.send("level2", f"topics/{topic_id}:schedule", year=2024, quarter=4, owner="社区居委会")
    hall.step("level2", topic_id, "propose", document="议题表 2024-10", note="居民提出，网格员核实。")
    asked = hall.send(
        "level2",
        "surveys",
        title="停车意愿调查",
        question="是否需要在小区里划定停车位？",
        options=["需要，愿意付费", "需要，不愿付费", "不需要"],
        place_path=scene.cast.district.compound_path,
        closes_at=china("2024-11-01 18:00").isoformat(),
        topic_id=topic_id,
    )
    scene.informed("survey_opened", "resident", "lessee")
    yield scene.at("2024-10-29 09:00")
    units = hall.households()[:ASKED]
    for number, unit_id in enumerate(units):
        sheet = {"choice": number % 4 // 3, "document": f"入户走访表 {number + 1} 号"}
        hall.send("grid_worker", f"surveys/{asked['id']}/door-answers", unit_id=unit_id, **sheet)
    yield scene.at("2024-11-01 18:10")
    result = hall.survey_is(asked["id"], "closed")
    told = {"answered": len(units)}
    scene.check("意愿调查 most want it", told, {"answered": sum(result["counts"])})
    hall.step("level2", topic_id, "ask", reference=asked["id"], note="多数住户需要。")


def _meeting(scene: Scene, hall: Hall, topic_id: str) -> Generator[str, None, str]:
    yield scene.at("2024-11-01 18:30")
    called = hall.send(
        "level2",
        "meetings",
        kind="red_hall",
        title="十一月居民议事会",
        place_path=scene.cast.district.compound_path,
        venue="红色议事厅",
        starts_at=china("2024-11-05 19:00").isoformat(),
        items=[{"title": "停车难怎么办", "topic_id": topic_id}],
    )
    scene.check("一月一议 a meeting is called", {"state": "called"}, {"state": called["state"]})
    scene.informed("meeting_called", "resident", "lessee")
    yield scene.at("2024-11-05 20:30")
    path, item = f"meetings/{called['id']}", called["items"][0]["id"]
    hall.send(
        "level2",
        f"{path}:hold",
        subjects={"party": 3, "residents_committee": 2, "residents": 21, "society": 1},
        chair=scene.cast.ids["level2"],
        recorder=scene.cast.ids["grid_worker"],
        document="签到表 2024-11",
    )
    hall.send(
        "grid_worker",
        f"{path}:minute",
        item_id=item,
        result="to_vote",
        resolution="在东侧空地划二十个车位，每月三百元，收入归全体业主；交业主表决。",
        positions=[
            {"text": "先保证消防通道。"},
            {"text": "不同意收费。", "minority": True},
        ],
        tasks=[{"text": "起草表决方案", "owner": scene.cast.name("level2"), "due": "2024-11-06"}],
    )
    hall.send("level2", f"{path}:sign")
    hall.send("grid_worker", f"{path}:sign")
    yield scene.at("2024-11-06 09:00")
    minutes = hall.send("level2", f"{path}:publish")
    scene.check(
        "会议纪要 the minutes are signed by two and published in time",
        {"state": "published", "level": 0},
        {"state": minutes["state"], "level": minutes["level"]},
    )
    return str(called["id"])


def _vote(scene: Scene, hall: Hall, topic_id: str) -> Generator[str, None, str]:
    yield scene.at("2024-11-06 10:00")
    vote_id = hall.announced(
        "2024-11-25 09:00",
        "2024-12-02 18:00",
        title="东侧空地划定车位并出租",
        question="是否同意在东侧空地划定二十个车位并出租？",
        plan="二十个车位，每个每月三百元，先到先得；收入扣除合理成本后归全体业主。",
        matter="use_of_common_parts",
        topic_id=topic_id,
    )
    boards = [one["board"] for one in hall.published(vote_id, "plan")["postings"]]
    scene.check("公示 the plan hangs on the board and online", {"boards": [BOARD]}, {"boards": boards})
    scene.informed("vote_announced", *OWNING)
    yield scene.at("2024-11-25 09:10")
    vote = hall.vote_is(vote_id, "open")
    scene.informed("vote_opened", *OWNING)
    units = len(scene.cast.district.owners)
    scene.check("名册 the roll is frozen, the vote open", {"units": units}, {"units": vote["roll"]["units"]})
    cast = sum(hall.cast_all(vote_id, who, "agree") for who in AGREE)
    cast += hall.cast_all(vote_id, "level3", "disagree")
    yield scene.at("2024-11-28 15:00")
    cast += hall.on_paper(vote_id, "handler", "agree", "2024-11-28 14:00")
    scene.check("投票 online, at the door and on paper", {"more": True}, {"more": 3 * cast > 2 * units})
    yield scene.at("2024-12-03 18:30")
    vote = hall.vote_is(vote_id, "counted")
    scene.check("计票 three quarters agree", {"result": "pass"}, {"result": vote["outcome"]["result"]})
    yield scene.at("2024-12-04 09:00")
    hall.hang(vote_id, "result")
    yield scene.at("2024-12-12 08:30")
    vote = hall.vote_is(vote_id, "in_force")
    scene.informed("resolution_in_force", *OWNING)
    scene.hears.append(("deliberation.v1.ResolutionInForce", vote_id))
    scene.check("决议生效 the resolution is in force", {"adopted": True}, {"adopted": vote["adopted"]})
    return vote_id


def _work(scene: Scene, hall: Hall) -> Iterator[str]:
    yield scene.at("2024-12-12 09:00")

    def resumed() -> bool | None:
        view = scene.cast.callers["dispatcher"].dispatch.get(f"/dispatch/v1/orders/{scene.order}")
        return True if view["suspension"] is None else None

    hall.until("the order's clocks run on", resumed)
    scene.assign("dispatcher", "company")
    scene.see("派单 the clocks run on; the company draws the lines", state="assigned", responsible="company")
    yield scene.at("2024-12-12 14:00")
    scene.act("project_manager", "start")
    yield scene.at("2024-12-13 16:00")
    scene.act("project_manager", "finish", result="车位划线完成，消防通道已标出。")
    scene.see("处理 done", state="done")
    yield scene.at("2024-12-16 10:00")
    scene.act("dispatcher", "revisit", contacted=True, solved=True, satisfied=5, note="停车有地方了")
    scene.act("dispatcher", "close", closure="resolved")
    scene.see("办结 closed as resolved", state="closed", closure="resolved")
