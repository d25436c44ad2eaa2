# SPDX-License-Identifier: AGPL-3.0-or-later
"""Compare the next piece of a settlement with the payments; at the end what it lacks, and its fees."""

from dataclasses import replace
from uuid import UUID, uuid5

from services.chassis.store.paging import sortable
from services.chassis.values import Money, OrgPath
from services.finance.domain import entries, settlements
from services.finance.domain.errors import AgainstPurpose, ClosedPeriod, FundSpent
from services.finance.domain.kinds import Difference, EntryKind
from services.finance.domain.payments import Payment, Told
from services.finance.domain.settlements import Discrepancy, Row, Settlement, SettlementState, Share
from services.finance.domain.timer_kinds import RECONCILE
from services.finance.store import AT_ONCE, Tx


def handle(tx: Tx, settlement_id: str, position: int) -> None:
    settlement = tx.settlements.get(settlement_id)
    if settlement.state is not SettlementState.READ:
        return
    for row in settlement.rows[position : position + AT_ONCE]:
        settlement = _compare(tx, settlement, row)
    if position + AT_ONCE < len(settlement.rows):
        tx.settlements.save(settlement)
        tx.timers.set(RECONCILE, settlement.id, tx.now, position=position + AT_ONCE)
        return
    settlement = _look_for_missing(tx, settlement)
    for share in settlement.shares:
        settlement = _book_fee(tx, settlement, share)
    settlement, events = settlements.finish(settlement)
    tx.settlements.save(settlement, *events)


def _compare(tx: Tx, settlement: Settlement, row: Row) -> Settlement:
    payment = tx.payments.find(row.payment_id)
    wrong = settlements.judge(row, payment)
    if payment and not row.again:
        settlement = settlements.take(settlement, row, payment)
    if payment and row.told is Told.PAID and not payment.settled_by:
        tx.payments.save(replace(payment, settled_by=settlement.id))
    if wrong is None:
        return settlement
    ours = payment.amount if payment else None
    key = f"{row.payment_id} {row.told} {wrong}"
    return _note(tx, settlement, key, wrong, _place(tx, payment), row.payment_id, ours, row.amount)


def _look_for_missing(tx: Tx, settlement: Settlement) -> Settlement:
    """What was paid until the end of the day and stands in no settlement, told of once."""
    until = sortable(tx.calendar.end_of_period(settlement.day), "")
    where = {"settled_by": None, "by_paid_at": {"$lt": until}}
    for payment in tx.payments.list(where, sort="paid_at", limit=AT_ONCE):
        known = tx.discrepancies.find(_missing_id(payment))
        if known is None:
            settlement = _note(
                tx,
                settlement,
                "",
                Difference.MISSING,
                payment.place,
                payment.id,
                payment.amount,
                None,
                discrepancy_id=_missing_id(payment),
            )
    return settlement


def _missing_id(payment: Payment) -> str:
    return str(uuid5(UUID(payment.id), "missing"))


def _book_fee(tx: Tx, settlement: Settlement, share: Share) -> Settlement:
    lines = settlements.fee_lines(share)
    if not lines:
        return settlement
    entry = entries.make(
        str(uuid5(UUID(settlement.id), share.fund_id)),
        share.place,
        EntryKind.SETTLEMENT,
        f"{settlement.day} 支付手续费",
        tx.today(share.place),
        lines,
        tx.by.subject,
        tx.now,
        subject=f"settlement/{settlement.id}",
        matter=tx.funds.get(share.fund_id).matter,
    )
    try:
        tx.post(entry)
    except (AgainstPurpose, FundSpent, ClosedPeriod):
        wrong = Difference.FEE_NOT_BOOKED
        return _note(tx, settlement, share.fund_id, wrong, share.place, settlement.id, Money(0), share.fee)
    return settlement


def _place(tx: Tx, payment: Payment | None) -> OrgPath:
    return payment.place if payment else tx.root


def _note(
    tx: Tx,
    settlement: Settlement,
    key: str,
    wrong: Difference,
    place: OrgPath,
    about: str,
    ours: Money | None,
    theirs: Money | None,
    discrepancy_id: str = "",
) -> Settlement:
    discrepancy, events = settlements.find(
        Discrepancy(
            id=discrepancy_id or str(uuid5(UUID(settlement.id), key)),
            settlement_id=settlement.id,
            place=place,
            within=place.ancestors(),
            payment_id=about,
            difference=wrong,
            ours=ours,
            theirs=theirs,
            found_at=tx.now,
        )
    )
    if tx.discrepancies.find(discrepancy.id) is None:
        tx.discrepancies.add(discrepancy, *events)
    return replace(settlement, differences=settlement.differences + 1)
