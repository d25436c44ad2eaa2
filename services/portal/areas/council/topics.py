# SPDX-License-Identifier: AGPL-3.0-or-later
"""A topic (议题): who decides it, on which year's list it stands, and the steps of its consultation."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.chassis.clock import system_now
from services.portal.access import needs
from services.portal.areas.board.matters import step_marks
from services.portal.areas.council.acts import (
    Act,
    Acts,
    Body,
    Field,
    acts,
    adopted_choice,
    carry_out,
    truth,
)
from services.portal.authority import Permission
from services.portal.client.models.deliberation import TopicView
from services.portal.forms import Form, number
from services.portal.page_context import visit

pages = flask.Blueprint("council_topics", __name__)
REFERRED = {"survey": "survey_id", "minutes": "meeting_id"}
"""What a step leaves behind that is named by its id → what chooses it."""


@pages.get("/council/topics/<uuid:topic_id>")
@needs(Permission.COUNCIL)
def show(topic_id: UUID) -> Response:
    return _page(str(topic_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/council/topics/<uuid:topic_id>")
@needs(Permission.COUNCIL)
def act(topic_id: UUID) -> Response:
    topic = visit().deliberation.topic(str(topic_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        visit().deliberation.send(f"topics/{topic.id}:{chosen.name}", body, form.key)
        return flask.url_for("council_topics.show", topic_id=topic.id, done=chosen.name)

    return carry_out(_acts(topic), lambda form: _page(topic.id, form), do)


def _page(topic_id: str, form: Form, done: str = "") -> Response:
    topic = visit().deliberation.topic(topic_id)
    marks = step_marks(topic.consultation)
    html = flask.render_template(
        "council_topic.html", topic=topic, acts=_acts(topic), form=form, done=done, steps=marks
    )
    return flask.Response(html, form.status)


def _acts(topic: TopicView) -> Acts:
    """What may be done next, in the order of the way."""
    found = []
    begun = topic.consultation is not None and bool(topic.consultation.done)
    if topic.consultation and topic.consultation.next:
        found.append(_advance(topic))
    if topic.state == "raised":
        if topic.decision and not topic.agenda:
            found.append(_schedule())
        if not begun:
            found.append(_classify(topic))
        if topic.decision is None or topic.decision.way == "answer":
            found.append(Act("answer", (adopted_choice(), Field("answer", "long")), truth("adopted")))
    return acts(*found)


def _classify(topic: TopicView) -> Act:
    words = visit().words
    listed = visit().deliberation.decision_list(topic.place)
    matters = tuple((one.code, words.pick(one.name, one.name_en)) for one in listed)
    title = Field("public_title", value=topic.public_title or topic.title[:100])
    return Act("classify", (Field("matter", "select", choices=matters), title))


def _schedule() -> Act:
    year = system_now().astimezone(visit().words.zone).year
    quarters = tuple((str(number), visit().words("council.quarter", number=number)) for number in range(1, 5))
    fields = (
        Field("year", "number", value=str(year)),
        Field("quarter", "select", choices=quarters),
        Field("owner"),
    )
    return Act("schedule", fields, lambda body: body | {"quarter": number(body.get("quarter", "0"))})


def _advance(topic: TopicView) -> Act:
    """The form of the step that is due; it asks for what the step must leave behind."""
    assert topic.consultation is not None
    step = topic.consultation.next
    assert step is not None
    fields = [Field("note", "long")]
    if step.leaves == "document":
        fields.append(Field("document"))
    elif step.leaves in REFERRED:
        fields.append(Field("reference", "select", choices=_left(topic, step.leaves)))
    return Act("advance", tuple(fields), lambda body: body | {"step": step.code})


def _left(topic: TopicView, leaves: str) -> tuple[tuple[str, str], ...]:
    """The closed surveys or published minutes about the topic."""
    deliberation = visit().deliberation
    if leaves == "survey":
        closed = (one for one in deliberation.surveys(topic.place) if one.state == "closed")
        return tuple((one.id, one.title) for one in closed if one.topic_id == topic.id)
    public = (one for one in deliberation.meetings(topic.place) if one.state == "published")
    return tuple((one.id, one.title) for one in public if topic.id in {item.topic_id for item in one.items})
