# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rules of deliberation: owners' votes, meetings, who decides what, consultations, bodies."""

from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.http import AUTHENTICATED, policy_resource
from services.chassis.http.audit import audit_resource
from services.chassis.http.health import health_resource
from services.chassis.http.jobs import job_resource
from services.chassis.http.retention import retention_resource
from services.deliberation.commands import preview_calendar, put_policy
from services.deliberation.domain.authority import Permission
from services.deliberation.personal import personal
from services.deliberation.policies import (
    BodyPolicy,
    ConsultationPolicy,
    DecisionPolicy,
    MeetingPolicy,
    VotePolicy,
)
from services.deliberation.policies.retention import RetentionPolicy

policies = policy_resource(
    "/deliberation/v1/policies",
    CalendarPolicy,
    VotePolicy,
    MeetingPolicy,
    DecisionPolicy,
    ConsultationPolicy,
    BodyPolicy,
    RetentionPolicy,
    command=put_policy,
    reads=AUTHENTICATED,
    writes=Permission.POLICIES_WRITE,
    preview=preview_calendar,
)
jobs = job_resource("/deliberation/v1/jobs")

audit = audit_resource("/deliberation/v1/audit", Permission.ACTS_READ)
health = health_resource("/deliberation/v1/health", Permission.DISTRICTS_WATCH)
retention = retention_resource("/deliberation/v1/retention", personal.retention, Permission.POLICIES_WRITE)
