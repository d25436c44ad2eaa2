# SPDX-License-Identifier: AGPL-3.0-or-later
"""Meetings (会议): call one, say who came, minute each item, sign, publish."""

from typing import Any
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
    people_choices,
    place_field,
    topic_choices,
    word_choices,
)
from services.portal.areas.money.keeping import one_of
from services.portal.authority import Permission
from services.portal.client.http import Problem
from services.portal.client.models.deliberation import ItemView, MeetingView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("council_meetings", __name__)
KINDS = (
    "red_hall",
    "stairwell",
    "outdoor",
    "round_table",
    "tripartite",
    "committee",
    "residents",
    "representatives",
    "party_members",
    "interim",
    "assembly",
)
SUBJECTS = ("party", "residents_committee", "owners_committee", "residents", "government", "society")
FORBIDDEN = 403
RESULTS = ("agreed", "rejected", "to_vote", "put_off")
NAMED = tuple(subject for subject in SUBJECTS if subject != "residents")
"""Of the residents none is an organisation."""
SUBJECT, MINUTE, NAME = "subject_", "minute", "name_organisation"
VOTES = ("agree", "disagree", "abstain")
TASK = ("task_text", "task_owner", "task_due")


@pages.get("/council/meetings/new")
@needs(Permission.COUNCIL)
def ask() -> Response:
    return _new(Form.fresh(topic_id=flask.request.args.get("topic", "")))


@pages.post("/council/meetings/new")
@needs(Permission.COUNCIL)
def call() -> Response:
    def do(form: Form, _act: Act, body: Body) -> str:
        made = visit().deliberation.send("meetings", body, form.key)
        return flask.url_for("council_meetings.show", meeting_id=made["id"], done="call_meeting")

    return carry_out(_calling(Form.sent()), _new, do)


@pages.get("/council/meetings/<uuid:meeting_id>")
@needs(Permission.COUNCIL)
def show(meeting_id: UUID) -> Response:
    return _page(str(meeting_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/council/meetings/<uuid:meeting_id>")
@needs(Permission.COUNCIL)
def act(meeting_id: UUID) -> Response:
    meeting = visit().deliberation.meeting(str(meeting_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        name = MINUTE if chosen.name.startswith(MINUTE) else chosen.name
        step = "name" if name == NAME else name
        visit().deliberation.send(f"meetings/{meeting.id}:{step}", body or None, form.key)
        return flask.url_for("council_meetings.show", meeting_id=meeting.id, done=name)

    return carry_out(_acts(meeting), lambda form: _page(meeting.id, form), do)


def _new(form: Form) -> Response:
    return new_page("council.new_meeting", _calling(form), form)


def _calling(form: Form) -> Acts:
    fields = (
        Field("kind", "select", choices=word_choices("meeting_kind", KINDS)),
        Field("title"),
        place_field(form),
        Field("venue"),
        Field("starts_at", "moment"),
        Field("topic_id", "select", required=False, choices=topic_choices()),
        Field("items", "lines", required=False),
        Field("members", "number", required=False),
    )
    return acts(Act("call_meeting", fields, _agenda))


def _agenda(body: Body) -> Body:
    """The topic is the first item; each line more is one."""
    topic_id = body.pop("topic_id", None)
    items: list[dict[str, Any]] = [{"title": title} for title in body.get("items", [])]
    if topic_id:
        topic = visit().deliberation.topic(topic_id)
        items.insert(0, {"title": topic.public_title or topic.title[:100], "topic_id": topic.id})
    return body | {"items": items}


def _page(meeting_id: str, form: Form, done: str = "") -> Response:
    meeting = visit().deliberation.meeting(meeting_id)
    html = flask.render_template(
        "council_meeting.html", meeting=meeting, acts=_acts(meeting), form=form, done=done, minute=MINUTE
    )
    return flask.Response(html, form.status)


def _acts(meeting: MeetingView) -> Acts:
    if meeting.state == "called":
        return acts(_hold(meeting), Act("cancel", (Field("reason", "long"),)))
    if meeting.state != "held":
        return acts()
    written = [_minute(meeting, item) for item in meeting.items]
    written += _naming()
    if any(item.record is None for item in meeting.items):
        return acts(*written)
    signers = {meeting.attendance.chair, meeting.attendance.recorder} if meeting.attendance else set()
    unsigned = signers - set(meeting.signed_by)
    ending = [Act("sign")] if visit().by.subject in unsigned else [] if unsigned else [Act("publish")]
    return acts(*ending, *written)


def _hold(meeting: MeetingView) -> Act:
    people = people_choices(meeting.place)
    heads = tuple(Field(f"{SUBJECT}{subject}", "number", required=False) for subject in SUBJECTS)
    members = (Field("members", "number"),) if meeting.rule.quorum else ()
    fields = (
        *heads,
        *members,
        Field("chair", "select", choices=people),
        Field("recorder", "select", choices=people),
        Field("document"),
    )
    return Act("hold", fields, _came)


def _came(body: Body) -> Body:
    subjects = {name.removeprefix(SUBJECT): body.pop(name) for name in list(body) if name.startswith(SUBJECT)}
    return body | {"subjects": subjects}


def _naming() -> list[Act]:
    """An organisation of the register, with who came for it; who may not read the register names none."""
    words, ask = visit().words, visit().administration.subjects
    try:
        found = sorted((one for kind in NAMED for one in ask(kind)), key=lambda one: one.name)
    except Problem as problem:
        if problem.status == FORBIDDEN:
            return []
        raise
    choices = tuple((one.id, f"{one.name} · {words.name('subject_kind', one.kind)}") for one in found)
    which = Field("organisation_id", "select", choices=one_of(choices), word="organisation")
    return [Act(NAME, (which, Field("person", required=False, word="organisation_person")))] if found else []


def _minute(meeting: MeetingView, item: ItemView) -> Act:
    """The form of one item, filled with what the minutes say already."""
    said = item.record
    votes = tuple(Field(name, "number") for name in VOTES) if meeting.rule.approval else ()
    results = word_choices("item_result", RESULTS)
    held = [one.text for one in said.positions if not one.minority] if said else []
    minority = [one.text for one in said.positions if one.minority] if said else []
    fields = (
        Field(
            "result",
            "select",
            choices=results,
            value=said.result if said else "",
        ),
        Field("resolution", "long", value=said.resolution if said else ""),
        *votes,
        Field("positions", "lines", required=False, value="\n".join(held)),
        Field("minority", "lines", required=False, value="\n".join(minority)),
        Field("task_text", required=False),
        Field("task_owner", required=False),
        Field("task_due", "date", required=False),
    )
    return Act(f"{MINUTE}_{item.id}", fields, lambda body: _said(item.id, body))


def _said(item_id: str, body: Body) -> Body:
    votes = {name: body.pop(name) for name in VOTES if name in body}
    task = {name.removeprefix("task_"): body.pop(name) for name in TASK if name in body}
    positions = [{"text": text} for text in body.pop("positions", [])]
    positions += [{"text": text, "minority": True} for text in body.pop("minority", [])]
    said = body | {"item_id": item_id, "positions": positions, "tasks": [task] if task else []}
    return said | ({"votes": votes} if votes else {})
