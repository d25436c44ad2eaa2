# SPDX-License-Identifier: AGPL-3.0-or-later
"""Volunteer activities (志愿活动): what there is, one with its acts, and the sheet with its code."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out
from services.portal.areas.letting.record import Card, Part, Record, show, status
from services.portal.areas.money.keeping import one_of
from services.portal.areas.sharing.shelf import keeps, place_field
from services.portal.areas.sharing.skills import match_part, skill_choices, skill_fields, skill_list
from services.portal.authority import Permission
from services.portal.client.models.dispatch import (
    ActivityCodeView,
    ActivityView,
    PageViewActivityView,
    PageViewSignupView,
    SignupView,
)
from services.portal.client.sharing import MOST
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.ui.sheets import Sheet, show_sheets

pages = flask.Blueprint("activities", __name__)
CREATE, REVISE, PUBLISH = "create_activity", "revise_activity", "publish_activity"
CANCEL, FINISH, CONFIRM = "cancel_activity", "finish_activity", "confirm_hours"
JOIN, LEAVE, CHECK_IN = "join_activity", "leave_activity", "check_in_activity"
VERBS = {
    PUBLISH: "publish",
    CANCEL: "cancel",
    FINISH: "finish",
    CONFIRM: "confirm",
    JOIN: "join",
    LEAVE: "leave",
    CHECK_IN: "check_in",
}
"""What the API calls an act on an activity."""
COMING = ("signed", "present")


@pages.get("/activities")
@needs(Permission.JOIN, Permission.SHARE)
def index() -> Response:
    return _index(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/activities")
@needs(Permission.SHARE)
def begin() -> Response:
    def do(form: Form, _: Act, body: Body) -> str:
        made = visit().sharing.send("activities", body, form.key)
        return flask.url_for("activities.activity", activity_id=made["id"], done=CREATE)

    return carry_out(_index_acts(Form.sent()), _index, do)


@pages.get("/activities/<uuid:activity_id>")
@needs(Permission.JOIN, Permission.SHARE)
def activity(activity_id: UUID) -> Response:
    return _activity(_found(activity_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/activities/<uuid:activity_id>")
@needs(Permission.JOIN, Permission.SHARE)
def act(activity_id: UUID) -> Response:
    found = _found(activity_id)

    def do(form: Form, chosen: Act, body: Body) -> str:
        sharing = visit().sharing
        if chosen.name == REVISE:
            sharing.put(f"activities/{found.id}", body, form.key)
        else:
            sharing.send(f"activities/{found.id}:{VERBS[chosen.name]}", body or None, form.key)
        return flask.url_for("activities.activity", activity_id=found.id, done=chosen.name)

    return carry_out(_acts(found), lambda form: _activity(found, form), do)


@pages.get("/activities/<uuid:activity_id>/sheet")
@needs(Permission.SHARE)
def sheet(activity_id: UUID) -> Response:
    """To be printed and hung up where one meets."""
    found, words = _found(activity_id), visit().words
    code = visit().sharing.read(f"activities/{activity_id}/code", ActivityCodeView)
    here = flask.url_for("activities.activity", activity_id=activity_id, code=code.token)
    lines = (words.when(found.starts_at), found.venue, words("sharing.scan_to_check_in"))
    back = (flask.url_for("activities.activity", activity_id=activity_id), words("sharing.to_activity"))
    address = visit().portal.settings.portal_url + here
    return show_sheets(found.title, [Sheet(found.title, lines, address)], back)


def _found(activity_id: UUID) -> ActivityView:
    return visit().sharing.read(f"activities/{activity_id}", ActivityView)


def _index(form: Form, done: str = "") -> Response:
    present = visit()
    sharing, words = present.sharing, present.words
    if keeps():
        states = ("draft", "published", "done")
        offices = present.by.places(Permission.SHARE)
        found = [
            one
            for at in offices
            for state in states
            for one in sharing.read("activities", PageViewActivityView, place=at, state=state).items
        ]
        own = []
    else:
        found = sharing.read("activities", PageViewActivityView).items
        own = sharing.read("signups/mine", PageViewSignupView).items
    parts = [
        Part(
            "activities",
            words("sharing.activities"),
            words("sharing.no_activities"),
            tuple(map(_card, found)),
        )
    ]
    if not keeps():
        nothing = words("sharing.no_signups")
        parts.append(Part("signups", words("sharing.own_signups"), nothing, tuple(map(_own_card, own))))
    record = Record(
        words("sharing.activities"),
        flask.url_for("activities.begin"),
        (flask.url_for("home.first"), words("sharing.home")),
        words("sharing.activities_lead"),
        parts=tuple(parts),
        ways=((flask.url_for("skills.index"), words("sharing.skills")),),
    )
    return show(record, _index_acts(form), form, done)


def _card(one: ActivityView) -> Card:
    words = visit().words
    state = status("signup_state", one.own) if one.own else status("activity_state", one.state)
    places = words("sharing.taken", taken=one.taken, capacity=one.capacity)
    return Card(
        flask.url_for("activities.activity", activity_id=one.id),
        one.title,
        state,
        f"{words.when(one.starts_at)} · {one.venue}",
        places,
    )


def _own_card(one: SignupView) -> Card:
    words = visit().words
    told = words("sharing.ahead", number=one.ahead) if one.ahead else words.when(one.starts_at)
    hours = words.count("sharing.hours", one.hours) if one.hours else ""
    address = flask.url_for("activities.activity", activity_id=one.activity_id)
    return Card(address, one.title, status("signup_state", one.state), told, hours)


def _index_acts(form: Form) -> Acts:
    if not keeps():
        return acts()
    return acts(Act(CREATE, (*_plan(), place_field(form, CREATE)), skill_list))


def _plan(one: ActivityView | None = None) -> tuple[Field, ...]:
    zone = visit().words.zone

    def local(name: str) -> str:
        return getattr(one, name).astimezone(zone).strftime("%Y-%m-%dT%H:%M") if one else ""

    return (
        Field("title", value=one.title if one else "", word="activity_title"),
        Field("description", "long", value=one.description if one else "", word="activity_words"),
        Field("venue", value=one.venue if one else "", word="activity_venue"),
        Field("starts_at", "moment", value=local("starts_at"), word="activity_starts"),
        Field("ends_at", "moment", value=local("ends_at"), word="activity_ends"),
        Field("capacity", "number", value=str(one.capacity) if one else "20", word="activity_capacity"),
        *skill_fields(one.skills if one else ()),
    )


def _activity(found: ActivityView, form: Form, done: str = "") -> Response:
    words = visit().words
    names = dict(skill_choices())
    asked = words("and").join(names.get(skill, skill) for skill in found.skills)
    record = Record(
        found.title,
        flask.url_for("activities.act", activity_id=found.id),
        (flask.url_for("activities.index"), words("sharing.to_activities")),
        found.description,
        status("signup_state", found.own) if found.own else status("activity_state", found.state),
        rows=(
            (words("sharing.when"), f"{words.when(found.starts_at)} – {words.when(found.ends_at)}"),
            (words("sharing.venue"), found.venue),
            (words("sharing.places"), words("sharing.taken", taken=found.taken, capacity=found.capacity)),
            (words("sharing.waits"), words.number(found.waiting) if found.waiting else ""),
            (words("sharing.asked_skills"), asked),
            (words("sharing.reason"), found.reason),
        ),
        parts=_kept_parts(found) if keeps() else (),
        ways=_ways(found) if keeps() else (),
    )
    return show(record, _acts(found), form, done)


def _ways(found: ActivityView) -> tuple[tuple[str, str], ...]:
    words = visit().words
    return ((flask.url_for("activities.sheet", activity_id=found.id), words("sharing.sheet")),)


def _signups(found: ActivityView) -> list[SignupView]:
    path = f"activities/{found.id}/signups"
    return visit().sharing.read(path, PageViewSignupView, limit=MOST).items


def _kept_parts(found: ActivityView) -> tuple[Part, ...]:
    words = visit().words
    head = ("sharing.person", "sharing.stands", "sharing.checked_in", "sharing.hours_served")
    rows = tuple(
        (
            one.person_name,
            words.name("signup_state", one.state),
            words.when(one.checked_in_at) if one.checked_in_at else "–",
            words.number(one.hours),
        )
        for one in _signups(found)
    )
    people = Part(
        "signups",
        words("sharing.signups"),
        words("sharing.nobody"),
        head=tuple(words(key) for key in head),
        rows=rows,
    )
    return people, match_part(f"activities/{found.id}/matches")


def _acts(found: ActivityView) -> Acts:
    if keeps():
        return _kept_acts(found)
    if found.state != "published":
        return acts()
    if found.own in COMING:
        code = Field("code", value=flask.request.args.get("code", ""), word="check_in_code")
        leaving = (Act(LEAVE),) if found.own == "signed" else ()
        return acts(Act(CHECK_IN, (code,)), *leaving)
    return acts(Act(LEAVE)) if found.own == "waiting" else acts(Act(JOIN))


def _kept_acts(found: ActivityView) -> Acts:
    revising = Act(REVISE, _plan(found), skill_list)
    cancelling = Act(CANCEL, (Field("reason", "long", word="sharing_reason"),))
    if found.state == "draft":
        return acts(Act(PUBLISH), revising, cancelling)
    if found.state != "published":
        return acts()
    there = tuple((one.person_id, one.person_name) for one in _signups(found) if one.state in COMING)
    hours = (
        Field("person_id", "select", choices=one_of(there), word="sharing_served"),
        Field("hours", "number", value="1", word="sharing_hours"),
    )
    confirming = (Act(CONFIRM, hours, _one_person),) if there else ()
    return acts(*confirming, Act(FINISH), revising, cancelling)


def _one_person(body: Body) -> Body:
    return {"person_ids": [body.get("person_id", "")], "hours": body.get("hours", "")}
