# SPDX-License-Identifier: AGPL-3.0-or-later
"""Register a company, organisation, department or shop by its unified social credit code."""

from pydantic import Field

from services.chassis.http import Id, Input, Name
from services.identity.domain import companies, identifiers
from services.identity.domain.authority import Permission
from services.identity.domain.companies import Company
from services.identity.domain.kinds import CompanyKind
from services.identity.store import Tx


class RegisterCompany(Input):
    """The code (统一社会信用代码) has 18 characters. A shop is at a place, perhaps in a unit of it.

    `contact_ids`: the persons whom one turns to, the first one first.
    """

    name: Name
    credit_code: str = Field(max_length=18)
    kind: CompanyKind
    place_id: Id | None = None
    unit_id: Id | None = None
    contact_ids: tuple[Id, ...] = Field((), max_length=10)


def handle(tx: Tx, cmd: RegisterCompany) -> Company:
    """Raises NotFound, Forbidden, Invalid, OutOfUse, ShopElsewhere, Duplicate."""
    place = tx.places.get(cmd.place_id) if cmd.place_id else None
    tx.require(Permission.SUBJECTS_WRITE, *([place.path] if place else []))
    unit = tx.places.get(cmd.unit_id) if cmd.unit_id else None
    contacts = tuple(tx.persons.get(one).id for one in dict.fromkeys(cmd.contact_ids))
    code = identifiers.plain(cmd.credit_code)
    asked = Company(tx.new_id(), cmd.name, code, cmd.kind, contact_ids=contacts)
    company, events = companies.register(asked, place, unit)
    tx.companies.add(company, *events)
    return company
