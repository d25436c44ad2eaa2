# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be done on a page of the council, as data: an act and the fields that its form asks for."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import flask
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from services.chassis import written
from services.portal.areas.report.where import Where, where
from services.portal.authority import Permission
from services.portal.client.http import GONE, Problem, Unreachable, has_status
from services.portal.forms import CARRIED, LINE, NO_NAMES, Form, number
from services.portal.page_context import visit

YES = "yes"
CONFIRMED = "confirmed"
"""What the form on the page of confirmation says beside what was typed before."""

YUAN = re.compile(r"([0-9]{1,11})(?:\.([0-9]{1,2}))?")
SHORT, LONG = 100, 2000
"""The most characters of a name and of a text, as deliberation takes them."""

COUNCIL = ("council.show", "council.back")

Choices = tuple[tuple[str, str], ...]
Body = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """`kind`: text, long, prose (as long as it must be), lines (one thing a line), number, yuan, date, month,
    moment, select, place, yes, photo or password (shown again to nobody).

    `word`: the key of its label, where another field of this name has another one; `where`: of a place, what
    there is to choose from.
    """

    name: str
    kind: str = "text"
    required: bool = True
    choices: Choices = ()
    value: str = ""
    word: str = ""
    where: Where | None = None

    @property
    def limit(self) -> int:
        return {"text": SHORT, "long": LONG}.get(self.kind, 0)


def _as_it_is(body: Body) -> Body:
    return body


@dataclass(frozen=True)
class Act:
    """An act with its form. `shape` makes of what was typed what the API takes.

    One that moves money `asks` once more: all that was typed is shown before it is done. Of a `private` one
    the browser keeps nothing that was typed.
    """

    name: str
    fields: tuple[Field, ...] = ()
    shape: Callable[[Body], Body] = _as_it_is
    asks: bool = False
    private: bool = False

    def __post_init__(self) -> None:
        taken = {field.name for field in self.fields} & {*CARRIED, CONFIRMED}
        assert not taken, f"{self.name} has a field that every form carries: {taken}"

    @property
    def has_files(self) -> bool:
        return any(field.kind == "photo" for field in self.fields)


Acts = Mapping[str, Act]


def acts(*given: Act) -> Acts:
    """Some acts by their names."""
    return MappingProxyType({act.name: act for act in given})


def carry_out(
    known: Acts,
    page: Callable[[Form], Response],
    do: Callable[[Form, Act, Body], str | Response],
    names: Mapping[str, str] = NO_NAMES,
) -> Response:
    """Do the act of the form that was sent. A refusal shows the page again.

    `do` says where to go then, or answers itself with what is shown this once; `names`: see `Form.refused`.
    """
    form = Form.sent()
    act = known.get(form.action)
    if form.only_shown:
        return page(form)
    if act is None:
        raise BadRequest
    try:
        typed = _typed(act, form)
        if act.asks and form.text(CONFIRMED) != YES:
            _check_whole(act, typed)
            return _asked_once_more(act, form)
        done = do(form, act, act.shape(typed))
    except (Problem, Unreachable) as problem:
        if has_status(problem, GONE):
            raise
        return page(form.refused(problem, names))
    return done if isinstance(done, Response) else flask.redirect(done, 303)


def _asked_once_more(act: Act, form: Form) -> Response:
    """All that was typed, in words; from here it is done, or changed."""
    rows = [(field, _shown(field, form.text(field.name))) for field in act.fields if form.text(field.name)]
    carried = {name: text for name, text in form.typed.items() if name != CONFIRMED}
    html = flask.render_template("act_confirm.html", act=act, form=form, rows=rows, carried_along=carried)
    return flask.Response(html)


def _shown(field: Field, text: str) -> str:
    words = visit().words
    if field.kind == "select":
        return dict(field.choices).get(text, text)
    if field.kind == "yuan":
        return words.money(_fen(text))
    if field.kind == "yes":
        return words("yes")
    try:
        return words.day(written.day(text)) if field.kind == "date" else text
    except ValueError:
        return text


def _check_whole(act: Act, typed: Body) -> None:
    """Nothing is asked once more that lacks something. Raises Problem, as the API would."""
    missing = [one.name for one in act.fields if one.required and one.name not in typed]
    if missing:
        raise wrong(*missing)


def wrong(*fields: str) -> Problem:
    """That these fields are not as they must be, as the API says it."""
    return Problem(422, "request.invalid", {"errors": [{"field": name} for name in fields]})


def wrong_line(field: str, number: int) -> Problem:
    """That one line of a field, counted from 0, is not as it must be."""
    return Problem(422, "request.invalid", {"errors": [{"field": field, "rule": LINE, "limit": number + 1}]})


def new_page(title: str, known: Acts, form: Form, back: tuple[str, str] = COUNCIL) -> Response:
    """The page on which something new is begun. `title`: the key of its words; `back`: page and word."""
    html = flask.render_template("council_new.html", title=title, acts=known, form=form, back_to=back)
    return flask.Response(html, form.status)


def offices() -> tuple[str, ...]:
    """The places for whose affairs the person works."""
    return visit().by.places(Permission.COUNCIL)


def place_field(
    form: Form | None = None,
    permission: Permission = Permission.COUNCIL,
    *,
    name: str = "place_path",
    act: str = "",
    word: str = "",
    flats: bool = False,
) -> Field:
    """A place to choose, from those one works for down to the one that is meant, such as an entrance.

    `form`: as it was sent; `act`: whose form it is, where a page has several; `flats`: whether one will do.
    """
    by, sent = visit().by, form if form and act in ("", form.action) else None
    wanted = (sent.chosen or sent.text(name)) if sent else ""
    offered = where(wanted, lambda place: by.may(permission, place.path), flats=flats)
    return Field(name, "place", where=offered, word=word)


def topic_choices() -> Choices:
    """None, or one of the topics that wait for a decision."""
    present = visit()
    found = [topic for place in offices() for topic in present.deliberation.topics(place)]
    waiting = ((one.id, one.public_title or one.title) for one in found if one.state == "raised")
    return (("", present.words("council.no_topic")), *waiting)


def adopted_choice() -> Field:
    """Whether what was asked for is adopted; `truth` makes of it what the API takes."""
    return Field("adopted", "select", choices=word_choices("council_adopted", (YES, "no")))


def truth(name: str) -> Callable[[Body], Body]:
    """Makes of a yes or no what the API takes as true or false."""
    return lambda body: body | {name: body.get(name) == YES}


def people_choices(place: str) -> Choices:
    """Who may chair or write: oneself, and who works at the place."""
    present = visit()
    others = [(one.id, one.name) for one in present.dispatch.assignees(place) if one.kind == "person"]
    return tuple(dict([(present.by.subject, present.by.name), *others]).items())


def word_choices(table: str, codes: Iterable[str]) -> Choices:
    """Values of the API by their words."""
    words = visit().words
    return tuple((code, words.name(table, code)) for code in codes)


def _typed(act: Act, form: Form) -> Body:
    """The typed values as the API wants them; what is empty is left out, and the API says what it needs."""
    body: Body = {}
    for field in act.fields:
        text = form.text(field.name)
        if field.kind == "yes":
            body[field.name] = text == YES
        elif text and field.kind == "yuan":
            body[field.name] = yuan(field.name, text)
        elif text and field.kind != "photo":
            body[field.name] = _value(field.kind, text)
    return body


def _value(kind: str, text: str) -> str | int | list[str]:
    if kind == "number":
        return number(text)
    if kind == "lines":
        return [line.strip() for line in text.splitlines() if line.strip()]
    if kind == "moment":
        return _moment(text, visit().words.zone)
    return text


def yuan(name: str, text: str) -> dict[str, int]:
    """An amount as the API takes it. Raises Problem for what is none."""
    if not is_yuan(text):
        raise wrong(name)
    return {"fen": _fen(text)}


def is_yuan(text: str) -> bool:
    return bool(YUAN.fullmatch(_plain(text)))


def _fen(text: str) -> int:
    """`1,234.5` → 123450."""
    whole, _, part = _plain(text).partition(".")
    return int(whole) * 100 + int(part.ljust(2, "0") or 0)


def _plain(text: str) -> str:
    return written.ascii_digits(text).replace(",", "")


def _moment(text: str, zone: ZoneInfo) -> str:
    """A local time of the district; what is none is left for the API to refuse."""
    try:
        return written.local_moment(text).replace(tzinfo=zone).isoformat()
    except ValueError:
        return text
