# SPDX-License-Identifier: AGPL-3.0-or-later
"""Consent, a purpose at a time: to words that were read, and taken back as easily (PIPL Art. 14-15)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from services.chassis.values import Event
from services.identity.domain.events import ConsentGiven, ConsentWithdrawn
from services.identity.domain.rights_errors import NoConsent, OtherWords, UnknownPurpose


@dataclass(frozen=True, slots=True)
class Consent:
    """What a person agreed to. `number` and `language`: the version of the words that they were shown."""

    id: str
    person_id: str
    purpose: str
    number: int
    language: str
    given_at: datetime
    withdrawn_at: datetime | None = None


def give(
    consent_id: str,
    person_id: str,
    purpose: str,
    read: tuple[int, str],
    asked: dict[str, int],
    earlier: Iterable[Consent],
    now: datetime,
) -> tuple[Consent, list[Event]]:
    """To agree twice to the same words changes nothing.

    `read`: version and language of the words; `asked`: the version of each purpose that is asked for now.
    Raises UnknownPurpose, OtherWords.
    """
    if purpose not in asked:
        raise UnknownPurpose(purpose)
    version, language = read
    if version != asked[purpose]:
        raise OtherWords(purpose, asked[purpose])
    holding = in_force(purpose, earlier)
    if holding and holding.number == version:
        return holding, []
    given = Consent(consent_id, person_id, purpose, version, language, now)
    return given, [ConsentGiven(given.id, person_id, purpose, version)]


def withdraw(purpose: str, earlier: Iterable[Consent], now: datetime) -> tuple[Consent, list[Event]]:
    """Raises NoConsent."""
    holding = in_force(purpose, earlier)
    if holding is None:
        raise NoConsent(purpose)
    taken_back = replace(holding, withdrawn_at=now)
    return taken_back, [ConsentWithdrawn(holding.id, holding.person_id, purpose)]


def in_force(purpose: str, known: Iterable[Consent]) -> Consent | None:
    """The newest that was not taken back."""
    holding = [one for one in known if one.purpose == purpose and one.withdrawn_at is None]
    return max(holding, key=lambda one: one.number, default=None)
