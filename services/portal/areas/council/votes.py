# SPDX-License-Identifier: AGPL-3.0-or-later
"""Owners' votes (业主表决) as staff hold them: prepare, announce, deliver, key paper, decide a doubt."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import (
    Act,
    Acts,
    Body,
    Choices,
    Field,
    acts,
    adopted_choice,
    carry_out,
    new_page,
    place_field,
    topic_choices,
    truth,
    word_choices,
)
from services.portal.areas.votes.figures import figures
from services.portal.authority import Permission
from services.portal.client.models.deliberation import RollLineView, VoteView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("council_votes", __name__)
MATTERS = (
    "use_of_common_parts",
    "use_of_fund",
    "raising_of_fund",
    "manager",
    "committee",
    "covenant",
    "rules_of_procedure",
    "rebuilding",
    "other",
)
CHOICES = ("agree", "disagree", "abstain")
METHODS = ("in_person", "registered_mail", "online")
WITHDRAWN_FROM = ("prepared", "announced")
PAPER = {"deliver": "deliveries", "key_ballot": "paper-ballots", "register_proxy": "proxies"}
"""What is done for one unit → where the API takes it."""


@pages.get("/council/votes/new")
@needs(Permission.COUNCIL)
def ask() -> Response:
    return _new(Form.fresh(topic_id=flask.request.args.get("topic", "")))


@pages.post("/council/votes/new")
@needs(Permission.COUNCIL)
def prepare() -> Response:
    def do(form: Form, _act: Act, body: Body) -> str:
        made = visit().deliberation.send("votes", body, form.key)
        return flask.url_for("council_votes.show", vote_id=made["id"], done="prepare_vote")

    return carry_out(_preparing(Form.sent()), _new, do)


@pages.get("/council/votes/<uuid:vote_id>")
@needs(Permission.COUNCIL)
def show(vote_id: UUID) -> Response:
    return _page(str(vote_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/council/votes/<uuid:vote_id>")
@needs(Permission.COUNCIL)
def act(vote_id: UUID) -> Response:
    vote = visit().deliberation.vote(str(vote_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        visit().deliberation.send(f"votes/{vote.id}:{chosen.name}", body or None, form.key)
        return flask.url_for("council_votes.show", vote_id=vote.id, done=chosen.name)

    return carry_out(_acts(vote), lambda form: _page(vote.id, form), do)


@pages.get("/council/votes/<uuid:vote_id>/units")
@needs(Permission.COUNCIL)
def roll(vote_id: UUID) -> str:
    """The roll: which ballots are still to be brought, and which to be keyed."""
    deliberation = visit().deliberation
    vote = deliberation.vote(str(vote_id))
    page = deliberation.roll(vote.id, flask.request.args.get("after"))
    return flask.render_template("council_roll.html", vote=vote, page=page)


@pages.get("/council/votes/<uuid:vote_id>/units/<uuid:unit_id>")
@needs(Permission.COUNCIL)
def unit(vote_id: UUID, unit_id: UUID) -> Response:
    return _unit(str(vote_id), str(unit_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/council/votes/<uuid:vote_id>/units/<uuid:unit_id>")
@needs(Permission.COUNCIL)
def on_paper(vote_id: UUID, unit_id: UUID) -> Response:
    line = visit().deliberation.roll_unit(str(vote_id), str(unit_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        path = f"votes/{vote_id}/{PAPER[chosen.name]}"
        visit().deliberation.send(path, body | {"unit_id": line.unit_id}, form.key)
        return flask.url_for("council_votes.unit", vote_id=vote_id, unit_id=unit_id, done=chosen.name)

    return carry_out(_paper_acts(line), lambda form: _unit(str(vote_id), line.unit_id, form), do)


def _new(form: Form) -> Response:
    return new_page("council.new_vote", _preparing(form), form)


def _preparing(form: Form) -> Acts:
    fields = (
        Field("topic_id", "select", required=False, choices=topic_choices()),
        Field("title"),
        Field("question", "long"),
        Field("plan", "long"),
        Field("matter", "select", choices=word_choices("matter", MATTERS)),
        place_field(form),
        Field("opens_at", "moment"),
        Field("closes_at", "moment"),
    )
    return acts(Act("prepare_vote", fields))


def _acts(vote: VoteView) -> Acts:
    found = []
    if vote.state == "prepared":
        found.append(Act("announce"))
    if vote.state in WITHDRAWN_FROM:
        found.append(Act("withdraw", (Field("reason", "long"),)))
    if vote.state == "counted" and vote.adopted is None:
        found.append(Act("decide", (adopted_choice(), Field("reasons", "long")), truth("adopted")))
    return acts(*found)


def _page(vote_id: str, form: Form, done: str = "") -> Response:
    vote = visit().deliberation.vote(vote_id)
    html = flask.render_template(
        "council_vote.html",
        vote=vote,
        acts=_acts(vote),
        form=form,
        done=done,
        figures=figures(visit().words, vote),
    )
    return flask.Response(html, form.status)


def _paper_acts(line: RollLineView) -> Acts:
    owners = _people(line)
    deliver = Act(
        "deliver",
        (
            Field("method", "select", choices=word_choices("delivery", METHODS)),
            Field("delivered_at", "moment"),
            Field("document"),
        ),
    )
    key = Act(
        "key_ballot",
        (
            Field("principal_id", "select", choices=owners),
            Field("choice", "select", choices=word_choices("choice", CHOICES)),
            Field("given_at", "moment"),
        ),
    )
    return acts(key) if line.delivered else acts(deliver, key)


def _people(line: RollLineView) -> Choices:
    """Who may vote for the unit, masked."""
    identity = visit().identity
    return tuple((owner, identity.person(owner).name) for owner in line.owners)


def _unit(vote_id: str, unit_id: str, form: Form, done: str = "") -> Response:
    deliberation = visit().deliberation
    line = deliberation.roll_unit(vote_id, unit_id)
    html = flask.render_template(
        "council_unit.html",
        vote=deliberation.vote(vote_id),
        line=line,
        acts=_paper_acts(line),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)
