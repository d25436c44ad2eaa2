# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rounds under way, and one of them: checked in by code, answered, what was found reported, finished."""

from collections.abc import Iterable
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Choices, Field, acts, carry_out, word_choices
from services.portal.areas.letting.record import Card, Part, Photos, Record, show, status
from services.portal.areas.money.keeping import one_of
from services.portal.authority import Permission
from services.portal.client.models.dispatch import ItemView, RoundView
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.uploads import uploaded

pages = flask.Blueprint("rounds", __name__)
CHECK_IN, ANSWER, FIND, FINISH = "check_in_round", "answer_round", "report_finding", "finish_round"
VERBS = {CHECK_IN: "check_in", ANSWER: "answer", FIND: "find", FINISH: "finish"}
"""What the API calls an act on a round."""
AT_WORK = ("open", "missed")
GOOD, BAD = "good", "bad"
PHOTOS = "photos"


@pages.get("/rounds")
@needs(Permission.READ)
def index() -> Response:
    rounds, words = visit().rounds, visit().words
    offices = visit().by.places(Permission.READ)
    at_work = {
        state: {one.id: one for place in offices for one in rounds.all(place=place, state=state)}
        for state in AT_WORK
    }
    parts = [
        Part(state, words(f"rounds.{state}"), words(f"rounds.no_{state}"), _cards(found.values()))
        for state, found in at_work.items()
    ]
    if visit().by.holds(Permission.WORK):
        own = Part("mine", words("rounds.mine"), words("rounds.no_mine"), _cards(rounds.all(mine=True)))
        parts.insert(0, own)
    planned = ((flask.url_for("round_plans.index"), words("rounds.plans")),)
    record = Record(
        words("rounds.title"),
        flask.url_for("rounds.index"),
        (flask.url_for("home.first"), words("home.nav")),
        words("rounds.lead"),
        parts=tuple(parts),
        ways=planned if visit().by.holds(Permission.PLAN) else (),
    )
    return show(record, acts(), Form.fresh())


@pages.get("/rounds/at/<uuid:plan_id>")
@needs(Permission.WORK)
def scanned(plan_id: UUID) -> Response:
    """Where the code of a point leads: to one's own round that is under way there."""
    own = [one for state in AT_WORK for one in visit().rounds.all(mine=True, state=state)]
    found = next((one for one in own if one.plan_id == str(plan_id)), None)
    if found is None:
        return flask.redirect(flask.url_for("rounds.index"), 303)
    code = flask.request.args.get("code", "")
    return flask.redirect(flask.url_for("rounds.one", round_id=found.id, code=code), 303)


@pages.get("/rounds/<uuid:round_id>")
@needs(Permission.READ)
def one(round_id: UUID) -> Response:
    return _page(visit().rounds.one(str(round_id)), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/rounds/<uuid:round_id>")
@needs(Permission.WORK)
def act(round_id: UUID) -> Response:
    found = visit().rounds.one(str(round_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        photos = uploaded(form, PHOTOS) if chosen.has_files else []
        more = {PHOTOS: photos} if photos else {}
        visit().rounds.act(found.id, VERBS[chosen.name], body | more, form.key)
        return flask.url_for("rounds.one", round_id=found.id, done=chosen.name)

    return carry_out(_acts(found), lambda form: _page(found, form), do)


def _cards(found: Iterable[RoundView]) -> tuple[Card, ...]:
    words = visit().words
    return tuple(
        Card(
            flask.url_for("rounds.one", round_id=one.id),
            f"{one.terms.title} · {words.day(one.day)}",
            status("round_state", one.state),
            one.assignee.name,
            words.when(one.due_at) if one.due_at else "",
        )
        for one in found
    )


def _page(found: RoundView, form: Form, done: str = "") -> Response:
    words = visit().words
    record = Record(
        found.terms.title,
        flask.url_for("rounds.act", round_id=found.id),
        (flask.url_for("rounds.index"), words("rounds.back")),
        state=status("round_state", found.state),
        rows=tuple((label, told) for label, told in _rows(found) if told),
        parts=(_points(found), _items(found), _findings(found)),
        photos=Photos(words("rounds.photos"), tuple(found.photos), "/files"),
    )
    return show(record, _acts(found), form, done)


def _rows(found: RoundView) -> tuple[tuple[str, str], ...]:
    words, equipment = visit().words, found.terms.equipment
    return (
        (words("rounds.kind"), words.name("round_kind", found.terms.kind)),
        (words("rounds.equipment"), f"{equipment.name} {equipment.number}" if equipment else ""),
        (words("rounds.who"), found.assignee.name),
        (words("rounds.opens"), words.when(found.opens_at)),
        (words("rounds.due"), words.when(found.due_at) if found.due_at else ""),
        (words("rounds.finished"), words.when(found.finished_at) if found.finished_at else ""),
        (words("rounds.late"), words("yes") if found.late else ""),
        (words("rounds.note"), found.note),
    )


def _points(found: RoundView) -> Part:
    words = visit().words
    at = {one.point: words.when(one.at) for one in found.visits}
    rows = tuple(
        (one.name, at.get(one.code) or _missing(required=one.required)) for one in found.terms.points
    )
    head = (words("rounds.point"), words("rounds.checked_in"))
    return Part("points", words("rounds.points"), words("rounds.none"), head=head, rows=rows)


def _items(found: RoundView) -> Part:
    words = visit().words
    said = {one.item: one for one in found.answers}

    def answer(item: ItemView) -> str:
        given = said.get(item.code)
        if given is None:
            return _missing(required=item.required)
        told = words.name("round_answer", GOOD if given.good else BAD)
        return f"{told} · {given.note}" if given.note else told

    rows = tuple((one.question, one.good, answer(one)) for one in found.terms.items)
    head = (words("rounds.question"), words("rounds.good"), words("rounds.answer"))
    return Part("items", words("rounds.items"), words("rounds.none"), head=head, rows=rows)


def _findings(found: RoundView) -> Part:
    words = visit().words
    names = {one.code: one.name for one in found.terms.points}
    cards = tuple(
        Card(
            flask.url_for("orders.show", order_id=one.order_id),
            words("rounds.order", number=number),
            told=names.get(one.point or "", ""),
        )
        for number, one in enumerate(found.findings, 1)
    )
    return Part("findings", words("rounds.findings"), words("rounds.no_findings"), cards)


def _missing(*, required: bool) -> str:
    return visit().words("rounds.missing" if required else "rounds.optional")


def _acts(found: RoundView) -> Acts:
    """Only whoever makes it; of a company's people the API knows who does."""
    by, who = visit().by, found.assignee
    is_own = by.holds(Permission.WORK) and (who.kind != "person" or who.id == by.subject)
    if not is_own or found.state not in AT_WORK:
        return acts()
    code = Field("code", value=flask.request.args.get("code", ""), word="round_code")
    finishing = (Field("note", "long", required=False, word="round_words"), _photo())
    return acts(
        Act(CHECK_IN, (code,)),
        Act(ANSWER, _questions(found), lambda body: _answers(found, body)),
        Act(FIND, _finding(found)),
        Act(FINISH, finishing),
    )


def _questions(found: RoundView) -> tuple[Field, ...]:
    """For each a choice and words, the choice labelled by the question itself."""
    said = {one.item: one for one in found.answers}
    choices = (("", visit().words("rounds.not_yet")), *word_choices("round_answer", (GOOD, BAD)))
    fields: list[Field] = []
    for number, item in enumerate(found.terms.items):
        given = said.get(item.code)
        value = "" if given is None else GOOD if given.good else BAD
        fields.append(
            Field(f"answer_{number}", "select", False, choices, value, f"{item.question}（{item.good}）")
        )
        note = given.note if given else ""
        fields.append(Field(f"words_{number}", required=False, value=note, word="round_answer_words"))
    return tuple(fields)


def _answers(found: RoundView, body: Body) -> Body:
    """What was chosen; a question without an answer stays open."""
    answers = [
        {"item": item.code, "good": body[f"answer_{number}"] == GOOD, "note": body.get(f"words_{number}", "")}
        for number, item in enumerate(found.terms.items)
        if f"answer_{number}" in body
    ]
    return {"answers": answers}


def _finding(found: RoundView) -> tuple[Field, ...]:
    words = visit().words
    anywhere: Choices = (("", words("rounds.whole")),)
    points = (*anywhere, *((one.code, one.name) for one in found.terms.points))
    items = (("", words("rounds.no_item")), *((one.code, one.question) for one in found.terms.items))
    catalogue = visit().dispatch.catalogue(found.place_path).categories
    kinds = tuple((one.code, words.pick(one.name, one.name_en)) for one in catalogue if one.active)
    return (
        Field("category", "select", choices=one_of(kinds), word="round_category"),
        Field("description", "long", word="round_found"),
        Field("point", "select", False, points, word="round_point"),
        Field("item", "select", False, items, word="round_item"),
        _photo(),
    )


def _photo() -> Field:
    return Field(PHOTOS, "photo", required=False, word="round_photo")
