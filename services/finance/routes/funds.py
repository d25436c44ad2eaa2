# SPDX-License-Identifier: AGPL-3.0-or-later
"""Funds (资金): open one, see what it has and what is held of it."""

from collections.abc import Sequence
from datetime import datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.values import OrgPath
from services.finance.commands import open_fund, place_hold, post_hold, void_hold
from services.finance.domain.authority import Permission
from services.finance.domain.funds import Fund
from services.finance.queries import books
from services.finance.queries.places import list_places
from services.finance.routes.money_view import MoneyView
from services.finance.routes.place_parts import PlacePartView, place_parts
from services.finance.store import Tx


class FundView(View):
    """`held`: what nothing else may be paid with."""

    id: str
    version: int
    place: OrgPath
    kind: str
    name: str
    purpose: str
    allowed: list[str]
    matter: str | None
    restricted: bool
    held: MoneyView
    opened_at: datetime
    place_parts: list[PlacePartView]


class PlaceView(View):
    path: OrgPath
    kind: str
    name: str


class BalanceView(View):
    """All debits, all credits, and the one less the other."""

    account: str
    debit: MoneyView
    credit: MoneyView
    amount: MoneyView


class HoldView(View):
    """`left`: what is still held; `expires_at`: until when, null: until it is posted or voided."""

    id: str
    version: int
    fund_id: str
    amount: MoneyView
    posted: MoneyView
    left: MoneyView
    text: str
    state: str
    placed_at: datetime
    expires_at: datetime | None


def to_funds(tx: Tx, found: Sequence[Fund]) -> list[FundView]:
    """With the names of their places."""
    at = place_parts(tx, (one.place for one in found))
    return [
        FundView.model_validate(
            vars(one)
            | {
                "version": tx.funds.version(one),
                "restricted": one.restricted,
                "place_parts": at[one.place],
            },
            from_attributes=True,
        )
        for one in found
    ]


funds = Resource("funds", "/finance/v1/funds", of=Tx.funds, shows=to_funds, requires=AUTHENTICATED)

funds.create(open_fund, requires=Permission.FUNDS_OPEN)
funds.list(books.list_funds)
funds.show(books.show_fund)
funds.list(books.list_balances, "/<id:fund_id>/balances", shows=BalanceView)

places = Resource("places", "/finance/v1/places", of=Tx.places, shows=PlaceView, requires=AUTHENTICATED)

places.list(list_places)

holds = Resource("holds", "/finance/v1", of=Tx.holds, shows=HoldView, requires=Permission.ENTRIES_POST)

holds.create(place_hold, "/holds")
holds.act("post", post_hold, "/holds/<id:hold_id>")
holds.act("void", void_hold, "/holds/<id:hold_id>")
holds.list(books.list_holds, "/funds/<id:fund_id>/holds", requires=Permission.ENTRIES_READ)
