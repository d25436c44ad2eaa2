# SPDX-License-Identifier: AGPL-3.0-or-later
"""Companies, organisations, departments and shops, their project managers, and all subjects by kind."""

from datetime import date

from services.chassis.http import Resource, View
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import (
    appoint_project_manager,
    change_company,
    close_company,
    register_company,
)
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import CompanyKind, SubjectKind
from services.identity.queries.subjects import list_subjects
from services.identity.store import Tx


class CompanyView(View):
    """A company by its unified social credit code (统一社会信用代码)."""

    id: str
    name: str
    credit_code: str
    kind: CompanyKind
    place_path: OrgPath | None
    unit_path: OrgPath | None
    contact_ids: list[str]
    until: date | None
    version: int


class SubjectView(View):
    """A subject of governance; `what` is its kind in its own register, where `id` leads."""

    id: str
    kind: SubjectKind
    what: str
    name: str
    place_path: OrgPath | None
    since: date | None
    until: date | None


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
companies.act("change", change_company, requires=Permission.SUBJECTS_WRITE)
companies.act("close", close_company, requires=Permission.SUBJECTS_WRITE)
subjects = Resource("subjects", "/identity/v1/subjects", shows=SubjectView)
subjects.list(list_subjects, requires=Permission.PLACES_READ)
project_managers.create(appoint_project_manager, requires=Permission.OFFICES_WRITE)
project_managers.list(queries.list_project_managers, requires=Permission.PLACES_READ)
