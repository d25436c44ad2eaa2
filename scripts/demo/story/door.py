# SPDX-License-Identifier: AGPL-3.0-or-later
"""The door of an entrance (单元门): its owners alone decide on it, and it is paid for from their own fund."""

from collections.abc import Generator, Iterator

from scripts.demo.api import Json
from scripts.demo.story.books import Books
from scripts.demo.story.hall import Hall
from scripts.demo.story.office import BOARD
from scripts.demo.story.scene import Scene

OWNERS = ("resident", "dispatcher", "level1")
"""Who own the flats of the entrance; next door they are others'."""
PAID_IN, COST = 300_000, 240_000
"""In fen: what each flat pays in, and what the door costs."""


def door(scene: Scene) -> Iterator[str]:
    hall, books = Hall(scene.cast, "door/hall"), Books(scene.cast, "door/money")
    yield scene.at("2025-04-28 09:00")
    vote_id = yield from _vote(scene, hall)
    yield from _work(scene, books, vote_id)
    _paid(scene, books, vote_id)


def _vote(scene: Scene, hall: Hall) -> Generator[str, None, str]:
    """A topic of the entrance, and a vote whose roll is its flats."""
    entrance = scene.cast.district.entrance_path
    words = {"title": "一单元换单元门", "text": "单元门关不上了，一楼进过外人。", "place_path": entrance}
    topic = hall.send("resident", "topics", **words)
    hall.send("level2", f"topics/{topic['id']}:classify", matter="use_of_fund", public_title="一单元单元门")
    vote_id = hall.announced(
        "2025-05-19 09:00",
        "2025-05-26 18:00",
        title="更换一单元的单元门",
        question="是否同意用本单元的维修资金更换单元门？",
        plan="换一樘带门禁的单元门，费用由一单元各户按面积分摊。",
        matter="use_of_fund",
        budget_fen=COST,
        topic_id=topic["id"],
        place_path=entrance,
    )
    scene.informed("vote_announced", *OWNERS)
    yield scene.at("2025-05-19 09:10")
    roll = hall.vote_is(vote_id, "open")["roll"]
    frozen: Json = {"units": roll["units"], "heads": roll["whole"]["heads"], "area": roll["whole"]["area"]}
    scene.check("名册 the roll is the entrance's flats alone", _own(scene), frozen)
    cast = sum(hall.cast_all(vote_id, who, "agree") for who in OWNERS)
    scene.check("投票 each for the flat in this entrance", {"cast": len(OWNERS)}, {"cast": cast})
    yield scene.at("2025-05-27 18:30")
    hall.vote_is(vote_id, "counted")
    yield scene.at("2025-05-28 09:00")
    hall.hang(vote_id, "result")
    shown = hall.published(vote_id, "result")
    found = {"place": shown["place"], "boards": [one["board"] for one in shown["postings"]]}
    scene.check("公示 the result hangs for everybody", {"place": entrance, "boards": [BOARD]}, found)
    yield scene.at("2025-06-06 08:30")
    vote = hall.vote_is(vote_id, "in_force")
    scene.hears.append(("deliberation.v1.ResolutionInForce", vote_id))
    scene.check("决议生效 three owners decide it", {"adopted": True}, {"adopted": vote["adopted"]})
    return vote_id


def _work(scene: Scene, books: Books, vote_id: str) -> Iterator[str]:
    """The flats pay in, and the company hangs the door: that is the order of this chapter."""
    yield scene.at("2025-06-06 09:00")
    books.commitment(vote_id)
    entrance = scene.cast.district.entrance_path
    told = {"kind": "maintenance", "name": "一单元维修资金", "purpose": "一单元的共有部分。"}
    fund = books.send("treasurer", "funds", **told, place_path=entrance)["id"]
    books.send(
        "treasurer",
        f"funds/{fund}/deposits",
        entry_id=books.id_of("deposits"),
        effective="2025-06-06",
        deposits=[{"unit_id": unit["id"], "amount": {"fen": PAID_IN}} for unit in _flats(scene)],
    )
    books.send("treasurer", f"commitments/{vote_id}:budget", amount={"fen": COST}, fund_id=fund)
    scene.order, company = books.id_of("work"), scene.cast.ids["company"]
    asked = {"category": "other", "description": "一单元换单元门，装门禁。", "company_id": company}
    books.send("level2", f"commitments/{vote_id}/works", id=scene.order, **asked)
    where = {"place_path": books.ordered(scene.order)["place_path"]}
    scene.check("工单 the work is ordered at the entrance", {"place_path": entrance}, where)
    scene.reporter = "level2"
    scene.tells["project_manager", "order_assigned"] += 1
    yield scene.at("2025-06-06 11:00")
    scene.act("project_manager", "start")
    yield scene.at("2025-06-06 16:30")
    scene.act("project_manager", "finish", result="新单元门装好，门禁已录入各户。")
    yield scene.at("2025-06-09 10:00")
    scene.act("dispatcher", "revisit", contacted=True, solved=True, satisfied=5, note="")
    scene.act("dispatcher", "close", closure="resolved")
    books.work_is_closed(vote_id)


def _paid(scene: Scene, books: Books, vote_id: str) -> None:
    """Two approve the invoice; each flat's account bears its part by area, and everybody can read of it."""
    invoice = books.id_of("invoice")
    given = {"number": "FP-2025-0609", "text": "单元门和门禁，含安装", "amount": {"fen": COST}}
    company = scene.cast.ids["company"]
    of = {"commitment_id": vote_id, "work_id": scene.order, "company_id": company}
    books.send("treasurer", "invoices", id=invoice, **given, **of)
    for supervisor in ("level2", "level3"):
        books.send(supervisor, f"invoices/{invoice}:approve")
    booked = {"entry_id": books.id_of("paid"), "effective": "2025-06-09"}
    books.send("treasurer", f"invoices/{invoice}:pay", **booked)
    scene.hears.append(("finance.v1.InvoicePaid", invoice))
    left = PAID_IN - COST // len(OWNERS)
    scene.check("分摊 each flat of the entrance bears its part", {"left": left}, {"left": books.left()})
    shown = books.project(vote_id)
    where = [one["name"] for one in shown["place_parts"]][-1]
    told: Json = {"where": "1单元", "paid": COST}
    scene.check("公开 everybody reads of it", told, {"where": where, "paid": shown["paid"]["fen"]})


def _flats(scene: Scene) -> list[Json]:
    """The flats that lie in the entrance."""
    identity = scene.cast.callers["dispatcher"].identity
    return list(identity.all("/identity/v1/places", under=scene.cast.district.entrance_path, kind="unit"))


def _own(scene: Scene) -> Json:
    flats = _flats(scene)
    return {
        "units": len(flats),
        "heads": len(OWNERS),
        "area": sum(one["exclusive_area"]["dm2"] for one in flats),
    }
