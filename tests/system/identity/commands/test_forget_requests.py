# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.chassis.values import Principal
from services.identity.commands import forget_requests
from tests.system.identity.conftest import District
from tests.system.identity.rights import resident


def test_decided_requests_go_after_the_days_of_the_policy(district: District) -> None:
    _, token = resident(district)
    open_one = district.house.ok("POST", "/corrections", token, {"text": "还没有决定"})
    asked = district.house.ok("POST", "/corrections", token, {"text": "姓名错了"})
    district.ok("POST", f"/corrections/{asked['id']}:decide", {"accepted": True, "reason": "已更正"})
    district.house.ok("POST", "/exports", token)
    assert district.ok("GET", "/retention") == {"erasures": 0, "corrections": 0, "exports": 0}
    _age(district)
    assert district.ok("GET", "/retention") == {"erasures": 0, "corrections": 1, "exports": 1}
    assert district.refused("GET", "/retention", token=token)["code"] == "forbidden"
    by = Principal(district.code, "timers", "timers")
    assert district.house.store.transact(by, forget_requests.handle)
    kept = district.house.ok("GET", "/corrections/own", token)["items"]
    assert [one["id"] for one in kept] == [open_one["id"]]
    assert district.house.ok("GET", "/exports", token)["items"] == []


def _age(district: District) -> None:
    """What was asked for was asked for four years ago."""
    for name in ("corrections", "exports"):
        collection = district.house.store.database.collection(name)
        for one in collection.find({"tenant": district.code}):
            at = one["asked_at"] - timedelta(days=4 * 365)
            key = (
                at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
                + one["by_asked_at"][len("2026-01-01T00:00:00.000000Z") :]
            )
            collection.update_one({"_id": one["_id"]}, {"$set": {"asked_at": at, "by_asked_at": key}})
