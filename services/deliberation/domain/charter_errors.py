# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of rules, covenants and of what cites them. Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class WrongCharterState(DomainError):
    """A text that the owners vote on, or that was adopted, stays as it is: draft another version."""

    code = "deliberation.wrong_charter_state"
    title = "The text is being voted on, or was adopted"

    charter_id: str
    state: str


@dataclass(eq=False)
class NoSuchClause(DomainError):
    """A rule rests on a clause of a text that was adopted at its place or above."""

    code = "deliberation.no_such_clause"
    status = 422
    title = "No adopted text has this clause here"

    charter_id: str
    clause: int
