# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity's reads: bounded, on an index, never writing."""

import json
from datetime import timedelta
from typing import Any

from joserfc.jwk import ECKey
from pydantic import Field

from services.chassis.auth import REFETCH_SECONDS
from services.chassis.clock import system_now
from services.chassis.http import Id, Paged
from services.chassis.store import Page
from services.chassis.store.listing import Band
from services.chassis.values import NotFound, OrgPath, Role
from services.identity.domain import sessions, signing_keys
from services.identity.domain.accounts import Account
from services.identity.domain.authority import Permission
from services.identity.domain.clients import Client
from services.identity.domain.committees import Committee
from services.identity.domain.companies import Company, ProjectManager
from services.identity.domain.districts import District
from services.identity.domain.grids import Grid
from services.identity.domain.kinds import PlaceKind
from services.identity.domain.ownership import Occupancy, Ownership
from services.identity.domain.parties import PartyOrganisation
from services.identity.domain.persons import Person
from services.identity.domain.places import Place
from services.identity.domain.roles import RoleGrant
from services.identity.domain.sessions import Session, WaitingLogIn
from services.identity.domain.vehicles import Vehicle
from services.identity.queries.visible import OfPerson, Under, of_person, visible, within
from services.identity.store import Tx
from services.identity.store.name_terms import term_of

MOST_TO_CHOOSE = 200
KNOWN_AFTER = timedelta(seconds=REFETCH_SECONDS + 1)
"""A checker that meets a key of this age and does not know it may ask for it."""


class PlaceFilter(Under):
    """Places of one kind, or directly below one place; `q`: part of the name, its pinyin or initials."""

    kind: PlaceKind | None = None
    parent_id: Id | None = None
    q: str | None = Field(None, min_length=2, max_length=40)


class OfPersonOrRole(OfPerson):
    """What belongs to one person; or, where nobody is named, who has one role."""

    role: Role | None = None


def list_districts(tx: Tx, query: Paged) -> Page[District]:
    """The districts of the platform, to its operators (区列表)."""
    return tx.districts.page({}, after=query.after, limit=query.limit)


def limit_of(tx: Tx, tenant: str) -> int:
    """How many requests a second a district may send, 0 where nobody set it; the unit is the platform's."""
    found = tx.districts.find(tenant)
    return found.requests_per_second if found else 0


def districts_to_choose(tx: Tx) -> list[District]:
    """For the log-in page, by name; the unit of work is the platform's. Others log in as `name@code`."""
    return sorted(tx.districts.list({}, limit=MOST_TO_CHOOSE), key=lambda district: district.name)


def list_places(tx: Tx, query: PlaceFilter) -> Page[Place]:
    """Places at and below a place, in the order of the tree (场所列表)."""
    at, grid = _sight(tx, query.under)
    kind = {"kind": query.kind} if query.kind else {}
    band: Band = [{"scope": path, **kind} for path in at]
    if query.parent_id:
        band = [{"parent_id": query.parent_id}]
    if query.q is not None:
        band = [{"found_by": term_of(query.q)}]

    def asked(place: Place) -> bool:
        seen = not set(at).isdisjoint(place.scope) and grid in (None, place.grid_path)
        fits = query.kind in (None, place.kind) and query.parent_id in (None, place.parent_id)
        return seen and fits

    return tx.places.page([band], sort="path", after=query.after, limit=query.limit, keep=asked)


def show_place(tx: Tx, place_id: str) -> Place:
    """One place (场所详情)."""
    found = tx.places.get(place_id)
    tx.require(Permission.PLACES_READ, *found.scope)
    return found


def list_grids(tx: Tx, query: Under) -> Page[Grid]:
    """Grids at and below a place (网格列表)."""
    where = within(visible(tx, Permission.PLACES_READ, query.under))
    return tx.grids.page(where, sort="path", after=query.after, limit=query.limit)


def show_grid(tx: Tx, grid_id: str) -> Grid:
    """One grid (网格详情)."""
    found = tx.grids.get(grid_id)
    tx.require(Permission.PLACES_READ, found.path)
    return found


def show_person(tx: Tx, person_id: str) -> Person:
    """One person; everybody may read their own record (人员详情)."""
    found = tx.persons.get(person_id)
    if found.id != tx.by.subject:
        tx.require(Permission.PERSONS_READ, found.path)
    return found


def show_ownership(tx: Tx, unit_id: str) -> Ownership:
    """The owners of a unit, to themselves and to who may read persons there (产权详情)."""
    found = tx.ownerships.get(unit_id)
    if tx.by.subject not in found.owner_ids:
        tx.require(Permission.PERSONS_READ, found.unit_path)
    return found


def list_ownerships(tx: Tx, query: OfPerson) -> Page[Ownership]:
    """Ownerships at and below a place, or of one person (产权列表)."""
    return of_person(tx, tx.ownerships, query, "owner_ids", around=tx.with_units)


def list_occupancies(tx: Tx, query: OfPerson) -> Page[Occupancy]:
    """Occupancies at and below a place, or of one person (居住列表)."""
    return of_person(tx, tx.occupancies, query, "person_id", around=tx.with_units)


def list_vehicles(tx: Tx, person_id: str) -> list[Vehicle]:
    """A person's vehicles (车辆列表)."""
    return tx.vehicles.list({"person_id": show_person(tx, person_id).id}, limit=50)


def list_party_organisations(tx: Tx, query: Under) -> Page[PartyOrganisation]:
    """Party organisations at and below a place, in the order of the tree (党组织列表)."""
    where = within(visible(tx, Permission.PLACES_READ, query.under))
    return tx.party_organisations.page(where, sort="path", after=query.after, limit=query.limit)


def list_committees(tx: Tx, query: Under) -> Page[Committee]:
    """Committees at and below a place (委员会列表)."""
    where = within(visible(tx, Permission.PLACES_READ, query.under))
    return tx.committees.page(where, after=query.after, limit=query.limit)


def show_committee(tx: Tx, committee_id: str) -> Committee:
    """One committee with its members (委员会详情)."""
    found = tx.committees.get(committee_id)
    tx.require(Permission.PLACES_READ, found.place_path)
    return found


def list_companies(tx: Tx, query: Paged) -> Page[Company]:
    """The companies of the district (企业列表)."""
    return tx.companies.page({}, after=query.after, limit=query.limit)


def list_project_managers(tx: Tx, query: Under) -> Page[ProjectManager]:
    """Project managers at and below a place (项目经理列表)."""
    where = within(visible(tx, Permission.PLACES_READ, query.under))
    return tx.project_managers.page(where, after=query.after, limit=query.limit)


def list_role_grants(tx: Tx, query: OfPersonOrRole) -> Page[RoleGrant]:
    """Who has which role at and below a place, or one person's roles (授权列表)."""
    if query.role and query.person_id is None:
        here = visible(tx, Permission.PERSONS_READ, query.under)
        bands: list[Band] = [[{"role": query.role, "within": path} for path in here]]
        return tx.role_grants.page(bands, after=query.after, limit=query.limit)
    return of_person(tx, tx.role_grants, query, "person_id", around=tx.with_units)


def show_account(tx: Tx, person_id: str) -> Account:
    """A person's account (账号详情)."""
    found = tx.accounts.first({"person_id": show_person(tx, person_id).id})
    if found is None:
        raise NotFound("account", person_id)
    return found


def list_clients(tx: Tx, query: Paged) -> Page[Client]:
    """The clients of the district or of the platform (接入应用列表)."""
    tx.require(Permission.CLIENTS_WRITE, f"/{tx.tenant}")
    return tx.clients.page({}, after=query.after, limit=query.limit)


def show_client(tx: Tx, client_id: str) -> Client:
    """One client (接入应用详情)."""
    tx.require(Permission.CLIENTS_WRITE, f"/{tx.tenant}")
    return tx.clients.get(client_id)


def client(tx: Tx, client_id: str) -> Client | None:
    """For the token endpoint: a client in use."""
    found = tx.clients.find(client_id)
    return found if found and found.usable(system_now()) else None


def session(tx: Tx, cookie: str) -> Session | None:
    """The log-in that a browser's cookie stands for, while it lasts."""
    return tx.session_of(cookie, system_now())


def waiting(tx: Tx, cookie: str) -> WaitingLogIn | None:
    """The log-in that waits in this browser for its second factor, while it may."""
    bearer = sessions.parse(cookie)
    found = tx.waiting_log_ins.find(sessions.digest(bearer.secret)) if bearer else None
    return found if found and system_now() < found.expires_at else None


def signing_key(tx: Tx) -> ECKey:
    """The private key that signs now; the unit of work is the platform's."""
    current = signing_keys.signing(tx.signing_keys.list({}), tx.tools.now(), KNOWN_AFTER)
    if current is None:
        raise NotFound("signing_key", "current")
    private = tx.keys.reveal(current.sealed_private, f"signing_key/{current.id}")
    return ECKey.import_key(json.loads(private))


def public_keys(tx: Tx) -> list[dict[str, Any]]:
    """The published keys, as JWKs; the unit of work is the platform's."""
    now = system_now()
    published = [key for key in tx.signing_keys.list({}) if key.published_at(now)]
    return [json.loads(key.public_jwk) for key in published]


def _sight(tx: Tx, under: OrgPath | None) -> tuple[tuple[OrgPath, ...], OrgPath | None]:
    """As `visible`; below a place in the caller's grid, what lies in that grid too, and which it is."""
    if under is None or tx.by.may(Permission.PLACES_READ, under):
        return visible(tx, Permission.PLACES_READ, under), None
    asked = tx.places.first({"path": under})
    if asked and asked.entrance_path and tx.by.may(Permission.PLACES_READ, asked.entrance_path):
        return (under,), None
    grid = [asked.grid_path] if asked and asked.grid_path else []
    tx.require(Permission.PLACES_READ, under, *grid)
    return (under,), grid[0]
