# SPDX-License-Identifier: AGPL-3.0-or-later
"""A quarter that residents think badly of: who owed was reminded, and somebody has to answer (无效必问责)."""

from collections.abc import Iterator

from scripts.demo.api import Json
from scripts.demo.story.books import V1, Books
from scripts.demo.story.scene import INBOX, Scene

QUARTER = "2025Q1"
REVIEWS, LEAST = (("resident", 1, "车位线画了两次，第二次还要花钱。"), ("lessee", 2, "")), 2
POLICY = f"{V1}/policies/statements"


def answering(scene: Scene) -> Iterator[str]:
    books = Books(scene.cast, "rating/answering")
    yield scene.at("2025-04-07 09:00")
    _reminded(scene, books)
    _small_compound(books)
    place = scene.cast.district.compound_path
    books.send("treasurer", "periods:close", place_path=place, quarter=QUARTER)
    yield scene.at("2025-04-07 09:10")
    statement = books.statement(QUARTER)
    books.post("treasurer", statement["publication_id"], f"statement {QUARTER}")
    yield scene.at("2025-04-08 19:00")
    for who, stars, words in REVIEWS:
        books.send(who, f"statements/{statement['id']}:review", stars=stars, text=words)
    yield scene.at("2025-04-25 09:00")
    case = books.case(statement["id"])
    owner = {"owner": scene.cast.ids["treasurer"]}
    scene.check("问责 a bad review: who closed the quarter answers", owner, {"owner": case["owner"]})
    answer = "第二次划线由施工单位承担，已退回公共收益账户。"
    books.send("treasurer", f"cases/{case['id']}:answer", answer=answer)
    found = {"accepted": True, "finding": "说明属实，退款已到账。"}
    done = books.send("level3", f"cases/{case['id']}:judge", **found)
    scene.check("问责 the answer is enough", {"state": "closed"}, {"state": done["state"]})


def _reminded(scene: Scene, books: Books) -> None:
    """The neighbours of the one who paid had thirty days, then a reminder."""

    def look() -> Json | None:
        inbox = scene.cast.callers["level1"].outreach.all(INBOX)
        return next((one for one in inbox if one["template"] == "bill_reminded"), None)

    told = books.until("who owes is reminded", look)
    scene.check("催缴 who owes was reminded", {"told": "bill_reminded"}, {"told": told["template"]})


def _small_compound(books: Books) -> None:
    """Where so few live, two reviews say something."""
    finance = books.api("administrator")
    policy = finance.get(POLICY)
    if policy["least_reviews"] != LEAST:
        finance.put(POLICY, {**policy, "least_reviews": LEAST})
