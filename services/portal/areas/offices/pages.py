# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who has which office until when (任职), whose term ends soon, and one office: extended, or ended early."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, word_choices, wrong
from services.portal.areas.letting.record import Card, Part, Record, show, status
from services.portal.areas.money.keeping import one_of
from services.portal.areas.offices import handovers
from services.portal.areas.people.lookup import somebody
from services.portal.areas.people.members import span
from services.portal.areas.people.roles import may_give, place_field
from services.portal.authority import Permission
from services.portal.client.models.identity import OfficeView
from services.portal.forms import Form
from services.portal.page_context import PageContext, visit

pages = flask.Blueprint("offices", __name__)
APPOINT, EXTEND, END = "appoint_leader", "extend_office", "end_office"
VERBS = {EXTEND: "extend", END: "end"}
LEAVINGS = ("resigned", "recalled", "disqualified")
NAMES = {"person_id": "phone", "place_id": "place", "roles": "role"}
"""What the API calls a field that has another name in the form."""


@pages.get("/offices")
def index() -> Response:
    return _index(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/offices")
@needs(Permission.ROLES)
def appoint() -> Response:
    def do(form: Form, _: Act, body: Body) -> str:
        made = visit().offices.appoint(_term(body), form.key)
        return flask.url_for("offices.office", office_id=made.id, done=APPOINT)

    return carry_out(_appointing(Form.sent()), _index, do, NAMES)


@pages.get("/offices/<uuid:office_id>")
def office(office_id: UUID) -> Response:
    return _page(visit().offices.one(str(office_id)), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/offices/<uuid:office_id>")
@needs(Permission.ROLES)
def act(office_id: UUID) -> Response:
    found = visit().offices.one(str(office_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        visit().offices.change(found.id, VERBS[chosen.name], body, form.key)
        return flask.url_for("offices.office", office_id=found.id, done=chosen.name)

    return carry_out(_changing(found), lambda form: _page(found, form), do)


def concerns(present: PageContext) -> bool:
    """Whether the person has or had an office, or something to hand over."""
    mine = present.offices.of(present.by.subject)
    return bool(mine or present.offices.owed(mine=True))


def card(one: OfficeView, place: str) -> Card:
    """An office with who has it; `place`: its name."""
    words = visit().words
    what, term = words.name("office_kind", one.kind), span(one.since, one.until)
    href = flask.url_for("offices.office", office_id=one.id)
    return Card(href, f"{one.person_name} · {what}", _state(one), " · ".join(filter(None, (place, term))))


def with_role(body: Body) -> Body:
    """With the one role that was chosen, as the API takes them."""
    rest = {name: value for name, value in body.items() if name not in ("phone", "role")}
    given = {"roles": [body["role"]]} if body.get("role") else {}
    return {**rest, **given, "person_id": somebody("phone", body.get("phone", ""))}


def role_field() -> Field:
    """What one may give with an office; or nothing."""
    choices = (("", visit().words("offices.no_role")), *word_choices("role", may_give()))
    return Field("role", "select", required=False, choices=choices, word="office_role")


def names_of(paths: set[str]) -> dict[str, str]:
    """Places by their paths."""
    return {path: visit().administration.name_of(path) for path in paths}


def _term(body: Body) -> Body:
    place = visit().administration.place(body.pop("place", ""))
    if place is None:
        raise wrong("place")
    return {**with_role(body), "place_id": place.id}


def _appointing(form: Form) -> Acts:
    if not visit().by.holds(Permission.ROLES):
        return acts()
    fields = (
        Field("phone", word="unit_phone"),
        place_field("place", form, APPOINT, grids=False),
        Field("since", "date", word="post_since"),
        Field("until", "date", word="post_until"),
        role_field(),
    )
    return acts(Act(APPOINT, fields))


def _changing(one: OfficeView) -> Acts:
    if one.state == "over" or not visit().by.holds(Permission.ROLES):
        return acts()
    leaving = Field(
        "leaving", "select", choices=one_of(word_choices("office_leaving", LEAVINGS)), word="office_leaving"
    )
    return acts(
        Act(EXTEND, (Field("until", "date", word="post_until"),)),
        Act(END, (leaving, Field("until", "date", word="member_last_day"))),
    )


def _index(form: Form, done: str = "") -> Response:
    words, present = visit().words, visit()
    mine, owed = present.offices.of(present.by.subject), present.offices.owed(mine=True)
    works = any(present.by.holds(one) for one in (Permission.COUNCIL, Permission.ROLES))
    own = (
        Part("mine", words("offices.mine"), words("offices.none_mine"), _cards(mine, {})),
        Part("owed", words("offices.owed_mine"), words("offices.none_owed"), handovers.cards(owed, {})),
    )
    parts = (*(part for part in own if part.cards), *_looked_after()) if works else own
    record = Record(
        words("offices.title"),
        flask.url_for("offices.appoint"),
        (flask.url_for("home.first"), words("home.nav")),
        words("offices.lead"),
        parts=parts,
    )
    return show(record, _appointing(form), form, done)


def _looked_after() -> tuple[Part, Part]:
    """What is being handed over, and whose terms end, wherever the person looks after it."""
    words, present = visit().words, visit()
    running, owed = present.offices.running(), present.offices.owed(mine=False)
    names = names_of({one.place_path for one in running} | {one.place_path for one in owed})
    return (
        Part("handovers", words("offices.owed"), words("offices.none_owed"), handovers.cards(owed, names)),
        Part("ending", words("offices.ending"), words("offices.none"), _cards(running, names)),
    )


def _cards(found: list[OfficeView], names: dict[str, str]) -> tuple[Card, ...]:
    return tuple(card(one, names.get(one.place_path, "")) for one in found)


def _page(one: OfficeView, form: Form, done: str = "") -> Response:
    words = visit().words
    staff = any(visit().by.holds(one) for one in (Permission.COUNCIL, Permission.ROLES))
    rows = [
        (words("offices.holder"), one.person_name),
        (words("offices.term"), span(one.since, one.until)),
    ]
    if staff:
        rows.append((words("offices.place"), visit().administration.name_of(one.place_path)))
    if one.elected_until != one.until:
        rows.append((words("offices.elected_until"), words.day(one.elected_until)))
    if one.roles:
        rows.append((words("offices.roles"), "、".join(words.name("role", role) for role in one.roles)))
    if one.leaving:
        rows.append((words("offices.left"), words.name("office_leaving", one.leaving)))
    record = Record(
        words.name("office_kind", one.kind),
        flask.url_for("offices.act", office_id=one.id),
        (flask.url_for("offices.index"), words("offices.title")),
        words("offices.one_lead"),
        state=_state(one),
        rows=tuple(rows),
        ways=_ways(one),
    )
    return show(record, _changing(one), form, done)


def _ways(one: OfficeView) -> tuple[tuple[str, str], ...]:
    words, found = visit().words, []
    if one.state == "over":
        href = flask.url_for("office_handovers.handover", handover_id=one.id)
        found.append((href, words("offices.to_handover")))
    if one.committee_id and visit().by.holds(Permission.COUNCIL):
        href = flask.url_for("committees.committee", committee_id=one.committee_id)
        found.append((href, words("committees.one")))
    return tuple(found)


def _state(one: OfficeView) -> tuple[str, str]:
    return status("office_state", one.state)
