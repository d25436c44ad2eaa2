# SPDX-License-Identifier: AGPL-3.0-or-later
"""What waits in the council's rooms: each kind of thing is asked for beside the others and fails alone."""

from datetime import datetime

import flask

from services.portal.access import needs
from services.portal.areas.board.matters import year_asked
from services.portal.areas.council.acts import offices
from services.portal.authority import Permission
from services.portal.client.models.deliberation import (
    MeetingView,
    PublicationView,
    SurveyView,
    TopicView,
    VoteView,
)
from services.portal.page_context import visit
from services.portal.panels import Panels

pages = flask.Blueprint("council", __name__)
WAITING_FOR_BOARD, OPEN, RULING = "noticed", "open", "ruling"
RUNNING = ("prepared", "announced", "open", "closed", "counted")
DECIDED = "decided"
AWAITED = ("called", "held")


@pages.get("/council")
@needs(Permission.COUNCIL)
def show() -> str:
    panels = Panels()
    return flask.render_template(
        "council.html",
        topics=panels.ask(_topics),
        surveys=panels.ask(_surveys),
        meetings=panels.ask(_meetings),
        votes=panels.ask(_votes),
        notices=panels.ask(_notices),
    )


@pages.get("/council/agenda")
@needs(Permission.COUNCIL)
def agenda() -> str:
    """The list of what is to be settled in a year (年度协商议事清单)."""
    year = year_asked(visit().words)
    deliberation = visit().deliberation
    listed = [topic for place in offices() for topic in deliberation.agenda(place, year)]
    by_quarter = {
        quarter: [topic for topic in listed if topic.agenda and topic.agenda.quarter == quarter]
        for quarter in range(1, 5)
    }
    return flask.render_template("council_agenda.html", year=year, quarters=by_quarter)


def _topics() -> list[TopicView]:
    deliberation = visit().deliberation
    found = [topic for place in offices() for topic in deliberation.topics(place)]
    return [topic for topic in found if topic.state != DECIDED or _is_on_its_way(topic)]


def _is_on_its_way(topic: TopicView) -> bool:
    """Whether a step of its consultation is still to be done."""
    return topic.consultation is not None and topic.consultation.next is not None


def _surveys() -> list[SurveyView]:
    deliberation = visit().deliberation
    return [one for place in offices() for one in deliberation.surveys(place) if one.state != "closed"]


def _meetings() -> list[MeetingView]:
    """Those whose minutes are late first, then by their time."""
    deliberation = visit().deliberation
    found = [one for place in offices() for one in deliberation.meetings(place) if one.state in AWAITED]
    return sorted(found, key=_awaited_at)


def _awaited_at(meeting: MeetingView) -> datetime:
    return meeting.minutes_due_at or meeting.starts_at


def _votes() -> list[VoteView]:
    deliberation = visit().deliberation
    return [vote for place in offices() for vote in deliberation.votes(place) if vote.state in RUNNING]


def _notices() -> list[PublicationView]:
    """What waits for its board, then what has objections without a ruling."""
    present = visit()
    district = present.by.tenant
    waiting = present.deliberation.notices(district, WAITING_FOR_BOARD)
    running = [one for stage in (OPEN, RULING) for one in present.deliberation.notices(district, stage)]
    unruled = [one for one in running if one.unruled]
    return [one for one in (*waiting, *unruled) if present.by.may(Permission.COUNCIL, one.place)]
