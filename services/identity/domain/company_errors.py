# SPDX-License-Identifier: AGPL-3.0-or-later
"""Refusals about companies, organisations and shops."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class ShopElsewhere(DomainError):
    """The premises of a shop lie in the place that it belongs to."""

    code = "identity.shop_elsewhere"
    status = 422
    title = "The premises lie in another place"

    place_path: str
    unit_path: str


@dataclass(eq=False)
class CompanyIsClosed(DomainError):
    """It has closed: nobody is appointed for it and nothing of it changes any more."""

    code = "identity.company_closed"
    title = "It has closed"

    company_id: str
    until: str
