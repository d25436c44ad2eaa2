# SPDX-License-Identifier: AGPL-3.0-or-later
"""The maintenance fund (维修资金): households' accounts, deposits, interest, emergencies."""

from collections.abc import Sequence
from datetime import datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.step_up import Group
from services.chassis.values import OrgPath
from services.finance.commands import (
    allot_interest,
    decide_emergency,
    declare_emergency,
    deposit_maintenance,
)
from services.finance.domain.authority import Permission
from services.finance.domain.maintenance import Emergency
from services.finance.queries import maintenance
from services.finance.routes.money_view import MoneyView
from services.finance.routes.place_parts import PlacePartView, place_parts
from services.finance.store import Tx


class HouseholdAccountView(View):
    """`first`: its first deposit; `warned`: it was told to top up. `area` in hundredths of a square metre."""

    id: str
    fund_id: str
    place: OrgPath
    unit_id: str
    area: int
    first: MoneyView
    balance: MoneyView
    warned: bool


class BuildingShareView(View):
    """What the households of a building have together."""

    building: OrgPath
    accounts: int
    balance: MoneyView


class InterestAllotmentView(View):
    id: str
    fund_id: str
    amount: MoneyView
    accounts: int
    allotted_at: datetime


class EmergencyView(View):
    """`ground`: lift, fire_equipment, facade, collapse, leak or drain; `documents`: files."""

    id: str
    version: int
    fund_id: str
    place: OrgPath
    place_parts: list[PlacePartView]
    ground: str
    text: str
    amount: MoneyView
    documents: list[str]
    declared_at: datetime
    state: str
    reasons: str


def to_emergencies(tx: Tx, found: Sequence[Emergency]) -> list[EmergencyView]:
    """With the names of their places."""
    at = place_parts(tx, (one.place for one in found))
    return [
        EmergencyView.model_validate(
            vars(one) | {"version": tx.emergencies.version(one), "place_parts": at[one.place]},
            from_attributes=True,
        )
        for one in found
    ]


household_accounts = Resource(
    "household_accounts",
    "/finance/v1",
    of=Tx.household_accounts,
    shows=HouseholdAccountView,
    requires=AUTHENTICATED,
)

household_accounts.create(
    deposit_maintenance, "/funds/<id:fund_id>/deposits", requires=Permission.MAINTENANCE_KEEP
)
household_accounts.create(
    allot_interest,
    "/funds/<id:fund_id>/interest",
    shows=InterestAllotmentView,
    requires=Permission.MAINTENANCE_KEEP,
)
household_accounts.list(
    maintenance.list_accounts, "/funds/<id:fund_id>/accounts", requires=Permission.MAINTENANCE_KEEP
)
household_accounts.list(maintenance.list_buildings, "/funds/<id:fund_id>/buildings", shows=BuildingShareView)
household_accounts.list(maintenance.list_own_accounts, "/household-accounts")

emergencies = Resource(
    "emergencies", "/finance/v1/emergencies", of=Tx.emergencies, shows=to_emergencies, requires=AUTHENTICATED
)

emergencies.create(declare_emergency, requires=Permission.MAINTENANCE_KEEP)
emergencies.list(maintenance.list_emergencies)
emergencies.show(maintenance.show_emergency)
emergencies.act("decide", decide_emergency, requires=Permission.EMERGENCIES_CONFIRM, asks=Group.RELEASES)
