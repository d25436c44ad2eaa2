# SPDX-License-Identifier: AGPL-3.0-or-later
"""Refusals about emergency access."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class EmergencyNotPrepared(DomainError):
    """The policy `emergency` opens this role to nobody whose roles are the actor's."""

    code = "identity.emergency_not_prepared"
    status = 403
    title = "No such emergency access was prepared for you"

    role: str


@dataclass(eq=False)
class EmergencyNotNeeded(DomainError):
    """The role is held there already."""

    code = "identity.emergency_not_needed"
    title = "You have this role there already"

    role: str


@dataclass(eq=False)
class EmergencyOpenAlready(DomainError):
    """One at a time, and not many that nobody has reviewed."""

    code = "identity.emergency_open_already"
    title = "Another emergency access of yours is open, or too many wait for review"


@dataclass(eq=False)
class EmergencyStillOpen(DomainError):
    """What is not over cannot be judged as a whole."""

    code = "identity.emergency_still_open"
    title = "It is still open"


@dataclass(eq=False)
class EmergencyOver(DomainError):
    """It has ended before."""

    code = "identity.emergency_over"
    title = "The emergency access is over"


@dataclass(eq=False)
class EmergencyReviewed(DomainError):
    """One review stands."""

    code = "identity.emergency_reviewed"
    title = "It was reviewed already"


@dataclass(eq=False)
class OwnEmergency(DomainError):
    """Somebody else reviews it."""

    code = "identity.own_emergency"
    status = 403
    title = "Nobody reviews their own emergency access"
