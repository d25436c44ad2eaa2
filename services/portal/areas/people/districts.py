# SPDX-License-Identifier: AGPL-3.0-or-later
"""The platform operator's page: the districts, and another one opened with its first administrator."""

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, wrong
from services.portal.areas.letting.record import Part, Record, show
from services.portal.authority import Permission
from services.portal.client.http import Problem
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("districts", __name__)
CREATE = "create_district"
SHANGHAI = "Asia/Shanghai"
NAMES = {"login": "admin_login", "administrator": "admin_name"}
"""What the API calls a field that has another name in the form."""
WEAK = "identity.weak_password"


@pages.get("/districts")
@needs(Permission.DISTRICTS)
def index() -> Response:
    return _page(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/districts")
@needs(Permission.DISTRICTS)
def create() -> Response:
    """A password is taken to the letter, so not from what is stripped."""

    def do(form: Form, act: Act, body: Body) -> str:
        password = flask.request.form.get("password", "")
        _open(body, password, form.key)
        return flask.url_for("districts.index", done=act.name)

    return carry_out(_known(), _page, do, NAMES)


def _open(body: Body, password: str, key: str) -> None:
    """Raises Problem, Unreachable."""
    missing = [name for name in ("admin_name", "admin_login", "password") if name not in body]
    if missing:
        raise wrong(*missing)
    login = f"{body['admin_login']}@{body.get('code', '')}"
    first = {"name": body["admin_name"], "login": login, "password": password}
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


def _page(form: Form, done: str = "") -> Response:
    words = visit().words
    found = sorted(visit().administration.districts(), key=lambda one: one.code)
    head = tuple(words(f"districts.{name}") for name in ("code", "name", "zone"))
    rows = tuple((one.code, one.name, one.time_zone) for one in found)
    record = Record(
        words("districts.title"),
        flask.url_for("districts.create"),
        (flask.url_for("home.first"), words("home.nav")),
        words("districts.lead"),
        parts=(Part("districts", words("districts.title"), words("districts.none"), head=head, rows=rows),),
    )
    return show(record, _known(), form, done)
