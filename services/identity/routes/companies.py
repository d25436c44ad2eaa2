# SPDX-License-Identifier: AGPL-3.0-or-later
"""Companies that serve here, and their project managers (项目经理)."""

from datetime import date

from services.chassis.http import Paged, PageView, Resource, View
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import appoint_project_manager as appoint_project_manager_command
from services.identity.commands import register_company as register_company_command
from services.identity.commands.appoint_project_manager import AppointProjectManager
from services.identity.commands.register_company import RegisterCompany
from services.identity.domain.authority import Permission
from services.identity.domain.companies import Company, ProjectManager
from services.identity.domain.kinds import CompanyKind
from services.identity.queries import Under
from services.identity.store import Tx

companies = Resource("companies", "/identity/v1/companies")
project_managers = Resource("project-managers", "/identity/v1/project-managers")


class CompanyView(View):
    """A company by its unified social credit code (统一社会信用代码)."""

    id: str
    name: str
    credit_code: str
    kind: CompanyKind

    @classmethod
    def of(cls, company: Company) -> "CompanyView":
        return cls(id=company.id, name=company.name, credit_code=company.credit_code, kind=company.kind)


class ProjectManagerView(View):
    """A person's appointment by a company for a place."""

    id: str
    company_id: str
    person_id: str
    path: OrgPath
    since: date
    until: date | None

    @classmethod
    def of(cls, manager: ProjectManager) -> "ProjectManagerView":
        return cls(
            id=manager.id,
            company_id=manager.company_id,
            person_id=manager.person_id,
            path=manager.path,
            since=manager.since,
            until=manager.until,
        )


@companies.post("", requires=Permission.SUBJECTS_WRITE, status=201)
def register_company(tx: Tx, body: RegisterCompany) -> CompanyView:
    """Register a company (登记企业)."""
    return CompanyView.of(register_company_command.handle(tx, body))


@companies.get("", requires=Permission.PLACES_READ)
def list_companies(tx: Tx, query: Paged) -> PageView[CompanyView]:
    """The companies of the district (企业列表)."""
    return PageView[CompanyView].of(queries.companies(tx, query), CompanyView.of)


@project_managers.post("", requires=Permission.SUBJECTS_WRITE, status=201)
def appoint_project_manager(tx: Tx, body: AppointProjectManager) -> ProjectManagerView:
    """Appoint a project manager for a place (任命项目经理)."""
    return ProjectManagerView.of(appoint_project_manager_command.handle(tx, body))


@project_managers.get("", requires=Permission.PLACES_READ)
def list_project_managers(tx: Tx, query: Under) -> PageView[ProjectManagerView]:
    """Project managers at and below a place (项目经理列表)."""
    return PageView[ProjectManagerView].of(queries.project_managers(tx, query), ProjectManagerView.of)
