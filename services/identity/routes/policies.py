# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the tenant sets for its log-ins."""

from pydantic import Field

from services.chassis.http import Input, Resource, View
from services.identity.commands import change_log_in_policy as change_log_in_policy_command
from services.identity.domain.authority import Permission
from services.identity.policies import LogInPolicy
from services.identity.store import Tx

policies = Resource("policies", "/identity/v1/policies")


class ChangeLogInPolicy(Input):
    """All of it; what is not given returns to its default."""

    shortest_password: int = Field(10, ge=8, le=64)
    lock_after_failures: int = Field(5, ge=3, le=20)
    first_lock_seconds: int = Field(60, ge=1, le=3600)
    longest_lock_seconds: int = Field(3600, ge=60, le=86_400)
    session_hours: int = Field(12, ge=1, le=720)


class LogInPolicyView(View):
    """The rules in force; version 0 are the defaults."""

    version: int
    shortest_password: int
    lock_after_failures: int
    first_lock_seconds: int
    longest_lock_seconds: int
    session_hours: int

    @classmethod
    def of(cls, policy: LogInPolicy) -> "LogInPolicyView":
        return cls(**policy.model_dump())


@policies.get("/log-in", requires=Permission.CLIENTS_WRITE)
def get_log_in_policy(tx: Tx) -> LogInPolicyView:
    """The rules for log-ins (登录策略)."""
    return LogInPolicyView.of(tx.policy(LogInPolicy))


@policies.put("/log-in", requires=Permission.CLIENTS_WRITE)
def change_log_in_policy(tx: Tx, body: ChangeLogInPolicy) -> LogInPolicyView:
    """Set other rules for log-ins (修改登录策略)."""
    return LogInPolicyView.of(change_log_in_policy_command.handle(tx, LogInPolicy(**body.model_dump())))
