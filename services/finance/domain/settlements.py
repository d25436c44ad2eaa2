# SPDX-License-Identifier: AGPL-3.0-or-later
"""A payment provider's daily settlement (对账单), compared with the payments to the fen."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from services.chassis import written
from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.chart import Known
from services.finance.domain.entries import Line
from services.finance.domain.events import DifferenceExplained, DifferenceFound, SettlementReconciled
from services.finance.domain.kinds import Difference
from services.finance.domain.payments import Payment, PaymentState, Told
from services.finance.domain.till_errors import BadSettlement, DifferenceClosed

HEAD = ["reference", "event", "amount", "fee", "currency"]
TOTAL, COLUMNS = "total", 5
MOST_ROWS = 5_000
MOST_FEN = 10**13


class SettlementState(StrEnum):
    READ = "read"
    RECONCILED = "reconciled"


@dataclass(frozen=True, slots=True)
class Row:
    """One movement; `amount` and `fee` are below nought where they went back. `again`: it stands twice."""

    payment_id: str
    told: Told
    amount: Money
    fee: Money
    again: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """What of a settlement is a fund's."""

    fund_id: str
    place: OrgPath
    amount: Money
    fee: Money

    @property
    def net(self) -> Money:
        return self.amount - self.fee


@dataclass(frozen=True, kw_only=True)
class Settlement:
    """The settlement of a day.

    Attributes:
        payout: the provider's reference of the transfer to the bank, of `net`.
        shares: what of it is which fund's, as far as its rows are compared.
        paid: the places whose part the bank has told of.

    """

    id: str
    day: date
    fetched_at: datetime
    rows: tuple[Row, ...]
    amount: Money
    fee: Money
    payout: str
    state: SettlementState = SettlementState.READ
    shares: tuple[Share, ...] = ()
    differences: int = 0
    paid: tuple[str, ...] = ()

    @property
    def net(self) -> Money:
        return self.amount - self.fee

    @property
    def count(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, kw_only=True)
class Discrepancy:
    """Where the provider and the books say something else: what each says, and the note that closed it."""

    id: str
    settlement_id: str
    place: OrgPath
    within: tuple[str, ...]
    payment_id: str
    difference: Difference
    ours: Money | None
    theirs: Money | None
    found_at: datetime
    open: bool = True
    note: str = ""
    closed_by: str = ""
    closed_at: datetime | None = None


def read(settlement_id: str, text: str, tenant: str, day: date, at: datetime) -> Settlement | None:
    """A file as the provider serves it; None where nothing moved. Raises BadSettlement."""
    lines = list(csv.reader(text.splitlines()))
    if len(lines) < 3 or lines[0] != ["day", day.isoformat()] or lines[1] != HEAD:  # noqa: PLR2004
        raise BadSettlement(1, f"it does not begin as the settlement of {day}")
    if len(lines) - 3 > MOST_ROWS:
        raise BadSettlement(len(lines), f"a day has at most {MOST_ROWS} rows")
    seen: set[tuple[str, str]] = set()
    rows = []
    for number, cells in enumerate(lines[2:-1], 3):
        row = _row(number, cells, tenant)
        rows.append(replace(row, again=(row.payment_id, row.told) in seen))
        seen.add((row.payment_id, row.told))
    amount, fee = (
        Money(sum(value)) for value in ([one.amount.fen for one in rows], [one.fee.fen for one in rows])
    )
    if lines[-1][:-1] != [TOTAL, str(len(rows)), str(amount.fen), str(fee.fen)]:
        raise BadSettlement(len(lines), "the rows do not come to the total")
    if not rows:
        return None
    return Settlement(
        id=settlement_id,
        day=day,
        fetched_at=at,
        rows=tuple(rows),
        amount=amount,
        fee=fee,
        payout=lines[-1][-1],
    )


def _row(number: int, cells: Sequence[str], tenant: str) -> Row:
    if len(cells) != COLUMNS:
        raise BadSettlement(number, f"a row has {COLUMNS} columns")
    reference, told, amount, fee, currency = cells
    owner, _, payment_id = reference.partition(".")
    if owner != tenant or not payment_id:
        raise BadSettlement(number, "the reference is not of this district")
    if told not in tuple(Told) or currency != "CNY":
        raise BadSettlement(number, "this kind of movement is not known")
    return Row(payment_id, Told(told), _money(number, amount), _money(number, fee))


def _money(number: int, text: str) -> Money:
    try:
        fen = written.whole(text)
    except ValueError:
        raise BadSettlement(number, "an amount is a whole number of fen") from None
    if abs(fen) > MOST_FEN:
        raise BadSettlement(number, "an amount is a whole number of fen")
    return Money(fen)


def judge(row: Row, payment: Payment | None) -> Difference | None:
    """What is wrong with a row, if something is."""
    if payment is None:
        return Difference.UNKNOWN
    back = row.told is Told.REFUNDED
    if row.again or (not back and payment.settled_by):
        return Difference.TWICE
    if row.amount != (-payment.amount if back else payment.amount):
        return Difference.AMOUNT
    if back and payment.state is not PaymentState.REFUNDED:
        return Difference.REFUND_NOT_TOLD
    return Difference.NOT_TOLD if payment.state is PaymentState.BEGUN else None


def take(settlement: Settlement, row: Row, payment: Payment) -> Settlement:
    """A row is a fund's, whatever else is wrong with it: the provider pays it out with the others."""
    known = {one.fund_id: one for one in settlement.shares}
    before = known.get(payment.fund_id) or Share(payment.fund_id, payment.place, Money(0), Money(0))
    known[payment.fund_id] = replace(before, amount=before.amount + row.amount, fee=before.fee + row.fee)
    return replace(settlement, shares=tuple(known[key] for key in sorted(known)))


def find(discrepancy: Discrepancy) -> tuple[Discrepancy, list[Event]]:
    """Somebody has to look."""
    fact = DifferenceFound(
        discrepancy.id,
        discrepancy.settlement_id,
        discrepancy.place,
        discrepancy.payment_id,
        discrepancy.difference,
        discrepancy.ours,
        discrepancy.theirs,
    )
    return discrepancy, [fact]


def uncovered(payment: Payment, short: Money, at: datetime) -> tuple[Discrepancy, list[Event]]:
    """The provider gave a payment back by itself, and its fund lacked so much of it: somebody has to look."""
    return find(
        Discrepancy(
            id=payment.id,
            settlement_id=payment.settled_by or "",
            place=payment.place,
            within=payment.place.ancestors(),
            payment_id=payment.id,
            difference=Difference.UNCOVERED,
            ours=payment.amount - short,
            theirs=payment.amount,
            found_at=at,
        )
    )


def cover_lines(discrepancy: Discrepancy, fund_id: str) -> list[Line]:
    """What a refund lacked leaves suspense: the provider keeps it from what it owes the fund."""
    if discrepancy.difference is not Difference.UNCOVERED or not (discrepancy.ours and discrepancy.theirs):
        return []
    short = discrepancy.theirs - discrepancy.ours
    return [Line(Known.SUSPENSE, fund_id, short), Line(Known.PROVIDER, fund_id, -short)]


def fee_lines(share: Share) -> list[Line]:
    """What the provider keeps of what is a fund's."""
    fund, fee = share.fund_id, share.fee
    return [Line(Known.PROVIDER_FEES, fund, fee), Line(Known.PROVIDER, fund, -fee)] if fee.fen else []


def payout_of(settlement: Settlement, place: OrgPath) -> Money:
    """What of it is a place's."""
    return Money(sum(one.net.fen for one in settlement.shares if one.place == place))


def payout_lines(settlement: Settlement, place: OrgPath) -> list[Line]:
    """What the provider owes a place no more, each fund's part."""
    own = [one for one in settlement.shares if one.place == place]
    return [Line(Known.PROVIDER, one.fund_id, -one.net) for one in own if one.net.fen]


def pay(settlement: Settlement, place: OrgPath) -> Settlement:
    """A place has its part."""
    return replace(settlement, paid=(*settlement.paid, place))


def unpay(settlement: Settlement, place: OrgPath) -> Settlement:
    """It has not, after all."""
    return replace(settlement, paid=tuple(one for one in settlement.paid if one != place))


def finish(settlement: Settlement) -> tuple[Settlement, list[Event]]:
    """All of it is compared."""
    fact = SettlementReconciled(
        settlement.id,
        settlement.day,
        settlement.count,
        settlement.amount,
        settlement.fee,
        settlement.differences,
    )
    return replace(settlement, state=SettlementState.RECONCILED), [fact]


def close(discrepancy: Discrepancy, note: str, by: str, at: datetime) -> tuple[Discrepancy, list[Event]]:
    """It is explained. Raises DifferenceClosed."""
    if not discrepancy.open:
        raise DifferenceClosed(discrepancy.id)
    closed = replace(discrepancy, open=False, note=note, closed_by=by, closed_at=at)
    return closed, [DifferenceExplained(discrepancy.id, discrepancy.place, note)]
