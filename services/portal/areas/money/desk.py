# SPDX-License-Identifier: AGPL-3.0-or-later
"""The desk of the books: funds with what they have, projects, quarters, and what waits for an answer."""

from dataclasses import dataclass

import flask

from services.portal.access import needs
from services.portal.areas.money.formulas import spelled
from services.portal.areas.money.keeping import everywhere, place_name
from services.portal.authority import Permission
from services.portal.client.models.finance import (
    BalanceView,
    CaseView,
    CommitmentView,
    FundView,
    GrantView,
    MoneyView,
    PublicationView,
    TariffView,
)
from services.portal.page_context import visit
from services.portal.panels import Panels

pages = flask.Blueprint("money_desk", __name__)
CASH = ("1001", "1002", "1012")
"""Accounts that a fund pays from: cash, bank, and what the payment provider owes."""

WAITING, RULING, OPEN = "noticed", "ruling", "open"
CLOSED = "closed"
MOST_FUNDS = 20


@dataclass(frozen=True)
class Purse:
    """A fund with what it has, and the name of the place whose it is."""

    fund: FundView
    cash: MoneyView
    whose: str


@pages.get("/money/desk")
@needs(Permission.MONEY)
def index() -> str:
    """Each part is asked for beside the others and fails alone."""
    panels = Panels()
    return flask.render_template(
        "money_desk.html",
        funds=panels.ask(_purses),
        projects=panels.ask(_projects),
        notices=panels.ask(_notices),
        cases=panels.ask(_cases),
        tariffs=panels.ask(_tariffs),
        grants=panels.ask(_grants),
        keeps=visit().by.holds(Permission.KEEP),
        audits=visit().by.holds(Permission.AUDIT),
    )


def cash_of(balances: list[BalanceView], currency: str = "CNY") -> MoneyView:
    own = [one.amount.fen for one in balances if one.account in CASH and one.amount.currency == currency]
    return MoneyView(fen=sum(own), currency=currency)


def _purses() -> list[Purse]:
    finance = visit().finance
    funds = everywhere(finance.funds)[:MOST_FUNDS]
    return [Purse(one, cash_of(finance.balances(one.id)), place_name(one.place_parts)) for one in funds]


def _projects() -> list[CommitmentView]:
    """Those with an invoice that is not paid first, then the latest."""
    found = everywhere(visit().finance.commitments)
    return sorted(found, key=lambda one: one.invoiced.fen == one.paid.fen)


def _notices() -> list[PublicationView]:
    """What waits for its board, then what has objections without a ruling."""
    by = visit().by
    money = visit().money_of(by.tenant)
    waiting = money.publications(WAITING)
    unruled = [one for stage in (OPEN, RULING) for one in money.publications(stage) if one.unruled]
    return [one for one in (*waiting, *unruled) if by.may(Permission.MONEY, one.place)]


def _cases() -> list[CaseView]:
    return [one for one in everywhere(visit().finance.cases) if one.state != CLOSED]


def _tariffs() -> list[tuple[TariffView, str]]:
    """With their formulas in words."""
    words = visit().words
    return [(one, spelled(words, one.formula)) for one in everywhere(visit().finance.tariffs)]


def _grants() -> list[GrantView]:
    return [one for one in everywhere(visit().finance.grants) if one.state not in (CLOSED, "refused")]
