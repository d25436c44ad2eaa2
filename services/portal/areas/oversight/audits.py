# SPDX-License-Identifier: AGPL-3.0-or-later
"""Audits (审计): opened for a time by the administrator, read by whoever audits, each look kept on record."""

from uuid import UUID

import flask
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out
from services.portal.areas.letting.record import Card, Part, Record, show, yuan
from services.portal.areas.money.keeping import (
    account_names,
    allowed,
    everywhere,
    one_of,
    place_choices,
    whose,
)
from services.portal.authority import Permission
from services.portal.client.finance import MOST
from services.portal.client.http import Problem, Unreachable
from services.portal.client.models.finance import AuditView, EntryView, PageViewAuditView, PageViewEntryView
from services.portal.forms import Form
from services.portal.page_context import PageContext, visit

pages = flask.Blueprint("audits", __name__)
OPEN, END, READ = "open_audit", "end_audit", "read_books"


@pages.get("/money/desk/audits")
@needs(Permission.AUDIT)
def index() -> Response:
    return _index(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/audits")
@needs(Permission.AUDIT)
def end() -> Response:
    def do(form: Form, _act: Act, body: Body) -> str:
        visit().finance.send(f"audits/{body['audit_id']}:end", None, form.key)
        return flask.url_for("audits.index", done=END)

    return carry_out(_ending(everywhere(_audits)), _index, do)


@pages.get("/money/desk/audits/new/<uuid:person_id>")
@needs(Permission.AUDIT)
def ask(person_id: UUID) -> Response:
    return _new(str(person_id), Form.fresh())


@pages.post("/money/desk/audits/new/<uuid:person_id>")
@needs(Permission.AUDIT)
def begin(person_id: UUID) -> Response:
    def do(form: Form, _act: Act, body: Body) -> str:
        visit().finance.send("audits", body | {"id": form.key, "auditor": str(person_id)}, form.key)
        return flask.url_for("audits.index", done=OPEN)

    return carry_out(_opening(), lambda form: _new(str(person_id), form), do)


@pages.get("/money/audits")
def own() -> Response:
    """The books that the person was asked to read, by whoever is logged in."""
    words = visit().words
    cards = tuple(
        Card(
            flask.url_for("audits.books", audit_id=one.id),
            whose(one),
            ("audit_state", _state(one)),
            one.mandate,
            words("oversight.until", moment=words.when(one.until)),
        )
        for one in _own()
    )
    record = Record(
        words("oversight.own_audits"),
        "",
        (flask.url_for("home.first"), words("oversight.home")),
        words("oversight.own_audits_lead"),
        parts=(Part("audits", words("oversight.audits"), words("oversight.no_own_audits"), cards),),
    )
    return show(record, acts(), Form.fresh())


@pages.get("/money/audits/<uuid:audit_id>")
def books(audit_id: UUID) -> Response:
    return _books(_mine(str(audit_id)), Form.fresh())


@pages.post("/money/audits/<uuid:audit_id>")
def read(audit_id: UUID) -> Response:
    """A look is kept on record, so it is asked for on purpose; what it shows has no address of its own."""
    found, form = _mine(str(audit_id)), Form.sent()
    if form.only_shown:
        return _books(found, form)
    body = {"after": form.text("after")} if form.text("after") else {}
    try:
        given = visit().finance.send(f"audits/{found.id}:read", body, form.key)
    except (Problem, Unreachable) as problem:
        return _books(found, form.refused(problem))
    page = PageViewEntryView.model_validate(given)
    return _books(found, Form.fresh(), page)


def running(present: PageContext) -> int:
    """How many books the person may read now."""
    found = present.finance.read("audits:own", PageViewAuditView, limit=MOST).items
    return sum(not one.over for one in found)


def _state(found: AuditView) -> str:
    return "over" if found.over else "open"


def _audits(place: str) -> list[AuditView]:
    return visit().finance.read("audits", PageViewAuditView, place=place, limit=MOST).items


def _own() -> list[AuditView]:
    return visit().finance.read("audits:own", PageViewAuditView, limit=MOST).items


def _mine(audit_id: str) -> AuditView:
    found = next((one for one in _own() if one.id == audit_id), None)
    if found is None:
        raise NotFound
    return found


def _books(found: AuditView, form: Form, page: PageViewEntryView | None = None) -> Response:
    html = flask.render_template(
        "audit_books.html",
        audit=found,
        whose=whose(found),
        state=_state(found),
        page=page,
        rows=_rows(found, page.items) if page else [],
        form=form,
        read=READ,
    )
    return flask.Response(html, form.status)


def _rows(found: AuditView, entries: list[EntryView]) -> list[tuple[str, ...]]:
    """An entry a row: its accounts with what went to each."""
    words, names = visit().words, account_names(found.place)
    return [
        (
            words.day(one.effective, year=True),
            one.text,
            words("and").join(
                f"{names.get(line.account, line.account)} {yuan(line.amount)}" for line in one.lines
            ),
        )
        for one in entries
    ]


def _index(form: Form, done: str = "") -> Response:
    words, found = visit().words, everywhere(_audits)
    rows = tuple(
        (
            visit().identity.person(one.auditor).name,
            whose(one),
            one.mandate,
            words.when(one.until),
            words.number(one.looks),
            words.name("audit_state", _state(one)),
        )
        for one in found
    )
    head = ("auditor", "books", "mandate", "until_head", "looks", "state")
    record = Record(
        words("oversight.audits"),
        flask.url_for("audits.end"),
        (flask.url_for("money_desk.index"), words("money.to_desk")),
        words("oversight.audits_lead"),
        parts=(
            Part(
                "audits",
                words("oversight.audits"),
                words("oversight.no_audits"),
                head=tuple(words(f"oversight.{name}") for name in head),
                rows=rows,
            ),
        ),
        ways=((flask.url_for("people.find"), words("oversight.find_auditor")),),
    )
    return show(record, _ending(found), form, done)


def _ending(found: list[AuditView]) -> Acts:
    still = tuple((one.id, f"{whose(one)} · {one.mandate}") for one in found if not one.over)
    return (
        acts(Act(END, (Field("audit_id", "select", choices=one_of(still)),), asks=True)) if still else acts()
    )


def _new(person_id: str, form: Form) -> Response:
    words, person = visit().words, visit().identity.person(person_id)
    record = Record(
        words("oversight.new_audit"),
        flask.url_for("audits.begin", person_id=person_id),
        (flask.url_for("audits.index"), words("oversight.to_audits")),
        words("oversight.new_audit_lead"),
        rows=((words("oversight.auditor"), person.name),),
    )
    return show(record, _opening(), form)


def _opening() -> Acts:
    fields = (
        Field("place_path", "select", choices=one_of(place_choices()), word="audit_place"),
        Field("mandate", "long", word="mandate"),
        Field("until", "moment", word="audit_until"),
    )
    return allowed((Permission.AUDIT, lambda: Act(OPEN, fields)))
