# SPDX-License-Identifier: AGPL-3.0-or-later
"""Standing for a body (自荐参选): who may take part puts themselves forward, and sees what became of it."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.authority import Permission
from services.portal.client.http import GONE, Problem, Unreachable, has_status
from services.portal.client.models.deliberation import CandidateView, ElectionView, NominateCandidate
from services.portal.forms import Form, limits
from services.portal.page_context import PageContext, visit

pages = flask.Blueprint("standing", __name__)
LIMITS = limits(NominateCandidate)


@pages.get("/elections/<uuid:election_id>")
@needs(Permission.VOTE)
def show(election_id: UUID) -> Response:
    return _page(str(election_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/elections/<uuid:election_id>")
@needs(Permission.VOTE)
def send(election_id: UUID) -> Response:
    form = Form.sent()
    if form.only_shown:
        return _page(str(election_id), form)
    body = {name: form.text(name) for name in ("statement", "unit_id") if form.text(name)}
    try:
        visit().governance.send(f"elections/{election_id}:nominate", body, form.key)
    except (Problem, Unreachable) as problem:
        if has_status(problem, GONE):
            raise
        return _page(str(election_id), form.refused(problem))
    return flask.redirect(flask.url_for("standing.show", election_id=election_id, done="stood"), 303)


def seeking(present: PageContext, place: str) -> list[ElectionView]:
    """The elections of an area for which candidates are sought."""
    return [one for one in present.governance.elections(place) if one.seeks]


def _page(election_id: str, form: Form, done: str = "") -> Response:
    governance = visit().governance
    election = governance.election(election_id)
    own = _own(election)
    stands = election.seeks and own is None
    html = flask.render_template(
        "stand.html",
        election=election,
        own=own,
        flats=[(one.unit_id, one.name, "") for one in governance.own_flats(election.id)] if stands else [],
        stands=stands,
        limits=LIMITS,
        form=form,
        done=done == "stood",
    )
    return flask.Response(html, form.status)


def _own(election: ElectionView) -> CandidateView | None:
    """The person's own candidacy."""
    return next((one for one in election.candidates if one.person.id == visit().by.subject), None)
