# SPDX-License-Identifier: AGPL-3.0-or-later
"""The platform operator's pages: the districts and how they do, and another one opened."""

import flask
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.console import health
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, new_page, wrong
from services.portal.authority import Permission
from services.portal.client.http import Problem
from services.portal.client.models.identity import DistrictView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("districts", __name__)
CREATE, LIMIT = "create_district", "limit_district"
SHANGHAI = "Asia/Shanghai"
NAMES = {"login": "admin_login", "administrator": "admin_name"}
"""What the API calls a field that has another name in the form."""
WEAK = "identity.weak_password"
BACK = ("districts.index", "districts.title")


@pages.get("/districts")
@needs(Permission.DISTRICTS)
def index() -> str:
    """Those that need somebody first, then by their codes."""
    platform = health.asked()
    found = [(one, platform.of(one.code)) for one in visit().administration.districts()]
    ordered = sorted(found, key=lambda pair: (pair[1].state != health.ILL, pair[0].code))
    return flask.render_template(
        "districts.html", found=ordered, silent=platform.silent, faults=health.FAULTS, ill=health.ILL
    )


@pages.get("/districts/new")
@needs(Permission.DISTRICTS)
def ask() -> Response:
    return _new(Form.fresh())


@pages.post("/districts/new")
@needs(Permission.DISTRICTS)
def create() -> Response:
    """A password is taken to the letter, so not from what is stripped."""

    def do(form: Form, act: Act, body: Body) -> str:
        password = flask.request.form.get("password", "")
        _open(body, password, form.key)
        return flask.url_for("districts.opened", code=body["code"], login=body["admin_login"], done=act.name)

    return carry_out(_known(), _new, do, NAMES)


@pages.get("/districts/<code>/opened")
@needs(Permission.DISTRICTS)
def opened(code: str) -> str:
    """What happens next: who logs in where, and what they find there."""
    login = flask.request.args.get("login", "")
    return flask.render_template("district_opened.html", district=_one(code), login=login)


@pages.get("/districts/<code>")
@needs(Permission.DISTRICTS)
def show(code: str) -> Response:
    return _page(_one(code), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/districts/<code>")
@needs(Permission.DISTRICTS)
def limit(code: str) -> Response:
    """How many requests a second the district may send."""
    district = _one(code)

    def do(form: Form, act: Act, body: Body) -> str:
        visit().administration.limit_district(code, body, form.key)
        return flask.url_for("districts.show", code=code, done=act.name)

    return carry_out(_limiting(district), lambda form: _page(district, form), do)


def _page(district: DistrictView, form: Form, done: str = "") -> Response:
    platform = health.asked()
    html = flask.render_template(
        "district.html",
        district=district,
        health=platform.of(district.code),
        silent=platform.silent,
        faults=health.FAULTS,
        acts=_limiting(district),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _limiting(district: DistrictView) -> Acts:
    value = str(district.requests_per_second)
    return acts(Act(LIMIT, (Field("requests_per_second", "number", value=value),)))


def _one(code: str) -> DistrictView:
    found = next((one for one in visit().administration.districts() if one.code == code), None)
    if found is None:
        raise NotFound
    return found


def _open(body: Body, password: str, key: str) -> None:
    """Raises Problem, Unreachable."""
    missing = [name for name in ("admin_name", "admin_login", "password") if name not in body]
    if missing:
        raise wrong(*missing)
    login = f"{body['admin_login']}@{body.get('code', '')}"
    first = {"name": body["admin_name"], "login": login, "password": password, "temporary": True}
    district = {name: body[name] for name in ("code", "name", "time_zone") if name in body}
    try:
        visit().administration.create_district(district | {"administrator": first}, key)
    except Problem as problem:
        if problem.code == WEAK:
            raise wrong("password") from problem
        raise


def _known() -> Acts:
    fields = (
        Field("code", word="district_code"),
        Field("name", word="district_name"),
        Field("time_zone", value=SHANGHAI),
        Field("admin_name"),
        Field("admin_login"),
        Field("password", "password", word="admin_password"),
    )
    return acts(Act(CREATE, fields, private=True))


def _new(form: Form) -> Response:
    return new_page("districts.new", _known(), form, BACK)
