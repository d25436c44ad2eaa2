# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of a person: registered, corrected, moved, closed, and read whole for a reason."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, new_page, word_choices
from services.portal.areas.letting.record import Part, Record, show, shown_once, status
from services.portal.areas.people.pages import KINDS
from services.portal.areas.report.where import where
from services.portal.authority import Permission
from services.portal.client.models.identity import PersonView, UnmaskedView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("person_records", __name__)
REGISTER, CHANGE, MOVE = "register_person", "change_person", "move_person"
UNMASK, CLOSE, REOPEN = "unmask_person", "close_person", "reopen_person"
PROVE, WITHDRAW = "prove_real_name", "withdraw_real_name"
SEEN = ("paper", "owner_record")
"""What staff can see of who somebody is; a phone proves itself by a code."""
SHOWN: Mapping[str, str] = MappingProxyType(
    {
        "name": "people.person",
        "phone": "form.phone",
        "citizen_id": "people.citizen_id",
        "document": "people.paper_number",
    }
)
"""What can be read whole, by its word."""
PAPER = ("paper_kind", "paper_country", "paper_number")
NAMES = {"document": "paper_number", "fields": "show_name"}
"""What the API calls a field that has another name in the form."""
BACK = ("people.find", "people.title")


@pages.get("/people/new")
@needs(Permission.PEOPLE)
def ask() -> Response:
    return _new(Form.fresh())


@pages.post("/people/new")
@needs(Permission.PEOPLE)
def register() -> Response:
    def do(form: Form, _: Act, body: Body) -> str:
        made = visit().administration.register_person(body, form.key)
        return flask.url_for("person_records.show_one", person_id=made.id, done=REGISTER)

    return carry_out(_registering(Form.sent()), _new, do, NAMES)


@pages.get("/people/<uuid:person_id>/record")
@needs(Permission.PEOPLE)
def show_one(person_id: UUID) -> Response:
    who = visit().identity.person(str(person_id))
    return _page(who, Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/people/<uuid:person_id>/record")
@needs(Permission.PEOPLE)
def act(person_id: UUID) -> Response:
    """What is read whole stands on the page that answers, and nowhere else."""
    who = visit().identity.person(str(person_id))

    def do(form: Form, act: Act, body: Body) -> str | Response:
        if act.name == UNMASK:
            wanted = [name for name in SHOWN if body[f"show_{name}"]]
            return _whole(visit().administration.unmask(who.id, wanted, body.get("reason", "")))
        if act.name in (PROVE, WITHDRAW):
            verb = "prove" if act.name == PROVE else "withdraw"
            visit().administration.change_real_name(who.id, verb, body, form.key)
            return flask.url_for("person_records.show_one", person_id=who.id, done=act.name)
        change = {"active": act.name == REOPEN} if act.name in (CLOSE, REOPEN) else body | _asked()
        visit().administration.change_person(who.id, change, form.key, form.text("version"))
        return flask.url_for("person_records.show_one", person_id=who.id, done=act.name)

    return carry_out(_known(who, Form.sent()), lambda form: _page(who, form), do, NAMES)


def _asked() -> Body:
    """The correction that somebody came here to carry out: what is changed answers it."""
    asked = flask.request.args.get("correction", type=UUID)
    return {"correction_id": str(asked)} if asked else {}


def _registering(form: Form) -> Acts:
    name = Field("name", word="person_name")
    return acts(Act(REGISTER, (name, _place(form), *_numbers()), _with_paper, private=True))


def _known(who: PersonView, form: Form) -> Acts:
    if not who.active:
        return acts(_unmasking(), Act(REOPEN))
    name = Field("name", required=False, word="person_new_name")
    change = Act(CHANGE, (name, *_numbers()), _with_paper, private=True)
    return acts(
        _unmasking(), change, _proving(), _withdrawing(), Act(MOVE, (_place(form),)), Act(CLOSE, asks=True)
    )


def _proving() -> Act:
    note = Field("note", required=False, word="real_name_note")
    return Act(PROVE, (Field("level", "select", choices=word_choices("real_name", SEEN)), note))


def _withdrawing() -> Act:
    return Act(WITHDRAW, (Field("level", "select", choices=word_choices("real_name", ("phone", *SEEN))),))


def _unmasking() -> Act:
    shown = tuple(Field(f"show_{name}", "yes", required=False) for name in SHOWN)
    return Act(UNMASK, (*shown, Field("reason", word="unmask_reason")), private=True)


def _place(form: Form) -> Field:
    by = visit().by
    offered = where(form.chosen or form.text("path"), lambda place: by.may(Permission.PEOPLE, place.path))
    return Field("path", "place", where=offered, word="person_place")


def _numbers() -> tuple[Field, ...]:
    kinds = (("", visit().words("people.no_paper")), *word_choices("document_kind", KINDS))
    return (
        Field("phone", required=False, word="person_phone"),
        Field("citizen_id", required=False),
        Field("paper_kind", "select", required=False, choices=kinds),
        Field("paper_country", required=False),
        Field("paper_number", required=False),
    )


def _with_paper(body: Body) -> Body:
    """The parts of another paper as the one thing that the API takes."""
    paper = {name.removeprefix("paper_"): body[name] for name in PAPER if name in body}
    rest = {name: value for name, value in body.items() if name not in PAPER}
    if "country" in paper:
        paper["country"] = paper["country"].upper()
    return rest | ({"document": paper} if paper else {})


def _new(form: Form) -> Response:
    return new_page("people.register", _registering(form), form, BACK)


def _page(who: PersonView, form: Form, done: str = "") -> Response:
    words = visit().words
    paper = who.document
    kind = words.name("document_kind", paper.kind) if paper else ""
    proven = visit().identity.real_name(who.id)
    record = Record(
        who.name,
        flask.url_for("person_records.act", person_id=who.id, correction=_asked().get("correction_id")),
        (flask.url_for("people.show", person_id=who.id), words("people.account")),
        words("people.corrects" if _asked() else "people.record"),
        state=None if who.active else status("person_state", "closed"),
        rows=(
            (words("people.place"), visit().administration.name_of(who.path)),
            (words("form.phone"), who.phone or ""),
            (words("people.citizen_id"), who.citizen_id or ""),
            *(((kind, f"{paper.country} {paper.number}".strip()),) if paper else ()),
            (words("people.real_name"), words.name("real_name", proven.level)),
        ),
        parts=(_provenance(who.id),),
        ways=((flask.url_for("person_roles.index", person_id=who.id), words("people.roles")),),
        version=who.version,
    )
    return show(record, _known(who, form), form, done)


def _provenance(person_id: str) -> Part:
    """What sources of other authorities have written here."""
    words = visit().words
    head = tuple(words(f"feeds.{name}") for name in ("value", "source", "as_of", "since_here"))
    rows = tuple(
        (words.name("feed_rank", one.field), one.source, words.moment(one.as_of), words.moment(one.since))
        for one in visit().feeds.provenance(person_id)
    )
    told = words("feeds.provenance"), words("feeds.no_provenance")
    return Part(
        "provenance", *told, head=head, rows=rows, lead=words("feeds.provenance_lead") if rows else ""
    )


def _whole(found: UnmaskedView) -> Response:
    words = visit().words
    rows = tuple((words(word), value) for name, word in SHOWN.items() if (value := getattr(found, name)))
    back = flask.url_for("person_records.show_one", person_id=found.person_id)
    return shown_once(words("people.whole"), words("people.whole_lead"), rows, (back, words("people.back")))
