# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of a handover after an exit."""

from dataclasses import dataclass
from datetime import date

from services.chassis.values import DomainError


@dataclass(eq=False)
class NotToHandOver(DomainError):
    """What is handed over stands on the list, and has not been handed over yet."""

    code = "credit.not_to_hand_over"
    status = 422
    title = "Nothing of this name is still to be handed over"

    item: str
    waiting: tuple[str, ...]


@dataclass(eq=False)
class InterimByLeaver(DomainError):
    """Who leaves serves on until somebody takes over (Civil Code Art. 950); the stand-in is another."""

    code = "credit.interim_by_leaver"
    status = 422
    title = "The company that leaves cannot be its own stand-in"

    company_id: str


@dataclass(eq=False)
class InterimTooLong(DomainError):
    """An emergency service ends after six months at the most (Beijing Art. 77, Ningbo Art. 83)."""

    code = "credit.interim_too_long"
    status = 422
    title = "An emergency service does not last so long"

    until: date
    latest: date


@dataclass(eq=False)
class CompanyHasClosed(DomainError):
    """A company that is here no longer stands in for nobody."""

    code = "credit.company_closed"
    title = "The company has closed"

    company_id: str
    until: str
