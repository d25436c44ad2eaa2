# SPDX-License-Identifier: AGPL-3.0-or-later
"""Spots (点位) for who keeps them: set, called otherwise, their sheets printed; and where a scan leads."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, word_choices, wrong
from services.portal.areas.letting.record import Card, Part, Record, show, status
from services.portal.areas.report.where import Where, where
from services.portal.authority import Permission
from services.portal.client.models.dispatch import (
    PageViewSpotCodeView,
    PageViewSpotView,
    SpotCodeView,
    SpotView,
)
from services.portal.client.sharing import MOST
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.ui.sheets import Sheet, show_sheets

pages = flask.Blueprint("spots", __name__)
CREATE, REVISE, REISSUE, WITHDRAW = (f"{verb}_spot" for verb in ("create", "revise", "reissue", "withdraw"))
VERBS = {REISSUE: "reissue", WITHDRAW: "withdraw"}
KINDS = ("building", "entrance", "lamp_post", "lift", "fire", "fitness", "other")
CRS = ("wgs84", "gcj02")
MOST_SHEETS = 50


@pages.get("/spots")
@needs(Permission.SPOTS)
def index() -> Response:
    return _index(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/spots")
@needs(Permission.SPOTS)
def create() -> Response:
    def do(form: Form, _: Act, body: Body) -> str:
        made = visit().sharing.send("spots", body, form.key)
        return flask.url_for("spots.spot", spot_id=made["id"], done=CREATE)

    return carry_out(_creating(Form.sent()), _index, do)


@pages.get("/spots/<uuid:spot_id>")
@needs(Permission.SPOTS)
def spot(spot_id: UUID) -> Response:
    return _spot(_found(spot_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/spots/<uuid:spot_id>")
@needs(Permission.SPOTS)
def act(spot_id: UUID) -> Response:
    found = _found(spot_id)

    def do(form: Form, chosen: Act, body: Body) -> str:
        if chosen.name == REVISE:
            visit().sharing.put(f"spots/{found.id}", body, form.key)
        else:
            visit().sharing.send(f"spots/{found.id}:{VERBS[chosen.name]}", None, form.key)
        return flask.url_for("spots.spot", spot_id=found.id, done=chosen.name)

    return carry_out(_acts(found), lambda form: _spot(found, form), do)


@pages.get("/spots/<uuid:spot_id>/sheet")
@needs(Permission.SPOTS)
def sheet(spot_id: UUID) -> Response:
    """To be printed and hung up there."""
    found = visit().sharing.read(f"spots/{spot_id}/code", SpotCodeView)
    back = (flask.url_for("spots.spot", spot_id=spot_id), visit().words("spots.to_spot"))
    return show_sheets(found.name, [_sheet(found)], back)


@pages.get("/spots/sheets")
@needs(Permission.SPOTS)
def sheets() -> Response:
    """The sheets of a place and below, the first fifty."""
    place = flask.request.args.get("place", "")
    found = visit().sharing.read("spots/codes", PageViewSpotCodeView, place=place, limit=MOST_SHEETS).items
    back = (flask.url_for("spots.index"), visit().words("spots.to_spots"))
    return show_sheets(visit().words("spots.sheets"), [_sheet(one) for one in found], back, place=place)


@pages.get("/s/<code>")
@needs(Permission.REPORT)
def scanned(code: str) -> Response:
    """The address on the sheets: from here one reports something, the place filled in."""
    found = visit().sharing.read("spots/scanned", SpotView, code=code)
    return flask.redirect(flask.url_for("report.ask", place=found.place_path, spot=found.id), 303)


def _found(spot_id: UUID) -> SpotView:
    return visit().sharing.read(f"spots/{spot_id}", SpotView)


def _sheet(found: SpotCodeView) -> Sheet:
    address = visit().portal.settings.portal_url + flask.url_for("spots.scanned", code=found.code)
    return Sheet(found.name, (found.place_name, visit().words("spots.scan_to_report")), address)


def _index(form: Form, done: str = "") -> Response:
    words, offices = visit().words, visit().by.places(Permission.SPOTS)
    found = {
        one.id: one
        for place in offices
        for one in visit().sharing.read("spots", PageViewSpotView, place=place, limit=MOST).items
    }
    cards = tuple(
        Card(
            flask.url_for("spots.spot", spot_id=one.id),
            one.name,
            status("spot_state", one.state),
            one.place_name,
            words.name("spot_kind", one.kind),
        )
        for one in found.values()
    )
    printed = (flask.url_for("spots.sheets", place=offices[0]), words("spots.sheets"))
    record = Record(
        words("spots.title"),
        flask.url_for("spots.create"),
        (flask.url_for("home.first"), words("spots.home")),
        words("spots.lead"),
        parts=(Part("spots", words("spots.title"), words("spots.none"), cards),),
        ways=(printed,) if cards else (),
    )
    return show(record, _creating(form), form, done)


def _spot(found: SpotView, form: Form, done: str = "") -> Response:
    words, point = visit().words, found.location
    rows = (
        (words("spots.kind"), words.name("spot_kind", found.kind)),
        (words("spots.place"), found.place_name),
        (words("spots.aliases"), words("and").join(found.aliases)),
        (words("spots.wgs84"), f"{point.latitude:.6f}, {point.longitude:.6f}" if point else ""),
        (words("spots.gcj02"), f"{point.gcj02_latitude:.6f}, {point.gcj02_longitude:.6f}" if point else ""),
        (words("spots.edition"), words.number(found.edition)),
    )
    active = found.state == "active"
    record = Record(
        found.name,
        flask.url_for("spots.act", spot_id=found.id),
        (flask.url_for("spots.index"), words("spots.to_spots")),
        state=status("spot_state", found.state),
        rows=tuple((label, told) for label, told in rows if told),
        ways=((flask.url_for("spots.sheet", spot_id=found.id), words("spots.sheet")),) if active else (),
    )
    return show(record, _acts(found), form, done)


def _acts(found: SpotView) -> Acts:
    if found.state != "active":
        return acts()
    return acts(Act(REVISE, _terms(found), _given), Act(REISSUE, asks=True), Act(WITHDRAW, asks=True))


def _creating(form: Form) -> Acts:
    return acts(Act(CREATE, (Field("place_path", "place", where=_where(form)), *_terms()), _given))


def _where(form: Form) -> Where:
    by = visit().by
    wanted = form.chosen or form.text("place_path")
    return where(wanted, lambda place: by.may(Permission.SPOTS, place.path))


def _terms(one: SpotView | None = None) -> tuple[Field, ...]:
    kinds, crs = word_choices("spot_kind", KINDS), word_choices("spot_crs", CRS)
    point = one.location if one else None
    where = f"{point.latitude}, {point.longitude}" if point else ""
    return (
        Field("kind", "select", choices=kinds, value=one.kind if one else "", word="spot_kind"),
        Field("name", value=one.name if one else "", word="spot_name"),
        Field("aliases", "lines", False, value="\n".join(one.aliases) if one else "", word="spot_aliases"),
        Field("location", required=False, value=where, word="spot_point"),
        Field("crs", "select", False, crs, word="spot_crs"),
    )


def _given(body: Body) -> Body:
    """As the API takes it. Raises Problem for what is no pair of degrees."""
    given = {name: value for name, value in body.items() if name not in ("location", "crs")}
    if "location" in body:
        degrees = str(body["location"]).replace("，", ",").split(",")
        try:
            latitude, longitude = (float(one) for one in degrees)
        except ValueError:
            raise wrong("location") from None
        given["location"] = {"latitude": latitude, "longitude": longitude, "crs": body.get("crs", CRS[0])}
    return given
