# SPDX-License-Identifier: AGPL-3.0-or-later
"""Points and goods that tests begin with."""

from typing import Any

from services.chassis.values import Principal
from services.dispatch.commands import create_good, enter_points, ready_redemption, redeem_good
from services.dispatch.commands.create_good import CreateGood
from services.dispatch.commands.enter_points import EnterPoints
from services.dispatch.commands.redeem_good import RedeemGood
from services.dispatch.domain.goods import Good, Redemption
from services.dispatch.domain.points import PointAccount, PointEntry
from tests.system.dispatch.district import DESK, NEIGHBOURHOOD, RESIDENT, Bench

SOAP: dict[str, Any] = {"name": "洗衣液", "price": 30, "stock": 5, "place_path": NEIGHBOURHOOD}


def entered(bench: Bench, by: Principal = DESK, **changed: Any) -> PointAccount:
    """Points for a resident: ten for each hour, sixty unless told otherwise."""
    given = {
        "person_id": RESIDENT.subject,
        "place_path": NEIGHBOURHOOD,
        "rule": "volunteer_hour",
        "units": 6,
        "note": "清理楼道",
    }
    cmd = EnterPoints(**given | changed)
    return bench.act(by, lambda tx: enter_points.handle(tx, cmd))


def shelved(bench: Bench, by: Principal = DESK, **changed: Any) -> Good:
    cmd = CreateGood(**SOAP | changed)
    return bench.act(by, lambda tx: create_good.handle(tx, cmd))


def redeemed(
    bench: Bench, good: Good, by: Principal = RESIDENT, quantity: int = 1, **said: int
) -> Redemption:
    cmd = RedeemGood(quantity=quantity, points=said.get("points", good.offer.price * quantity))
    return bench.act(by, lambda tx: redeem_good.handle(tx, good.id, cmd))


def ready(bench: Bench, one: Redemption, by: Principal = DESK) -> Redemption:
    return bench.act(by, lambda tx: ready_redemption.handle(tx, one.id))


def account(bench: Bench, person: Principal = RESIDENT) -> PointAccount:
    return bench.read().point_accounts.get(person.subject)


def balance(bench: Bench, person: Principal = RESIDENT) -> int:
    return account(bench, person).balance


def stock(bench: Bench, good: Good) -> int:
    return bench.read().goods.get(good.id).stock


def entries(bench: Bench, person: Principal = RESIDENT) -> list[PointEntry]:
    found = bench.read().point_entries.list({"person_id": person.subject})
    return sorted(found, key=lambda entry: entry.number)


def names(bench: Bench, noun: str, item_id: str) -> list[str]:
    return [event.name for event in bench.read().history(noun, item_id, limit=100).items]
