# SPDX-License-Identifier: AGPL-3.0-or-later
"""The load: what a district's people and systems do all day, by the public APIs alone."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import uuid4

from scripts.demo.api import Json
from tests.chaos.ledger import POISON
from tests.chaos.life import Around, Doing, Life

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
    "defer": "OrderDeferred",
}
TO_THE_WORK = ("accept", "assign", "return", "assign", "start", "suspend", "resume")
ROUND = (*TO_THE_WORK, "finish", "revisit", "rate")
WAYS = (
    (*ROUND, "close"),
    (*ROUND, "reopen", "assign", "start", "finish", "revisit", "close"),
    ("accept", "comment", "assign", "start"),
    ("accept",),
    ("refuse",),
    ("accept", "defer"),
    ("comment", "accept", "assign", "comment", "start", "finish"),
    (),
)


class Desk(Life):
    """Who reports orders and takes them to their end, and keeps places, persons and roles."""

    def __init__(self, seed: int, around: Around) -> None:
        super().__init__(seed, around)
        self._buildings: list[str] = []
        self._persons: list[str] = []
        self._grants: list[str] = []

    def doings(self) -> Mapping[Doing, int]:
        return {self._order: 10, self._intake: 2, self._place: 4, self._person: 3, self._role: 3}

    def _order(self) -> None:
        report = {
            "category": self.chance.choice(CATEGORIES),
            "description": "楼道灯不亮",
            "place_path": self.at.compound,
        }
        view = self.tell("dispatch", "orders", report, "order/", "OrderReported")
        for action in self.chance.choice(WAYS):
            if view is None or self.ending.is_set():
                return
            order = f"order/{view['id']}"
            path = f"orders/{view['id']}:{action}"
            view = self.tell("dispatch", path, self._body(action), order, EVENT_OF[action])
            if view is not None:
                self.said.states[self.at.code, order] = str(view["state"])

    def _body(self, action: str) -> Json | None:
        words = POISON if self.chance.random() < 0.1 else "在路上"
        return {
            "refuse": {"reason": "不在职责范围"},
            "assign": {"assignee_id": self.chance.choice(self.at.assignees)},
            "return": {"reason": "无法处理"},
            "suspend": {"reason": "materials", "note": ""},
            "finish": {"result": "已修好"},
            "revisit": {"contacted": True, "solved": True, "satisfied": 5},
            "rate": {"stars": 5},
            "reopen": {"reason": "又坏了"},
            "close": {"closure": "resolved"},
            "comment": {"text": words, "internal": False},
            "defer": {"note": "需要业主共同决定。"},
        }.get(action)

    def _intake(self) -> None:
        batch, now = uuid4().hex[:10], self.now()
        rows: list[Json] = [
            {
                "source": "city-311",
                "external_id": f"{batch}-{number}",
                "category": "street-light",
                "description": "路灯不亮",
                "channel": "phone",
                "reported_at": (now - timedelta(hours=2)).isoformat(),
                "due_at": (now + timedelta(hours=self.chance.randint(-1, 48))).isoformat(),
            }
            for number in range(ROWS)
        ]
        self._rows(rows, closed=False)
        done = [
            row | {"closed_at": (now - timedelta(minutes=5)).isoformat(), "closure": "done"} for row in rows
        ]
        self._rows(done[: ROWS // 2], closed=True)

    def _rows(self, rows: list[Json], *, closed: bool) -> None:
        for row in self.desk.send_rows(rows):
            with self.said.lock:
                self.said.commands += 1
                if row["result"] == "rejected":
                    self.said.refused[f"row {row['code']}"] += 1
                else:
                    self.said.rows[self.at.code, row["external_id"]] = closed

    def _place(self) -> None:
        if self._buildings and self.chance.random() < 0.6:
            place = self.chance.choice(self._buildings)
            name = {"name": f"楼 {uuid4().hex[:8]}"}
            self.tell("identity", f"places/{place}", name, f"place/{place}", "PlaceChanged", method="PATCH")
            return
        body = {
            "parent_id": self.at.compound_id,
            "kind": "building",
            "code": f"b{uuid4().hex[:12]}",
            "name": "新楼",
        }
        made = self.tell("identity", "places", body, "place/", "PlaceCreated")
        if made:
            self._buildings.append(str(made["id"]))

    def _person(self) -> None:
        if self._persons and self.chance.random() < 0.5:
            person = self.chance.choice(self._persons)
            name = {"name": f"李{uuid4().hex[:8]}"}
            self.tell(
                "identity", f"persons/{person}", name, f"person/{person}", "PersonChanged", method="PATCH"
            )
            return
        body = {"name": "李梅", "path": self.at.compound}
        made = self.tell("identity", "persons", body, "person/", "PersonRegistered")
        if made:
            self._persons.append(str(made["id"]))

    def _role(self) -> None:
        if self._grants and self.chance.random() < 0.4:
            grant = self._grants.pop()
            path = f"roles/grants/{grant}"
            self.tell("identity", path, None, f"role_grant/{grant}", "RoleRevoked", method="DELETE")
        elif self._persons:
            person = self._persons.pop()
            body = {"person_id": person, "role": "grid_worker", "path": self.at.compound}
            made = self.tell("identity", "roles/grants", body, "role_grant/", "RoleGranted")
            if made:
                self._grants.append(str(made["id"]))
