# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fetching from a source: how the last tries went, our certificate and key for it, and asking now."""

from dataclasses import replace

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.authority import Permission
from services.portal.client.http import Problem, Unreachable
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("feed_pulls", __name__)
AT_FIELD = {"identity.feed.access_refused": "certificate"}


@pages.get("/feeds/pulls/<source>")
@needs(Permission.IMPORT)
def show(source: str) -> Response:
    return _page(source, Form.fresh())


@pages.post("/feeds/pulls/<source>")
@needs(Permission.IMPORT)
def ask(source: str) -> Response:
    """The source is asked now."""
    form = Form.sent()
    if form.only_shown:
        return _page(source, form)
    try:
        visit().feeds.pull(source, form.key)
    except (Problem, Unreachable) as problem:
        return _page(source, form.refused(problem))
    return flask.redirect(flask.url_for("feed_pulls.show", source=source), 303)


@pages.post("/feeds/pulls/<source>/access")
@needs(Permission.IMPORT)
def put_access(source: str) -> Response:
    """What is put replaces what was; nothing of it is ever shown again, not even where it is refused."""
    form = Form.sent()
    body = {name: form.text(name) for name in ("certificate", "authorities")}
    secrets = {"key": form.text("private_key"), "authorization": form.text("authorization")}
    form = replace(form, typed={"authorities": body["authorities"]})
    if form.only_shown:
        return _page(source, form)
    try:
        visit().feeds.put_access(source, body | secrets, form.key)
    except (Problem, Unreachable) as problem:
        return _page(source, form.refused_at(problem, AT_FIELD))
    return flask.redirect(flask.url_for("feed_pulls.show", source=source), 303)


def _page(source: str, form: Form) -> Response:
    contract, pull = visit().feeds.contract(source), visit().feeds.pulling(source)
    html = flask.render_template("feed_pull.html", form=form, contract=contract, pull=pull)
    return flask.Response(html, form.status)
