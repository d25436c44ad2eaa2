# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rules of dispatch: the catalogue, the way of orders, the working time."""

from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.http import AUTHENTICATED, View, policy_resource
from services.chassis.http.audit import audit_resource
from services.chassis.http.health import health_resource
from services.chassis.http.retention import retention_resource
from services.dispatch.commands import preview_calendar, put_policy
from services.dispatch.domain.authority import Permission
from services.dispatch.personal import personal
from services.dispatch.policies import CategoryPolicy, OrderPolicy, RoundPolicy
from services.dispatch.policies.assignment import AssignmentPolicy
from services.dispatch.policies.points import PointPolicy
from services.dispatch.policies.procedure import ProcedurePolicy
from services.dispatch.policies.quality import QualityPolicy
from services.dispatch.policies.retention import RetentionPolicy
from services.dispatch.policies.sharing import SharingPolicy
from services.dispatch.policies.volunteering import VolunteerPolicy
from services.dispatch.queries.calendar import list_calendar_years


class CalendarYearView(View):
    """A year; where its holidays are not `known` yet, only its weekends are off."""

    year: int
    known: bool


policies = policy_resource(
    "/dispatch/v1/policies",
    CategoryPolicy,
    OrderPolicy,
    ProcedurePolicy,
    CalendarPolicy,
    RoundPolicy,
    PointPolicy,
    VolunteerPolicy,
    SharingPolicy,
    QualityPolicy,
    AssignmentPolicy,
    RetentionPolicy,
    command=put_policy,
    reads=AUTHENTICATED,
    writes=Permission.POLICIES_WRITE,
    preview=preview_calendar,
)
policies.list(list_calendar_years, "/calendar/years", shows=CalendarYearView)

audit = audit_resource("/dispatch/v1/audit", Permission.ACTS_READ)
health = health_resource("/dispatch/v1/health", Permission.DISTRICTS_WATCH)
retention = retention_resource("/dispatch/v1/retention", personal.retention, Permission.POLICIES_WRITE)
