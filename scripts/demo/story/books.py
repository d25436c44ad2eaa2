# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a district's money is kept: funds, bills, invoices and statements of the story."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

import httpx

from scripts.demo.api import Api, Json, Refused
from scripts.demo.setup.arrival import PATIENCE_S, looked_for
from scripts.demo.story.hall import BOARD
from scripts.demo.story.photo import photo
from scripts.demo.story.scene import Acting, StepFailed

V1 = "/finance/v1"
ORDERS = "/dispatch/v1/orders"
NOT_YET = {"not_found", "finance.not_yours", "tenant_unknown", "forbidden"}
T = TypeVar("T")


@dataclass
class Books(Acting):
    """Finance of one district. Ids are made of the chapter, so that a second run finds what there is."""

    def api(self, who: str) -> Api:
        return self.cast.callers[who].finance

    def send(self, who: str, path: str, **body: object) -> Json:
        return self.api(who).post(f"{V1}/{path}", body or None, key=self.key())

    def order(self, who: str, order_id: str, action: str, **body: object) -> Json:
        """A step of ordered work, which dispatch has as an order of the same id."""
        path = f"{ORDERS}/{order_id}:{action}"
        return self.cast.callers[who].dispatch.post(path, body or None, key=self.key())

    def id_of(self, what: str) -> str:
        return str(uuid5(NAMESPACE_URL, f"{self.cast.district.code}/{self.chapter}/{what}"))

    def until(self, what: str, look: Callable[[], T | None]) -> T:
        """Look until there is something: what time and events bring. Raises StepFailed."""

        def patiently() -> T | None:
            try:
                return look()
            except Refused as refusal:
                if refusal.code not in NOT_YET:
                    raise
                return None

        found = looked_for(patiently)
        if found is None:
            raise StepFailed(f"{self.chapter}: not within {PATIENCE_S} s: {what}")
        return found

    def commitment(self, vote_id: str) -> Json:
        """What a resolution in force lets be spent."""
        return self.until("the commitment", lambda: self.api("treasurer").get(f"{V1}/commitments/{vote_id}"))

    def ordered(self, order_id: str) -> Json:
        """The order of ordered work, once the company has it."""

        def look() -> Json | None:
            found = self.cast.callers["dispatcher"].dispatch.get(f"{ORDERS}/{order_id}")
            return found if found["responsible"] else None

        return self.until("the work order", look)

    def work_is_closed(self, vote_id: str) -> None:
        def look() -> Json | None:
            works = self.api("treasurer").all(f"{V1}/commitments/{vote_id}/works")
            return next((one for one in works if one["closed_at"]), None)

        self.until("finance hears that the work is done", look)

    def bill(self, tariff_id: str, month: str) -> Json:
        """The resident's own bill, as soon as the month is billed."""
        identity = self.cast.callers["dispatcher"].identity
        seat = self.cast.district.seat("resident")
        (unit,) = identity.all("/identity/v1/places", under=seat, kind="unit")
        bill_id = uuid5(uuid5(UUID(tariff_id), month), str(unit["id"]))
        return self.until("the bill", lambda: self.api("resident").get(f"{V1}/bills/{bill_id}"))

    def pay(self, payment: Json) -> Json:
        """Press the button at the provider, which tells finance; the payment once it is booked."""
        path = f"{V1}/payments/{payment['id']}"
        now = self.api("resident").get(path)
        if now["pay_url"]:
            httpx.post(now["pay_url"], trust_env=False, timeout=30).raise_for_status()

        def look() -> Json | None:
            found = self.api("resident").get(path)
            return found if found["state"] == "paid" else None

        return self.until("the payment is booked", look)

    def statement(self, quarter: str) -> Json:
        """The published statement of a quarter of the compound."""
        path = f"{V1}/public/{self.cast.district.code}/statements"

        def look() -> Json | None:
            found = (one for one in self.api("resident").all(path) if one["quarter"] == quarter)
            return next((one for one in found if one["publication_id"]), None)

        return self.until("the statement is published", look)

    def hang(self, publication_id: str) -> None:
        """Post the statement on the physical board, with a photo."""
        picture = self.api("treasurer").upload(
            f"{V1}/files", "statement.jpg", photo("board: statement"), key=self.key()
        )
        self.send("treasurer", f"publications/{publication_id}:post", board=BOARD, photo_id=picture)
