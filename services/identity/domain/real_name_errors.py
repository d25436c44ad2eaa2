# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is refused where it is about who somebody is."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class OwnProof(DomainError):
    """Nobody checks who they are themselves: another member of staff does."""

    code = "identity.own_proof"
    status = 403
    title = "Nobody checks their own identity"


@dataclass(eq=False)
class NothingToProve(DomainError):
    """There is nothing on record with which it could be compared: a phone, a paper, a unit of their own."""

    code = "identity.nothing_to_prove"
    title = "There is nothing on record to compare it with"

    level: str


@dataclass(eq=False)
class NothingProven(DomainError):
    """It was not proven."""

    code = "identity.nothing_proven"
    title = "This was not proven"
