# SPDX-License-Identifier: AGPL-3.0-or-later
"""Other ways to log in (第三方登录): a district's own OpenID provider, WeCom and WeChat."""

from collections.abc import Callable
from uuid import UUID

import flask
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import (
    YES,
    Act,
    Acts,
    Body,
    Field,
    acts,
    carry_out,
    new_page,
    word_choices,
)
from services.portal.areas.letting.record import Card, Part, Record, show, status
from services.portal.authority import Permission
from services.portal.client.models.identity import IdentityProviderView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("providers", __name__)
OPENID, WECOM, WECHAT = "register_openid", "register_wecom", "register_wechat"
CHANGE, SECRET, OPEN, CLOSE = "change_provider", "provider_secret", "open_provider", "close_provider"
LEVELS = ("nothing", "phone", "paper")
NAMES = {"name": "provider_name", "match_by": "match_phone"}
"""What the API calls a field that has another name in the form."""
BACK = ("providers.index", "providers.title")


@pages.get("/log-in-providers")
@needs(Permission.LOG_INS)
def index() -> Response:
    words = visit().words
    known = visit().administration.providers()
    cards = tuple(_card(one) for one in known)
    record = Record(
        words("providers.title"),
        flask.url_for("providers.index"),
        (flask.url_for("home.first"), words("home.nav")),
        words("providers.lead"),
        parts=(Part("providers", words("providers.title"), words("providers.none"), cards),),
        ways=((flask.url_for("providers.ask"), words("providers.new")),),
    )
    return show(record, acts(), Form.fresh())


@pages.get("/log-in-providers/new")
@needs(Permission.LOG_INS)
def ask() -> Response:
    return _new(Form.fresh())


@pages.post("/log-in-providers/new")
@needs(Permission.LOG_INS)
def register() -> Response:
    def do(form: Form, _: Act, body: Body) -> str:
        made = visit().administration.register_provider(body, form.key)
        return flask.url_for("providers.provider", provider_id=made.id)

    return carry_out(_registering(), _new, do, NAMES)


@pages.get("/log-in-providers/<uuid:provider_id>")
@needs(Permission.LOG_INS)
def provider(provider_id: UUID) -> Response:
    return _page(_found(provider_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/log-in-providers/<uuid:provider_id>")
@needs(Permission.LOG_INS)
def act(provider_id: UUID) -> Response:
    found = _found(provider_id)

    def do(form: Form, act: Act, body: Body) -> str:
        switched = {OPEN: {"active": True}, CLOSE: {"active": False}}
        visit().administration.change_provider(found.id, switched.get(act.name, body), form.key)
        return flask.url_for("providers.provider", provider_id=found.id, done=act.name)

    return carry_out(_known(found), lambda form: _page(found, form), do, NAMES)


def _registering() -> Acts:
    client = (Field("client_id", word="provider_client_id"), Field("client_secret", "password"))
    name, links = Field("provider_name"), Field("links_by_log_in", "yes", required=False)
    hosts = (Field("api_url", required=False), Field("log_in_url", required=False))
    return acts(
        Act(OPENID, (name, Field("issuer"), *client, *_matching(), links), _of("openid"), private=True),
        Act(WECOM, (name, *client, Field("agent_id"), links, *hosts), _of("wecom"), private=True),
        Act(WECHAT, (name, *client, links), _of("wechat"), private=True),
    )


def _matching(found: IdentityProviderView | None = None) -> tuple[Field, ...]:
    """How an OpenID provider's word is taken, as it is now."""
    by = set(found.match_by) if found else set[str]()
    acrs = "\n".join(found.two_factors_acr) if found else ""
    return (
        Field("match_phone", "yes", required=False, value=YES if "phone" in by else ""),
        Field("match_citizen_id", "yes", required=False, value=YES if "citizen_id" in by else ""),
        Field("citizen_id_claim", required=False, value=found.citizen_id_claim if found else ""),
        Field("two_factors_acr", "lines", required=False, value=acrs),
        Field(
            "real_name",
            "select",
            choices=word_choices("real_name", LEVELS),
            value=found.real_name if found else "nothing",
            word="provider_real_name",
        ),
    )


def _of(kind: str) -> Callable[[Body], Body]:
    """What was typed for a new provider of a kind, as the API takes it."""
    return lambda body: _shaped(body) | {"kind": kind}


def _shaped(body: Body) -> Body:
    """What was left empty is nothing from now on."""
    made = {name: value for name, value in body.items() if name not in _TYPED}
    if "provider_name" in body:
        made["name"] = body["provider_name"]
    if "match_phone" in body:
        asked = (("phone", body["match_phone"]), ("citizen_id", body["match_citizen_id"]))
        made["match_by"] = [name for name, chosen in asked if chosen]
        made = {"citizen_id_claim": "", "two_factors_acr": []} | made
    return made


_TYPED = ("provider_name", "match_phone", "match_citizen_id")


def _known(found: IdentityProviderView) -> Acts:
    links = Field("links_by_log_in", "yes", required=False, value=YES if found.links_by_log_in else "")
    matching = _matching(found) if found.kind == "openid" else ()
    change = Act(CHANGE, (Field("provider_name", value=found.name), *matching, links), _shaped)
    secret = Act(SECRET, (Field("client_secret", "password"),), private=True)
    return acts(change, secret, Act(CLOSE, asks=True) if found.active else Act(OPEN))


def _found(provider_id: UUID) -> IdentityProviderView:
    for one in visit().administration.providers():
        if one.id == str(provider_id):
            return one
    raise NotFound


def _new(form: Form) -> Response:
    return new_page("providers.new", _registering(), form, BACK)


def _card(one: IdentityProviderView) -> Card:
    kind = visit().words.name("provider_kind", one.kind)
    return Card(flask.url_for("providers.provider", provider_id=one.id), one.name, _state(one), kind)


def _state(one: IdentityProviderView) -> tuple[str, str]:
    return status("provider_state", "open" if one.active else "closed")


def _page(found: IdentityProviderView, form: Form, done: str = "") -> Response:
    words = visit().words
    rows = (
        (words("providers.kind"), words.name("provider_kind", found.kind)),
        (words("providers.issuer"), found.issuer or found.api_url),
        (words("providers.client_id"), found.client_id),
        (words("providers.redirect_uri"), found.redirect_uri),
    )
    record = Record(
        found.name,
        flask.url_for("providers.act", provider_id=found.id),
        (flask.url_for("providers.index"), words("providers.title")),
        words("providers.one_lead"),
        state=_state(found),
        rows=tuple(row for row in rows if row[1]),
    )
    return show(record, _known(found), form, done)
