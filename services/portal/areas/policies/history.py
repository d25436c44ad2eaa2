# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every version of a policy that was set at a place, what each changed, and the way back to one of them."""

import flask
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import CONFIRMED, YES
from services.portal.areas.policies.pages import (
    Body,
    Change,
    Shown,
    address,
    asked,
    asked_once_more,
    differences,
)
from services.portal.authority import Permission
from services.portal.client.http import LOG_IN_AGAIN, Problem, Unreachable, has_status
from services.portal.client.models.identity import PolicyVersionView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("policy_history", __name__)


@pages.get("/policies/<service>/<policy>/history")
@needs(Permission.POLICIES, Permission.RULES)
def index(service: str, policy: str) -> Response:
    return _page(asked(service, policy), Form.fresh())


@pages.post("/policies/<service>/<policy>/history")
@needs(Permission.POLICIES, Permission.RULES)
def back(service: str, policy: str) -> Response:
    """An earlier version again: first what it would change, once that was seen, the change."""
    shown, form = asked(service, policy), Form.sent()
    if form.only_shown:
        return _page(shown, form)
    versions = shown.api.versions(policy, shown.form.place)
    wanted = next((one for one in versions if str(one.number) == form.text("number")), None)
    if wanted is None:
        raise NotFound
    body = _again(shown, wanted)
    try:
        if form.text(CONFIRMED) != YES:
            trial = shown.api.try_(policy, shown.form.place, body, Form.fresh().key)
            return asked_once_more(shown, trial, form, flask.request.full_path)
        shown.api.put(policy, shown.form.place, body, form.key, form.text("version"))
    except (Problem, Unreachable) as problem:
        return _page(shown, form.refused(problem))
    return flask.redirect(address(shown, done="1"), 303)


def _again(shown: Shown, wanted: PolicyVersionView) -> Body:
    """What was set then, as far as this release has it and no place above has locked it since."""
    rules = {
        name: value
        for name, value in wanted.chosen.items()
        if name in shown.rules and name not in shown.form.locked
    }
    inherit = [name for name in shown.form.here if name not in rules and name not in shown.form.locked]
    locked = [name for name in wanted.locked if name in shown.rules]
    return {"rules": rules, "inherit": inherit, "locked": locked}


def _page(shown: Shown, form: Form) -> Response:
    versions = shown.api.versions(shown.form.name, shown.form.place)
    people = {one.by: _name(one.by) for one in versions}
    before = [*(one.effective for one in versions[1:]), None]
    entries = [
        (one, people[one.by], _changed(shown, one, was)) for one, was in zip(versions, before, strict=False)
    ]
    html = flask.render_template(
        "policy_history.html",
        shown=shown,
        entries=entries,
        back=address(shown),
        to=address(shown, "policy_history.back"),
        place=visit().administration.name_of(shown.form.place),
        form=form,
    )
    return flask.Response(html, form.status)


def _changed(shown: Shown, one: PolicyVersionView, was: Body | None) -> list[Change]:
    """What the version changed; of the first one all that was set."""
    found = []
    for field in shown.rules:
        before = was.get(field) if was is not None else None
        after = one.effective.get(field)
        if (was is not None and before != after) or (was is None and field in one.chosen):
            found += differences(shown, field, before, after)
    return found


def _name(person_id: str) -> str:
    """Who set it, masked; a system or somebody elsewhere has no name here."""
    try:
        return visit().identity.person(person_id).name
    except Problem as problem:
        if has_status(problem, LOG_IN_AGAIN):
            raise
        return ""
