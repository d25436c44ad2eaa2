# SPDX-License-Identifier: AGPL-3.0-or-later
"""The maintenance fund by building and household, and what it paid without a vote."""

from dataclasses import dataclass

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.values import Money, OrgPath
from services.finance.domain import access
from services.finance.domain.authority import Permission
from services.finance.domain.maintenance import MOST_ACCOUNTS, Emergency, HouseholdAccount
from services.finance.queries.books import AtPlace
from services.finance.store import Tx

MOST_UNITS = 50


@dataclass(frozen=True)
class BuildingShare:
    """What the households of a building have together."""

    building: OrgPath
    accounts: int
    balance: Money


def list_accounts(tx: Tx, fund_id: str, query: Paged) -> Page[HouseholdAccount]:
    """The households' accounts of a fund, for who keeps them."""
    fund = tx.funds.get(fund_id)
    tx.require(Permission.MAINTENANCE_KEEP, fund.place)
    where = {"fund_id": fund.id, "within": fund.place}
    return tx.household_accounts.page(where, after=query.after, limit=query.limit)


def list_buildings(tx: Tx, fund_id: str) -> list[BuildingShare]:
    """What each building has in a fund (Shanghai Art. 66): for who lives there. Raises TooManyAccounts."""
    fund = tx.funds.get(fund_id)
    access.check_concerns(tx.by, Permission.FUNDS_READ, fund.place)
    found: dict[OrgPath, tuple[int, int]] = {}
    for one in tx.accounts_in(fund.id, fund.place, MOST_ACCOUNTS):
        building = one.place.parent or one.place
        accounts, fen = found.get(building, (0, 0))
        found[building] = (accounts + 1, fen + one.balance.fen)
    return [BuildingShare(at, accounts, Money(fen)) for at, (accounts, fen) in sorted(found.items())]


def list_own_accounts(tx: Tx) -> list[HouseholdAccount]:
    """What my own units have in the maintenance fund."""
    owned = tx.ownerships.list({"owners": tx.by.subject}, limit=MOST_UNITS)
    units = [one.id for one in owned]
    return tx.household_accounts.list({"unit_id": {"$in": units}}, limit=200) if units else []


def list_emergencies(tx: Tx, query: AtPlace) -> Page[Emergency]:
    """What could not wait for a vote in an area, the latest first: for who lives there."""
    access.check_concerns(tx.by, Permission.FUNDS_READ, query.place)
    where = {"within": query.place}
    return tx.emergencies.page(where, sort="-declared_at", after=query.after, limit=query.limit)


def show_emergency(tx: Tx, emergency_id: str) -> Emergency:
    """One emergency, its ground and documents: for whose fund pays (Civil Code Art. 281)."""
    emergency = tx.emergencies.get(emergency_id)
    access.check_concerns(tx.by, Permission.FUNDS_READ, tx.funds.get(emergency.fund_id).place)
    return emergency
