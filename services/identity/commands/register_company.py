# SPDX-License-Identifier: AGPL-3.0-or-later
"""Register a company or organisation that serves here, by its unified social credit code."""

from pydantic import Field

from services.chassis.http import Input, Name
from services.identity.domain import companies, identifiers
from services.identity.domain.authority import Permission
from services.identity.domain.companies import Company
from services.identity.domain.kinds import CompanyKind
from services.identity.store import Tx


class RegisterCompany(Input):
    """The code (统一社会信用代码) has 18 characters."""

    name: Name
    credit_code: str = Field(max_length=18)
    kind: CompanyKind


def handle(tx: Tx, cmd: RegisterCompany) -> Company:
    """Raises Forbidden, Invalid, Duplicate."""
    tx.require(Permission.SUBJECTS_WRITE)
    company, events = companies.register(tx.new_id(), cmd.name, identifiers.plain(cmd.credit_code), cmd.kind)
    tx.companies.add(company, *events)
    return company
