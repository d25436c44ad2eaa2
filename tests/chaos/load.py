# SPDX-License-Identifier: AGPL-3.0-or-later
"""The load: what a district's people and systems do all day, by the public APIs alone."""

import random
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

from scripts.demo.api import Json
from tests.chaos.customer import Acknowledged, Customer, GaveUp
from tests.chaos.ledger import POISON
from tests.chaos.settle import District

CATEGORIES = ("lamp", "burst-pipe", "gas-leak", "drain", "lift-trapping")
ROWS = 15
EVENT_OF = {
    "accept": "OrderAccepted",
    "refuse": "OrderRefused",
    "assign": "OrderAssigned",
    "return": "OrderReturned",
    "start": "OrderStarted",
    "suspend": "OrderSuspended",
    "resume": "OrderResumed",
    "finish": "OrderFinished",
    "revisit": "OrderRevisited",
    "rate": "OrderRated",
    "reopen": "OrderReopened",
    "close": "OrderClosed",
    "comment": "OrderCommented",
}
TO_THE_WORK = ("accept", "assign", "return", "assign", "start", "suspend", "resume")
ROUND = (*TO_THE_WORK, "finish", "revisit", "rate")
WAYS = (
    (*ROUND, "close"),
    (*ROUND, "reopen", "assign", "start", "finish", "revisit", "close"),
    ("accept", "comment", "assign", "start"),
    ("accept",),
    ("refuse",),
    ("comment", "accept", "assign", "comment", "start", "finish"),
    (),
)


class Life(threading.Thread):
    """One busy hand in one district."""

    def __init__(
        self,
        seed: int,
        district: District,
        urls: dict[str, str],
        said: Acknowledged,
        now: Callable[[], datetime],
        over: threading.Event,
        stop: threading.Event,
    ) -> None:
        super().__init__(name=f"life-{district.code}-{seed}", daemon=True)
        self._chance = random.Random(seed)
        self._at = district
        self._customer = Customer(district.system, urls, said, over)
        self._said = said
        self._now = now
        self._ending = stop
        self._buildings: list[str] = []
        self._persons: list[str] = []
        self._grants: list[str] = []
        self.failure: BaseException | None = None

    def run(self) -> None:
        doings = (self._order, self._intake, self._place, self._person, self._role)
        try:
            while not self._ending.is_set():
                self._chance.choices(doings, (10, 2, 4, 3, 3))[0]()
        except GaveUp:
            return
        except BaseException as error:
            self.failure = error
            raise

    def _tell(
        self, service: str, method: str, path: str, body: Json | None, aggregate: str, event: str
    ) -> Json | None:
        """One command; what it says has happened is noted, or that nobody knows."""
        key = (self._at.code, aggregate)
        try:
            answer = self._customer.send(service, method, f"/{service}/v1/{path}", body)
        except GaveUp:
            self._said.unknown.add(key)
            raise
        if answer is not None:
            name = aggregate if not aggregate.endswith("/") else aggregate + str(answer["id"])
            self._said.told(self._at.code, name, event)
        return answer

    def _order(self) -> None:
        report = {
            "category": self._chance.choice(CATEGORIES),
            "description": "楼道灯不亮",
            "place_path": self._at.compound,
        }
        view = self._tell("dispatch", "POST", "orders", report, "order/", "OrderReported")
        for action in self._chance.choice(WAYS):
            if view is None or self._ending.is_set():
                return
            order = f"order/{view['id']}"
            view = self._tell(
                "dispatch",
                "POST",
                f"orders/{view['id']}:{action}",
                self._body(action),
                order,
                EVENT_OF[action],
            )
            if view is not None:
                self._said.states[self._at.code, order] = str(view["state"])

    def _body(self, action: str) -> Json | None:
        words = POISON if self._chance.random() < 0.1 else "在路上"
        return {
            "refuse": {"reason": "不在职责范围"},
            "assign": {"assignee_id": self._chance.choice(self._at.handlers)},
            "return": {"reason": "无法处理"},
            "suspend": {"reason": "materials", "note": ""},
            "finish": {"result": "已修好"},
            "revisit": {"contacted": True, "solved": True, "satisfied": 5},
            "rate": {"stars": 5},
            "reopen": {"reason": "又坏了"},
            "close": {"closure": "resolved"},
            "comment": {"text": words, "internal": True},
        }.get(action)

    def _intake(self) -> None:
        batch, now = uuid4().hex[:10], self._now()
        rows: list[Json] = [
            {
                "source": "city-311",
                "external_id": f"{batch}-{number}",
                "category": "street-light",
                "description": "路灯不亮",
                "channel": "phone",
                "reported_at": (now - timedelta(hours=2)).isoformat(),
                "due_at": (now + timedelta(hours=self._chance.randint(-1, 48))).isoformat(),
            }
            for number in range(ROWS)
        ]
        self._rows(rows, closed=False)
        done = [
            row | {"closed_at": (now - timedelta(minutes=5)).isoformat(), "closure": "done"} for row in rows
        ]
        self._rows(done[: ROWS // 2], closed=True)

    def _rows(self, rows: list[Json], *, closed: bool) -> None:
        for row in self._customer.send_rows(rows):
            with self._said.lock:
                self._said.commands += 1
                if row["result"] == "rejected":
                    self._said.refused[f"row {row['code']}"] += 1
                else:
                    self._said.rows[self._at.code, row["external_id"]] = closed

    def _place(self) -> None:
        if self._buildings and self._chance.random() < 0.6:
            place = self._chance.choice(self._buildings)
            name = {"name": f"楼 {uuid4().hex[:8]}"}
            self._tell("identity", "PATCH", f"places/{place}", name, f"place/{place}", "PlaceChanged")
            return
        body = {
            "parent_id": self._at.compound_id,
            "kind": "building",
            "code": f"b{uuid4().hex[:12]}",
            "name": "新楼",
        }
        made = self._tell("identity", "POST", "places", body, "place/", "PlaceCreated")
        if made:
            self._buildings.append(str(made["id"]))

    def _person(self) -> None:
        if self._persons and self._chance.random() < 0.5:
            person = self._chance.choice(self._persons)
            name = {"name": f"李{uuid4().hex[:8]}"}
            self._tell("identity", "PATCH", f"persons/{person}", name, f"person/{person}", "PersonChanged")
            return
        body = {"name": "李梅", "path": self._at.compound}
        made = self._tell("identity", "POST", "persons", body, "person/", "PersonRegistered")
        if made:
            self._persons.append(str(made["id"]))

    def _role(self) -> None:
        if self._grants and self._chance.random() < 0.4:
            grant = self._grants.pop()
            path = f"roles/grants/{grant}"
            self._tell("identity", "DELETE", path, None, f"role_grant/{grant}", "RoleRevoked")
        elif self._persons:
            person = self._persons.pop()
            body = {"person_id": person, "role": "grid_worker", "path": self._at.compound}
            made = self._tell("identity", "POST", "roles/grants", body, "role_grant/", "RoleGranted")
            if made:
                self._grants.append(str(made["id"]))
