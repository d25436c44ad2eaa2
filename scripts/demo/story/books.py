# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a district's money is kept: funds, bills, invoices and statements of the story."""

from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

import httpx

from scripts.demo.api import Json
from scripts.demo.setup.arrival import patiently
from scripts.demo.story.office import Office

V1 = "/finance/v1"
ORDERS = "/dispatch/v1/orders"


@dataclass
class Books(Office):
    """Finance of one district. Ids are made of the chapter, so that a second run finds what there is."""

    SERVICE = "finance"

    def order(self, who: str, order_id: str, action: str, **body: object) -> Json:
        """A step of ordered work, which dispatch has as an order of the same id."""
        path = f"{ORDERS}/{order_id}:{action}"
        return self.cast.callers[who].dispatch.post(path, body or None, key=self.key())

    def id_of(self, what: str) -> str:
        return str(uuid5(NAMESPACE_URL, f"{self.cast.district.code}/{self.chapter}/{what}"))

    def commitment(self, vote_id: str) -> Json:
        """What a resolution in force lets be spent."""
        path = f"{V1}/commitments/{vote_id}"
        return self.until("the commitment", lambda: patiently(lambda: self.api("treasurer").get(path)))

    def ordered(self, order_id: str) -> Json:
        """The order of ordered work, once the company has it."""

        def look() -> Json | None:
            dispatch = self.cast.callers["dispatcher"].dispatch
            found = patiently(lambda: dispatch.get(f"{ORDERS}/{order_id}"))
            return found if found and found["responsible"] else None

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
        path = f"{V1}/bills/{uuid5(uuid5(UUID(tariff_id), month), str(unit['id']))}"
        return self.until("the bill", lambda: patiently(lambda: self.api("resident").get(path)))

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

    def paid_again(self, payment: Json) -> Json:
        """The provider says a second time that it was paid; the payment as it stands then."""
        httpx.post(payment["pay_url"], trust_env=False, timeout=30).raise_for_status()
        found: Json = self.api("resident").get(f"{V1}/payments/{payment['id']}")
        return found

    def case(self, statement_id: str) -> Json:
        """Who answers for a statement, once its review is over."""

        def look() -> Json | None:
            place = self.cast.district.compound_path
            found = self.api("treasurer").all(f"{V1}/cases", place=place)
            return next((one for one in found if one["statement_id"] == statement_id), None)

        return self.until("the accountability case", look)

    def statement(self, quarter: str) -> Json:
        """The published statement of a quarter of the compound."""
        path = f"{V1}/public/{self.cast.district.code}/statements"

        def look() -> Json | None:
            found = (one for one in self.api("resident").all(path) if one["quarter"] == quarter)
            return next((one for one in found if one["publication_id"]), None)

        return self.until("the statement is published", look)
