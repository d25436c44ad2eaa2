# SPDX-License-Identifier: AGPL-3.0-or-later
"""Companies, organisations, departments and shops, and who answers for their work (项目经理)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from services.chassis.values import Event, Invalid, OrgPath
from services.identity.domain import identifiers
from services.identity.domain.company_errors import CompanyIsClosed, ShopElsewhere
from services.identity.domain.events import CompanyChanged, CompanyRegistered, ProjectManagerAppointed
from services.identity.domain.kinds import CompanyKind, PlaceKind
from services.identity.domain.places import Place


@dataclass(frozen=True, slots=True)
class Company:
    """A company, organisation, department or shop, by its unified social credit code (统一社会信用代码).

    Attributes:
        place_path: where it is at home; none serves the whole district.
        unit_path: the premises of a shop.
        contact_ids: the persons whom one turns to, the first one first.
        until: its last day, once it has closed.

    """

    id: str
    name: str
    credit_code: str
    kind: CompanyKind
    place_path: OrgPath | None = None
    within: tuple[OrgPath, ...] = ()
    unit_path: OrgPath | None = None
    contact_ids: tuple[str, ...] = ()
    until: date | None = None

    def require_open(self) -> None:
        """Raises CompanyIsClosed."""
        if self.until is not None:
            raise CompanyIsClosed(self.id, self.until.isoformat())


@dataclass(frozen=True, slots=True)
class ProjectManager:
    """A person's appointment by a company for a place; without `until` it is open."""

    id: str
    company_id: str
    person_id: str
    path: OrgPath
    within: tuple[OrgPath, ...]
    since: date
    until: date | None = None

    def ended(self, today: date) -> bool:
        return self.until is not None and self.until < today


Step = tuple[Company, list[Event]]


def register(company: Company, place: Place | None, unit: Place | None) -> Step:
    """One more is known, at home at a place. Raises Invalid, OutOfUse, ShopElsewhere."""
    identifiers.require("credit_code", identifiers.check_credit_code(company.credit_code))
    settled = _settled(company, place, unit)
    fact = CompanyRegistered(settled.id, settled.name, settled.credit_code, settled.kind, settled.place_path)
    return settled, [fact]


def change(
    company: Company, name: str, place: Place | None, unit: Place | None, contacts: Iterable[str]
) -> Step:
    """Another name, home, premises, or other persons to turn to.

    Raises CompanyIsClosed, Invalid, OutOfUse, ShopElsewhere.
    """
    company.require_open()
    changed = replace(company, name=name, contact_ids=tuple(dict.fromkeys(contacts)))
    settled = _settled(changed, place, unit)
    return settled, [_as_it_is(settled)]


def close(company: Company, until: date, today: date) -> Step:
    """It is here no longer after this day. Raises CompanyIsClosed, Invalid."""
    company.require_open()
    if until > today:
        raise Invalid("until", "lies in the future")
    closed = replace(company, until=until)
    return closed, [_as_it_is(closed)]


def end_with(manager: ProjectManager, until: date) -> tuple[ProjectManager, list[Event]]:
    """Who leads the work of what has closed leads it no longer; a term that was to begin later never does."""
    ended = replace(manager, until=max(until, manager.since))
    fact = ProjectManagerAppointed(
        ended.id, ended.company_id, ended.person_id, ended.path, ended.since, ended.until
    )
    return ended, [fact]


def _settled(company: Company, place: Place | None, unit: Place | None) -> Company:
    """A shop has a home, and its premises lie there."""
    if company.kind is CompanyKind.MERCHANT and place is None:
        raise Invalid("place_id", "a shop is at a place")
    if unit is not None:
        if company.kind is not CompanyKind.MERCHANT or unit.kind is not PlaceKind.UNIT:
            raise Invalid("unit_id", "the premises of a shop are a unit")
        if place is None or not place.path.covers(unit.path):
            raise ShopElsewhere(place.path if place else "", unit.path)
        unit.require_active()
    if place is not None:
        place.require_active()
    return replace(
        company,
        place_path=place.path if place else None,
        within=place.within if place else (),
        unit_path=unit.path if unit else None,
    )


def _as_it_is(company: Company) -> CompanyChanged:
    return CompanyChanged(company.id, company.name, company.kind, company.place_path, company.until)


def appoint(
    appointment_id: str, company: Company, person_id: str, place: Place, *, since: date, until: date | None
) -> tuple[ProjectManager, list[Event]]:
    """A person leads the company's work at a place. Raises CompanyIsClosed, Invalid, OutOfUse."""
    company.require_open()
    place.require_active()
    if until is not None and until < since:
        raise Invalid("until", "lies before the first day")
    manager = ProjectManager(appointment_id, company.id, person_id, place.path, place.within, since, until)
    event = ProjectManagerAppointed(appointment_id, company.id, person_id, place.path, since, until)
    return manager, [event]
