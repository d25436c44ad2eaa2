# SPDX-License-Identifier: AGPL-3.0-or-later
"""Appoint a company's project manager (项目经理) for a place."""

from services.chassis.http import Day, Id, Input
from services.chassis.values import Role
from services.identity.domain import companies, roles
from services.identity.domain.authority import Permission
from services.identity.domain.companies import ProjectManager
from services.identity.policies import SeparationPolicy
from services.identity.store import Tx


class AppointProjectManager(Input):
    """Without `until` the appointment is open."""

    company_id: Id
    person_id: Id
    place_id: Id
    since: Day
    until: Day | None = None


def handle(tx: Tx, cmd: AppointProjectManager) -> ProjectManager:
    """Raises NotFound, Forbidden, Invalid, OutOfUse, RolesApart."""
    place = tx.places.get(cmd.place_id)
    tx.require(Permission.OFFICES_WRITE, place.path)
    company = tx.companies.get(cmd.company_id)
    person = tx.persons.get(cmd.person_id)
    roles.check_another(tx.by, person.id, Role.PROJECT_MANAGER, place.path)
    held = (role for role, _ in tx.roles_of(person.id))
    roles.check_apart(Role.PROJECT_MANAGER, held, tx.policy(SeparationPolicy).sets)
    manager, events = companies.appoint(
        tx.new_id(), company, person.id, place, since=cmd.since, until=cmd.until
    )
    tx.project_managers.add(manager, *events)
    return manager
