# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a bank line may be, each proposal with its reason; what is certain needs no person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from services.chassis.values import Money
from services.finance.domain.bank_lines import BankLine, Reason
from services.finance.domain.bills import Bill
from services.finance.domain.entries import Entry
from services.finance.domain.kinds import MatchKind

NEAR_DAYS = 3
"""A payment of our own stands on the bank's statement within so many days."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a line may be; `certain`: enough to decide it without a person."""

    kind: MatchKind
    reason: Reason
    ids: tuple[str, ...]
    amount: Money
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a line may be: bills that it names, bills of its payer, slips, payouts, entries near its day."""

    named: Sequence[Bill] = ()
    of_payer: Sequence[Bill] = ()
    slips: Sequence[tuple[str, Money]] = ()
    payouts: Sequence[tuple[str, Money]] = ()
    near: Sequence[Entry] = field(default_factory=tuple)


def propose(line: BankLine, found: Found) -> list[Proposal]:
    """What it may be, the surest first: a named bill, a payout, a slip, amount and payer, amount and day."""
    proposals = [
        *_named(line, found.named),
        *(
            Proposal(MatchKind.PAYOUT, Reason.PAYOUT, (one,), amount, certain=amount == line.amount)
            for one, amount in found.payouts
        ),
        *(
            Proposal(MatchKind.ENTRY, Reason.SLIP, (one,), amount, certain=amount == line.amount)
            for one, amount in found.slips
        ),
        *_of_payer(line, found.of_payer),
        *_near(line, found.near),
    ]
    unique = {(one.kind, one.ids): one for one in reversed(proposals)}
    return sorted(unique.values(), key=lambda one: (not one.certain, proposals.index(one)))


def _named(line: BankLine, named: Sequence[Bill]) -> list[Proposal]:
    owed = sum(bill.owed.fen for bill in named)
    if not line.incoming or owed <= 0:
        return []
    ids = tuple(bill.id for bill in named)
    fits = line.amount.fen == owed or (len(named) == 1 and line.amount.fen < owed)
    return [Proposal(MatchKind.BILLS, Reason.REFERENCE, ids, Money(owed, line.amount.currency), fits)]


def _of_payer(line: BankLine, bills: Sequence[Bill]) -> list[Proposal]:
    owing = [bill for bill in bills if bill.owed.fen > 0] if line.incoming else []
    same = [bill for bill in owing if bill.owed == line.amount]
    return [
        Proposal(MatchKind.BILLS, Reason.PAYER, (bill.id,), bill.owed, certain=same == [bill])
        for bill in sorted(owing, key=lambda bill: (bill.owed != line.amount, bill.due, bill.id))
    ]


def _near(line: BankLine, entries: Sequence[Entry]) -> list[Proposal]:
    """Money that left the bank was booked when it was paid; what comes in a person decides."""
    alone = len(entries) == 1 and not line.incoming
    near = (one for one in entries)
    return [
        Proposal(
            MatchKind.ENTRY,
            Reason.AMOUNT_DAY,
            (one.id,),
            line.amount,
            certain=alone and abs((one.effective - line.day).days) <= NEAR_DAYS,
        )
        for one in near
    ]
