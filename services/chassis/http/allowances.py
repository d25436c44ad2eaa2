# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is left of a limit, told with the answer (draft-ietf-httpapi-ratelimit-headers, structured fields)."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Allowance:
    """Of a limit, `quota` requests in `window` seconds, `left` are left; all are back after `reset`."""

    name: str
    quota: int
    window: int
    left: int
    reset: int

    @property
    def policy(self) -> str:
        return f'"{self.name}";q={self.quota};w={self.window}'

    @property
    def state(self) -> str:
        return f'"{self.name}";r={self.left};t={self.reset}'


def headers(allowances: Iterable[Allowance]) -> dict[str, str]:
    """Of all limits that a request counted for; none where there is no limit."""
    known = tuple(allowances)
    if not known:
        return {}
    policies = ", ".join(one.policy for one in known)
    return {"RateLimit-Policy": policies, "RateLimit": ", ".join(one.state for one in known)}
