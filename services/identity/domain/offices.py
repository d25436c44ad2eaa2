# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offices with their terms (任期): who chairs or sits on a committee, who leads a building, and when.

What somebody may do by an office they may do while its term runs: the roles that go with it begin and end
with it. Terms: Residents' Committee Organic Law (2025) Art. 14, five years; owners' committees three to five
(Hangzhou, Shanghai). A member of an owners' committee leaves, too, by no longer being an owner, by losing
capacity or by a conviction, by written resignation or by recall (Hangzhou Arts. 31, 32).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from services.chassis.values import Event, Invalid, OrgPath, Role
from services.identity.domain.events import OfficeEnded, OfficeEnding, OfficeExtended, OfficeTaken
from services.identity.domain.kinds import Leaving, OfficeKind
from services.identity.domain.office_errors import OfficeEndedAlready, OfficeHeld, TermTooLong

ONE_AT_A_TIME = frozenset({OfficeKind.CHAIR, OfficeKind.BUILDING_LEADER})


class OfficeState(StrEnum):
    """`WAITING`: the term is to begin."""

    WAITING = "waiting"
    SEATED = "seated"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One person's term in an office; both days belong to it.

    Attributes:
        seat: the office itself, whoever holds it: the same word for each term of it at its place.
        elected_until: the last day as it was before any extension.
        roles: what the holder may do by it, at its place, while the term runs.
        grant_ids: these roles as they were granted; none before it begins, nor after.

    """

    id: str
    kind: OfficeKind
    seat: str
    person_id: str
    place_path: OrgPath
    within: tuple[OrgPath, ...]
    since: date
    until: date
    elected_until: date
    committee_id: str | None = None
    roles: tuple[Role, ...] = ()
    grant_ids: tuple[str, ...] = ()
    state: OfficeState = OfficeState.WAITING
    leaving: Leaving | None = None

    def overlaps(self, other: "Office") -> bool:
        """Whether there is a day of both; who never began has none."""
        begun = self.since <= self.until and other.since <= other.until
        return begun and self.since <= other.until and other.since <= self.until

    def excludes(self, other: "Office") -> bool:
        """Whether the two cannot be held on the same day."""
        one_seat = self.kind in ONE_AT_A_TIME and self.seat == other.seat
        same = self.person_id == other.person_id and self.committee_id == other.committee_id
        return self.id != other.id and self.place_path == other.place_path and (one_seat or same)


Step = tuple[Office, list[Event]]


def longest(since: date, years: int) -> date:
    """The last day of a term of so many years: the corresponding day (Civil Code Art. 202)."""
    leap_day = (since.month, since.day) == (2, 29)
    day = since - timedelta(days=1) if leap_day and years % 4 else since
    return day.replace(year=day.year + years)


def take(office: Office, others: Iterable[Office], *, today: date, latest: date) -> Step:
    """Somebody has an office for a term; one that is over already is put on record as such, without roles.

    Raises:
        Invalid: the term ends before it begins.
        TermTooLong: it ends after `latest`.
        OfficeHeld: its days overlap those of another term.

    """
    if office.until < office.since:
        raise Invalid("until", "the term ends before it begins")
    if office.until > latest:
        raise TermTooLong(latest)
    _check_free(office, others)
    if office.until < today:
        office = replace(office, state=OfficeState.OVER, leaving=Leaving.TERM_OVER, roles=())
    fact = OfficeTaken(
        office.id,
        office.kind,
        office.person_id,
        office.place_path,
        office.since,
        office.until,
        office.committee_id,
    )
    return office, [fact]


def next_in(office: Office, others: Iterable[Office]) -> Office | None:
    """Who has the same office after this term, as far as it is on record; nobody after a member."""
    if office.kind not in ONE_AT_A_TIME:
        return None
    coming = [one for one in others if one.seat == office.seat and one.state is not OfficeState.OVER]
    later = [one for one in coming if one.place_path == office.place_path and one.since > office.until]
    return min(later, key=lambda one: one.since, default=None)


def begin(office: Office, grant_ids: tuple[str, ...]) -> Office:
    """The first day has come: from now on its holder may do what the office lets them."""
    return replace(office, state=OfficeState.SEATED, grant_ids=grant_ids)


def warn(office: Office) -> Step:
    """The term ends soon."""
    fact = OfficeEnding(office.id, office.kind, office.person_id, office.place_path, office.until)
    return office, [fact]


def extend(office: Office, until: date, others: Iterable[Office], *, latest: date) -> Step:
    """The term ends later, because nobody could be elected in time.

    Raises OfficeEndedAlready, Invalid, TermTooLong, OfficeHeld.
    """
    _check_running(office)
    if until <= office.until:
        raise Invalid("until", "an extension ends after the term")
    if until > latest:
        raise TermTooLong(latest)
    longer = replace(office, until=until)
    _check_free(longer, others)
    return longer, [OfficeExtended(office.id, office.person_id, office.place_path, until)]


def leave(office: Office, leaving: Leaving, last: date, today: date) -> Step:
    """The term ends early; one that has not begun never begins. Raises OfficeEndedAlready, Invalid."""
    _check_running(office)
    if office.state is OfficeState.WAITING:
        last = office.since - timedelta(days=1)
    elif last < office.since:
        raise Invalid("until", "lies before the first day of the term")
    elif last > today:
        raise Invalid("until", "lies in the future")
    return _over(replace(office, until=last), leaving)


def close(office: Office) -> Step:
    """The last day is past: nobody may do by it what only a seated office may."""
    return _over(office, Leaving.TERM_OVER)


def _over(office: Office, leaving: Leaving) -> Step:
    fact = OfficeEnded(
        office.id,
        office.kind,
        office.person_id,
        office.place_path,
        office.until,
        leaving,
        office.committee_id,
    )
    return replace(office, state=OfficeState.OVER, leaving=leaving, grant_ids=()), [fact]


def _check_running(office: Office) -> None:
    if office.state is OfficeState.OVER:
        raise OfficeEndedAlready(office.until)


def _check_free(office: Office, others: Iterable[Office]) -> None:
    for other in others:
        if office.excludes(other) and office.overlaps(other):
            raise OfficeHeld(other.since, other.until)
