# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the tenant sets for its log-ins."""

from services.chassis.http import policy_resource
from services.chassis.http.audit import audit_resource
from services.chassis.http.health import health_resource
from services.chassis.http.retention import retention_resource
from services.chassis.step_up import Group
from services.identity.commands import put_policy
from services.identity.domain.authority import Permission
from services.identity.personal import personal
from services.identity.policies import (
    EmergencyPolicy,
    LogInPolicy,
    RealNamePolicy,
    SeparationPolicy,
    StepUpPolicy,
)
from services.identity.policies.offices import OfficePolicy
from services.identity.policies.retention import RetentionPolicy
from services.identity.policies.rights import ConsentPolicy, RightsPolicy

policies = policy_resource(
    "/identity/v1/policies",
    LogInPolicy,
    RealNamePolicy,
    SeparationPolicy,
    OfficePolicy,
    EmergencyPolicy,
    StepUpPolicy,
    RightsPolicy,
    ConsentPolicy,
    RetentionPolicy,
    command=put_policy,
    reads=Permission.CLIENTS_WRITE,
    writes=Permission.CLIENTS_WRITE,
    asks=Group.ROLES,
)

audit = audit_resource("/identity/v1/audit", Permission.ACTS_READ)
health = health_resource("/identity/v1/health", Permission.DISTRICTS_WATCH)
retention = retention_resource("/identity/v1/retention", personal.retention, Permission.PERSONS_WRITE)
