# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of the cash desk, of bank statements and of the provider's settlements."""

from datetime import timedelta

from services.chassis.store import Collection, Index
from services.chassis.store.paging import sortable
from services.finance.domain.bank_lines import (
    BankAccount,
    BankLine,
    BankStatement,
    MatchedEntry,
    bank_amount,
)
from services.finance.domain.bank_proposals import Found
from services.finance.domain.bank_reading import references
from services.finance.domain.bills import Bill
from services.finance.domain.cash import CashDay, CashReceipt, Desk, Handover
from services.finance.domain.entries import Entry
from services.finance.domain.funds import Fund
from services.finance.domain.kinds import EntryKind
from services.finance.domain.reversals import TakenBack
from services.finance.domain.settlements import Discrepancy, Settlement, payout_of
from services.finance.store.assets import AssetsUnit

AROUND = timedelta(days=7)
"""So far from a line's day entries of its amount are looked for."""
FEW = 20


class TillUnit(AssetsUnit):
    entries = Collection(
        Entry,
        "entries",
        noun="entry",
        orderings=("effective", "booked_at"),
        crowded=True,
        indexes=(
            Index("within", "by_effective"),
            Index("funds", "by_effective"),
            Index("funds", "by_booked_at"),
        ),
    )
    taken_back = Collection(TakenBack, "taken_back")
    funds = Collection(Fund, "funds", indexes=(Index("within", "_id"),))
    desks = Collection(Desk, "desks", indexes=(Index("within", "_id"),))
    cash_receipts = Collection(
        CashReceipt,
        "cash_receipts",
        orderings=("received_at",),
        indexes=(Index("within", "by_received_at"),),
    )
    cash_days = Collection(
        CashDay, "cash_days", orderings=("counted_at",), indexes=(Index("within", "by_counted_at"),)
    )
    handovers = Collection(Handover, "handovers", indexes=(Index("slip", "_id"), Index("within", "_id")))
    bank_accounts = Collection(
        BankAccount, "bank_accounts", indexes=(Index("within", "_id"), Index("number", "_id"))
    )
    bank_statements = Collection(
        BankStatement,
        "bank_statements",
        orderings=("imported_at",),
        indexes=(Index("within", "by_imported_at"),),
    )
    bank_lines = Collection(
        BankLine,
        "bank_lines",
        orderings=("day",),
        indexes=(Index("statement_id", "by_day"), Index("within", "state", "by_day")),
    )
    matched_entries = Collection(MatchedEntry, "matched_entries")
    settlements = Collection(
        Settlement,
        "settlements",
        orderings=("fetched_at",),
        indexes=(Index("by_fetched_at"), Index("payout", "_id")),
    )
    discrepancies = Collection(
        Discrepancy,
        "discrepancies",
        orderings=("found_at",),
        indexes=(Index("within", "open", "by_found_at"),),
    )

    def found_for(self, line: BankLine) -> Found:
        """What there is at the line's place that it may be, as far as one looks."""
        words = tuple(dict.fromkeys([line.reference, *line.told.split()]))[:FEW]
        slips = self.handovers.list({"slip": {"$in": [word for word in words if word] or [""]}}, limit=FEW)
        payouts = self.settlements.list(
            {"payout": {"$in": [word for word in words if word] or [""]}}, limit=FEW
        )
        return Found(
            named=self._named(line),
            of_payer=self._of_payer(line) if line.payer and line.incoming else (),
            slips=[(one.id, one.amount) for one in slips if one.place == line.place and self._free(one.id)],
            payouts=[(one.id, payout_of(one, line.place)) for one in payouts if line.place not in one.paid],
            near=self._near(line),
        )

    def _named(self, line: BankLine) -> list[Bill]:
        found = []
        for reference in references(line.told)[:FEW]:
            start = f"{reference[:8]}-{reference[8:]}-".lower()
            between = {"$gt": self.key(start), "$lt": self.key(start + "~")}
            found += self.bills.list({"_id": between}, limit=FEW)
        return [bill for bill in found if bill.open and self._here(bill, line)]

    def _of_payer(self, line: BankLine) -> list[Bill]:
        leases = self.leases.list({"lessee": line.payer}, limit=FEW)
        services = self.services.list({"provider": line.payer}, limit=FEW)
        subjects = [f"lease/{one.id}" for one in leases] + [f"service/{one.id}" for one in services]
        known = [bill for subject in subjects for bill in self.bills.list({"subject": subject}, limit=500)]
        return [bill for bill in known if bill.open and self._here(bill, line)]

    def _near(self, line: BankLine) -> list[Entry]:
        first, last = line.day - AROUND, line.day + AROUND + timedelta(days=1)
        where = {
            "within": line.place,
            "by_effective": {"$gt": sortable(first, ""), "$lt": sortable(last, "")},
        }
        return [
            entry
            for entry in self.entries.list(where, sort="effective", limit=500)
            if entry.place == line.place
            and entry.kind not in (EntryKind.BANK, EntryKind.REVERSAL)
            and bank_amount(entry) == line.amount
            and self._free(entry.id)
            and self.taken_back.find(entry.id) is None
        ]

    def _here(self, bill: Bill, line: BankLine) -> bool:
        return self.funds.get(bill.fund_id).place == line.place

    def _free(self, entry_id: str) -> bool:
        return self.matched_entries.find(entry_id) is None
