# SPDX-License-Identifier: AGPL-3.0-or-later
"""The parking spaces are let as resolved, their leases billed; the provider's settlement agrees."""

from collections.abc import Generator, Iterator

from scripts.demo.api import Json
from scripts.demo.setup.arrival import patiently
from scripts.demo.story.books import V1, Books
from scripts.demo.story.scene import Scene

RENT, DEPOSIT = 30_000, 50_000
"""In fen: a month, as resolved."""
SPACES = (("P-01", "resident"), ("P-02", "lessee"))
DAY = "2024-12-23"


def leases(scene: Scene, books: Books, vote_id: str) -> Generator[str, None, str]:
    """Two spaces, each with a lease and a deposit, billed in the night; the id of the fund of their rent."""
    place = scene.cast.district.compound_path
    told = {
        "kind": "common_income",
        "name": "公共收益",
        "purpose": "全体业主的公共收益。",
        "place_path": place,
    }
    fund = books.send("treasurer", "funds", **told)["id"]
    made = []
    for code, who in SPACES:
        asset = books.send("treasurer", "assets", kind="parking", code=code, name="东侧车位", fund_id=fund)
        lease = books.send(
            "treasurer",
            f"assets/{asset['id']}/leases",
            id=books.id_of(f"lease {code}"),
            resolution_id=vote_id,
            lessee=scene.cast.name(who),
            payer_id=scene.cast.ids[who],
            begins="2024-12-18",
            months=12,
            rent={"fen": RENT},
        )
        made.append(lease["id"])
        books.send(
            "treasurer",
            "deposits",
            id=books.id_of(f"deposit {code}"),
            fund_id=fund,
            payer=scene.cast.name(who),
            purpose="车位押金",
            amount={"fen": DEPOSIT},
            account="1002",
            lease_id=lease["id"],
        )
    yield scene.at("2024-12-18 09:00")
    billed = [_bill(books, one) for one in made]
    wanted: Json = {"rents": [RENT] * len(SPACES)}
    scene.check(
        "租约 the spaces are let and billed", wanted, {"rents": [one["amount"]["fen"] for one in billed]}
    )
    return str(fund)


def settlement(scene: Scene, books: Books) -> Iterator[str]:
    """The provider's settlement of the day of payment agrees to the fen."""
    yield scene.at("2024-12-24 09:00")
    path = f"{V1}/settlements"

    def look() -> Json | None:
        found = (one for one in books.api("treasurer").all(path) if one["day"] == DAY)
        return next((one for one in found if one["state"] == "reconciled"), None)

    found = books.until("the provider's settlement is reconciled", look)
    scene.check(
        "对账 the settlement agrees to the fen", {"differences": 0}, {"differences": found["differences"]}
    )


def _bill(books: Books, lease_id: str) -> Json:
    def look() -> Json | None:
        found = patiently(lambda: books.api("treasurer").get(f"{V1}/leases/{lease_id}/bills"))
        return found["items"][0] if found and found["items"] else None

    return books.until("the rent is billed", look)
