# SPDX-License-Identifier: AGPL-3.0-or-later
"""The own file, as a company's manager sees it: every record with its reason, appeal and repair."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out
from services.portal.areas.ratings.reasons import rows_of
from services.portal.authority import Permission
from services.portal.client.models.credit import CaseView, FactView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("own_ratings", __name__)
APPEAL, REPAIR, APPEAL_CASE = "appeal", "repair", "appeal-case"
MOST_FACTS = 50
APPEALABLE = ("notified", "interviewed", "rectifying")


@pages.get("/ratings/mine")
@needs(Permission.RATED)
def index() -> str:
    """The file about the person, and those of the companies whose work they lead."""
    return flask.render_template("own_ratings.html", files=visit().credit.own_files())


@pages.get("/ratings/mine/<uuid:file_id>")
@needs(Permission.RATED)
def show(file_id: UUID) -> Response:
    return _page(str(file_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/ratings/mine/<uuid:file_id>")
@needs(Permission.RATED)
def act(file_id: UUID) -> Response:
    here = str(file_id)
    facts, case = visit().credit.facts(here, MOST_FACTS), _case(here)

    def do(form: Form, chosen: Act, body: Body) -> str:
        name, _, fact = chosen.name.partition("_")
        about = f"cases/{case.id}/appeals" if case and name == APPEAL_CASE else f"facts/{fact}/{name}s"
        visit().credit.send(about, body, form.key)
        return flask.url_for("own_ratings.show", file_id=here, done=name)

    return carry_out(_acts(facts, case), lambda form: _page(here, form), do)


def _page(file_id: str, form: Form, done: str = "") -> Response:
    credit = visit().credit
    told, facts, case = credit.rating(file_id), credit.facts(file_id, MOST_FACTS), _case(file_id)
    html = flask.render_template(
        "own_rating.html",
        file=credit.file(file_id),
        told=told,
        rows=rows_of(line.model_dump() for line in told.lines),
        facts=facts,
        case=case,
        acts=_acts(facts, case),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _case(file_id: str) -> CaseView | None:
    file = visit().credit.file(file_id)
    return visit().credit.case(file.case_id) if file.case_id else None


def _acts(facts: list[FactView], case: CaseView | None) -> Acts:
    """What can be done against a record, and against a red light."""
    against_light = [Act(APPEAL_CASE, (Field("text", "long", word="appeal_text"),))]
    return acts(
        *(against_light if case and case.state in APPEALABLE else []),
        *(_appeal(fact) for fact in facts if fact.may_appeal),
        *(_repair(fact) for fact in facts if fact.may_repair),
    )


def _appeal(fact: FactView) -> Act:
    return Act(f"{APPEAL}_{fact.id}", (Field("text", "long", word="appeal_text"),))


def _repair(fact: FactView) -> Act:
    return Act(f"{REPAIR}_{fact.id}", (Field("promise", "long"),))
