# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rules of money: the chart of accounts, working time."""

from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.http import AUTHENTICATED, policy_resource
from services.chassis.http.audit import audit_resource
from services.chassis.http.health import health_resource
from services.chassis.http.retention import retention_resource
from services.finance.commands import preview_calendar, put_policy
from services.finance.domain.authority import Permission
from services.finance.personal import personal
from services.finance.policies import (
    BillingPolicy,
    ChartPolicy,
    DonationPolicy,
    IncomePolicy,
    LettingPolicy,
    PaidServicePolicy,
    SpendingPolicy,
    StatementPolicy,
)
from services.finance.policies.retention import RetentionPolicy

policies = policy_resource(
    "/finance/v1/policies",
    CalendarPolicy,
    ChartPolicy,
    SpendingPolicy,
    DonationPolicy,
    StatementPolicy,
    BillingPolicy,
    IncomePolicy,
    LettingPolicy,
    PaidServicePolicy,
    RetentionPolicy,
    command=put_policy,
    reads=AUTHENTICATED,
    writes=Permission.POLICIES_WRITE,
    preview=preview_calendar,
)

audit = audit_resource("/finance/v1/audit", Permission.ACTS_READ)
health = health_resource("/finance/v1/health", Permission.DISTRICTS_WATCH)
retention = retention_resource("/finance/v1/retention", personal.retention, Permission.POLICIES_WRITE)
