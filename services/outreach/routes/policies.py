# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rules of outreach: the feed and webhooks, working time."""

from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.http import AUTHENTICATED, policy_resource
from services.chassis.http.audit import audit_resource
from services.chassis.http.health import health_resource
from services.chassis.http.jobs import job_resource
from services.chassis.http.retention import retention_resource
from services.outreach.commands import put_policy
from services.outreach.domain.authority import Permission
from services.outreach.personal import personal
from services.outreach.policies import MessagePolicy, WebhookPolicy
from services.outreach.policies.retention import RetentionPolicy

policies = policy_resource(
    "/outreach/v1/policies",
    CalendarPolicy,
    WebhookPolicy,
    MessagePolicy,
    RetentionPolicy,
    command=put_policy,
    reads=AUTHENTICATED,
    writes=Permission.POLICIES_WRITE,
)

jobs = job_resource("/outreach/v1/jobs")

audit = audit_resource("/outreach/v1/audit", Permission.ACTS_READ)
health = health_resource("/outreach/v1/health", Permission.DISTRICTS_WATCH)
retention = retention_resource("/outreach/v1/retention", personal.retention, Permission.POLICIES_WRITE)
