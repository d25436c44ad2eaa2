# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of year plans, declared interests and audits. Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class PlanKnown(DomainError):
    """A place has one plan for a year."""

    code = "finance.plan_known"
    title = "The year has a plan already"

    place: str
    year: int


@dataclass(eq=False)
class NotOfTheAssembly(DomainError):
    """A plan is adopted by a resolution in force of its own place's owners."""

    code = "finance.not_of_the_assembly"
    title = "The resolution is of other owners"

    resolution_id: str


@dataclass(eq=False)
class PlanNotInForce(DomainError):
    """Variances are from a plan that was adopted."""

    code = "finance.plan_not_in_force"
    title = "The plan is not adopted"

    plan_id: str


@dataclass(eq=False)
class UnknownLine(DomainError):
    """The plan has no such line in that year."""

    code = "finance.unknown_line"
    status = 422
    title = "The plan has no such line"

    plan_id: str
    line: int


@dataclass(eq=False)
class VarianceUnexplained(DomainError):
    """Before a quarter is closed, each large variance from the year's plan is explained; `lines` are not."""

    code = "finance.variance_unexplained"
    title = "A variance is not explained"

    plan_id: str
    quarter: str
    lines: tuple[int, ...]


@dataclass(eq=False)
class InterestKnown(DomainError):
    """An interest in a company is declared once, until it ends."""

    code = "finance.interest_known"
    title = "This interest is declared already"

    company_id: str


@dataclass(eq=False)
class InterestGone(DomainError):
    """An interest ends once."""

    code = "finance.interest_gone"
    title = "This interest has ended"

    interest_id: str


@dataclass(eq=False)
class AuditTooLong(DomainError):
    """An audit has an end in the future, within the year."""

    code = "finance.audit_too_long"
    status = 422
    title = "The audit would be too long"

    days: int


@dataclass(eq=False)
class AuditOver(DomainError):
    """Whoever audits reads until the audit ends."""

    code = "finance.audit_over"
    status = 403
    title = "The audit is over"

    audit_id: str


@dataclass(eq=False)
class OwnAudit(DomainError):
    """Nobody audits books that they keep or check themselves."""

    code = "finance.own_audit"
    title = "Somebody else has to audit these books"

    person_id: str
