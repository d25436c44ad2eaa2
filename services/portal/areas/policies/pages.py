# SPDX-License-Identifier: AGPL-3.0-or-later
"""A policy at a place: what holds and whence, other values tried before they are set, locks for below."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import flask
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from services.chassis import written
from services.portal.access import needs
from services.portal.areas.council.acts import CONFIRMED, YES
from services.portal.areas.policies.controls import MORE, Words, lines, told
from services.portal.areas.policies.going import RETENTION, going
from services.portal.areas.policies.rules import Rule, rules_of
from services.portal.areas.policies.typed import Reading, typed
from services.portal.areas.report.where import Where, where
from services.portal.authority import Permission
from services.portal.client.http import Problem, Unreachable
from services.portal.client.models.identity import PolicyFormView, PolicyTrialView
from services.portal.client.policies import Policies
from services.portal.forms import CHOOSE, Form
from services.portal.page_context import visit

pages = flask.Blueprint("policies", __name__)
SERVICES = ("dispatch", "deliberation", "finance", "credit", "outreach", "identity")
"""As they follow one another on the page of all rules."""
WHOLE_DISTRICT = "identity"
"""The service whose rules hold for a district as a whole."""
DEEPEST = 4
"""So many levels have rules of their own, from the district down."""
BELOW_LAW = "retention_below_law"
"""The rule that a period breaks which is shorter than it may be."""
Body = dict[str, Any]


@dataclass(frozen=True)
class Shown:
    """One policy at one place, and what its schema asks for."""

    service: str
    api: Policies
    form: PolicyFormView
    rules: Mapping[str, Rule]
    places: Where | None

    @property
    def texts(self) -> dict[str, str]:
        """What holds, as the form has it."""
        values = self.form.values
        found = {
            at: one
            for name, rule in self.rules.items()
            for at, one in typed(rule, values[name], name).items()
        }
        return found | {f"_lock.{name}": YES for name in self.form.locked_here} | {"version": self.form.tag}

    @property
    def may_lock(self) -> bool:
        return not _is_whole(self.service, self.form.name) and self.form.place.count("/") < DEEPEST


@dataclass(frozen=True)
class Change:
    """A line of what would change, or has."""

    label: str
    before: str
    after: str


@pages.get("/policies")
@needs(Permission.POLICIES, Permission.RULES)
def index() -> str:
    words = visit().words
    found = [
        (
            service,
            [
                (
                    flask.url_for("policies.show", service=service, policy=one.name),
                    words.name("policy", one.name),
                )
                for one in visit().policies(service).names()
            ],
        )
        for service in SERVICES
        if visit().by.holds(needed(service))
    ]
    return flask.render_template("policies.html", services=found)


def needed(service: str) -> Permission:
    """What the rules of a service ask of who sets them."""
    return Permission.RULES if service == WHOLE_DISTRICT else Permission.POLICIES


@pages.get("/policies/<service>/<policy>")
@needs(Permission.POLICIES, Permission.RULES)
def show(service: str, policy: str) -> Response:
    shown = asked(service, policy)
    return _page(shown, Form.fresh(**shown.texts), done="done" in flask.request.args)


@pages.post("/policies/<service>/<policy>")
@needs(Permission.POLICIES, Permission.RULES)
def send(service: str, policy: str) -> Response:
    """First what would change; once that was seen, the change."""
    shown, form = asked(service, policy), Form.sent()
    if form.only_shown:
        return _page(shown, form)
    reading = Reading(form.typed)
    try:
        body = _said(shown, form, reading)
        if form.text(CONFIRMED) != YES:
            trial = shown.api.try_(policy, shown.form.place, body, Form.fresh().key)
            return asked_once_more(shown, trial, form, flask.request.full_path)
        shown.api.put(policy, shown.form.place, body, form.key, form.text("version"))
    except (Problem, Unreachable) as problem:
        return _page(shown, _refused(form, problem, reading))
    return flask.redirect(address(shown, done="1"), 303)


def asked(service: str, policy: str) -> Shown:
    """The policy that the address names, at the place that it names or where the person works."""
    if service not in SERVICES:
        raise NotFound
    by = visit().by
    held = by.places(needed(service))
    wanted = flask.request.args.get(CHOOSE) or flask.request.args.get("place") or next(iter(held), "")
    if not wanted or not by.may(needed(service), wanted):
        raise NotFound
    api = visit().policies(service)
    form = api.form(policy, wanted)
    places = None if _is_whole(service, policy) else _places(wanted)
    return Shown(service, api, form, rules_of(form.rules), places)


def _is_whole(service: str, policy: str) -> bool:
    """Whether a policy holds for the district as a whole: no place below has its own."""
    return service == WHOLE_DISTRICT or policy == RETENTION


def _places(wanted: str) -> Where:
    by = visit().by
    found = where(wanted, lambda place: by.may(Permission.POLICIES, place.path))
    return found if found.chosen.count("/") < DEEPEST else replace(found, below=[])


def address(shown: Shown, page: str = "policies.show", done: str | None = None) -> str:
    place = shown.form.place
    return flask.url_for(page, service=shown.service, policy=shown.form.name, place=place, done=done)


def _said(shown: Shown, form: Form, reading: Reading) -> Body:
    """What is set here: what was changed, and what was set before and is not left to the place above."""
    found, holds = shown.form, Reading(shown.texts)
    back = [name for name in found.here if form.text(f"_inherit.{name}") == YES]
    rules: Body = {}
    for name, rule in shown.rules.items():
        if name in found.locked or name in back:
            continue
        value = reading.value(rule, name, name)
        if value != holds.value(rule, name, name) or name in found.here:
            rules[name] = value
    reading.check()
    locked = [name for name in shown.rules if form.text(f"_lock.{name}") == YES]
    return {"rules": rules, "inherit": back, "locked": locked}


def asked_once_more(shown: Shown, trial: PolicyTrialView, form: Form, to: str) -> Response:
    """What would change, and who below does not notice; from here it is done, or changed."""
    words = Words(shown.form.name)
    names = _names({one.path for one in trial.below})
    changes = [
        one
        for change in trial.changes
        for one in differences(shown, change.field, change.before, change.after)
    ]
    below = [(names[one.path], "、".join(words.label(field) for field in one.fields)) for one in trial.below]
    carried = {name: text for name, text in form.typed.items() if name != CONFIRMED}
    html = flask.render_template(
        "policy_check.html",
        shown=shown,
        changes=changes,
        below=below,
        form=form,
        to=to,
        carried_along=carried,
    )
    return flask.Response(html)


def differences(shown: Shown, field: str, before: Any, after: Any) -> list[Change]:  # noqa: ANN401
    """Two values of a field, line by line where they are not the same."""
    words, rule = Words(shown.form.name), shown.rules[field]
    was, will = dict(told(words, rule, field, before)), dict(told(words, rule, field, after))
    label = words.label(field)
    return [
        Change(" · ".join(part for part in (label, at) if part), was.get(at, ""), will.get(at, ""))
        for at in dict.fromkeys((*was, *will))
        if was.get(at) != will.get(at)
    ]


def _names(paths: set[str]) -> dict[str, str]:
    administration = visit().administration
    return {path: administration.name_of(path) for path in sorted(paths)}


def _page(shown: Shown, form: Form, *, done: bool = False) -> Response:
    more = form.chosen.removeprefix(MORE) if form.chosen.startswith(MORE) else ""
    origins = {*shown.form.origins.values(), *shown.form.locked.values(), shown.form.place}
    names = _names(origins)
    found = lines(shown.form, shown.rules, form.typed, more, names)
    labels = {name: _label(shown, name) for name in form.errors}
    html = flask.render_template(
        "policy.html",
        shown=shown,
        lines=found,
        labels=labels,
        place=names[shown.form.place],
        history=address(shown, "policy_history.index"),
        to=address(shown),
        form=form,
        done=done,
        going=going(shown.api, shown.form.name),
    )
    return flask.Response(html, form.status)


def _label(shown: Shown, name: str) -> str:
    return Words(shown.form.name).label(
        ".".join(part for part in name.split(".") if not written.is_digits(part))
    )


def _refused(form: Form, problem: Problem | Unreachable, reading: Reading) -> Form:
    """Each fault at the field of the form that the API means, or at the nearest one that holds it."""
    words, refused = visit().words, form.refused(problem)
    errors: dict[str, str] = {}
    listed = problem.data.get("errors", ()) if isinstance(problem, Problem) else ()
    for fault in listed:
        at = str(fault.get("field", ""))
        while at and at not in reading.names:
            at = at.rpartition(".")[0]
        if name := reading.names.get(at):
            said = form.text(name) or any(one.startswith(f"{name}.") for one in form.typed)
            errors[name] = words("form.check" if said else "form.missing")
            if fault.get("rule") == BELOW_LAW:
                errors[name] = words("policies.below_law", days=words.number(fault["limit"]))
    return replace(refused, errors=errors)
