# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keep the name of a company that serves here."""

from services.dispatch.domain.places import Company
from services.dispatch.store import Tx


def handle(tx: Tx, company: Company) -> None:
    if tx.companies.find(company.id):
        tx.companies.save(company)
    else:
        tx.companies.add(company)
