# SPDX-License-Identifier: AGPL-3.0-or-later
"""A unit: its owners with their shares and through time, who lives there, and their vehicles.

People are named by the telephone on record, which stands in no address.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.chassis import written
from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, word_choices, wrong
from services.portal.areas.letting.record import Part, Record, show
from services.portal.areas.money.keeping import one_of
from services.portal.areas.people import parking
from services.portal.areas.people.lookup import somebody
from services.portal.areas.people.members import span
from services.portal.authority import Permission
from services.portal.client.models.identity import (
    OccupancyView,
    OwnershipEntryView,
    OwnershipView,
    PlaceView,
    ShareView,
)
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("units", __name__)
OWN, MOVE_IN, MOVE_OUT, VEHICLE = "register_ownership", "move_in", "move_out", "register_vehicle"
KINDS = ("owner", "family", "lessee")
NAMES = {"person_id": "phone", "representative_id": "owners"}
"""What the API calls a field that has another name in the form."""
MOST_PEOPLE = 20
"""Whose vehicles are looked up."""


@dataclass(frozen=True)
class Unit:
    """What is on record of a unit, and the masked names of its people by their ids."""

    place: PlaceView
    ownership: OwnershipView | None
    history: list[OwnershipEntryView]
    occupancies: list[OccupancyView]
    names: dict[str, str]


@pages.get("/units/<uuid:unit_id>")
@needs(Permission.PEOPLE)
def index(unit_id: UUID) -> Response:
    return _page(_unit(str(unit_id)), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/units/<uuid:unit_id>")
@needs(Permission.PEOPLE)
def act(unit_id: UUID) -> Response:
    unit = _unit(str(unit_id))

    def do(form: Form, act: Act, body: Body) -> str:
        _do(unit.place.id, act.name, body, form.key)
        return flask.url_for("units.index", unit_id=unit.place.id, done=act.name)

    return carry_out(_acts(unit), lambda form: _page(unit, form), do, NAMES)


def _do(unit_id: str, name: str, body: Body, key: str) -> None:
    units = visit().units
    if name == OWN:
        units.own(unit_id, _ownership(body), key)
    elif name == MOVE_IN:
        units.move_in(_of_somebody(body) | {"unit_id": unit_id}, key)
    elif name == VEHICLE:
        units.register_vehicle(_of_somebody(body), key)
    else:
        missing = [one for one in ("id", "until") if one not in body]
        if missing:
            raise wrong(*missing)
        units.move_out(body["id"], body["until"], key)


def _of_somebody(body: Body) -> Body:
    """With the person whose telephone was typed."""
    rest = {name: value for name, value in body.items() if name != "phone"}
    return rest | {"person_id": somebody("phone", body.get("phone", ""))}


def _ownership(body: Body) -> Body:
    """A line is a telephone and a share; the first one votes for all. One owner alone needs no share."""
    owners = []
    for line in body.pop("owners", ()):
        phone, _, share = line.partition(" ")
        part = _share(share.strip() or "1")
        owners.append(
            {
                "person_id": somebody("owners", phone),
                "numerator": part.numerator,
                "denominator": part.denominator,
            }
        )
    if not owners:
        raise wrong("owners")
    return {**body, "owners": owners, "representative_id": owners[0]["person_id"]}


def _share(text: str) -> Fraction:
    """`1/3`, `50%` or `1`. Raises Problem."""
    plain = written.ascii_digits(text)
    try:
        if plain.endswith("%"):
            return Fraction(plain[:-1].strip()) / 100
        return Fraction(plain)
    except (ValueError, ZeroDivisionError):
        raise wrong("owners") from None


def _unit(unit_id: str) -> Unit:
    units, identity = visit().units, visit().identity
    place = visit().places.one(unit_id)
    ownership, history = units.ownership(unit_id), units.history(unit_id)
    occupancies = units.occupancies(place.path)
    ids = {share.person_id for entry in history for share in entry.owners}
    ids |= {one.person_id for one in occupancies}
    names = {one: identity.person(one).name for one in sorted(ids)}
    return Unit(place, ownership, history, occupancies, names)


def _acts(unit: Unit) -> Acts:
    phone = Field("phone", word="unit_phone")
    known = [
        Act(OWN, (Field("owners", "lines", word="unit_owners"), Field("since", "date", word="post_since"))),
        Act(
            MOVE_IN,
            (
                phone,
                Field(
                    "kind", "select", choices=one_of(word_choices("occupant_kind", KINDS)), word="occupant"
                ),
                Field("since", "date", word="post_since"),
                Field("until", "date", required=False, word="post_until"),
            ),
        ),
        Act(VEHICLE, (phone, Field("plate"))),
    ]
    open_ones = tuple(
        (one.id, f"{unit.names[one.person_id]} · {_lives(one)}")
        for one in unit.occupancies
        if one.until is None
    )
    if open_ones:
        which = Field("id", "select", choices=one_of(open_ones), word="occupancy")
        known.append(Act(MOVE_OUT, (which, Field("until", "date", word="member_last_day"))))
    return acts(*known)


def _lives(one: OccupancyView) -> str:
    return visit().words.name("occupant_kind", one.kind)


def _page(unit: Unit, form: Form, done: str = "") -> Response:
    words, place = visit().words, unit.place
    parts = (
        Part(
            "owners",
            words("units.owners"),
            words("units.no_owners"),
            head=_heads("owner", "part", "votes"),
            rows=_owners(unit),
        ),
        Part(
            "household",
            words("units.household"),
            words("units.nobody"),
            head=_heads("person", "as", "when"),
            rows=_household(unit),
        ),
        Part(
            "vehicles",
            words("units.vehicles"),
            words("units.no_vehicles"),
            head=_heads("person", "plate"),
            rows=_vehicles(unit),
        ),
        Part(
            "history",
            words("units.history"),
            words("units.no_owners"),
            head=_heads("when", "owners", "votes"),
            rows=_history(unit),
        ),
    )
    compound = parking.compound_of(place)
    ways = [(flask.url_for("person_records.ask"), words("people.register"))]
    if compound:
        ways.append((flask.url_for("parking.index", place_id=compound.id), words("parking.title")))
    record = Record(
        place.name,
        flask.url_for("units.act", unit_id=place.id),
        (flask.url_for("places.place", place_id=place.id), words("units.place")),
        words("units.lead"),
        parts=(*parts[:3], parking.part_of(place, unit.names), *parts[3:]),
        ways=tuple(ways),
    )
    return show(record, _acts(unit), form, done)


def _heads(*names: str) -> tuple[str, ...]:
    return tuple(visit().words.name("unit_head", name) for name in names)


def _owners(unit: Unit) -> tuple[tuple[str, ...], ...]:
    owned = unit.ownership
    if owned is None:
        return ()
    yes = visit().words("yes")
    return tuple(
        (unit.names[one.person_id], _part(one), yes if one.person_id == owned.representative_id else "")
        for one in owned.owners
    )


def _part(one: ShareView) -> str:
    return str(Fraction(one.numerator, one.denominator))


def _household(unit: Unit) -> tuple[tuple[str, ...], ...]:
    ordered = sorted(unit.occupancies, key=lambda one: (one.until is not None, one.since))
    return tuple((unit.names[one.person_id], _lives(one), span(one.since, one.until)) for one in ordered)


def _vehicles(unit: Unit) -> tuple[tuple[str, ...], ...]:
    """Of who lives there now, and of the owners."""
    owners = [one.person_id for one in unit.ownership.owners] if unit.ownership else []
    present = [one.person_id for one in unit.occupancies if one.until is None]
    return tuple(
        (unit.names[person], one.plate)
        for person in _some(dict.fromkeys((*owners, *present)))
        for one in visit().units.vehicles(person)
    )


def _some(people: Iterable[str]) -> list[str]:
    return list(people)[:MOST_PEOPLE]


def _history(unit: Unit) -> tuple[tuple[str, ...], ...]:
    """The latest owners first; each until the day on which the next ones came."""
    words = visit().words
    ends = [*(one.since for one in unit.history[1:]), None]
    rows = [
        (
            f"{words.day(one.since)} – {words.day(end) if end else words('companies.open')}",
            "、".join(f"{unit.names[share.person_id]} {_part(share)}" for share in one.owners),
            unit.names.get(one.representative_id, ""),
        )
        for one, end in zip(unit.history, ends, strict=False)
    ]
    return tuple(reversed(rows))
