# SPDX-License-Identifier: AGPL-3.0-or-later
"""Residents who report orders and are told that they were accepted; an integrator who tests the webhook."""

from collections.abc import Mapping

from tests.chaos.life import Around, Doing, Life


class Neighbour(Life):
    """All owners of a district and its integrator."""

    pause_s = 0.5

    def __init__(self, seed: int, around: Around) -> None:
        super().__init__(seed, around)
        self._owners = [self.customer(owner.who) for owner in self.at.owners]

    def doings(self) -> Mapping[Doing, int]:
        return {self._report: 6, self._test: 2, self._read: 1}

    def _report(self) -> None:
        body = {"category": "lamp", "description": "楼道灯不亮", "place_path": self.at.compound}
        who = self.chance.choice(self._owners)
        made = self.tell("dispatch", "orders", body, "order/", "OrderReported", by=who)
        if made:
            order = f"order/{made['id']}"
            view = self.tell("dispatch", f"orders/{made['id']}:accept", None, order, "OrderAccepted")
            if view is not None:
                self.said.states[self.at.code, order] = str(view["state"])

    def _test(self) -> None:
        endpoint = self.at.endpoint
        self.tell("outreach", f"endpoints/{endpoint}:test", None, f"endpoint/{endpoint}", "EndpointTested")

    def _read(self) -> None:
        self.chance.choice(self._owners).send("outreach", "POST", "/outreach/v1/messages:read-all")
