# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the pages of those who keep and check the books share: their places, funds, accounts, and forms."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from services.portal.areas.council.acts import Act, Acts, Body, Choices, Field, acts
from services.portal.areas.money.bills import today
from services.portal.areas.report.where import where
from services.portal.authority import Permission
from services.portal.client.models.dispatch import PlaceView
from services.portal.client.models.finance import PlacePartView
from services.portal.forms import Form
from services.portal.page_context import visit

AREAS = ("sub_district", "neighbourhood", "compound")
"""Kinds of places whose books somebody keeps, whether they have a fund or not."""

IN_A_COMPOUND = ("compound", "building", "entrance")

DESK = ("money_desk.index", "money.to_desk")
"""The way back from what is begun anew."""

QUARTERS_BACK = 6
MAINTENANCE = "maintenance"


class Known(Protocol):
    """Something with an id."""

    @property
    def id(self) -> str: ...


class Placed(Protocol):
    """Something that a place's books are about."""

    @property
    def place(self) -> str: ...
    @property
    def place_parts(self) -> Sequence[PlacePartView]: ...


K = TypeVar("K", bound=Known)


def offices() -> tuple[str, ...]:
    """The places whose books the person keeps or checks."""
    return visit().by.places(Permission.MONEY)


def everywhere(ask: Callable[[str], Iterable[K]]) -> list[K]:
    """What there is in all of them, each thing once."""
    return list({one.id: one for place in offices() for one in ask(place)}.values())


def place_choices() -> Choices:
    """Where books are kept: the areas, the smallest last, then houses and entrances that have a fund."""
    ask = visit().finance.places
    found = [place for office in offices() for kind in AREAS for place in ask(office, kind)]
    areas = {place.path: place.name for place in found}
    funds = [one for one in everywhere(visit().finance.funds) if one.place not in areas]
    return tuple((areas | {one.place: place_name(one.place_parts) for one in funds}).items())


def place_field(form: Form, word: str = "") -> Field:
    """Where books begin to be kept, or a cost is borne: from the person's places down to an entrance."""
    by = visit().by
    wanted = form.chosen or form.text("place_path")
    offered = where(wanted, lambda place: by.may(Permission.MONEY, place.path), flats=False, below=_below)
    return Field("place_path", "place", where=offered, word=word)


def place_name(parts: Sequence[PlacePartView]) -> str:
    """An entrance by its compound and building, what lies above a compound by its own name."""
    told = [one for one in parts if one.kind in IN_A_COMPOUND] or parts[-1:]
    return " · ".join(one.name for one in told)


def whose(found: Placed) -> str:
    """The name of its place; where it has none that is known, its path."""
    return place_name(found.place_parts) or found.place


def _below(path: str) -> list[PlaceView]:
    """As identity tells them: who keeps books need not read orders."""
    return [
        PlaceView(path=one.path, kind=one.kind, name=one.name, may_report=False)
        for one in visit().places.below_path(path)
        if one.active
    ]


def fund_choices(place: str = "", *kinds: str) -> Choices:
    """The funds of a place, or all; of some kinds only."""
    found = everywhere(visit().finance.funds)
    fitting = [one for one in found if place in ("", one.place) and (not kinds or one.kind in kinds)]
    return tuple((one.id, one.name) for one in fitting)


def paying_choices(place: str) -> Choices:
    """The funds that may pay for what was resolved at a place: its own, and maintenance funds above it."""
    found = everywhere(visit().finance.funds)
    above = [one for one in found if one.kind == MAINTENANCE and place.startswith(f"{one.place}/")]
    return tuple((one.id, one.name) for one in (*(one for one in found if one.place == place), *above))


def company_choices() -> Choices:
    """The companies of the district."""
    return one_of(tuple((one.id, one.name) for one in visit().identity.companies()))


def account_choices(place: str, *kinds: str) -> Choices:
    """The accounts of a place's chart, by code; of some kinds only."""
    words = visit().words
    found = [one for one in visit().finance.chart(place) if not kinds or one.kind in kinds]
    return one_of(tuple((one.code, f"{one.code} {words.pick(one.name, one.name_en)}") for one in found))


def one_of(choices: Choices) -> Choices:
    """To be chosen on purpose, unless there is only one."""
    return choices if len(choices) == 1 else (("", visit().words("form.choose")), *choices)


def account_names(place: str) -> dict[str, str]:
    words = visit().words
    return {one.code: words.pick(one.name, one.name_en) for one in visit().finance.chart(place)}


def quarter_choices() -> Choices:
    """The latest quarters that are over, the last one first."""
    words, day = visit().words, today()
    number = day.year * 4 + (day.month - 1) // 3
    past = ((one // 4, one % 4 + 1) for one in range(number - 1, number - 1 - QUARTERS_BACK, -1))
    return tuple((f"{year}Q{of}", words("money.quarter_of", year=year, number=of)) for year, of in past)


def amount_field() -> Field:
    return Field("amount", "yuan")


def day_field() -> Field:
    """For which day it counts, by default today."""
    return Field("effective", "date", value=today().isoformat())


def allowed(*given: tuple[Permission, Callable[[], Act]]) -> Acts:
    """The acts of those permissions that the person holds; the forms of others are not made."""
    by = visit().by
    return acts(*(make() for permission, make in given if by.holds(permission)))


def booked(body: Body, key: str) -> Body:
    """With the id of the entry by which it is booked: the form's key, so that twice is once."""
    return body | {"entry_id": key}
