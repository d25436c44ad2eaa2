# SPDX-License-Identifier: AGPL-3.0-or-later
"""Year plans at the treasurer's desk: drafted, adopted by a resolution, explained where they are off."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, carry_out, wrong
from services.portal.areas.letting.record import Card, Part, Record, show, status
from services.portal.areas.money.bills import today
from services.portal.areas.money.keeping import (
    allowed,
    everywhere,
    fund_choices,
    offices,
    one_of,
    whose,
)
from services.portal.areas.year_plans import lines
from services.portal.areas.year_plans.standing import begun, parts
from services.portal.authority import Permission
from services.portal.client.finance import MOST
from services.portal.client.models.finance import (
    ItemsViewStandingView,
    PageViewYearPlanView,
    StandingView,
    YearPlanView,
)
from services.portal.forms import Form, number
from services.portal.page_context import visit

pages = flask.Blueprint("year_plans", __name__)
DRAFT, ADOPT, EXPLAIN = "draft_plan", "adopt_plan", "explain_variance"
KINDS = ("income", "expense")


@pages.get("/money/desk/plans")
@needs(Permission.MONEY)
def index() -> Response:
    return _index(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/plans")
@needs(Permission.KEEP)
def draft() -> Response:
    def do(form: Form, _act: Act, body: Body) -> str:
        made = visit().finance.send("year-plans", _drafted(body) | {"id": form.key}, form.key)
        return flask.url_for("year_plans.plan", plan_id=made["id"], done=DRAFT)

    return carry_out(allowed((Permission.KEEP, _drafting)), _index, do)


@pages.get("/money/desk/plans/<uuid:plan_id>")
@needs(Permission.MONEY)
def plan(plan_id: UUID) -> Response:
    return _page(str(plan_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/plans/<uuid:plan_id>")
@needs(Permission.KEEP)
def act(plan_id: UUID) -> Response:
    found = _plan(str(plan_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        verb = "adopt" if chosen.name == ADOPT else "explain"
        given = body if chosen.name == ADOPT else body | {"line": number(str(body.get("line", "0")))}
        visit().finance.send(f"year-plans/{found.id}:{verb}", given, form.key)
        return flask.url_for("year_plans.plan", plan_id=found.id, done=chosen.name)

    return carry_out(_acts(found), lambda form: _page(found.id, form), do)


def _plan(plan_id: str) -> YearPlanView:
    return visit().finance.read(f"year-plans/{plan_id}", YearPlanView)


def _standing(plan_id: str, quarter: str) -> list[StandingView]:
    path = f"year-plans/{plan_id}/standing"
    return visit().finance.read(path, ItemsViewStandingView, quarter=quarter).items


def _plans(place: str) -> list[YearPlanView]:
    return visit().finance.read("year-plans", PageViewYearPlanView, place=place, limit=MOST).items


def _index(form: Form, done: str = "") -> Response:
    words = visit().words
    cards = tuple(
        Card(
            flask.url_for("year_plans.plan", plan_id=one.id),
            words("year_plans.of", year=one.year),
            status("year_plan_state", one.state),
            whose(one),
        )
        for one in everywhere(_plans)
    )
    record = Record(
        words("year_plans.title"),
        flask.url_for("year_plans.draft"),
        (flask.url_for("money_desk.index"), words("money.to_desk")),
        words("year_plans.lead"),
        parts=(Part("plans", words("year_plans.plans"), words("year_plans.none"), cards), _accounts()),
    )
    return show(record, allowed((Permission.KEEP, _drafting)), form, done)


def _accounts() -> Part:
    words = visit().words
    known = [one for one in visit().finance.chart(offices()[0]) if one.kind in KINDS]
    rows = tuple(
        (one.code, words.pick(one.name, one.name_en), words.name("money_kind", one.kind)) for one in known
    )
    head = tuple(words(f"year_plans.{name}") for name in ("code", "account", "kind"))
    return Part("accounts", words("year_plans.accounts"), words("year_plans.none"), head=head, rows=rows)


def _drafting() -> Act:
    fields = (
        Field("fund_id", "select", choices=one_of(fund_choices())),
        Field("year", "number", value=str(today().year), word="plan_year"),
        Field("plan_lines", "lines"),
    )
    return Act(DRAFT, fields)


def _drafted(body: Body) -> Body:
    """Of the place of the chosen fund. Raises Problem for what is missing or no line."""
    missing = [name for name in ("fund_id", "year", lines.FIELD) if name not in body]
    if missing:
        raise wrong(*missing)
    finance = visit().finance
    fund = finance.fund(body["fund_id"])
    others = [one for one in finance.funds(fund.place) if one.place == fund.place and one.id != fund.id]
    known = lines.read(body[lines.FIELD], finance.chart(fund.place), [fund, *others])
    return {"year": body["year"], "place_path": fund.place, "lines": known}


def _page(plan_id: str, form: Form, done: str = "") -> Response:
    words, found = visit().words, _plan(plan_id)
    tables, chart = parts(found, lambda quarter: _standing(found.id, quarter))
    resolution = found.resolution_id
    public = flask.url_for("public_year_plans.plan", district=visit().by.tenant, plan_id=found.id)
    record = Record(
        words("year_plans.of", year=found.year),
        flask.url_for("year_plans.act", plan_id=found.id),
        (flask.url_for("year_plans.index"), words("year_plans.back")),
        whose(found),
        status("year_plan_state", found.state),
        rows=(
            (words("year_plans.drafted_at"), words.when(found.drafted_at)),
            (words("year_plans.adopted_at"), words.when(found.adopted_at) if found.adopted_at else ""),
        ),
        parts=tables,
        ways=(
            (flask.url_for("projects.show", project_id=resolution), words("year_plans.resolution")),
            (public, words("year_plans.public")),
        )
        if resolution and found.state == "adopted"
        else (),
        chart=chart,
    )
    return show(record, _acts(found), form, done)


def _acts(found: YearPlanView) -> Acts:
    keep = Permission.KEEP
    if found.state == "draft":
        return allowed((keep, lambda: _adopting(found)))
    return allowed((keep, lambda: _explaining(found))) if found.state == "adopted" else allowed()


def _adopting(found: YearPlanView) -> Act:
    known = visit().finance.commitments(found.place)
    fitting = tuple(
        (one.id, one.title)
        for one in known
        if one.place == found.place and not one.lifted_at and not one.emergency
    )
    return Act(ADOPT, (Field("resolution_id", "select", choices=one_of(fitting)),), asks=True)


def _explaining(found: YearPlanView) -> Act:
    words = visit().words
    quarters = tuple((one, one) for one in begun(found.year))
    own = tuple(
        (str(number), f"{words.name('money_kind', one.kind)} · {one.purpose}")
        for number, one in enumerate(found.lines)
    )
    fields = (
        Field("line", "select", choices=one_of(own), word="plan_line"),
        Field("quarter", "select", choices=quarters, word="quarter_code"),
        Field("text", "long", word="variance_text"),
    )
    return Act(EXPLAIN, fields)
