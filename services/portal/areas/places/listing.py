# SPDX-License-Identifier: AGPL-3.0-or-later
"""Many places from one list: pasted or from a spreadsheet, tried line by line, then made."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import flask
from werkzeug.wrappers import Response

from services.chassis import written
from services.chassis.ids import new_id
from services.chassis.tables.errors import TableRefused
from services.portal.access import needs
from services.portal.areas.places.making import SOURCES
from services.portal.areas.places.typed_list import MOST_LINES, TypedLine, lines_of, text_of
from services.portal.authority import Permission
from services.portal.client.http import Problem, Unreachable
from services.portal.client.models.identity import PlaceLineView
from services.portal.forms import INVALID, Form
from services.portal.page_context import visit

pages = flask.Blueprint("place_list", __name__)
TRIAL = "trial"
"""The value of the button that only tries the list."""
RESULTS = ("created", "unchanged", REJECTED := "rejected")


@dataclass(frozen=True)
class Outcome:
    """What became of each line, or would; `made`: it was done."""

    lines: Sequence[TypedLine]
    answers: Sequence[PlaceLineView]
    made: bool

    def count(self, result: str) -> int:
        return sum(one.result == result for one in self.answers)

    @property
    def rows(self) -> list[tuple[TypedLine, str, str]]:
        """Each line with its result and why, those that were refused first."""
        told = zip(self.lines, self.answers, strict=True)
        found = ((line, one.result, self._why(one)) for line, one in told)
        return sorted(found, key=lambda row: row[1] != REJECTED)

    @property
    def left(self) -> str:
        """The lines that were refused, as they were typed."""
        told = zip(self.lines, self.answers, strict=True)
        return "\n".join(line.text for line, one in told if one.result == REJECTED)

    def _why(self, answer: PlaceLineView) -> str:
        """The API counts the lines that it got, the person those of the text."""
        facts = dict(answer.facts)
        if "line" in facts:
            facts["line"] = str(self.lines[written.whole(facts["line"]) - 1].number)
        if answer.code == INVALID:
            return visit().words.name("place_line_wrong", facts.get("field", ""))
        return visit().words.error(answer.code, facts) if answer.code else ""


@pages.get("/places/list")
@needs(Permission.PLACES)
def ask() -> Response:
    return _page(Form.fresh())


@pages.post("/places/list")
@needs(Permission.PLACES)
def send() -> Response:
    """A chosen file goes into the text, where it can be mended, and is tried before anything is made."""
    form = Form.sent()
    file = flask.request.files.get("table")
    from_file = file is not None and bool(file.filename)
    try:
        if file is not None and from_file:
            form = _with_file(form, file.read())
        tries = form.chosen == TRIAL or from_file
        return _page(form) if form.only_shown and not tries else _sent(form, dry=tries)
    except (Problem, Unreachable) as problem:
        return _page(form.refused(problem))
    except TableRefused as refusal:
        refused = form.refused(Problem(refusal.status, refusal.code, refusal.data()))
        return _page(replace(refused, errors={"table": refused.error}))


def _sent(form: Form, *, dry: bool) -> Response:
    """What was refused stays in the text to be mended. Raises Problem, Unreachable."""
    lines = lines_of(form.text("lines"))
    if not lines:
        return _page(form.missing("lines"))
    if len(lines) > MOST_LINES:
        return _page(_too_many(form, len(lines)))
    source = form.text("area_source") or None
    body = {"lines": [line.body for line in lines], "area_source": source, "dry": dry}
    outcome = Outcome(lines, visit().places.create_many(body, new_id() if dry else form.key), made=not dry)
    if dry:
        return _page(form, outcome)
    if not outcome.left:
        created, unchanged = outcome.count("created"), outcome.count("unchanged")
        told = flask.url_for("place_list.ask", done="made", created=created, unchanged=unchanged)
        return flask.redirect(told, 303)
    typed = {**form.typed, "lines": outcome.left}
    sentence = visit().words("place_list.some_left")
    return _page(replace(form, key=new_id(), typed=typed, error=sentence, status=422), outcome)


def _with_file(form: Form, content: bytes) -> Form:
    """Raises TableRefused."""
    typed = form.text("lines")
    together = f"{typed}\n{text_of(content)}" if typed else text_of(content)
    return replace(form, typed={**form.typed, "lines": together})


def _too_many(form: Form, count: int) -> Form:
    sentence = visit().words("place_list.too_many", most=MOST_LINES, count=count)
    return replace(form, error=sentence, errors={"lines": sentence}, status=422)


def _page(form: Form, outcome: Outcome | None = None) -> Response:
    html = flask.render_template(
        "place_list.html",
        form=form,
        outcome=outcome,
        results=RESULTS,
        done=flask.request.args if "done" in flask.request.args else None,
        sources=[(name, visit().words(f"register_area.{name}")) for name in SOURCES],
    )
    return flask.Response(html, form.status)
