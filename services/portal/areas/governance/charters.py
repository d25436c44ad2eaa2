# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rules and covenants (议事规则, 管理规约) as staff write them: drafted, revised, put to the vote."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import (
    Act,
    Acts,
    Body,
    Field,
    acts,
    carry_out,
    new_page,
    offices,
    place_field,
    word_choices,
)
from services.portal.areas.governance.lines import clauses, text_of
from services.portal.authority import Permission
from services.portal.client.models.deliberation import CharterView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("council_charters", __name__)
MATTERS = {"rules": "rules_of_procedure", "covenant": "covenant"}
"""The text → the matter of Civil Code Art. 278 by which the owners adopt it."""
LIST = ("council_charters.index", "governance.charters")
VOTE = "vote_on_charter"


@pages.get("/council/charters")
@needs(Permission.COUNCIL)
def index() -> str:
    governance = visit().governance
    found = [one for place in offices() for one in governance.charters(place)]
    return flask.render_template(
        "council_charters.html", charters=found, convenes=visit().by.holds(Permission.CONVENE)
    )


@pages.get("/council/charters/new")
@needs(Permission.CONVENE)
def ask() -> Response:
    """With `from` the text of another version to begin with."""
    before = flask.request.args.get("from", "")
    return _new(Form.fresh(**_typed(visit().governance.charter(before))) if before else Form.fresh())


@pages.post("/council/charters/new")
@needs(Permission.CONVENE)
def draft() -> Response:
    def do(form: Form, _act: Act, body: Body) -> str:
        made = visit().governance.send("charters", body, form.key)
        return flask.url_for("council_charters.show", charter_id=made["id"], done="draft_charter")

    return carry_out(_drafting(Form.sent()), _new, do)


@pages.get("/council/charters/<uuid:charter_id>")
@needs(Permission.COUNCIL)
def show(charter_id: UUID) -> Response:
    return _page(str(charter_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/council/charters/<uuid:charter_id>")
@needs(Permission.CONVENE)
def act(charter_id: UUID) -> Response:
    governance = visit().governance
    found = governance.charter(str(charter_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        if chosen.name == VOTE:
            made = governance.send("votes", body | _adopting(found), form.key)
            return flask.url_for("council_votes.show", vote_id=made["id"], done="prepare_vote")
        governance.revise(found.id, body, form.key)
        return flask.url_for("council_charters.show", charter_id=found.id, done=chosen.name)

    return carry_out(_acts(found), lambda form: _page(found.id, form), do)


def _new(form: Form) -> Response:
    return new_page("governance.new_charter", _drafting(form), form, LIST)


def _page(charter_id: str, form: Form, done: str = "") -> Response:
    governance = visit().governance
    found = governance.charter(charter_id)
    html = flask.render_template(
        "council_charter.html",
        charter=found,
        changes=governance.changes(found.id) if found.replaces else [],
        convenes=visit().by.holds(Permission.CONVENE),
        acts=_acts(found),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _drafting(form: Form) -> Acts:
    kinds = word_choices("charter_kind", MATTERS)
    fields = (
        Field("kind", "select", choices=kinds, word="charter_kind"),
        place_field(form),
        *_text(),
    )
    return acts(Act("draft_charter", fields, _written))


def _acts(found: CharterView) -> Acts:
    if found.state != "draft" or not visit().by.holds(Permission.CONVENE):
        return acts()
    question = visit().words("governance.adopt_question", title=found.title)
    fields = (
        Field("question", "long", value=question),
        Field("plan", "long"),
        Field("opens_at", "moment"),
        Field("closes_at", "moment"),
    )
    return acts(Act("revise_charter", _text(found), _written), Act(VOTE, fields))


def _text(before: CharterView | None = None) -> tuple[Field, ...]:
    given = _typed(before) if before else {}
    return (
        Field("title", value=given.get("title", "")),
        Field("clauses", "prose", value=given.get("clauses", "")),
        Field("effective_from", "date", required=False, value=given.get("effective_from", "")),
    )


def _typed(found: CharterView) -> dict[str, str]:
    since = found.effective_from.isoformat() if found.effective_from and found.state == "draft" else ""
    return {
        "title": found.title,
        "kind": found.kind,
        "place_path": found.place,
        "clauses": text_of(found.clauses),
        "effective_from": since,
    }


def _written(body: Body) -> Body:
    return body | {"clauses": clauses("clauses", body.get("clauses", ""))}


def _adopting(found: CharterView) -> Body:
    """What the owners are asked about a text: its title, its matter, its place."""
    return {
        "title": found.title,
        "matter": MATTERS.get(found.kind, "other"),
        "place_path": found.place,
        "adopts_charter_id": found.id,
    }
