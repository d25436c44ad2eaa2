# SPDX-License-Identifier: AGPL-3.0-or-later
"""What treasurers and supervisors do in finance: money in, work ordered, invoices paid, months billed."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4, uuid5

from scripts.demo.api import Json
from tests.chaos.life import Around, Doing, Life

INVOICED, RENT, GIVEN, SPENT = 10_000, 60_000, 20_000, 500
FIRST_YEAR = 2027
STEPS: tuple[tuple[str, str, Json | None], ...] = (
    ("start", "OrderStarted", None),
    ("finish", "OrderFinished", {"result": "车位划线完成。"}),
    ("revisit", "OrderRevisited", {"contacted": True, "solved": True, "satisfied": 5}),
    ("close", "OrderClosed", {"closure": "resolved"}),
)
"""How ordered work comes to its end in dispatch."""


@dataclass
class Job:
    """Work that was ordered: how many of its steps are done, and its invoice with the keys it has."""

    work: str
    steps: int = 0
    invoice: str = ""
    keys: int = 0


class Treasury(Life):
    """One hand for all of a district; it knows which work is how far."""

    pause_s = 0.2

    def __init__(self, seed: int, around: Around) -> None:
        super().__init__(seed, around)
        self._keys = [self.customer(other) for other in self.at.others]
        self._jobs: list[Job] = []
        self._month = 0

    def doings(self) -> Mapping[Doing, int]:
        spending = {self._order_work: 3, self._work: 8, self._invoice: 8} if self.at.commitment else {}
        return {self._donate: 4, self._post: 4, self._bill: 2, **spending}

    def _donate(self) -> None:
        given = str(uuid4())
        body = {
            "id": given,
            "fund_id": self.at.donations,
            "donor": "李女士",
            "amount": {"fen": GIVEN},
            "effective": self._today(),
        }
        if self.tell("finance", "donations", body, f"donation/{given}", "DonationReceived"):
            self.said.told(self.at.code, f"entry/{given}", "EntryPosted")

    def _post(self) -> None:
        """Rent that came in, or something small that was paid."""
        entry, rent = str(uuid4()), self.chance.random() < 0.6
        lines = (("1002", RENT), ("4101", -RENT)) if rent else (("5001", SPENT), ("1002", -SPENT))
        body = {
            "id": entry,
            "place_path": self.at.compound,
            "text": "车位租金" if rent else "灯泡",
            "effective": self._today(),
            "lines": [{"account": code, "fund_id": self.at.operating, "fen": fen} for code, fen in lines],
        }
        self.tell("finance", "entries", body, f"entry/{entry}", "EntryPosted")

    def _bill(self) -> None:
        """A month more, of years to come."""
        month = f"{FIRST_YEAR + self._month // 12}-{self._month % 12 + 1:02d}"
        self._month += 1
        run = str(uuid5(UUID(self.at.tariff), month))
        path = f"tariffs/{self.at.tariff}/runs"
        if self.tell("finance", path, {"month": month}, f"run/{run}", "BillingBegun"):
            self.at.billed.append(run)

    def _order_work(self) -> None:
        work = str(uuid4())
        body = {"id": work, "company_id": self.at.company, "category": "other", "description": "划线"}
        path = f"commitments/{self.at.commitment}/works"
        if self.tell("finance", path, body, f"work/{work}", "WorkOrdered"):
            self._jobs.append(Job(work))

    def _work(self) -> None:
        """The next step of an order that finance's event has made, once it is there."""
        waiting = [job for job in self._jobs if job.steps < len(STEPS)]
        if not waiting:
            return
        job = self.chance.choice(waiting)
        action, event, body = STEPS[job.steps]
        if not job.steps and self.read("dispatch", f"orders/{job.work}") is None:
            return
        if self.tell("dispatch", f"orders/{job.work}:{action}", body, f"order/{job.work}", event):
            job.steps += 1

    def _invoice(self) -> None:
        """Registered, approved by two others, paid as soon as finance has heard that the work is done."""
        waiting = [job for job in self._jobs if job.steps == len(STEPS)]
        if not waiting:
            return
        job = self.chance.choice(waiting)
        if not job.invoice:
            self._register(job)
        elif job.keys < len(self._keys):
            path, noun = f"invoices/{job.invoice}:approve", f"invoice/{job.invoice}"
            if self.tell("finance", path, None, noun, "InvoiceApproved", by=self._keys[job.keys]):
                job.keys += 1
        else:
            self._pay(job)

    def _register(self, job: Job) -> None:
        invoice = str(uuid4())
        body = {
            "id": invoice,
            "commitment_id": self.at.commitment,
            "work_id": job.work,
            "company_id": self.at.company,
            "number": f"FP-{job.work[:13]}",
            "text": "划线",
            "amount": {"fen": INVOICED},
        }
        if self.tell("finance", "invoices", body, f"invoice/{invoice}", "InvoiceRegistered"):
            job.invoice = invoice

    def _pay(self, job: Job) -> None:
        entry, path = str(uuid4()), f"invoices/{job.invoice}:pay"
        body = {"entry_id": entry, "effective": self._today()}
        if self.tell("finance", path, body, f"invoice/{job.invoice}", "InvoicePaid"):
            self.said.told(self.at.code, f"entry/{entry}", "EntryPosted")
            self._jobs.remove(job)

    def _today(self) -> str:
        return self.now().date().isoformat()
