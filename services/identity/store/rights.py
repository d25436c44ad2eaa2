# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of people's rights: archives, erasures, corrections and consents."""

from dataclasses import replace
from datetime import date, timedelta

from services.chassis.store import Collection, Index
from services.chassis.values import Event
from services.identity.domain import erasures
from services.identity.domain.companies import Company
from services.identity.domain.consents import Consent
from services.identity.domain.corrections import Correction
from services.identity.domain.erasures import Erasure, ErasureState, Ground
from services.identity.domain.exports import Export
from services.identity.domain.offices import OfficeState
from services.identity.domain.open_matters import OWN, Answer, Need, own
from services.identity.domain.parking import ParkingSpace
from services.identity.domain.party_members import MemberRegistration, PartyMembership
from services.identity.domain.persons import Person
from services.identity.policies.rights import RightsPolicy
from services.identity.store.imports import ImportsUnit
from services.identity.store.records import MOST_READ

ERASE = "erasure.due"
"""The timer of a request that was granted: its day, and when nothing stands against it any more."""
UNTIED, UNTIED_EVERY = "persons.untied", timedelta(days=30)
"""The schedule by which persons are looked through for ties."""
LOOK, LOOK_AGAIN = "erasure.look", timedelta(days=1)
"""The timer of an open request: when the services are asked again what is open."""


class RightsUnit(ImportsUnit):
    """The part of identity's `Tx` that is about what people may ask of it."""

    exports = Collection(
        Export,
        "exports",
        orderings=("asked_at",),
        indexes=(Index("person_id", "_id"), Index("by_asked_at")),
    )
    erasures = Collection(
        Erasure,
        "erasures",
        orderings=("asked_at",),
        indexes=(
            Index("person_id", "_id"),
            Index("within", "open", "by_asked_at"),
            Index("open", "by_asked_at"),
        ),
    )
    corrections = Collection(
        Correction,
        "corrections",
        orderings=("asked_at",),
        indexes=(
            Index("person_id", "_id"),
            Index("within", "open", "by_asked_at"),
            Index("open", "by_asked_at"),
        ),
    )
    consents = Collection(Consent, "consents", indexes=(Index("person_id", "_id"),))

    def ask_anew(self, asked: Erasure, *before: Event) -> Erasure:
        """Ask every service what is open, and again a day later; identity's own answer is there at once."""
        asked, events = erasures.ask(asked)
        self.timers.set(LOOK, asked.id, self.now + LOOK_AGAIN)
        return self.keep_erasure(erasures.hear(asked, self.own_answer(asked)), *before, *events)

    def call_off(self, asked: Erasure) -> Erasure:
        """Nothing of a request comes any more. Raises ErasureOver."""
        cancelled, events = erasures.cancel(asked)
        self.timers.cancel(ERASE, asked.id)
        self.timers.cancel(LOOK, asked.id)
        self.erasures.save(cancelled, *events)
        return cancelled

    def erase_untied(self, person: Person) -> None:
        """Open the erasure of somebody whom nothing ties any more, and grant it (PIPL Art. 47 (1) 1).

        The days are used up: they run anew if it is refused, called off or closed.
        Raises ErasureAskedAlready.
        """
        wait = timedelta(days=self.policy(RightsPolicy).erasure_days)
        barring = self.erasures_barring(person.id)
        granted, events = erasures.fulfil(self.new_id(), person, barring, self.by.subject, self.now, wait)
        self.persons.save(replace(person, untied_since=None))
        self.erasures.add(granted, *events)
        self.timers.set(ERASE, granted.id, self.now + wait)
        self.ask_anew(granted)

    def note_return(self, person_id: str) -> None:
        """Somebody has logged in: that is a tie, and calls off the erasure of one who had none."""
        person = self.persons.get(person_id)
        if person.untied_since is not None:
            self.persons.save(replace(person, untied_since=None))
        for one in self.erasures_of(person_id):
            if one.open and one.ground is Ground.FULFILLED:
                self.call_off(one)

    def keep_erasure(self, asked: Erasure, *events: Event) -> Erasure:
        """Keep a request. One that is due is carried out when all have answered and nothing is open."""
        told: list[Event] = []
        if asked.state is ErasureState.WAITING and not asked.silent(self.tools.answering):
            if asked.standing:
                asked, told = erasures.hold(asked)
            else:
                self.timers.set(ERASE, asked.id, self.now)
        self.erasures.save(asked, *events, *told)
        return asked

    def own_answer(self, asked: Erasure) -> Answer:
        """Why identity itself needs the record of the person, as its answer in the round at hand."""
        return Answer(OWN, asked.round, self.now, own(self._needs(asked.person_id)))

    def is_tied(self, person_id: str) -> bool:
        """Whether anything ties the person to the district still, but for an account that nobody uses.

        A log-in is a tie at its moment (`note_return`). What other services have open stands against the
        erasure, and vehicles go with the person.
        """
        return (
            self.owns_something(person_id)
            or bool(self.homes_of(person_id))
            or any(self._needs(person_id).values())
            or any(_lasts(one, self.today) for one in self._joined(person_id))
            or any(one.open for one in self.corrections.list({"person_id": person_id}, limit=MOST_READ))
            or bool(self.erasures_barring(person_id))
        )

    def erasures_of(self, person_id: str) -> list[Erasure]:
        return self.erasures.list({"person_id": person_id}, limit=MOST_READ)

    def erasures_barring(self, person_id: str) -> list[Erasure]:
        """Those because of which the person cannot be erased by another one."""
        return [one for one in self.erasures_of(person_id) if one.bars_another(self.today)]

    def _joined(self, person_id: str) -> list[PartyMembership | MemberRegistration | Company]:
        """What the person belongs or belonged to, and the companies that one turns to by them."""
        companies = self.companies.list({"contact_ids": person_id}, limit=MOST_READ)
        return [*self.memberships_of(person_id), *self.registrations_of(person_id), *companies]

    def _needs(self, person_id: str) -> dict[Need, int]:
        """How often the record of somebody is needed here, and why.

        A seat in a committee is an office, but for those of before offices were kept.
        """
        today = self.today
        living = self.occupancies.list({"person_id": person_id}, limit=MOST_READ)
        seats = self.committees.list({"members.person_id": person_id}, limit=MOST_READ)
        spaces = self.parking_spaces.list({"holdings.person_id": person_id}, limit=MOST_READ)
        return {
            Need.OWNER: len(self.ownerships.list({"owner_ids": person_id}, limit=MOST_READ)),
            Need.OCCUPANT: sum(one.until is None or one.until >= today for one in living),
            Need.PARKING: sum(_holds(one, person_id, today) for one in spaces),
            Need.ROLE: len(self.roles_of(person_id)),
            Need.SEAT: max(sum(one.term_end >= today for one in seats), self._duties(person_id)),
        }

    def _duties(self, person_id: str) -> int:
        """How many offices the person has, and things to hand over or to take."""
        terms = self.offices.list({"person_id": person_id}, limit=MOST_READ)
        owed = self.office_handovers.list({"parties": person_id}, limit=MOST_READ)
        return sum(one.state is not OfficeState.OVER for one in terms) + sum(one.open for one in owed)


def _lasts(one: PartyMembership | MemberRegistration | Company, today: date) -> bool:
    """Whether its last day has not passed."""
    return one.until is None or one.until >= today


def _holds(space: ParkingSpace, person_id: str, today: date) -> bool:
    """Whether the person has the space, or will."""
    return any(
        one.person_id == person_id and (one.until is None or one.until >= today) for one in space.holdings
    )
