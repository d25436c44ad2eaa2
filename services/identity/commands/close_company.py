# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say that a company, organisation, department or shop is here no longer; nobody leads its work any more."""

from services.chassis.http import Day, Input
from services.identity.domain import companies
from services.identity.domain.authority import Permission
from services.identity.domain.companies import Company
from services.identity.store import MOST_READ, Tx


class CloseCompany(Input):
    """Its last day, not in the future."""

    until: Day


def handle(tx: Tx, company_id: str, cmd: CloseCompany) -> Company:
    """Raises NotFound, Forbidden, CompanyIsClosed, Invalid."""
    company = tx.companies.get(company_id)
    tx.require(Permission.SUBJECTS_WRITE, company.place_path or tx.root)
    today = tx.today
    closed, events = companies.close(company, cmd.until, today)
    tx.companies.save(closed, *events)
    for manager in tx.project_managers.list({"company_id": company.id}, limit=MOST_READ):
        if not manager.ended(cmd.until):
            ended, told = companies.end_with(manager, cmd.until)
            tx.project_managers.save(ended, *told)
    return closed
