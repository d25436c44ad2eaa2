# SPDX-License-Identifier: AGPL-3.0-or-later
"""Companies and organisations that serve, and the project managers (项目经理) who answer for them."""

from dataclasses import dataclass
from datetime import date

from services.chassis.values import Event, Invalid, OrgPath
from services.identity.domain import identifiers
from services.identity.domain.events import CompanyRegistered, ProjectManagerAppointed
from services.identity.domain.kinds import CompanyKind
from services.identity.domain.places import Place


@dataclass(frozen=True, slots=True)
class Company:
    """A company, known by its unified social credit code (统一社会信用代码)."""

    id: str
    name: str
    credit_code: str
    kind: CompanyKind


@dataclass(frozen=True, slots=True)
class ProjectManager:
    """A person's appointment by a company for a place; without `until` it is open."""

    id: str
    company_id: str
    person_id: str
    path: OrgPath
    within: tuple[OrgPath, ...]
    since: date
    until: date | None = None

    def ended(self, today: date) -> bool:
        return self.until is not None and self.until < today


def register(company_id: str, name: str, credit_code: str, kind: CompanyKind) -> tuple[Company, list[Event]]:
    identifiers.require("credit_code", identifiers.check_credit_code(credit_code))
    company = Company(company_id, name, credit_code, kind)
    return company, [CompanyRegistered(company_id, name, credit_code, kind)]


def appoint(
    appointment_id: str, company: Company, person_id: str, place: Place, *, since: date, until: date | None
) -> tuple[ProjectManager, list[Event]]:
    """A person leads the company's work at a place. Raises Invalid, OutOfUse."""
    place.require_active()
    if until is not None and until < since:
        raise Invalid("until", "lies before the first day")
    manager = ProjectManager(appointment_id, company.id, person_id, place.path, place.within, since, until)
    event = ProjectManagerAppointed(appointment_id, company.id, person_id, place.path, since, until)
    return manager, [event]
