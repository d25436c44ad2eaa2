# SPDX-License-Identifier: AGPL-3.0-or-later
"""The register of subjects (“1+5”主体): each kind is read where it is kept, and shown alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from services.chassis.store import Page
from services.chassis.store.listing import Band
from services.chassis.values import OrgPath
from services.identity.domain.authority import Permission
from services.identity.domain.committees import Committee
from services.identity.domain.companies import Company
from services.identity.domain.kinds import CommitteeKind, CompanyKind, PlaceKind, SubjectKind
from services.identity.domain.parties import PartyOrganisation
from services.identity.domain.places import Place
from services.identity.queries.visible import Under, visible, within
from services.identity.store import Tx

COMMITTEES: Mapping[SubjectKind, tuple[CommitteeKind, ...]] = MappingProxyType(
    {
        SubjectKind.RESIDENTS_COMMITTEE: (CommitteeKind.RESIDENTS,),
        SubjectKind.OWNERS_COMMITTEE: (CommitteeKind.OWNERS, CommitteeKind.PROPERTY_MANAGEMENT),
    }
)
_SOCIETY = tuple(kind for kind in CompanyKind if kind is not CompanyKind.GOVERNMENT_DEPARTMENT)
COMPANIES: Mapping[SubjectKind, tuple[CompanyKind, ...]] = MappingProxyType(
    {
        SubjectKind.GOVERNMENT: (CompanyKind.GOVERNMENT_DEPARTMENT,),
        SubjectKind.SOCIETY: _SOCIETY,
    }
)


class SubjectFilter(Under):
    """Those of one kind at a place and below it; who serves the whole district stands with it."""

    kind: SubjectKind


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject of governance; `what` is its kind in its own register, `id` its id there."""

    id: str
    kind: SubjectKind
    what: str
    name: str
    place_path: OrgPath | None
    since: date | None = None
    until: date | None = None


def list_subjects(tx: Tx, query: SubjectFilter) -> Page[Subject]:
    """The subjects of a kind (治理主体列表): party organisations, committees, residents, organisations."""
    kind = query.kind
    if kind in COMPANIES:
        return _told(tx.companies.page(_companies(tx, query), **_page(query)), kind)
    at = visible(tx, Permission.PLACES_READ, query.under)
    if kind is SubjectKind.PARTY:
        return _told(tx.party_organisations.page(within(at), sort="path", **_page(query)), kind)
    if kind is SubjectKind.RESIDENTS:
        return _residents(tx, query, at)
    band = [{"within": path, "kind": one} for path in at for one in COMMITTEES[kind]]
    return _told(tx.committees.page([band], **_page(query)), kind)


def _companies(tx: Tx, query: SubjectFilter) -> list[Band]:
    """Everybody who reads places somewhere may know who serves the district."""
    if query.under is None or query.under == tx.root:
        return [[{"kind": kind} for kind in COMPANIES[query.kind]]]
    at = visible(tx, Permission.PLACES_READ, query.under)
    return [[{"within": path, "kind": kind} for path in at for kind in COMPANIES[query.kind]]]


def _residents(tx: Tx, query: SubjectFilter, at: Sequence[OrgPath]) -> Page[Subject]:
    """Residents are a subject compound by compound: no person is listed."""
    band = [{"scope": path, "kind": PlaceKind.COMPOUND} for path in at]
    return _told(tx.places.page([band], sort="path", **_page(query)), query.kind)


def _page(query: SubjectFilter) -> dict[str, Any]:
    return {"after": query.after, "limit": query.limit}


def _told(page: Page[Any], kind: SubjectKind) -> Page[Subject]:
    return Page(tuple(_subject(one, kind) for one in page.items), page.next, page.previous)


def _subject(one: Company | Committee | PartyOrganisation | Place, kind: SubjectKind) -> Subject:
    match one:
        case Company():
            return Subject(one.id, kind, one.kind, one.name, one.place_path, None, one.until)
        case Committee():
            return Subject(one.id, kind, one.kind, one.name, one.place_path, one.term_start, one.term_end)
        case PartyOrganisation():
            return Subject(one.id, kind, one.level, one.name, one.place_path)
        case Place():
            return Subject(one.id, kind, one.kind, one.name, one.path)
