# SPDX-License-Identifier: AGPL-3.0-or-later
"""Share what was paid from a maintenance fund among those who bear it, by area; warn who has little."""

from services.chassis.values import OrgPath
from services.finance.domain import maintenance
from services.finance.domain.funds import Fund
from services.finance.domain.invoices import Invoice
from services.finance.domain.kinds import FundKind
from services.finance.domain.maintenance import MOST_ACCOUNTS, HouseholdAccount
from services.finance.domain.places import ENTRANCE, UNIT
from services.finance.policies import SpendingPolicy
from services.finance.store import Tx

MOST_FLATS = 500
"""More than one entrance has."""


def handle(tx: Tx, fund: Fund, invoice: Invoice) -> None:
    """The scope is where the resolution was made: the owners who voted on it. Raises AccountsShort."""
    if fund.kind is not FundKind.MAINTENANCE:
        return
    accounts = _bearing(tx, fund, invoice.place)
    charged, events = maintenance.charge(accounts, invoice.amount, fund.id, invoice.id)
    percent = tx.policy(SpendingPolicy, fund.place).top_up_percent
    for account in charged:
        owned = tx.ownerships.find(account.unit_id)
        warned, told = maintenance.warn(account, percent, owned.payer if owned else "")
        tx.household_accounts.save(warned, *told)
    tx.funds.save(tx.funds.get(fund.id), *events)


def _bearing(tx: Tx, fund: Fund, place: OrgPath) -> list[HouseholdAccount]:
    """The accounts at the place; of an entrance (单元) those of its building whose flats lie in it now."""
    known = tx.places.first({"path": place})
    if known is None or known.kind != ENTRANCE or place.parent is None:
        return tx.accounts_in(fund.id, place, MOST_ACCOUNTS)
    flats = tx.places.list({"within": place, "kind": UNIT, "active": True}, limit=MOST_FLATS)
    inside = {flat.id for flat in flats}
    return [one for one in tx.accounts_in(fund.id, place.parent, MOST_ACCOUNTS) if one.unit_id in inside]
