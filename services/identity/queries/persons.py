# SPDX-License-Identifier: AGPL-3.0-or-later
"""Persons as lists and as found by name or number, where one may read them."""

from collections.abc import Callable
from functools import partial
from typing import Literal

from pydantic import Field, SecretStr

from services.chassis.http import Input
from services.chassis.store import Page
from services.chassis.store.collection import MOST
from services.chassis.values import Invalid, Role
from services.identity.domain import documents, identifiers, persons
from services.identity.domain.authority import Permission
from services.identity.domain.documents import DocumentKind
from services.identity.domain.ownership import Occupancy
from services.identity.domain.persons import Person
from services.identity.domain.roles import RoleGrant
from services.identity.queries.visible import Under, visible, within
from services.identity.store import Tx
from services.identity.store.name_terms import term_of

MOST_FOUND = 20
MOST_PAGES, A_PAGE = 10, 200


class PersonFilter(Under):
    """`standing`: who owns or lives in a unit there, or works there; else who is registered there.

    `role`: who holds this role there. A page may then have fewer persons, even none, and still a next one.
    """

    standing: Literal["owner", "occupant", "staff"] | None = None
    role: Role | None = None


class DocumentSearch(Input):
    """A paper of somebody without a citizen id; a passport names its country."""

    kind: DocumentKind
    country: str = Field("", pattern="^([A-Z]{3})?$")
    number: SecretStr = Field(min_length=5, max_length=18)


class PersonSearch(Input):
    """Exactly one of the four. Numbers are looked up by their hash, a name by what it holds or its pinyin."""

    name: SecretStr | None = Field(None, max_length=40)

    phone: SecretStr | None = Field(None, max_length=32)
    citizen_id: SecretStr | None = Field(None, max_length=18)
    document: DocumentSearch | None = None


def list_persons(tx: Tx, query: PersonFilter) -> Page[Person]:
    """Persons registered at and below a place, or what they are there (人员列表)."""
    where = within(visible(tx, Permission.PERSONS_READ, query.under))
    if query.role or query.standing == "staff":
        grants = tx.role_grants.page(where, after=query.after, limit=query.limit, keep=partial(_works, query))
        return _persons(tx, [one.person_id for one in grants.items], grants.next)
    if query.standing == "owner":
        owned = tx.ownerships.page(where, after=query.after, limit=query.limit)
        return _persons(tx, [owner for one in owned.items for owner in one.owner_ids], owned.next)
    if query.standing == "occupant":
        lived = tx.occupancies.page(where, after=query.after, limit=query.limit, keep=partial(_lives, tx))
        return _persons(tx, [one.person_id for one in lived.items], lived.next)
    return tx.persons.page(where, after=query.after, limit=query.limit)


def _works(query: PersonFilter, grant: RoleGrant) -> bool:
    return grant.role == query.role if query.role else grant.role is not Role.RESIDENT


def _lives(tx: Tx, occupancy: Occupancy) -> bool:
    return occupancy.until is None or tx.today <= occupancy.until


def _persons(tx: Tx, ids: list[str], following: str | None) -> Page[Person]:
    """Each once, in the order in which they are named."""
    known = {one.id: one for one in tx.persons.several(ids[:MOST])}
    return Page(tuple(known[one] for one in dict.fromkeys(ids) if one in known), following)


def search_persons(tx: Tx, query: PersonSearch) -> list[Person]:
    """Find persons by name, phone number, citizen id or document (查找人员): at most twenty, or the one."""
    given = [kind for kind in ("name", "phone", "citizen_id", "document") if getattr(query, kind) is not None]
    if len(given) != 1:
        raise Invalid("phone", "give a name, a phone number, a citizen id or a document")
    kind = given[0]
    where = "document.number" if kind == "document" else kind
    here = set(visible(tx, Permission.PERSONS_READ, None))

    def seen(person: Person) -> bool:
        return not here.isdisjoint(person.within)

    if query.name is not None:
        return _named(tx, term_of(query.name.get_secret_value()), seen)
    found = tx.persons.list({f"{where}.lookup": tx.keys.lookup(_looked_up(query), kind)}, limit=MOST)
    return list(filter(seen, found))[:MOST_FOUND]


def _named(tx: Tx, term: str, keep: Callable[[Person], bool]) -> list[Person]:
    """The first ones that may be seen, among two thousand of that name in the whole district."""
    found: list[Person] = []
    after: str | None = None
    for _ in range(MOST_PAGES):
        page = tx.persons.page({"found_by": term}, after=after, limit=A_PAGE, keep=keep)
        found += page.items
        after = page.next
        if after is None or len(found) >= MOST_FOUND:
            break
    return found[:MOST_FOUND]


def _looked_up(query: PersonSearch) -> str:
    if query.phone is not None:
        return persons.normalise_phone(query.phone.get_secret_value())
    if query.citizen_id is not None:
        return identifiers.plain(query.citizen_id.get_secret_value())
    paper = query.document
    return documents.plain(paper.kind, paper.country, paper.number.get_secret_value())[1] if paper else ""
