# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of the maintenance fund's households, of year plans, declared interests and audits."""

from __future__ import annotations

from itertools import islice

from services.chassis.store import Collection, Index
from services.finance.domain.audits import Audit
from services.finance.domain.interests import Interest
from services.finance.domain.maintenance import Allotment as InterestAllotment
from services.finance.domain.maintenance import Emergency, HouseholdAccount
from services.finance.domain.maintenance_errors import TooManyAccounts
from services.finance.domain.year_plans import PlanState, YearPlan
from services.finance.store.dues import DuesUnit


class PlansUnit(DuesUnit):
    """The part of finance's `Tx` that is about households' shares, plans and who looks after whom."""

    household_accounts = Collection(
        HouseholdAccount,
        "household_accounts",
        indexes=(Index("fund_id", "within", "_id"), Index("unit_id", "_id")),
    )
    interest_allotments = Collection(
        InterestAllotment,
        "interest_allotments",
        indexes=(Index("fund_id", "_id"),),
        noun="interest_allotment",
    )
    emergencies = Collection(
        Emergency,
        "emergencies",
        orderings=("declared_at",),
        indexes=(Index("within", "by_declared_at"),),
    )
    year_plans = Collection(
        YearPlan,
        "year_plans",
        orderings=("year",),
        indexes=(Index("within", "by_year"), Index("place", "year"), Index("resolution_id", "_id")),
    )
    interests = Collection(
        Interest, "interests", indexes=(Index("person_id", "_id"), Index("person_id", "company_id"))
    )
    audits = Collection(
        Audit,
        "audits",
        orderings=("opened_at",),
        indexes=(Index("within", "by_opened_at"), Index("auditor", "by_opened_at")),
    )

    def accounts_in(self, fund_id: str, scope: str, most: int) -> list[HouseholdAccount]:
        """The accounts of a fund within a place, in the order of their ids. Raises TooManyAccounts."""
        found = list(islice(self.household_accounts.walk({"fund_id": fund_id, "within": scope}), most + 1))
        if len(found) > most:
            raise TooManyAccounts(most)
        return found

    def plan_of(self, place: str, year: int) -> YearPlan | None:
        """The plan of a place that is in force in a year."""
        found = self.year_plans.list({"place": place, "year": year}, limit=50)
        return next((one for one in found if one.state is PlanState.ADOPTED), None)

    def interest_in(self, person_id: str, company_id: str) -> Interest | None:
        """The interest that a person has declared and not ended."""
        found = self.interests.list({"person_id": person_id, "company_id": company_id}, limit=50)
        return next((one for one in found if not one.ended), None)
