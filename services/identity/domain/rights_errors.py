# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is refused about people's rights to what is kept of them."""

from dataclasses import dataclass
from datetime import datetime

from services.chassis.values import DomainError


@dataclass(eq=False)
class ExportAskedAlready(DomainError):
    """The person asked for their archive within a day; the one there is theirs."""

    code = "identity.export.asked_already"
    title = "Your archive was asked for less than a day ago"

    export_id: str


@dataclass(eq=False)
class ExportOver(DomainError):
    """The archive's days are over."""

    code = "identity.export.over"
    status = 410
    title = "The archive was there for its days and is gone"

    until: datetime


@dataclass(eq=False)
class NothingOpen(DomainError):
    """Nothing of the kind stands against the erasure, or it was passed over already."""

    code = "identity.erasure.nothing_open"
    title = "Nothing of this kind stands against the erasure"

    matter: str


@dataclass(eq=False)
class NotWaivable(DomainError):
    """The law has it settled first (Personal Information Protection Law, Art. 13, 47)."""

    code = "identity.erasure.not_waivable"
    title = "This has to be settled first"

    matter: str
    law: str


@dataclass(eq=False)
class ErasureAskedAlready(DomainError):
    """An earlier request is under way, or was put off until a later day."""

    code = "identity.erasure.asked_already"
    title = "There is a request already"

    erasure_id: str


@dataclass(eq=False)
class ErasureOver(DomainError):
    """The request was decided, called off or carried out."""

    code = "identity.erasure.over"
    title = "The request is over"

    state: str


@dataclass(eq=False)
class OwnErasure(DomainError):
    """Nobody decides on a request about themselves."""

    code = "identity.erasure.own"
    status = 403
    title = "Somebody else decides on one's own request"


@dataclass(eq=False)
class UnknownPurpose(DomainError):
    """The district asks for no consent to such a purpose."""

    code = "identity.consent.unknown_purpose"
    status = 422
    title = "Nobody asks for consent to this purpose"

    purpose: str


@dataclass(eq=False)
class OtherWords(DomainError):
    """The purpose has other words by now: they have to be read before one agrees to them."""

    code = "identity.consent.other_words"
    title = "The words of this purpose have changed"

    purpose: str
    version: int


@dataclass(eq=False)
class NoConsent(DomainError):
    """There is no consent to take back."""

    code = "identity.consent.none"
    title = "There is no consent to take back"

    purpose: str


@dataclass(eq=False)
class CorrectionOver(DomainError):
    """It was decided already."""

    code = "identity.correction.over"
    title = "It was decided already"

    state: str
