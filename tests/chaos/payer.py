# SPDX-License-Identifier: AGPL-3.0-or-later
"""Owners who pay bills through the provider, and a provider that notifies twice, late and out of order."""

import hmac
import json
from collections.abc import Mapping
from hashlib import sha256
from uuid import UUID, uuid4, uuid5

from scripts.demo.api import Json
from scripts.payment_provider import SIGNATURE
from tests.chaos.customer import GaveUp
from tests.chaos.life import Around, Doing, Life
from tests.chaos.settle import Owner

MOST_AGAIN = 3


class Payer(Life):
    """All owners of a district, and the provider as far as it misbehaves."""

    pause_s = 0.2

    def __init__(self, seed: int, around: Around, secret: str) -> None:
        super().__init__(seed, around)
        self._secret = secret
        self._owners = {owner.id: self.customer(owner.who) for owner in self.at.owners}

    def doings(self) -> Mapping[Doing, int]:
        return {self._pay: 6, self._pay_and_want_back: 2, self._refund_first: 1, self._lie: 1}

    def _begun(self) -> Json | None:
        """A payment of one bill, if a month was billed; somebody may have begun one for it before."""
        if not self.at.billed:
            return None
        owner: Owner = self.chance.choice(self.at.owners)
        run, unit = self.chance.choice(self.at.billed), self.chance.choice(owner.units)
        body: Json = {"id": str(uuid4()), "bills": [str(uuid5(UUID(run), unit))]}
        return self._owners[owner.id].send("finance", "POST", "/finance/v1/payments", body)

    def _pay(self) -> None:
        """At the sandbox or by a provider of ours; it is told once or several times."""
        payment = self._begun()
        if payment is None:
            return
        by_hand, known = self.chance.random() < 0.5, False
        for _ in range(self.chance.randint(1, MOST_AGAIN)):
            if by_hand:
                taken = self._notify(payment, "paid") < 300
            else:
                taken = self.desk.press(payment["pay_url"]).startswith("told: 2")
            if taken and not known:
                self._paid(payment)
            known = known or taken

    def _pay_and_want_back(self) -> None:
        """The provider gives back what was paid there, and says so."""
        payment = self._begun()
        if payment is None or not self.desk.press(payment["pay_url"]).startswith("told: 2"):
            return
        self._paid(payment)
        body, path = {"reason": "重复缴费。"}, f"/finance/v1/payments/{payment['id']}:refund"
        try:
            asked = self.desk.send("finance", "POST", path, body)
        except GaveUp:
            self.said.unknown[self.at.code, f"payment/{payment['id']}"] += 1
            raise
        if asked:
            with self.said.lock:
                self.said.commands += 1
                self.said.refunds.add((self.at.code, payment["id"]))

    def _refund_first(self) -> None:
        """The refund is told before the payment."""
        payment = self._begun()
        if payment is None or self._notify(payment, "refunded") >= 300:
            return
        if self._notify(payment, "paid") < 300:
            self._paid(payment)
            self.said.told(self.at.code, f"payment/{payment['id']}", "PaymentRefunded")
            with self.said.lock:
                self.said.refunds.add((self.at.code, payment["id"]))

    def _lie(self) -> None:
        """Another amount, or a signature that is not the provider's: nothing comes of it."""
        payment = self._begun()
        if payment is None:
            return
        more = {**payment, "amount": {"fen": payment["amount"]["fen"] + 1}}
        taken = (self._notify(more, "paid"), self._notify(payment, "paid", "forged"))
        if min(taken) < 400:
            raise AssertionError(f"a notification that lies was taken: {taken}")

    def _paid(self, payment: Json) -> None:
        self.said.told(self.at.code, f"payment/{payment['id']}", "PaymentReceived")
        with self.said.lock:
            self.said.paid[self.at.code, payment["id"]] = payment["amount"]["fen"]

    def _notify(self, payment: Json, event: str, secret: str = "") -> int:
        """Tell finance, as a provider does; the status of its answer."""
        told = {
            "reference": f"{self.at.code}.{payment['id']}",
            "event": event,
            "amount": payment["amount"]["fen"],
            "currency": "CNY",
        }
        body = json.dumps(told).encode()
        signed = hmac.new((secret or self._secret).encode(), body, sha256).hexdigest()
        headers = {SIGNATURE: signed, "Content-Type": "application/json"}
        answer = self.desk.ask("finance", "POST", "/finance/v1/notices", headers, content=body)
        return answer.status_code
