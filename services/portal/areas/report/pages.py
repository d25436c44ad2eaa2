# SPDX-License-Identifier: AGPL-3.0-or-later
"""Report something: what, where, in one's own words; staff also for who called or came."""

from dataclasses import replace

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.report import answers, finding
from services.portal.areas.report.where import where
from services.portal.authority import Permission
from services.portal.client.http import Problem, Unreachable
from services.portal.client.models.dispatch import CategoryRule, ReportOrder, SimilarView
from services.portal.client.models.identity import PersonView
from services.portal.forms import Form, limits
from services.portal.page_context import visit
from services.portal.panels import Panels
from services.portal.uploads import uploaded

pages = flask.Blueprint("report", __name__)
CHANNELS = ("portal", "hotline", "paper", "venue", "echo_wall")
KINDS = ("repair", "complaint", "suggestion", "service")
FIELDS = ("category", "place_path", "description", "address", "channel", "spot_id")
LIMITS = limits(ReportOrder)
CALLER = "reporter_id"
CATEGORY = "category"
"""The button that asks for the questions of the chosen category."""
MOST_OWN = 100


@pages.get("/report")
@needs(Permission.REPORT)
def ask() -> Response:
    asked = flask.request.args
    given = {"place_path": "place", "category": "category", finding.SPOT: "spot"}
    return _page(Form.fresh(**{name: asked.get(said, "") for name, said in given.items()}))


@pages.post("/report")
@needs(Permission.REPORT)
def send() -> Response:
    form, dispatch = Form.sent(), visit().dispatch
    if form.only_shown:
        return _page(form)
    try:
        category = answers.find(
            dispatch.catalogue(form.text("place_path") or None).categories, form.text("category")
        )
        if answers.asks(category) and form.text(answers.ASKED) != form.text("category"):
            return _page(replace(form, notice=visit().words("report.asked")))
        similar = [] if form.text("another") else _similar(form)
        if similar:
            return _page(form, similar)
        body = {name: form.text(name) for name in FIELDS if form.text(name)}
        more = answers.body(category, form) if category else {}
        order = dispatch.report(body | more | _caller(form) | _photos(form), form.key)
    except (Problem, Unreachable) as problem:
        return _page(_refused(form, problem))
    return flask.redirect(flask.url_for("orders.show", order_id=order.id, done="report"), 303)


def _refused(form: Form, problem: Problem | Unreachable) -> Form:
    if isinstance(problem, Problem) and problem.code in (answers.REFUSED, answers.PRICE):
        return answers.refused(form, problem)
    return form.refused(problem, {"phone": "caller_phone", "name": "caller_name"})


def _similar(form: Form) -> list[SimilarView]:
    """What may be the same matter, reported by others: what one reported oneself one knows."""
    category, place, dispatch = form.text("category"), form.text("place_path"), visit().dispatch
    found = dispatch.similar(place, category) if category and place else []
    if not found:
        return []
    own = {order.id for order in dispatch.orders(reporter="me", open=True, limit=MOST_OWN).items}
    return [order for order in found if order.order_id not in own]


def _caller(form: Form) -> dict[str, object]:
    """For whom staff reports: who was found by telephone, else who is taken down by name and number."""
    name, phone = form.text("caller_name"), form.text("caller_phone")
    if form.text(CALLER) and not name:
        return {CALLER: form.text(CALLER)}
    if not (name or phone):
        return {}
    given = {"name": name, "phone": phone, "path": form.text("place_path")}
    return {CALLER: visit().identity.register_caller(given, f"{form.key}:caller").id}


def _photos(form: Form) -> dict[str, object]:
    ids = uploaded(form, "photos")
    return {"photos": ids} if ids else {}


def _page(form: Form, similar: list[SimilarView] | None = None) -> Response:
    present = visit()
    form, callers = _found(form)
    form, found = finding.find(form)
    form = replace(form, chosen="") if form.chosen == CATEGORY else form
    offered = where(form.chosen or form.text("place_path"), lambda place: place.may_report)
    categories = present.dispatch.catalogue(offered.chosen or None).categories
    category = answers.find(categories, form.text("category"))
    panels = Panels()
    html = flask.render_template(
        "report.html",
        form=form,
        where=offered,
        found=found,
        choice=finding.choice,
        categories=_by_kind(categories),
        category=category if answers.asks(category) else None,
        more=any(answers.asks(one) for one in categories),
        labels=answers.labels(category),
        price=answers.price(category, form),
        name_of=answers.name_of,
        channels=[(one, present.words.name("channel", one)) for one in CHANNELS] if present.is_staff else (),
        callers=callers,
        limits=LIMITS,
        phone=_phone(),
        similar=similar,
        nearest=panels.ask(lambda: finding.nearest(offered.chosen, found.spot)),
        incidents=panels.ask(lambda: present.incidents.over(offered.chosen) if offered.chosen else []),
    )
    return flask.Response(html, form.status)


def _found(form: Form) -> tuple[Form, list[PersonView] | None]:
    """Who has the caller's number, if that was asked; what is wrong with the number stands at its field."""
    if form.chosen != CALLER:
        return form, None
    form = replace(form, chosen="")
    try:
        return form, visit().identity.search(form.text("caller_phone"))
    except (Problem, Unreachable) as problem:
        return form.refused(problem, {"phone": "caller_phone"}), None


def _by_kind(categories: list[CategoryRule]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """The categories in use as choices, by the word for their kind."""
    words = visit().words
    offered = [category for category in categories if category.active]
    kinds = dict.fromkeys((*KINDS, *(category.kind for category in offered)))
    groups = [
        (
            words.name("kind", kind),
            [(one.code, _word(one), "") for one in offered if one.kind == kind],
        )
        for kind in kinds
    ]
    return [(word, members) for word, members in groups if members]


def _word(category: CategoryRule) -> str:
    """Its name; of what is not in the basic menu, which one."""
    words = visit().words
    name = words.pick(category.name, category.name_en)
    return name if category.menu == "basic" else f"{name} · {words.name('menu', category.menu)}"


def _phone() -> str | None:
    """The person's own number, masked; the form does not fail for it."""
    try:
        return visit().identity.person(visit().by.subject).phone
    except (Problem, Unreachable):
        return None
