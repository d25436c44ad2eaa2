# SPDX-License-Identifier: AGPL-3.0-or-later
"""The other end of a red light: put right too little, so the owners are asked; and a record is repaired."""

from collections.abc import Iterator

from scripts.demo.api import Json
from scripts.demo.clock import china
from scripts.demo.story.bureau import V1, Bureau
from scripts.demo.story.hall import Hall
from scripts.demo.story.scene import Scene

RED_ON = "2025-02-06"
INSPECTION = 3500
"""Points that the decision states, in hundredths: enough for a red light."""
NOT_HEARD, OPEN, ASKED = "credit.not_heard", "credit.window_still_open", "credit.wrong_case_state"


def parting(scene: Scene) -> Iterator[str]:
    """The contractor for the lifts fails its re-check; each refusal on the way is the rules' own."""
    bureau = Bureau(scene.cast, "rating/parting", "contractor")
    yield scene.at(f"{RED_ON} 09:00")
    paper = {"documents": ["电梯安全检查决定 2025-02"]}
    found = bureau.record("level3", "inspection", INSPECTION, RED_ON, "三台电梯超期未维保。", **paper)
    case = _red(scene, bureau)
    refusals = _refusals(bureau, case)
    yield scene.at("2025-02-07 10:00")
    appeal, objection = _disputed(bureau, case)
    yield scene.at("2025-02-10 10:00")
    _ruled(scene, bureau, appeal, objection)
    yield scene.at("2025-02-11 16:00")
    _failed(scene, bureau, case, refusals)
    yield scene.at("2025-02-18 09:00")
    _asked(scene, bureau, case)
    _repaired(scene, bureau, str(found["id"]))


def _red(scene: Scene, bureau: Bureau) -> str:
    """A person confirms the light; the id of its case."""
    file = bureau.send("administrator", f"credit-files/{bureau.file}:confirm", reasons="检查决定已核对。")
    scene.check("亮灯 the lift contractor's red light", {"light": "red"}, {"light": file["shown"]["light"]})
    return str(file["case_id"])


def _refusals(bureau: Bureau, case: str) -> list[str]:
    """Why the owners are not asked before the hearing, nor right after it; an earlier play came further."""
    known = bureau.api("level4").get(f"{V1}/cases/{case}")
    if known["asked_at"]:
        return [ASKED, ASKED]
    return [OPEN if known["hearing"] else NOT_HEARD, OPEN]


def _disputed(bureau: Bureau, case: str) -> tuple[str, str]:
    """The company appeals, a resident objects; meanwhile interview and rectification go on."""
    appeal = bureau.send("project_manager", f"cases/{case}/appeals", text="配件缺货，已书面说明。")
    rating = _rating(bureau)["id"]
    objection = bureau.send("resident", f"publications/{rating}/objections", text="扣分太少，应当停用。")
    held = {"held_at": china("2025-02-07 09:30").isoformat(), "attended": bureau.cast.name("project_manager")}
    paper = {"record": "承诺两日内补做维保。", "document": "约谈记录 2025-02"}
    bureau.send("level4", f"cases/{case}:interview", **held, **paper)
    tasks: Json = {"tasks": "三台电梯补做维保并送检。", "due_on": "2025-02-11"}
    bureau.send("level4", f"cases/{case}:order", **tasks)
    return str(appeal["id"]), str(objection["id"])


def _rating(bureau: Bureau) -> Json:
    """The rating with the red light: a second play finds later ones before it."""
    found: list[Json] = bureau.public()["ratings"]
    return next(one for one in found if one["published_at"].startswith(RED_ON))


def _ruled(scene: Scene, bureau: Bureau, appeal: str, objection: str) -> None:
    """Both are decided by another than whoever confirmed."""
    ruling = {"outcome": "dismissed", "reasons": "维保记录和检查决定属实。"}
    given = [
        bureau.send("level4", f"{path}:rule", **ruling)
        for path in (f"appeals/{appeal}", f"objections/{objection}")
    ]
    told = [one["outcome"] for one in given]
    scene.check("申诉、异议 both are ruled on", {"outcomes": ["dismissed"] * 2}, {"outcomes": told})


def _failed(scene: Scene, bureau: Bureau, case: str, refusals: list[str]) -> None:
    """It is not put right. Nobody is asked before a hearing, and not while a window is open."""
    found = {"passed": False, "record": "仍有一台未送检。", "document": "复查单 2025-02"}
    due = bureau.send("level4", f"cases/{case}:recheck", **found)
    wanted = {"state": "exit_due", "exit_reason": "failed_recheck"}
    scene.check("复查不合格 the re-check fails", wanted, {name: due[name] for name in wanted})
    asked = _question(scene)
    why = [bureau.refused("level4", f"cases/{case}:propose-exit", **asked)]
    heard = {
        "held_on": "2025-02-11",
        "waived": False,
        "record": "企业到会陈述。",
        "document": "听证笔录 2025-02",
    }
    bureau.send("level4", f"cases/{case}:hear", **heard)
    why.append(bureau.refused("level4", f"cases/{case}:propose-exit", **asked))
    title = "听证 nobody is asked before it, nor while a window is open, nor a second time"
    scene.check(title, {"refused": refusals}, {"refused": why})


def _asked(scene: Scene, bureau: Bureau, case: str) -> None:
    """All windows are over: a person confirms the question, and it is a topic of the owners."""

    def in_effect() -> bool | None:
        return _rating(bureau)["stage"] == "effective" or None

    bureau.until("the rating is in effect", in_effect)
    proposed = bureau.send("level4", f"cases/{case}:propose-exit", **_question(scene))
    scene.check("提议退出 a person confirms it", {"state": "exit_proposed"}, {"state": proposed["state"]})
    hall = Hall(scene.cast, "rating/hall")
    topic = hall.topic_about(case)

    def taken_up() -> Json | None:
        found = bureau.api("level4").get(f"{V1}/cases/{case}")
        return found if found["topic_id"] else None

    known = bureau.until("the question is a topic", taken_up)
    scene.check(
        "交业主决定 it is a topic of the owners", {"topic": topic["id"]}, {"topic": known["topic_id"]}
    )
    title = "是否更换电梯维保企业"
    settled = hall.send("level2", f"topics/{topic['id']}:classify", matter="manager", public_title=title)
    scene.check("决策清单 the owners decide it", {"way": "vote"}, {"way": settled["decision"]["way"]})


def _question(scene: Scene) -> Json:
    return {"place_path": scene.cast.district.compound_path, "reasons": "复查不合格，是否更换由业主决定。"}


def _repaired(scene: Scene, bureau: Bureau, inspection: str) -> None:
    """A light record is repaired once it is put right; one of an inspection not before three months."""
    kept = Bureau(scene.cast, "rating/repair")
    late = kept.facts(scene.order, "late_start")["late_start"]["id"]
    for office, fact in ((bureau, inspection), (kept, late)):
        office.send("level4", f"facts/{fact}:rectify", document="整改验收单 2025-02")
    promise = {"promise": "不再超期。"}
    why = bureau.refused("project_manager", f"facts/{inspection}/repairs", **promise)
    scene.check("修复 too early", {"refused": "credit.repair_too_early"}, {"refused": why})
    asked = kept.send("project_manager", f"facts/{late}/repairs", **promise)
    granted = kept.send("level4", f"repairs/{asked['id']}:decide", granted=True, reasons="已整改，公开承诺。")
    scene.check("信用修复 a record is repaired", {"granted": True}, {"granted": granted["granted"]})
    fact = kept.api("level4").get(f"{V1}/facts/{late}")
    scene.check("修复生效 it counts no more", {"points": None}, {"points": fact["points"]})
