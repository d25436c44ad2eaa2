# SPDX-License-Identifier: AGPL-3.0-or-later
"""People who ask for their rights, and the timers that bring it about."""

from datetime import timedelta
from typing import Any

from services.chassis.store.leases import Lease
from services.chassis.timers import TimerRunner
from services.identity.timers import timers
from tests.system.identity.conftest import PASSWORD, SERVICE, District

ASKED = {"document": "申请表 2024-031"}


def resident(district: District, login: str = "wang", **more: Any) -> tuple[str, str]:
    """Somebody with a log-in and nothing else: (person id, token)."""
    person_id = district.person("王小芳", **more)
    login = f"{login}@{district.code}"
    district.ok("POST", "/accounts", {"person_id": person_id, "login": login, "password": PASSWORD})
    return person_id, district.house.log_in(login)["access_token"]


def fire(district: District) -> None:
    """Fire every timer that is due."""
    store = district.house.store
    runner = TimerRunner(store, SERVICE, timers, Lease(store.database, "timers", "rights", 10), 100, 3)
    while runner.step():
        pass


def bring_forward(district: District, kind: str, days: int = 100) -> None:
    """The timers of a kind become due, as if so many days had passed."""
    collection = district.house.store.database.collection("timers")
    for timer in collection.find({"tenant": district.code, "kind": kind}):
        at = timer["due_at"] - timedelta(days=days)
        collection.update_one({"_id": timer["_id"]}, {"$set": {"due_at": at, "next_try_at": at}})
