# SPDX-License-Identifier: AGPL-3.0-or-later
"""Clients of the APIs (接口): registered, their secret shown once, changed with an overlap, disabled."""

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, new_page, word_choices
from services.portal.areas.letting.record import Card, Part, Record, show, shown_once, status
from services.portal.areas.report.where import where
from services.portal.authority import Permission
from services.portal.client.models.identity import ClientView, NewClientView, OneClientView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("clients", __name__)
SYSTEM, APP = "register_system", "register_app"
ROTATE, LIMIT, DISABLE = "rotate_client", "limit_client", "disable_client"
ROLES = ("integrator", "dispatcher", "supervisor", "treasurer")
"""What a system can be; what else is asked for over the API."""
NAMES = {"roles": "role"}
"""What the API calls a field that has another name in the form."""
CREDENTIALS = "client_credentials"
COUNTS = (("per_minute", 0), ("per_day", 0))
BACK = ("clients.index", "clients.title")


@pages.get("/clients")
@needs(Permission.CLIENTS)
def index() -> Response:
    words = visit().words
    known = sorted(visit().administration.clients(), key=lambda one: (not one.active, one.name))
    part = Part("clients", words("clients.title"), words("clients.none"), tuple(_card(one) for one in known))
    record = Record(
        words("clients.title"),
        flask.url_for("clients.index"),
        (flask.url_for("home.first"), words("home.nav")),
        words("clients.lead"),
        parts=(part,),
        ways=((flask.url_for("clients.ask"), words("clients.new")),),
    )
    return show(record, acts(), Form.fresh())


@pages.get("/clients/new")
@needs(Permission.CLIENTS)
def ask() -> Response:
    return _new(Form.fresh())


@pages.post("/clients/new")
@needs(Permission.CLIENTS)
def register() -> Response:
    """The secret stands on the page that answers; an app without one leads to its own page."""

    def do(form: Form, act: Act, body: Body) -> str | Response:
        made = visit().administration.register_client(body, form.key)
        if made.client_secret:
            return _secret(made)
        return flask.url_for("clients.client", client_id=made.client_id, done=act.name)

    return carry_out(_registering(Form.sent()), _new, do, NAMES)


@pages.get("/clients/<client_id>")
@needs(Permission.CLIENTS)
def client(client_id: str) -> Response:
    return _page(visit().administration.client(client_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/clients/<client_id>")
@needs(Permission.CLIENTS)
def act(client_id: str) -> Response:
    found = visit().administration.client(client_id)

    def do(form: Form, act: Act, body: Body) -> str | Response:
        administration = visit().administration
        if act.name == ROTATE:
            hours = body.get("overlap_hours", "")
            return _secret(administration.rotate_secret(found.client_id, hours, form.key))
        if act.name == LIMIT:
            administration.change_limits(found.client_id, body, form.key, form.text("version"))
        else:
            administration.disable_client(found.client_id, form.key)
        return flask.url_for("clients.client", client_id=found.client_id, done=act.name)

    return carry_out(_known(found), lambda form: _page(found, form), do)


def _registering(form: Form) -> Acts:
    by = visit().by
    wanted = (form.chosen or form.text("path")) if form.action == SYSTEM else ""
    offered = where(wanted, lambda place: by.may(Permission.CLIENTS, place.path))
    named = (Field("name", word="client_name"), Field("short_name", word="client_short_name"))
    role = Field("role", "select", choices=word_choices("role", ROLES), word="client_role")
    place = Field("path", "place", where=offered, word="client_place")
    scopes = Field("scopes", "lines", required=False, word="client_scopes")
    system = Act(SYSTEM, (*named, role, place, scopes, *_limits()), _system)
    addresses = (Field("redirect_uris", "lines"), Field("post_logout_redirect_uris", "lines", required=False))
    return acts(system, Act(APP, (*named, *addresses), _app))


def _limits(found: OneClientView | None = None) -> tuple[Field, ...]:
    """As they are now; an app's requests count for its people's district."""
    ends = found.expires_at.astimezone(visit().words.zone) if found and found.expires_at else None
    expires = Field(
        "expires_at",
        "moment",
        required=False,
        value=f"{ends:%Y-%m-%dT%H:%M}" if ends else "",
        word="client_expires_at",
    )
    if found and CREDENTIALS not in found.grant_types:
        return (expires,)
    counts = (("per_minute", found.per_minute), ("per_day", found.per_day)) if found else COUNTS
    return expires, *(
        Field(name, "number", required=False, value=str(count or ""), word=f"client_{name}")
        for name, count in counts
    )


def _system(body: Body) -> Body:
    """What speaks for itself, with a role of its own."""
    rest = {name: value for name, value in body.items() if name not in ("role", "path")}
    role = {name: body[name] for name in ("role", "path") if name in body}
    return rest | {"grant_types": [CREDENTIALS], "roles": [role]}


def _app(body: Body) -> Body:
    """What people log in to, on devices that keep no secret."""
    return body | {"grant_types": ["authorization_code", "refresh_token"], "public": True}


def _known(found: OneClientView) -> Acts:
    if not found.active:
        return acts()
    rotate = Act(ROTATE, (Field("overlap_hours", "number", value="24"),))
    limit = Act(LIMIT, _limits(found))
    return acts(limit, *([] if found.public else [rotate]), Act(DISABLE, asks=True))


def _new(form: Form) -> Response:
    return new_page("clients.new", _registering(form), form, BACK)


def _card(one: ClientView) -> Card:
    href = flask.url_for("clients.client", client_id=one.client_id)
    return Card(href, one.name, _state(one), one.client_id)


def _state(one: ClientView | OneClientView) -> tuple[str, str]:
    return status("client_state", "enabled" if one.active else "disabled")


def _page(found: OneClientView, form: Form, done: str = "") -> Response:
    words = visit().words
    former = words.moment(found.former_until) if found.former_until else ""
    record = Record(
        found.name,
        flask.url_for("clients.act", client_id=found.client_id),
        (flask.url_for("clients.index"), words("clients.title")),
        words("clients.app" if found.public else "clients.system"),
        state=_state(found),
        rows=(
            (words("clients.client_id"), found.client_id),
            *((words("clients.address"), uri) for uri in found.redirect_uris),
            *(((words("clients.former"), former),) if former else ()),
            *_bounds(found),
        ),
        version=found.version,
    )
    return show(record, _known(found), form, done)


def _bounds(found: OneClientView) -> tuple[tuple[str, str], ...]:
    """What the client may not pass; what is not limited is not said."""
    words = visit().words
    ends = words.moment(found.expires_at) if found.expires_at else ""
    quota = words("clients.quota", count=found.per_minute) if found.per_minute else ""
    daily = words("clients.daily_quota", count=found.per_day) if found.per_day else ""
    used = words("clients.used", count=found.used_today) if found.per_day else ""
    rows = (
        *((words("clients.scope"), scope) for scope in found.scopes),
        (words("clients.expires_at"), ends),
        (words("clients.per_minute"), quota),
        (words("clients.per_day"), daily),
        (words("clients.used_today"), used),
    )
    return tuple(row for row in rows if row[1])


def _secret(made: NewClientView) -> Response:
    words = visit().words
    rows = ((words("clients.client_id"), made.client_id), (words("clients.secret"), made.client_secret))
    onward = flask.url_for("clients.client", client_id=made.client_id), words("integrations.kept")
    return shown_once(words("clients.secret"), words("integrations.secret_once"), rows, onward)
