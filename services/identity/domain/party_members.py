# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who belongs to a party organisation, and who has registered with the neighbourhood at home (双报到).

No more is kept than that and since when: no branch of an employer, no dues, no assessments.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from services.chassis.values import Event, Invalid, OrgPath
from services.identity.domain.errors import AlreadyEnded
from services.identity.domain.events import (
    MemberRegistered,
    MemberRegistrationEnded,
    PartyMembershipEnded,
    PartyMembershipRegistered,
)
from services.identity.domain.kinds import PlaceKind
from services.identity.domain.parties import PartyOrganisation
from services.identity.domain.party_errors import MemberAlready, NotAtHomeThere, ReportedAlready
from services.identity.domain.places import Place


@dataclass(frozen=True, slots=True)
class PartyMembership:
    """A person's membership in an organisation of the party tree; both days belong to it.

    `consented_on`: the day on which the person agreed to be kept here as a member (PIPL Art. 29).
    """

    id: str
    person_id: str
    organisation_id: str
    organisation_path: OrgPath
    within: tuple[OrgPath, ...]
    consented_on: date
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class MemberRegistration:
    """A member, of whatever organisation, has reported to the neighbourhood at home; both days count."""

    id: str
    person_id: str
    place_path: OrgPath
    within: tuple[OrgPath, ...]
    consented_on: date
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """When something holds, and the day of consent to have it on record."""

    consented_on: date
    since: date
    until: date | None

    def check(self, today: date) -> None:
        """Raises Invalid."""
        if self.consented_on > today:
            raise Invalid("consented_on", "lies in the future")
        _check_end(self.since, self.until)


def join(
    membership_id: str,
    person_id: str,
    organisation: PartyOrganisation,
    span: Span,
    *,
    today: date,
    known: Iterable[PartyMembership],
) -> tuple[PartyMembership, list[Event]]:
    """A member belongs to one organisation at a time (Party Constitution Art. 8).

    Raises:
        MemberAlready: the person is a member, here or elsewhere, on one of the days.
        Invalid: the consent lies in the future, or the days are reversed.

    """
    span.check(today)
    if any(_overlaps(one, span) for one in known):
        raise MemberAlready(person_id)
    path = organisation.path
    made = PartyMembership(
        membership_id,
        person_id,
        organisation.id,
        path,
        path.ancestors(),
        span.consented_on,
        span.since,
        span.until,
    )
    event = PartyMembershipRegistered(made.id, person_id, made.organisation_id, path, span.since, span.until)
    return made, [event]


def leave(membership: PartyMembership, until: date) -> tuple[PartyMembership, list[Event]]:
    """The membership ends with a day. Raises AlreadyEnded, Invalid."""
    _check_ends(membership, until, "party_membership")
    event = PartyMembershipEnded(
        membership.id, membership.person_id, membership.organisation_id, membership.organisation_path, until
    )
    return replace(membership, until=until), [event]


def report(
    registration_id: str,
    person_id: str,
    place: Place,
    span: Span,
    *,
    today: date,
    homes: Iterable[OrgPath],
    known: Iterable[MemberRegistration],
) -> tuple[MemberRegistration, list[Event]]:
    """A member registers with the neighbourhood in which one of his `homes` lies.

    Raises:
        NotAtHomeThere: none does.
        ReportedAlready: the person is registered there on one of the days.
        OutOfUse: the neighbourhood is no longer in use.
        Invalid: the place is no neighbourhood, the consent lies in the future, or the days are reversed.

    """
    if place.kind is not PlaceKind.NEIGHBOURHOOD:
        raise Invalid("place_id", "is not a neighbourhood")
    place.require_active()
    span.check(today)
    if not any(place.path.covers(home) for home in homes):
        raise NotAtHomeThere(person_id)
    if any(one.place_path == place.path and _overlaps(one, span) for one in known):
        raise ReportedAlready(person_id)
    made = MemberRegistration(
        registration_id, person_id, place.path, place.within, span.consented_on, span.since, span.until
    )
    return made, [MemberRegistered(made.id, person_id, place.path, span.since, span.until)]


def withdraw(registration: MemberRegistration, until: date) -> tuple[MemberRegistration, list[Event]]:
    """The registration ends with a day, as when the member moves away. Raises AlreadyEnded, Invalid."""
    _check_ends(registration, until, "member_registration")
    event = MemberRegistrationEnded(registration.id, registration.person_id, registration.place_path, until)
    return replace(registration, until=until), [event]


def _overlaps(known: PartyMembership | MemberRegistration, span: Span) -> bool:
    begins = known.until is None or span.since <= known.until
    return begins and (span.until is None or known.since <= span.until)


def _check_ends(known: PartyMembership | MemberRegistration, until: date, kind: str) -> None:
    if known.until is not None and known.until <= until:
        raise AlreadyEnded(kind, known.id)
    _check_end(known.since, until)


def _check_end(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise Invalid("until", "lies before the first day")
