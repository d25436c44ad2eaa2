# SPDX-License-Identifier: AGPL-3.0-or-later
"""Feeds: sources and their freshness, batches with what became of their rows, and the desk of questions."""

from typing import Any
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.authority import Permission
from services.portal.client.http import Problem, Unreachable
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.uploads import saved, uploaded

pages = flask.Blueprint("feeds", __name__)
CHINA = "+08:00"
AT_FIELD = {
    "identity.feed.batch_differs": "batch",
    "identity.feed.same_moment": "as_of",
    "identity.feed.batch_to_come": "as_of",
}
"""Where the sentence of a refusal stands."""
VERBS = ("resume", "discard")


@pages.get("/feeds")
@needs(Permission.IMPORT)
def index() -> Response:
    return _index(Form.fresh())


@pages.post("/feeds")
@needs(Permission.IMPORT)
def send() -> Response:
    """A file of a source, as a batch of its own."""
    form = Form.sent()
    if form.only_shown:
        return _index(form)
    feeds, source = visit().feeds, form.text("source")
    try:
        sent = uploaded(form, "table", visit().registers.upload)
        if not sent:
            return _index(form.missing("table"))
        body = {
            "batch": form.text("batch"),
            "as_of": f"{form.text('as_of')}T00:00:00{CHINA}",
            "full": form.text("extent") == "full",
        }
        batch = feeds.open(source, body, form.key)
        feeds.act(source, batch.id, "take-file", {"file_id": sent[0]}, f"{form.key}:file")
    except (Problem, Unreachable) as problem:
        return _index(form.refused_at(problem, AT_FIELD))
    return flask.redirect(flask.url_for("feeds.batch", source=source, batch_id=batch.id), 303)


@pages.get("/feeds/<source>/<uuid:batch_id>")
@needs(Permission.IMPORT)
def batch(source: str, batch_id: UUID) -> Response:
    return _batch(source, str(batch_id), Form.fresh())


@pages.post("/feeds/<source>/<uuid:batch_id>")
@needs(Permission.IMPORT)
def answer(source: str, batch_id: UUID) -> Response:
    """Let a batch go on that stopped, or discard it."""
    form = Form.sent()
    verb = form.text("verb")
    if form.only_shown or verb not in VERBS:
        return _batch(source, str(batch_id), form)
    try:
        visit().feeds.act(source, str(batch_id), verb, None, form.key)
    except (Problem, Unreachable) as problem:
        return _batch(source, str(batch_id), form.refused_at(problem, AT_FIELD))
    return flask.redirect(flask.url_for("feeds.batch", source=source, batch_id=batch_id), 303)


@pages.get("/feeds/<source>/<uuid:batch_id>/report")
@needs(Permission.IMPORT)
def report(source: str, batch_id: UUID) -> Response:
    found = visit().feeds.batch(source, str(batch_id))
    kept = visit().feeds.report(source, found.id)
    return saved(kept, f"{source}-{found.batch}-report.csv".replace(":", "-"))


@pages.get("/feeds/questions/<uuid:conflict_id>")
@needs(Permission.IMPORT)
def question(conflict_id: UUID) -> Response:
    return _question(str(conflict_id), Form.fresh())


@pages.post("/feeds/questions/<uuid:conflict_id>")
@needs(Permission.IMPORT)
def decide(conflict_id: UUID) -> Response:
    """Decide, and go on with the next question."""
    form = Form.sent()
    if form.only_shown:
        return _question(str(conflict_id), form)
    decision, _, person_id = form.text("decision").partition("/")
    body: dict[str, Any] = {"decision": decision, **({"person_id": person_id} if person_id else {})}
    try:
        visit().feeds.decide(str(conflict_id), body, form.key)
        waiting = visit().feeds.questions()
    except (Problem, Unreachable) as problem:
        return _question(str(conflict_id), form.refused_at(problem, AT_FIELD))
    if waiting:
        return flask.redirect(flask.url_for("feeds.question", conflict_id=waiting[0].id), 303)
    return flask.redirect(flask.url_for("feeds.index"), 303)


def _index(form: Form) -> Response:
    feeds = visit().feeds
    html = flask.render_template(
        "feeds.html",
        form=form,
        sources=feeds.sources(),
        batches=feeds.batches(),
        questions=feeds.questions(),
        extents=[(name, visit().words(f"feed_extent.{name}")) for name in ("delta", "full")],
    )
    return flask.Response(html, form.status)


def _batch(source: str, batch_id: str, form: Form) -> Response:
    feeds = visit().feeds
    html = flask.render_template(
        "feed_batch.html",
        form=form,
        batch=feeds.batch(source, batch_id),
        rejected=feeds.rejected(source, batch_id),
        is_chinese=visit().language == "zh",
    )
    return flask.Response(html, form.status)


def _question(conflict_id: str, form: Form) -> Response:
    asked = visit().feeds.question(conflict_id)
    plain = [one for one in asked.possible if one != "merge"]
    merges = [one for one in asked.candidates if one.score] if "merge" in asked.possible else []
    choices = [
        *((f"merge/{one.person_id}", visit().words("feeds.merge", name=one.name)) for one in merges),
        *((one, visit().words(f"feed_decision.{one}")) for one in plain),
    ]
    html = flask.render_template("feed_question.html", form=form, asked=asked, choices=choices)
    return flask.Response(html, form.status)
