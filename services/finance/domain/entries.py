# SPDX-License-Identifier: AGPL-3.0-or-later
"""Double entry (复式记账): an entry's lines sum to nought, in each fund, and are never changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.chart import CASH, Chart
from services.finance.domain.errors import (
    AlreadyReversed,
    EntryDiffers,
    MixedCurrency,
    NeedsApproval,
    NothingPosted,
    Unbalanced,
)
from services.finance.domain.events import EntryPosted, PostedLine
from services.finance.domain.kinds import EntryKind

FEWEST_LINES = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One posting: a positive amount is a debit (借), a negative one a credit (贷)."""

    account: str
    fund_id: str
    amount: Money


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One booking of a place.

    Attributes:
        id: made by whoever asks for it, before they ask for the first time.
        effective: the day for which it counts; `booked_at` is when it was made.
        lines, funds: the postings, and the funds that they are in.
        subject: what it is about, as `noun/id`; `matter`: the matter that it continues.
        reverses: the entry that it takes back.

    """

    id: str
    place: OrgPath
    within: tuple[str, ...]
    kind: EntryKind
    text: str
    effective: date
    lines: tuple[Line, ...]
    funds: tuple[str, ...]
    booked_at: datetime
    booked_by: str
    subject: str = ""
    matter: str | None = None
    reverses: str | None = None


def make(
    entry_id: str,
    place: OrgPath,
    kind: EntryKind,
    text: str,
    effective: date,
    lines: Iterable[Line],
    by: str,
    at: datetime,
    *,
    subject: str = "",
    matter: str | None = None,
    reverses: str | None = None,
) -> Entry:
    """An entry that is balanced. Raises NothingPosted, MixedCurrency, Unbalanced."""
    given = tuple(lines)
    if len(given) < FEWEST_LINES or any(not line.amount.fen for line in given):
        raise NothingPosted
    _check_balanced(given)
    return Entry(
        id=entry_id,
        place=place,
        within=place.ancestors(),
        kind=kind,
        text=text,
        effective=effective,
        lines=given,
        funds=tuple(sorted({line.fund_id for line in given})),
        booked_at=at,
        booked_by=by,
        subject=subject,
        matter=matter,
        reverses=reverses,
    )


def post(entry: Entry, chart: Chart) -> list[Event]:
    """What is told of it. Raises UnknownAccount."""
    for line in entry.lines:
        chart.kind(line.account)
    lines = tuple(PostedLine(line.account, line.fund_id, line.amount) for line in entry.lines)
    fact = EntryPosted(
        entry.id,
        entry.kind,
        entry.place,
        entry.effective,
        lines,
        entry.subject,
        entry.matter,
        entry.reverses,
    )
    return [fact]


def check_same(known: Entry, asked: Entry) -> None:
    """An id that was used before must ask for the same again. Raises EntryDiffers."""
    if replace(asked, booked_at=known.booked_at, booked_by=known.booked_by) != known:
        raise EntryDiffers(known.id)


def reverse(entry: Entry, reversal_id: str, reason: str, effective: date, by: str, at: datetime) -> Entry:
    """The entry that takes another back, line by line (红字冲销). Raises AlreadyReversed for a reversal."""
    if entry.reverses:
        raise AlreadyReversed(entry.id)
    return make(
        reversal_id,
        entry.place,
        EntryKind.REVERSAL,
        reason,
        effective,
        (replace(line, amount=-line.amount) for line in entry.lines),
        by,
        at,
        subject=entry.subject,
        matter=entry.matter,
        reverses=entry.id,
    )


def paid_out(entry: Entry, fund_id: str) -> Money:
    """How much less cash a fund has by it; nought where it has no less."""
    own = [line.amount for line in entry.lines if line.fund_id == fund_id and line.account in CASH]
    change = sum((amount.fen for amount in own), 0)
    return Money(max(0, -change), own[0].currency if own else "CNY")


def check_small(entry: Entry, most: Money) -> None:
    """One person pays away no more than so much of a place's cash. Raises NeedsApproval."""
    paid = -sum(line.amount.fen for line in entry.lines if line.account in CASH)
    if paid > most.fen:
        raise NeedsApproval(paid, most.fen)


def _check_balanced(lines: tuple[Line, ...]) -> None:
    sums: dict[tuple[str, str], int] = {}
    for line in lines:
        key = (line.fund_id, line.amount.currency)
        sums[key] = sums.get(key, 0) + line.amount.fen
    wrong = {key: total for key, total in sums.items() if total}
    currencies = {line.amount.currency for line in lines}
    if wrong and len(currencies) > 1:
        raise MixedCurrency(tuple(sorted(currencies)))
    for (fund_id, _), difference in wrong.items():
        raise Unbalanced(fund_id, difference)
