# SPDX-License-Identifier: AGPL-3.0-or-later
"""Step-up (RFC 9470): operations that want a newer log-in than the token's, or one with two factors,
and those that want to know better who acts.

A route says of which group it is (`asks=`). What the district asks for a group is in the token of whoever
acts: so it is checked offline, and changes with the next token.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from services.chassis.values import DomainError

TWO_FACTORS = "two_factors"
"""The level (`acr`) that can be asked for; whatever is below it has one factor."""


class Group(StrEnum):
    """Operations for which a district asks the same."""

    PAYMENTS = "payments"
    RELEASES = "releases"
    UNMASKING = "unmasking"
    ROLES = "roles"
    VOTES = "votes"
    BILLS = "bills"


@dataclass(eq=False)
class InsufficientAuthentication(DomainError):
    """The log-in is too old or too weak for this operation; a newer token of a log-in as asked for is taken.

    `acr_values` is the level that is wanted, empty where any will do; `max_age` how old the log-in may be, in
    seconds. A client sends its person to the authorization endpoint with both.
    """

    code = "insufficient_authentication"
    status = 401
    title = "This asks for a newer or stronger log-in"

    acr_values: str
    max_age: int

    @property
    def challenge(self) -> str:
        """What `WWW-Authenticate` says (RFC 9470, 3)."""
        level = f', acr_values="{self.acr_values}"' if self.acr_values else ""
        return (
            'Bearer realm="linli", error="insufficient_user_authentication", '
            f'error_description="{self.title}"{level}, max_age="{self.max_age}"'
        )


@dataclass(eq=False)
class NotProvenEnough(DomainError):
    """Who somebody is has not been proven far enough for this; `needed` is how far it has to be."""

    code = "not_proven_enough"
    status = 403
    title = "Who you are has not been checked far enough for this"

    needed: str


@dataclass(frozen=True, slots=True)
class Demand:
    """What a district asks for a group: a level or none, and how many seconds old a log-in may be."""

    acr: str
    max_age: int

    def claim(self) -> dict[str, Any]:
        """As it stands in a token."""
        return {"max_age": self.max_age, **({"acr": self.acr} if self.acr else {})}

    @classmethod
    def of(cls, claim: Mapping[str, Any]) -> Self:
        """Raises AttributeError, KeyError, TypeError, ValueError where it is none."""
        return cls(str(claim.get("acr", "")), _seconds(claim["max_age"]))


@dataclass(frozen=True, slots=True)
class LogInProof:
    """How (`acr`) and when (seconds since 1970) the token's person logged in; what is asked of them.

    `lacks`: the groups for which too little is proven of the person, and what is needed.
    """

    acr: str
    auth_time: int
    asks: Mapping[str, Demand]
    lacks: Mapping[str, str]

    def check(self, group: str, now: float) -> None:
        """Raises NotProvenEnough, and InsufficientAuthentication for a log-in that is not what is asked."""
        if group in self.lacks:
            raise NotProvenEnough(self.lacks[group])
        demand = self.asks.get(group)
        if demand is None:
            return
        weak = bool(demand.acr) and self.acr != demand.acr
        if weak or now - self.auth_time > demand.max_age:
            raise InsufficientAuthentication(demand.acr, demand.max_age)


def proof_of(claims: Mapping[str, Any]) -> LogInProof:
    """What a token says of it. Raises AttributeError, KeyError, TypeError, ValueError where it is no such."""
    asks = {str(group): Demand.of(claim) for group, claim in claims.get("asks", {}).items()}
    lacks = {str(group): str(needed) for group, needed in claims.get("lacks", {}).items()}
    return LogInProof(str(claims.get("acr", "")), _seconds(claims.get("auth_time", 0)), asks, lacks)


def _seconds(claim: object) -> int:
    if not isinstance(claim, int):
        raise TypeError(claim)
    return claim
