# SPDX-License-Identifier: AGPL-3.0-or-later
"""Refusals about offices, their terms and their handover."""

from dataclasses import dataclass
from datetime import date

from services.chassis.values import DomainError


@dataclass(eq=False)
class OfficeHeld(DomainError):
    """Of one office there is one term at a time, and nobody has two terms in one body on the same day."""

    code = "identity.office_held"
    title = "The office is held on one of these days"

    since: date
    until: date


@dataclass(eq=False)
class TermTooLong(DomainError):
    """The law, or the district, has a term end on this day at the latest."""

    code = "identity.term_too_long"
    status = 422
    title = "The term is too long"

    latest: date


@dataclass(eq=False)
class OfficeEndedAlready(DomainError):
    """The term is over: it is neither extended nor ended again."""

    code = "identity.office_ended"
    title = "The term of this office is over"

    until: date


@dataclass(eq=False)
class NotPartyToHandover(DomainError):
    """An item is signed by who hands over and by who takes, by nobody for them."""

    code = "identity.not_party_to_handover"
    status = 403
    title = "You neither hand over nor take here"

    handover_id: str


@dataclass(eq=False)
class NotToHandOver(DomainError):
    """What is signed stands on the list."""

    code = "identity.not_to_hand_over"
    status = 422
    title = "Nothing of this name is to be handed over"

    item: str


@dataclass(eq=False)
class SignedAlready(DomainError):
    """A signature is given once, and stays as it is."""

    code = "identity.signed_already"
    title = "This side has signed the item already"

    item: str


@dataclass(eq=False)
class SideHasSigned(DomainError):
    """Somebody else cannot take the place of who has signed."""

    code = "identity.side_has_signed"
    title = "This side has signed something already"

    side: str


@dataclass(eq=False)
class SamePerson(DomainError):
    """Nobody hands over to themselves."""

    code = "identity.hands_over_to_self"
    status = 422
    title = "Nobody hands over to themselves"

    person_id: str


@dataclass(eq=False)
class HandoverIsDone(DomainError):
    """Everything has been handed over."""

    code = "identity.handover_done"
    title = "Everything has been handed over"

    handover_id: str
