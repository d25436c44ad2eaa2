# SPDX-License-Identifier: AGPL-3.0-or-later
"""Money from elsewhere: a grant (专项经费) of the street, and common income (公共收益) for the owners."""

from scripts.demo.api import Json
from scripts.demo.story.books import Books
from scripts.demo.story.scene import Scene

GRANT, APPROVED = 500_000, 400_000
"""In fen: asked for, and granted."""


def grant(scene: Scene, matter: str) -> None:
    """Applied for, approved in part by the street, received: in a fund of its own."""
    books = Books(scene.cast, "parking/grant")
    asked = {"title": "停车秩序专项经费", "purpose": "消防通道标线和标牌。", "payer": "街道办事处"}
    place = {"place_path": scene.cast.district.compound_path, "matter": matter}
    known = books.send(
        "treasurer", "grants", id=books.id_of("grant"), amount={"fen": GRANT}, **asked, **place
    )
    path = f"grants/{known['id']}"
    books.send("level3", f"{path}:approve", amount={"fen": APPROVED})
    booked: Json = {"entry_id": books.id_of("received"), "effective": "2024-12-17"}
    received = books.send("treasurer", f"{path}:receive", amount={"fen": APPROVED}, **booked)
    told = {"state": received["state"], "fen": received["received"]["fen"]}
    scene.check("专项经费 applied for, approved, received", {"state": "received", "fen": APPROVED}, told)


def shared(scene: Scene, fund: str, quarter: str) -> None:
    """What the spaces brought, less what they cost, is the owners' by area (Civil Code Art. 282, 283)."""
    books = Books(scene.cast, "parking/shared")
    made = books.send("treasurer", f"funds/{fund}/shares", quarter=quarter)
    fen = {name: made[name]["fen"] for name in ("income", "cost", "to_fund", "to_owners")}
    units = len(scene.cast.district.owners)
    wanted: Json = {"units": units, "owners": fen["income"] - fen["cost"] - fen["to_fund"], "some": True}
    told: Json = {"units": made["units"], "owners": fen["to_owners"], "some": fen["to_owners"] > 0}
    scene.check("公共收益 shared out to the owners by area, to the fen", wanted, told)
