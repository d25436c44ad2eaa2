# SPDX-License-Identifier: AGPL-3.0-or-later
"""Declare that a unit stands empty (空置): it is charged what the policy says."""

from services.chassis.http import Id, Input, Month
from services.finance.commands import Text
from services.finance.domain import charges
from services.finance.domain.authority import Permission
from services.finance.domain.charges import Vacancy
from services.finance.domain.dunning_errors import UnknownUnit
from services.finance.domain.places import UNIT
from services.finance.store import Tx


class DeclareVacancy(Input):
    """Months as `2026-03`, both of them included."""

    id: Id
    unit_id: Id
    from_month: Month
    through_month: Month
    reason: Text


def handle(tx: Tx, cmd: DeclareVacancy) -> Vacancy:
    unit = tx.places.find(cmd.unit_id)
    if unit is None or unit.kind != UNIT:
        raise UnknownUnit(cmd.unit_id)
    tx.require(Permission.BILLS_RUN, *unit.within)
    vacancy, events = charges.declare(
        Vacancy(
            id=tx.unused(tx.vacancies, cmd.id),
            place=unit.path,
            unit_id=unit.id,
            from_month=cmd.from_month,
            through_month=cmd.through_month,
            reason=cmd.reason,
            declared_by=tx.by.subject,
        )
    )
    tx.vacancies.add(vacancy, *events)
    return vacancy
