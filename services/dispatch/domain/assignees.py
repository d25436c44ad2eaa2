# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who can be responsible for an order."""

from dataclasses import dataclass
from enum import StrEnum


class AssigneeKind(StrEnum):
    PERSON = "person"
    COMPANY = "company"


@dataclass(frozen=True)
class Assignee:
    """Who is responsible; `handlers` are the persons who may act for them (a company's project managers)."""

    id: str
    kind: AssigneeKind
    name: str
    handlers: tuple[str, ...]


@dataclass(frozen=True)
class Why:
    """Why it was somebody: the rule that chose them, and what spoke for them, in order, as codes.

    `despite`: why they, though what `reasons` say spoke against them.
    """

    rule: str | None = None
    reasons: tuple[str, ...] = ()
    despite: str | None = None


UNEXPLAINED = Why()
