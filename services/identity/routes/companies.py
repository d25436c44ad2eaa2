# SPDX-License-Identifier: AGPL-3.0-or-later
"""Companies that serve here, and their project managers (项目经理)."""

from datetime import date

from services.chassis.http import Resource, View
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import appoint_project_manager, register_company
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import CompanyKind
from services.identity.store import Tx


class CompanyView(View):
    """A company by its unified social credit code (统一社会信用代码)."""

    id: str
    name: str
    credit_code: str
    kind: CompanyKind


class ProjectManagerView(View):
    """A person's appointment by a company for a place."""

    id: str
    company_id: str
    person_id: str
    path: OrgPath
    since: date
    until: date | None


companies = Resource("companies", "/identity/v1/companies", of=Tx.companies, shows=CompanyView)
project_managers = Resource(
    "project-managers", "/identity/v1/project-managers", of=Tx.project_managers, shows=ProjectManagerView
)

companies.create(register_company, requires=Permission.SUBJECTS_WRITE)
companies.list(queries.list_companies, requires=Permission.PLACES_READ)
project_managers.create(appoint_project_manager, requires=Permission.SUBJECTS_WRITE)
project_managers.list(queries.list_project_managers, requires=Permission.PLACES_READ)
