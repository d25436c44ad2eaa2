# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a district publishes, for everybody: notices with their clocks, votes with their counts, minutes."""

import json
import re
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import flask
from werkzeug.exceptions import NotFound

from services.chassis import written
from services.portal.access import public
from services.portal.areas.votes.figures import figures
from services.portal.client.http import GONE, Problem, Unreachable, has_status
from services.portal.client.models.deliberation import PublicationView
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.panels import Panels

pages = flask.Blueprint("board", __name__)
A_PAGE = 20
LATEST = 5
OPEN = "open"
RECEIPT = re.compile("[0-9a-f]{64}")
"""A ballot's commitment: SHA-256 in hexadecimal digits."""


@pages.get("/board")
def own() -> str:
    """The board of the person's own district."""
    return _board(visit().by.tenant)


@pages.get("/public/<district>")
@public
def show(district: str) -> str:
    return _board(district)


@pages.get("/public/<district>/publications/<uuid:publication_id>")
@public
def publication(district: str, publication_id: UUID) -> str:
    found = visit().record_of(code(district)).publication(str(publication_id))
    return page_of(district, found, Form.fresh(), flask.request.args.get("done", ""))


@pages.get("/public/<district>/votes")
@public
def votes(district: str) -> str:
    found = visit().record_of(code(district)).votes(flask.request.args.get("after"), A_PAGE)
    return flask.render_template("public_votes.html", district=district, page=found)


@pages.get("/public/<district>/votes/<uuid:vote_id>")
@public
def vote(district: str, vote_id: UUID) -> str:
    found = visit().record_of(code(district)).vote(str(vote_id))
    drawn, receipt = figures(visit().words, found), flask.request.args.get("receipt", "").strip().lower()
    return flask.render_template(
        "public_vote.html",
        district=district,
        vote=found,
        figures=drawn,
        receipt=receipt,
        place_in_log=_place_in_log(district, found.id, receipt) if receipt else None,
    )


@pages.get("/public/<district>/meetings")
@public
def meetings(district: str) -> str:
    found = visit().record_of(code(district)).meetings(flask.request.args.get("after"), A_PAGE)
    return flask.render_template("public_meetings.html", district=district, page=found)


@pages.get("/public/<district>/meetings/<uuid:meeting_id>")
@public
def meeting(district: str, meeting_id: UUID) -> str:
    found = visit().record_of(code(district)).meeting(str(meeting_id))
    return flask.render_template("public_meeting.html", district=district, meeting=found)


def _place_in_log(district: str, vote_id: str, receipt: str) -> int | None:
    """The place of a ballot's receipt in the district's log, counted from one; none where it is not there."""
    if not RECEIPT.fullmatch(receipt):
        return None
    try:
        leaf = visit().record_of(code(district)).leaf(receipt)
    except Problem as problem:
        if has_status(problem, GONE):
            return None
        raise
    return leaf.index + 1 if vote_id in leaf.data else None


def page_of(district: str, found: PublicationView, form: Form, done: str = "") -> str:
    """One publication with all that it says, and the form by which those whom it concerns object."""
    return flask.render_template(
        "publication.html",
        district=district,
        publication=found,
        rows=_rows(found),
        may_object=visit().principal is not None and visit().by.tenant == district,
        form=form,
        done=done,
    )


def _board(district: str) -> str:
    """Each part is asked for beside the others and fails alone; a district that is none is no page."""
    record, panels, after = visit().record_of(code(district)), Panels(), flask.request.args.get("after")
    published = panels.ask(lambda: record.publications(None, after, A_PAGE))
    above = (
        {}
        if after
        else {
            "open_now": panels.ask(lambda: record.publications(OPEN, None, A_PAGE)),
            "votes": panels.ask(lambda: record.votes(None, LATEST)),
            "meetings": panels.ask(lambda: record.meetings(None, LATEST)),
        }
    )
    try:
        published.needed()
    except Unreachable:
        pass
    except Problem as problem:
        if problem.status == GONE:
            raise NotFound from problem
    return flask.render_template("board.html", district=district, published=published, after=after, **above)


def code(district: str) -> str:
    """A district's code is six digits. Raises NotFound for anything else."""
    if not written.is_digits(district) or len(district) != 6:  # noqa: PLR2004 - GB/T 2260
        raise NotFound
    return district


def _rows(found: PublicationView) -> list[tuple[str, str]]:
    """What is published, as label and text; parts without a word of their own stand in the document alone."""
    words = visit().words
    try:
        document: dict[str, Any] = dict(json.loads(found.content))
    except (ValueError, TypeError):
        return [(words("board.document"), found.content)]
    named = ((name, words.name("published", name), value) for name, value in document.items())
    return [
        (label, _said(name, value))
        for name, label, value in named
        if label != name and isinstance(value, str | int) and str(value)
    ]


def _said(name: str, value: str | int) -> str:
    """A value as people write it: areas are kept in square decimetres, money in fen, moments in ISO 8601."""
    words = visit().words
    if isinstance(value, int):
        if name == "area":
            return words("board.square_metres", area=words.number(Decimal(value) / 100))
        return words.money(value) if name == "budget" else words.number(value)
    if name.endswith("_at"):
        with suppress(ValueError):
            return words.moment(datetime.fromisoformat(value))
    return value
