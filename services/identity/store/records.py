# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of places and of the people, bodies and companies there."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from services.chassis.calendar import Calendar
from services.chassis.store import MOST_IDS, Collection, Index, tenants
from services.chassis.values import PLATFORM, NotFound, OrgPath, Role
from services.identity.domain.committees import Committee
from services.identity.domain.companies import Company, ProjectManager
from services.identity.domain.grids import Grid
from services.identity.domain.kinds import PlaceKind
from services.identity.domain.name_indexes import NameIndex
from services.identity.domain.ownership import Occupancy, Ownership
from services.identity.domain.parking import ParkingSpace
from services.identity.domain.parties import PartyOrganisation
from services.identity.domain.party_members import MemberRegistration, PartyMembership
from services.identity.domain.persons import Person
from services.identity.domain.places import Place
from services.identity.domain.register_records import Known
from services.identity.domain.roles import ADMINISTRATORS, RoleGrant
from services.identity.domain.untied import TieLook
from services.identity.domain.vehicles import Vehicle
from services.identity.store.log_ins import LogInsUnit
from services.identity.store.name_terms import terms_of

MOST_READ = 500
"""More roles than a person can have."""


class RecordsUnit(LogInsUnit):
    """The part of identity's `Tx` that is about records: places, persons and who stands for whom."""

    places = Collection(
        Place,
        "places",
        orderings=("path",),
        found_by=lambda place: terms_of(place.name),
        indexes=(
            Index("found_by", "by_path"),
            Index("path", unique=True),
            Index("parent_id", "by_path"),
            Index("scope", "by_path"),
            Index("scope", "kind", "by_path"),
        ),
    )
    grids = Collection(
        Grid, "grids", orderings=("path",), indexes=(Index("path", unique=True), Index("within", "by_path"))
    )
    persons = Collection(
        Person,
        "persons",
        crowded=True,
        orderings=("untied_since",),
        found_by=lambda person: terms_of(person.name),
        indexes=(
            Index("found_by", "_id"),
            Index("within", "_id"),
            Index("by_untied_since"),
            Index("citizen_id.lookup", unique=True, only_if="citizen_id.lookup"),
            Index("citizen_id.lookup", "_id"),  # the embedded engine finds several at once by no partial one
            Index("phone.lookup", "_id", only_if="phone.lookup"),
            Index("document.number.lookup", unique=True, only_if="document.number.lookup"),
        ),
    )
    ownerships = Collection(
        Ownership,
        "ownerships",
        crowded=True,
        indexes=(Index("within", "_id"), Index("owner_ids", "_id")),
    )
    occupancies = Collection(
        Occupancy,
        "occupancies",
        crowded=True,
        indexes=(Index("within", "_id"), Index("person_id", "_id")),
    )
    vehicles = Collection(
        Vehicle, "vehicles", indexes=(Index("plate.lookup", unique=True), Index("person_id", "_id"))
    )
    parking_spaces = Collection(
        ParkingSpace,
        "parking_spaces",
        orderings=("number",),
        indexes=(
            Index("place_path", "number", unique=True),
            Index("within", "by_number"),
            Index("holdings.unit_id", "by_number"),
            Index("holdings.person_id", "_id"),
        ),
    )
    party_organisations = Collection(
        PartyOrganisation,
        "party_organisations",
        orderings=("path",),
        indexes=(Index("path", unique=True), Index("within", "by_path")),
    )
    party_memberships = Collection(
        PartyMembership,
        "party_memberships",
        indexes=(Index("within", "_id"), Index("person_id", "_id"), Index("person_id", "within", "_id")),
    )
    member_registrations = Collection(
        MemberRegistration,
        "member_registrations",
        indexes=(Index("within", "_id"), Index("person_id", "_id"), Index("person_id", "within", "_id")),
    )
    committees = Collection(
        Committee,
        "committees",
        indexes=(
            Index("within", "_id"),
            Index("place_path", "kind"),
            Index("members.person_id", "_id"),
            Index("within", "kind", "_id"),
        ),
    )
    companies = Collection(
        Company,
        "companies",
        indexes=(
            Index("credit_code", unique=True),
            Index("kind", "_id"),
            Index("within", "kind", "_id"),
            Index("contact_ids", "_id"),
        ),
    )
    name_indexes = Collection(NameIndex, "name_indexes")
    tie_looks = Collection(TieLook, "tie_looks")
    project_managers = Collection(
        ProjectManager,
        "project_managers",
        indexes=(Index("within", "_id"), Index("company_id", "_id"), Index("person_id", "_id")),
    )
    role_grants = Collection(
        RoleGrant,
        "role_grants",
        indexes=(
            Index("person_id", "role", "path", unique=True),
            Index("person_id", "_id"),
            Index("within", "_id"),
            Index("role", "within", "_id"),
        ),
    )

    def require_path(self, path: OrgPath) -> None:
        """Raises NotFound unless a place, a grid or a party organisation has this path."""
        trees = (self.places, self.grids, self.party_organisations)
        if path != f"/{PLATFORM}" and not any(tree.first({"path": path}) for tree in trees):
            raise NotFound("place", path)

    def scope_of(self, path: OrgPath) -> tuple[OrgPath, ...]:
        """Where authority over a record at this place may be held: there, above, and in the place's grid."""
        place = self.places.first({"path": path})
        return place.scope if place else (path,)

    def with_units(self, paths: tuple[OrgPath, ...]) -> tuple[OrgPath, ...]:
        """These places; an entrance (单元) with the units that lie in it, which do not hang below it."""
        wanted = sorted(paths)[:MOST_IDS]
        known = self.places.list({"path": {"$in": wanted}}, limit=MOST_IDS) if wanted else []
        entrances = [one.path for one in known if one.kind is PlaceKind.ENTRANCE]
        units = (self.places.list({"scope": path, "kind": PlaceKind.UNIT}) for path in entrances)
        return (*paths, *(unit.path for of_one in units for unit in of_one))

    def places_in(self, parent: Place) -> Iterator[Place]:
        """All that lie directly below a place, in the order of their paths."""
        return self.places.walk({"parent_id": parent.id}, sort="path")

    def learn_places_in(self, parent: Place, known: Known, read: set[str]) -> None:
        """Let all that lie directly below a place be known; `read`: below which they are known already."""
        if parent.id not in read:
            read.add(parent.id)
            for place in self.places_in(parent):
                known.keep_place(place)

    def alone_with(self, person_id: str) -> Person:
        """The person, while no other command decides by what stands about them: of two, one runs again.

        Raises NotFound.
        """
        person = self.persons.get(person_id)
        self.persons.save(person)
        return person

    def alone_with_administration(self) -> None:
        """While no other command decides by who administers the district: of two, one runs again."""
        root = self.places.first({"path": f"/{self.tenant}"})
        if root is not None:
            self.places.save(root)

    def holders_of(self, role: Role) -> list[RoleGrant]:
        """Who has a role, wherever in the tenant."""
        return self.role_grants.list({"role": role, "within": f"/{self.tenant}"}, limit=MOST_READ)

    def administrators(self) -> list[str]:
        """The ids of who administers system, security or audit, wherever in the tenant."""
        return sorted({one.person_id for role in ADMINISTRATORS for one in self.holders_of(role)})

    @cached_property
    def today(self) -> date:
        """The day in the district, by which all days of its register count."""
        own = tenants.own(self)
        calendar = Calendar(own.timezone) if own else Calendar()
        return calendar.local_date(self.now)

    def homes_of(self, person_id: str) -> tuple[OrgPath, ...]:
        """The units that the person lives in today."""
        today = self.today
        lived = self.occupancies.list({"person_id": person_id}, limit=MOST_READ)
        return tuple(
            one.unit_path for one in lived if one.since <= today and (one.until is None or today <= one.until)
        )

    def memberships_of(self, person_id: str) -> list[PartyMembership]:
        return self.party_memberships.list({"person_id": person_id}, limit=MOST_READ)

    def registrations_of(self, person_id: str) -> list[MemberRegistration]:
        return self.member_registrations.list({"person_id": person_id}, limit=MOST_READ)

    def owns_something(self, person_id: str) -> bool:
        """Whether the person is an owner of a unit."""
        return self.ownerships.first({"owner_ids": person_id}) is not None

    def roles_of(self, person_id: str) -> list[tuple[Role, OrgPath]]:
        """The roles that a person has, those that a company's appointment gives included."""
        granted = self.role_grants.list({"person_id": person_id}, limit=MOST_READ)
        led = self.project_managers.list({"person_id": person_id}, limit=MOST_READ)
        return [(grant.role, grant.path) for grant in granted] + [
            (Role.PROJECT_MANAGER, manager.path) for manager in led if not manager.ended(self.today)
        ]
