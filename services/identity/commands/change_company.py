# SPDX-License-Identifier: AGPL-3.0-or-later
"""Correct what is on record of a company, organisation, department or shop."""

from pydantic import Field

from services.chassis.http import Id, Input, Name
from services.identity.domain import companies
from services.identity.domain.authority import Permission
from services.identity.domain.companies import Company
from services.identity.store import Tx


class ChangeCompany(Input):
    """What it is called, where it is at home, and whom one turns to, as they are from now on."""

    name: Name
    place_id: Id | None = None
    unit_id: Id | None = None
    contact_ids: tuple[Id, ...] = Field((), max_length=10)


def handle(tx: Tx, company_id: str, cmd: ChangeCompany) -> Company:
    """Raises NotFound, Forbidden, CompanyIsClosed, Invalid, OutOfUse, ShopElsewhere."""
    company = tx.companies.get(company_id)
    tx.require(Permission.SUBJECTS_WRITE, company.place_path or tx.root)
    place = tx.places.get(cmd.place_id) if cmd.place_id else None
    if place:
        tx.require(Permission.SUBJECTS_WRITE, place.path)
    unit = tx.places.get(cmd.unit_id) if cmd.unit_id else None
    contacts = [tx.persons.get(one).id for one in cmd.contact_ids]
    changed, events = companies.change(company, cmd.name, place, unit, contacts)
    tx.companies.save(changed, *events)
    return changed
