# SPDX-License-Identifier: AGPL-3.0-or-later
"""Venues (场地): what there is, a venue with its times, and a booking from asked for to used."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out
from services.portal.areas.letting.record import Card, Part, Record, show, status
from services.portal.areas.money.keeping import one_of
from services.portal.areas.rounds.terms import weekdays_of
from services.portal.areas.sharing.shelf import keeps, place_field
from services.portal.authority import Permission
from services.portal.client.models.dispatch import (
    PageViewVenueBookingView,
    PageViewVenueView,
    VenueBookingView,
    VenueView,
)
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("venues", __name__)
CREATE, REVISE, WITHDRAW = "create_venue", "revise_venue", "withdraw_venue"
CLOSE, REOPEN, BOOK = "close_venue", "reopen_venue", "book_venue"
CONFIRM, CANCEL, MISS = "confirm_venue_booking", "cancel_venue_booking", "miss_venue_booking"
VERBS = {
    WITHDRAW: "withdraw",
    CLOSE: "close",
    REOPEN: "reopen",
    CONFIRM: "confirm",
    CANCEL: "cancel",
    MISS: "miss",
}
"""What the API calls an act on a venue or on a booking."""
SHOWN = 50


@pages.get("/venues")
@needs(Permission.JOIN, Permission.SHARE)
def index() -> Response:
    return _index(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/venues")
@needs(Permission.SHARE)
def begin() -> Response:
    def do(form: Form, _: Act, body: Body) -> str:
        made = visit().sharing.send("venues", body, form.key)
        return flask.url_for("venues.venue", venue_id=made["id"], done=CREATE)

    return carry_out(_index_acts(Form.sent()), _index, do)


@pages.get("/venues/<uuid:venue_id>")
@needs(Permission.JOIN, Permission.SHARE)
def venue(venue_id: UUID) -> Response:
    return _venue(_found(venue_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/venues/<uuid:venue_id>")
@needs(Permission.JOIN, Permission.SHARE)
def act(venue_id: UUID) -> Response:
    found = _found(venue_id)

    def do(form: Form, chosen: Act, body: Body) -> str:
        sharing = visit().sharing
        if chosen.name == BOOK:
            made = sharing.send(f"venues/{found.id}:book", body, form.key)
            return flask.url_for("venues.booking", booking_id=made["id"], done=BOOK)
        if chosen.name == REVISE:
            sharing.put(f"venues/{found.id}", body, form.key)
        else:
            sharing.send(f"venues/{found.id}:{VERBS[chosen.name]}", body, form.key)
        return flask.url_for("venues.venue", venue_id=found.id, done=chosen.name)

    return carry_out(_venue_acts(found), lambda form: _venue(found, form), do)


@pages.get("/venues/bookings/<uuid:booking_id>")
@needs(Permission.JOIN, Permission.SHARE)
def booking(booking_id: UUID) -> Response:
    return _booking(_booked(booking_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/venues/bookings/<uuid:booking_id>")
@needs(Permission.JOIN, Permission.SHARE)
def go_on(booking_id: UUID) -> Response:
    found = _booked(booking_id)

    def do(form: Form, chosen: Act, body: Body) -> str:
        given = body if chosen.name == CANCEL else None
        visit().sharing.send(f"venue-bookings/{found.id}:{VERBS[chosen.name]}", given, form.key)
        return flask.url_for("venues.booking", booking_id=found.id, done=chosen.name)

    return carry_out(_booking_acts(found), lambda form: _booking(found, form), do)


def _found(venue_id: UUID) -> VenueView:
    return visit().sharing.read(f"venues/{venue_id}", VenueView)


def _booked(booking_id: UUID) -> VenueBookingView:
    return visit().sharing.read(f"venue-bookings/{booking_id}", VenueBookingView)


def _index(form: Form, done: str = "") -> Response:
    words, (found, bookings) = visit().words, _kept() if keeps() else _own()
    title = words("sharing.open_bookings") if keeps() else words("sharing.own_bookings")
    cards = tuple(map(_booking_card, bookings))
    record = Record(
        words("sharing.venues"),
        flask.url_for("venues.begin"),
        (flask.url_for("home.first"), words("sharing.home")),
        words("sharing.venues_lead"),
        parts=(
            Part("bookings", title, words("sharing.no_bookings"), cards),
            Part(
                "venues", words("sharing.venues"), words("sharing.no_venues"), tuple(map(_venue_card, found))
            ),
        ),
    )
    return show(record, _index_acts(form), form, done)


def _kept() -> tuple[list[VenueView], list[VenueBookingView]]:
    """What the person keeps, what waits for them first."""
    sharing, offices = visit().sharing, visit().by.places(Permission.SHARE)
    found = [one for at in offices for one in sharing.read("venues", PageViewVenueView, place=at).items]
    bookings = [
        one
        for state in ("requested", "confirmed")
        for at in offices
        for one in sharing.read(
            "venue-bookings", PageViewVenueBookingView, place=at, state=state, limit=SHOWN
        ).items
    ]
    return found, bookings


def _own() -> tuple[list[VenueView], list[VenueBookingView]]:
    sharing = visit().sharing
    own = sharing.read("venue-bookings", PageViewVenueBookingView, mine=True, limit=SHOWN).items
    return sharing.read("venues", PageViewVenueView, limit=SHOWN).items, own


def _venue_card(one: VenueView) -> Card:
    seats = visit().words.count("sharing.seats", one.seats)
    href = flask.url_for("venues.venue", venue_id=one.id)
    return Card(href, one.name, status("venue_state", one.state), f"{one.opens}–{one.closes}", seats)


def _booking_card(one: VenueBookingView) -> Card:
    href = flask.url_for("venues.booking", booking_id=one.id)
    person = one.person_name if keeps() else ""
    return Card(href, one.name, status("booking_state", one.state), _times(one), person)


def _times(one: VenueBookingView) -> str:
    words = visit().words
    return f"{words.when(one.starts_at)} – {words.clock(one.ends_at)}"


def _index_acts(form: Form) -> Acts:
    if not keeps():
        return acts()
    return acts(Act(CREATE, (*_terms(), place_field(form, CREATE)), _said))


def _terms(one: VenueView | None = None) -> tuple[Field, ...]:
    return (
        Field("name", value=one.name if one else "", word="venue_name"),
        Field(
            "description", "long", required=False, value=one.description if one else "", word="venue_words"
        ),
        Field("seats", "number", value=str(one.seats if one else 20), word="venue_seats"),
        Field("opens", value=one.opens if one else "09:00", word="venue_opens"),
        Field("closes", value=one.closes if one else "21:00", word="venue_closes"),
        Field("most_minutes", "number", value=str(one.most_minutes if one else 120), word="venue_minutes"),
        Field(
            "closed_weekdays",
            required=False,
            value=",".join(map(str, one.closed_weekdays)) if one else "",
            word="venue_weekdays",
        ),
    )


def _said(body: Body) -> Body:
    """The weekdays as the API takes them. Raises Problem."""
    return body | {"closed_weekdays": weekdays_of("closed_weekdays", body.get("closed_weekdays", ""))}


def _venue(found: VenueView, form: Form, done: str = "") -> Response:
    words = visit().words
    times = tuple((words.when(one.starts_at), words.clock(one.ends_at)) for one in found.taken)
    record = Record(
        found.name,
        flask.url_for("venues.act", venue_id=found.id),
        (flask.url_for("venues.index"), words("sharing.to_venues")),
        found.description,
        status("venue_state", found.state),
        rows=(
            (words("sharing.opening"), f"{found.opens}–{found.closes}"),
            (words("sharing.holds"), words.count("sharing.seats", found.seats)),
            (words("sharing.longest"), words.count("sharing.minutes", found.most_minutes)),
            (
                words("sharing.closed_weekdays"),
                words("and").join(words.name("weekday", str(one)) for one in found.closed_weekdays),
            ),
            (words("sharing.closed_days"), words("and").join(map(words.day, found.closed))),
        ),
        parts=(
            Part(
                "times",
                words("sharing.taken_times"),
                words("sharing.no_taken_times"),
                head=(words("sharing.from_day"), words("sharing.to_day")),
                rows=times,
            ),
        ),
    )
    return show(record, _venue_acts(found), form, done)


def _venue_acts(found: VenueView) -> Acts:
    if found.state != "offered":
        return acts()
    reason = Field("reason", "long", word="sharing_reason")
    if not keeps():
        times = (
            Field("starts_at", "moment", word="booking_starts"),
            Field("ends_at", "moment", word="booking_ends"),
            Field("purpose", "long", word="booking_purpose"),
        )
        return acts(Act(BOOK, times))
    words = visit().words
    days = tuple((day.isoformat(), words.day(day)) for day in found.closed)
    opening = (
        (Act(REOPEN, (Field("day", "select", choices=one_of(days), word="venue_day"),)),) if days else ()
    )
    closing = Act(CLOSE, (Field("day", "date", word="venue_day"), reason))
    return acts(closing, *opening, Act(REVISE, _terms(found), _said), Act(WITHDRAW, (reason,)))


def _booking(found: VenueBookingView, form: Form, done: str = "") -> Response:
    words = visit().words
    record = Record(
        found.name,
        flask.url_for("venues.go_on", booking_id=found.id),
        (flask.url_for("venues.index"), words("sharing.to_venues")),
        state=status("booking_state", found.state),
        rows=(
            (words("sharing.when"), _times(found)),
            (words("sharing.person"), found.person_name),
            (words("sharing.purpose"), found.purpose),
            (words("sharing.reason"), found.reason),
        ),
        ways=((flask.url_for("venues.venue", venue_id=found.venue_id), found.name),),
    )
    return show(record, _booking_acts(found), form, done)


def _booking_acts(found: VenueBookingView) -> Acts:
    cancelling = Act(CANCEL, (Field("reason", "long", required=False, word="sharing_reason"),))
    if not keeps():
        return acts(cancelling) if found.state in ("requested", "confirmed") else acts()
    known = {
        "requested": (Act(CONFIRM), cancelling),
        "confirmed": (Act(MISS), cancelling),
        "used": (Act(MISS),),
    }
    return acts(*known.get(found.state, ()))
