# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of who owes what beside the bills: holds on them, arrears, figures, vacancies, credits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from services.chassis.store import Collection, Copy, Index
from services.chassis.values import Money
from services.finance.domain import charges, prepaid
from services.finance.domain.arrears import Arrears
from services.finance.domain.bill_holds import BillHold
from services.finance.domain.bills import Tariff
from services.finance.domain.charges import STANDING, Basis, Figure, SharedCost, Tenure, Vacancy
from services.finance.domain.fees import WHOLE_PERCENT
from services.finance.domain.parking_fees import ParkingSpace
from services.finance.domain.places import Ownership, Place
from services.finance.domain.prepaid import Credit
from services.finance.policies import BillingPolicy
from services.finance.store.till import TillUnit


class DuesUnit(TillUnit):
    """The part of finance's `Tx` that is about dues."""

    bill_holds = Collection(
        BillHold,
        "bill_holds",
        orderings=("asked_at",),
        indexes=(Index("within", "by_asked_at"), Index("payer", "by_asked_at")),
    )
    arrears = Collection(
        Arrears,
        "arrears",
        orderings=("opened_at",),
        indexes=(
            Index("within", "open", "by_opened_at"),
            Index("unit_id", "open"),
            Index("payer", "by_opened_at"),
            Index("open", "_id"),
        ),
        noun="arrears",
    )
    figures = Collection(Figure, "figures")
    shared_costs = Collection(SharedCost, "shared_costs", indexes=(Index("tariff_id", "_id"),))
    tenures = Collection(Tenure, "tenures", indexes=(Index("unit_id", "_id"), Index("payer", "_id")))
    vacancies = Collection(Vacancy, "vacancies", indexes=(Index("unit_id", "_id"),))
    parking_spaces = Copy(ParkingSpace, "parking_spaces", indexes=(Index("within", "kind", "_id"),))
    credits = Collection(Credit, "credits", indexes=(Index("fund_id", "_id"), Index("payer", "_id")))

    def bases(
        self, tariff: Tariff, month: str, units: Sequence[Place], owned: dict[str, Ownership]
    ) -> dict[str, Basis]:
        """What each of at most MOST_IDS units is charged by; figures are read only where the formula asks."""
        policy = self.policy(BillingPolicy, tariff.place)
        ids = [unit.id for unit in units if unit.id in owned]
        first = charges.bounds(month)[0].isoformat()
        changed = [one for one in ids if owned[one].since > first]
        tenures = self._by_unit(
            self.tenures.list({"unit_id": {"$in": changed}}, limit=500) if changed else ()
        )
        empty = self._vacant(ids, month) if policy.vacancy_percent < WHOLE_PERCENT else frozenset()
        quantity, spaces = (self._figures(tariff, ids, one) for one in (month, STANDING))
        return {
            one: Basis(
                charges.payers_of(owned[one], tenures.get(one, ()), month, policy.change_of_owner),
                quantity.get(one),
                spaces.get(one),
                policy.vacancy_percent if one in empty else WHOLE_PERCENT,
            )
            for one in ids
        }

    def spaces_of(self, tariff: Tariff) -> dict[str, Any]:
        """Where the parking spaces are that a tariff charges."""
        return {"within": tariff.place, "kind": tariff.spaces}

    def credit_of(self, fund_id: str, payer: str) -> Credit | None:
        return self.credits.find(prepaid.credit_id(fund_id, payer))

    def credits_of(self, fund_id: str, payers: Iterable[str]) -> dict[str, Credit]:
        """What these payers have paid ahead in a fund."""
        if self.credits.first({"fund_id": fund_id}) is None:
            return {}
        found = self.credits.several(prepaid.credit_id(fund_id, payer) for payer in payers)
        return {one.payer: one for one in found}

    def add_credit(self, fund_id: str, payer: str, amount: Money) -> None:
        """So much more is paid ahead; below nought: less."""
        known = self.credit_of(fund_id, payer)
        if known:
            self.credits.save(known.plus(amount))
        elif amount.fen:
            self.credits.add(Credit(prepaid.credit_id(fund_id, payer), fund_id, payer, amount))

    def _figures(self, tariff: Tariff, ids: list[str], month: str) -> dict[str, int]:
        if not charges.asks_for(tariff, month):
            return {}
        by_id = {charges.figure_id(tariff.id, one, month): one for one in ids}
        return {by_id[one.id]: one.value for one in self.figures.several(by_id)}

    def _vacant(self, ids: list[str], month: str) -> frozenset[str]:
        found = self.vacancies.list({"unit_id": {"$in": ids}}, limit=500) if ids else []
        return frozenset(one.unit_id for one in found if one.from_month <= month <= one.through_month)

    @staticmethod
    def _by_unit(found: Iterable[Tenure]) -> dict[str, list[Tenure]]:
        by_unit: dict[str, list[Tenure]] = {}
        for one in sorted(found, key=lambda tenure: tenure.since):
            by_unit.setdefault(one.unit_id, []).append(one)
        return by_unit
