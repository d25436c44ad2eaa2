# SPDX-License-Identifier: AGPL-3.0-or-later
"""An election (选举) as staff hold it: nominate, review, publish the list, vote, appoint, draw lots."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import (
    YES,
    Act,
    Acts,
    Body,
    Field,
    acts,
    carry_out,
    people_choices,
    word_choices,
    wrong,
)
from services.portal.authority import Permission
from services.portal.client.models.deliberation import CandidateView, ElectionView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("council_elections", __name__)
RUNNING = ("nominating", "listed", "voting", "decided")
BY_VOTE = ("owners_committee",)
"""The kinds of body whose members the owners elect; of others they are appointed."""
GROUNDS = ("not_owner", "no_capacity", "not_law_abiding", "arrears", "company_staff")
REVIEW, SEAT, PLACE = "review_", "seat_", "place_"
NOMINATE, APPOINT, LOTS = "nominate", "appoint", "draw-lots"


@pages.get("/council/elections/<uuid:election_id>")
@needs(Permission.COUNCIL)
def show(election_id: UUID) -> Response:
    return _page(str(election_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/council/elections/<uuid:election_id>")
@needs(Permission.CONVENE)
def act(election_id: UUID) -> Response:
    governance = visit().governance
    found = governance.election(str(election_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        name = REVIEW.rstrip("_") if chosen.name.startswith(REVIEW) else chosen.name
        governance.send(f"elections/{found.id}:{name}", body or None, form.key)
        return flask.url_for("council_elections.show", election_id=found.id, done=name)

    return carry_out(_acts(found), lambda form: _page(found.id, form), do)


def _page(election_id: str, form: Form, done: str = "") -> Response:
    found = visit().governance.election(election_id)
    html = flask.render_template(
        "council_election.html",
        election=found,
        acts=_acts(found),
        form=form,
        done=done,
        review=REVIEW,
    )
    return flask.Response(html, form.status)


def _acts(found: ElectionView) -> Acts:
    """What may be done next, in the order of the way."""
    if found.state not in RUNNING or not visit().by.holds(Permission.CONVENE):
        return acts()
    given: list[Act] = []
    if found.state == "nominating":
        reviewed = all(one.eligible is not None for one in found.candidates)
        given += [Act("publish-candidates")] if not found.seeks and found.candidates and reviewed else []
        given += [_nominating(found)] if found.seeks else []
        given += [_reviewing(one) for one in found.candidates]
    elif found.state == "listed":
        voted = (Field("opens_at", "moment"), Field("closes_at", "moment"))
        given.append(Act("put-to-vote", voted) if found.kind in BY_VOTE else _appointing(found))
    elif found.tied:
        given.append(_lots(found))
    return acts(*given, Act("withdraw", (Field("reason", "long"),)))


def _nominating(found: ElectionView) -> Act:
    """By the residents' committee (推荐): somebody who works there, or who is found by telephone."""
    if visit().by.holds(Permission.PEOPLE):
        who = Field("phone", word="candidate_phone")
    else:
        who = Field("person_id", "select", choices=people_choices(found.place), word="candidate")
    units = tuple((unit.id, unit.name) for unit in visit().identity.units(found.place))
    fields = (
        who,
        Field("name", word="candidate_name"),
        Field(
            "unit_id", "select", required=False, choices=(("", visit().words("governance.no_flat")), *units)
        ),
        Field("statement", "long", required=False),
    )
    return Act(NOMINATE, fields, _nominated)


def _nominated(body: Body) -> Body:
    """Raises Problem at the number unless it is one person's."""
    if "phone" in body:
        people = visit().identity.search(body.pop("phone"))
        if len(people) != 1:
            raise wrong("phone")
        body["person_id"] = people[0].id
    return body | {"nominated": "committee"}


def _reviewing(one: CandidateView) -> Act:
    """Nothing held against them is eligible; what the registers hold is added by the API."""
    grounds = (("", visit().words("governance.nothing_held")), *word_choices("candidate_ground", GROUNDS))
    first = one.refusals[0] if one.refusals else None
    fields = (
        Field("ground", "select", required=False, choices=grounds, value=first.ground if first else ""),
        Field("reason", "long", required=False, value=first.reason if first else "", word="ground_reason"),
    )

    def reviewed(body: Body) -> Body:
        held = [body] if body.get("ground") else []
        return {"person_id": one.person.id, "refusals": held}

    return Act(f"{REVIEW}{one.person.id}", fields, reviewed)


def _appointing(found: ElectionView) -> Act:
    """A box for each who was found eligible, ticked where there are as many as seats."""
    fit = [one for one in found.candidates if one.eligible]
    ticked = YES if len(fit) == found.seats else ""
    boxes = (Field(f"{SEAT}{one.person.id}", "yes", value=ticked, word=one.person.name) for one in fit)
    return Act(APPOINT, (*boxes, Field("document")), _appointed)


def _appointed(body: Body) -> Body:
    chosen = [name.removeprefix(SEAT) for name in body if name.startswith(SEAT) and body[name]]
    return {name: said for name, said in body.items() if not name.startswith(SEAT)} | {"person_ids": chosen}


def _lots(found: ElectionView) -> Act:
    """The order that was drawn among those whom both measures leave equal."""
    names = {one.person.id: one.person.name for one in found.candidates}
    tied = tuple((person, names.get(person, person)) for person in found.tied)
    words = visit().words
    places = (
        Field(
            f"{PLACE}{number}",
            "select",
            choices=tied,
            value=person,
            word=words("governance.drawn", number=number),
        )
        for number, person in enumerate(found.tied, 1)
    )
    return Act(LOTS, (*places, Field("document")), _drawn)


def _drawn(body: Body) -> Body:
    places = sorted((name for name in body if name.startswith(PLACE)), key=lambda name: (len(name), name))
    order = [body[name] for name in places]
    return {name: said for name, said in body.items() if not name.startswith(PLACE)} | {"order": order}
