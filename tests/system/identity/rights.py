# SPDX-License-Identifier: AGPL-3.0-or-later
"""People who ask for their rights, and the timers that bring it about."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from services.chassis.store.leases import Lease
from services.chassis.store.store import system_principal
from services.chassis.timers import TimerRunner
from services.chassis.values import OpenMatter
from services.identity.commands import record_open_matters
from services.identity.store import ERASE
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


def answered(
    district: District, erasure_id: str, *, but: Iterable[str] = (), **found: Iterable[OpenMatter]
) -> None:
    """Every service answers what it was asked last: nothing is open, but for what a service `found`."""
    house = district.house
    number = house.read(district.code).erasures.get(erasure_id).round
    for service in set(house.store.tools.answering) - set(but):
        answer(district, erasure_id, service, number, found.get(service, ()))


def answer(
    district: District, erasure_id: str, service: str, number: int, matters: Iterable[OpenMatter] = ()
) -> None:
    """One service answers what it was asked in a round."""
    by = system_principal(district.code, SERVICE)
    district.house.store.transact(
        by, lambda tx: record_open_matters.handle(tx, service, erasure_id, number, matters)
    )


def carried_out(district: District, erasure_id: str) -> None:
    """The day of a granted erasure comes, every service answers, and all that follows is done."""
    bring_forward(district, ERASE)
    fire(district)
    answered(district, erasure_id)
    fire(district)


def bring_forward(district: District, kind: str, days: int = 100) -> None:
    """The timers of a kind become due, as if so many days had passed."""
    collection = district.house.store.database.collection("timers")
    for timer in collection.find({"tenant": district.code, "kind": kind}):
        at = timer["due_at"] - timedelta(days=days)
        collection.update_one({"_id": timer["_id"]}, {"$set": {"due_at": at, "next_try_at": at}})


BILL = OpenMatter("bill", 2, "Civil Code, Art. 944")
ORDER = OpenMatter("order", 1, "PIPL, Art. 47", waivable=True)


def granted(district: District) -> tuple[str, str, str]:
    """Somebody whose erasure was granted: (person id, token, the request's id)."""
    person_id, token = resident(district)
    asked = district.house.ok("POST", "/erasures", token, {})
    district.ok("POST", f"/erasures/{asked['id']}:decide", {"granted": True})
    return person_id, token, asked["id"]


def due(district: District) -> None:
    bring_forward(district, ERASE)
    fire(district)


def name_of(district: District, person_id: str) -> str:
    return district.house.read(district.code).persons.get(person_id).name


def shown(district: District, token: str) -> dict[str, Any]:
    """As its person sees it."""
    (one,) = district.house.ok("GET", "/erasures/own", token)["items"]
    return one
