# SPDX-License-Identifier: AGPL-3.0-or-later
"""What publicity refuses."""

from dataclasses import dataclass
from datetime import datetime

from services.chassis.values import DomainError


@dataclass(eq=False)
class PublicityOver(DomainError):
    """The window for objections is closed, or nothing runs that could be changed."""

    code = "publicity_over"
    title = "The publicity is over"

    stage: str


@dataclass(eq=False)
class PublicityRuns(DomainError):
    """The next step waits: what was published has no effect yet."""

    code = "publicity_runs"
    title = "What was published has no effect yet"

    stage: str
    until: datetime | None


@dataclass(eq=False)
class PostedAlready(DomainError):
    """The notice hangs on this board."""

    code = "posted_already"
    title = "It hangs on this board already"

    board: str


@dataclass(eq=False)
class NotPosted(DomainError):
    """The notice does not hang on this board."""

    code = "not_posted"
    title = "It does not hang on this board"

    board: str


@dataclass(eq=False)
class ObjectionRuled(DomainError):
    """There is a ruling on this objection; it stays."""

    code = "objection_ruled"
    title = "There is a ruling on this objection"

    outcome: str


@dataclass(eq=False)
class OwnObjection(DomainError):
    """Nobody rules on an objection of their own."""

    code = "own_objection"
    status = 403
    title = "Nobody rules on their own objection"
