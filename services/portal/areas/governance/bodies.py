# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bodies (组织) as staff keep them: set one up, call its election, file it, hand over, end a membership."""

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
    carry_out,
    new_page,
    offices,
    place_field,
    word_choices,
)
from services.portal.authority import Permission
from services.portal.client.models.deliberation import BodyView, MemberView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("council_bodies", __name__)
KINDS = ("owners_committee", "interim_committee", "subcommittee", "core")
ENDINGS = ("resigned", "not_owner", "no_capacity", "convicted")
LIST = ("council_bodies.index", "governance.bodies")
CALL, RECALL = "call_election", "recall"


@pages.get("/council/bodies")
@needs(Permission.COUNCIL)
def index() -> str:
    governance = visit().governance
    return flask.render_template(
        "council_bodies.html",
        bodies=[one for place in offices() for one in governance.bodies(place)],
        elections=[one for place in offices() for one in governance.elections(place)],
        convenes=visit().by.holds(Permission.CONVENE),
    )


@pages.get("/council/bodies/new")
@needs(Permission.CONVENE)
def ask() -> Response:
    return _new(Form.fresh())


@pages.post("/council/bodies/new")
@needs(Permission.CONVENE)
def found_() -> Response:
    def do(form: Form, _act: Act, body: Body) -> str:
        made = visit().governance.send("bodies", body, form.key)
        return flask.url_for("council_bodies.show", body_id=made["id"], done="found_body")

    return carry_out(_founding(Form.sent()), _new, do)


@pages.get("/council/bodies/<uuid:body_id>")
@needs(Permission.COUNCIL)
def show(body_id: UUID) -> Response:
    return _page(str(body_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/council/bodies/<uuid:body_id>")
@needs(Permission.CONVENE)
def act(body_id: UUID) -> Response:
    governance = visit().governance
    found = governance.body(str(body_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        if chosen.name == CALL:
            made = governance.send("elections", body | {"body_id": found.id}, form.key)
            return flask.url_for("council_elections.show", election_id=made["id"], done=CALL)
        if chosen.name == RECALL:
            made = governance.send("votes", _recalling(found, body), form.key)
            return flask.url_for("council_votes.show", vote_id=made["id"], done="prepare_vote")
        governance.send(f"bodies/{found.id}:{chosen.name}", body, form.key)
        return flask.url_for("council_bodies.show", body_id=found.id, done=chosen.name)

    return carry_out(_acts(found), lambda form: _page(found.id, form), do)


def sitting(found: BodyView) -> list[MemberView]:
    """Who sits in it now."""
    return [one for one in found.members if one.until is None]


def _new(form: Form) -> Response:
    return new_page("governance.new_body", _founding(form), form, LIST)


def _page(body_id: str, form: Form, done: str = "") -> Response:
    governance = visit().governance
    found = governance.body(body_id)
    html = flask.render_template(
        "council_body.html",
        body=found,
        sitting=sitting(found),
        elections=[one for one in governance.elections(found.place) if one.body_id == found.id],
        acts=_acts(found),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _founding(form: Form) -> Acts:
    fields = (
        Field("kind", "select", choices=word_choices("body_kind", KINDS), word="body_kind"),
        Field("name", word="body_name"),
        place_field(form),
        Field("seats", "number", value="5"),
    )
    return acts(Act("found_body", fields))


def _acts(found: BodyView) -> Acts:
    """What may be done: an election first where seats are empty; of members what needs some."""
    if not visit().by.holds(Permission.CONVENE):
        return acts()
    given = [_calling(found)]
    people: Choices = tuple((one.person.id, one.person.name) for one in sitting(found))
    if people:
        given.append(_filing(people))
    owed = [one.text for one in found.handover.items if one.at is None] if found.handover else []
    if owed:
        things = tuple((text, text) for text in owed)
        given.append(Act("hand-over", (Field("item", "select", choices=things), Field("document"))))
    if people:
        ended = Field("ending", "select", choices=word_choices("member_ending", ENDINGS))
        given.append(Act("end-membership", (Field("person_id", "select", choices=people), ended)))
    if people and found.kind == "owners_committee":
        given.append(_recall(people))
    return acts(*given)


def _calling(found: BodyView) -> Act:
    gaps = (Field("by_election", "yes"),) if found.term and found.gaps else ()
    return Act(CALL, (Field("nominations_until", "moment"), *gaps))


def _filing(people: Choices) -> Act:
    fields = (
        Field("number", word="filing_number"),
        Field("filed_on", "date"),
        Field("chair_id", "select", choices=people),
    )
    return Act("file", fields)


def _recall(people: Choices) -> Act:
    fields = (
        Field("person_id", "select", choices=people),
        Field("plan", "long", word="recall_reason"),
        Field("opens_at", "moment"),
        Field("closes_at", "moment"),
    )
    return Act(RECALL, fields)


def _recalling(found: BodyView, body: Body) -> Body:
    """The owners' vote on whether a member leaves (罢免)."""
    person = body.pop("person_id", "")
    name = next((one.person.name for one in found.members if one.person.id == person), "")
    words = visit().words
    return body | {
        "title": words("governance.recall_title", body=found.name, name=name),
        "question": words("governance.recall_question", body=found.name, name=name),
        "matter": "committee",
        "place_path": found.place,
        "recalls": {"body_id": found.id, "person_id": person},
    }
