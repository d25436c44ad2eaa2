# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rules of credit: the rule set of ratings, what follows them, working time."""

from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.http import AUTHENTICATED, policy_resource
from services.chassis.http.audit import audit_resource
from services.chassis.http.health import health_resource
from services.chassis.http.jobs import job_resource
from services.chassis.http.retention import retention_resource
from services.credit.commands import preview_calendar, put_policy
from services.credit.domain.authority import Permission
from services.credit.personal import personal
from services.credit.policies import HandoverPolicy, ProcessPolicy, RatingPolicy
from services.credit.policies.retention import RetentionPolicy

policies = policy_resource(
    "/credit/v1/policies",
    CalendarPolicy,
    RatingPolicy,
    ProcessPolicy,
    HandoverPolicy,
    RetentionPolicy,
    command=put_policy,
    reads=AUTHENTICATED,
    writes=Permission.POLICIES_WRITE,
    preview=preview_calendar,
)
jobs = job_resource("/credit/v1/jobs")

audit = audit_resource("/credit/v1/audit", Permission.ACTS_READ)
health = health_resource("/credit/v1/health", Permission.DISTRICTS_WATCH)
retention = retention_resource("/credit/v1/retention", personal.retention, Permission.POLICIES_WRITE)
