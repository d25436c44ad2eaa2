# SPDX-License-Identifier: AGPL-3.0-or-later
"""A matter from raised to decided, for everybody: the year's list, and one page a topic."""

from dataclasses import dataclass
from datetime import datetime
from itertools import chain, repeat
from uuid import UUID

import flask

from services.chassis import written
from services.chassis.clock import system_now
from services.portal.access import public
from services.portal.areas.board.pages import A_PAGE, code
from services.portal.areas.money.chain import steps as money_steps
from services.portal.areas.orders.chain import steps as order_steps
from services.portal.areas.ratings.chain import steps as rating_steps
from services.portal.client.models.deliberation import (
    ConsultationView,
    PublicationView,
    PublicPlanView,
    PublicTopicView,
)
from services.portal.page_context import visit
from services.portal.panels import Panels
from services.portal.texts import Words

pages = flask.Blueprint("matters", __name__)


@dataclass(frozen=True)
class Entry:
    """A line of the matter's timeline; `href`: where more is told."""

    title: str
    at: datetime
    text: str = ""
    href: str = ""


@pages.get("/public/<district>/agenda")
@public
def agenda(district: str) -> str:
    """What is to be settled in a year (年度协商议事清单)."""
    year = year_asked(visit().plain_words)
    found = visit().record_of(code(district)).agenda(year, flask.request.args.get("after"), A_PAGE)
    return flask.render_template("public_agenda.html", district=district, year=year, page=found)


@pages.get("/public/<district>/topics/<uuid:topic_id>")
@public
def topic(district: str, topic_id: UUID) -> str:
    """What all services tell of a matter, in one timeline: each of them fails alone."""
    record, panels, matter = visit().record_of(code(district)), Panels(), str(topic_id)
    others = (
        panels.ask(lambda: order_steps(district, matter)),
        panels.ask(lambda: money_steps(district, matter)),
        panels.ask(lambda: rating_steps(district, matter)),
    )
    found = record.topic(matter)
    entries = sorted(
        (
            *_own(found),
            *(_published(district, one) for one in record.of_matter(found.id)),
            *(_planned(district, one) for one in visit().governance_of(district).plans_of(found.id)),
            *(Entry(o.title, o.at, o.text, o.href) for other in others for o in other.content or ()),
        ),
        key=lambda entry: entry.at,
    )
    marks = step_marks(found.consultation)
    return flask.render_template(
        "public_topic.html",
        district=district,
        topic=found,
        entries=entries,
        steps=marks,
        problems=list(dict.fromkeys(other.problem for other in others if other.problem)),
    )


def _own(topic: PublicTopicView) -> list[Entry]:
    """What the topic itself tells: raised, and each step that was done."""
    words = visit().words
    done = topic.consultation.done if topic.consultation else []
    names = {
        step.code: words.pick(step.name, step.name_en)
        for step in (topic.consultation.steps if topic.consultation else [])
    }
    return [
        Entry(words("board.raised"), topic.raised_at),
        *(Entry(names.get(one.step, one.step), one.at, one.note) for one in done),
    ]


def _published(district: str, one: PublicationView) -> Entry:
    href = flask.url_for("board.publication", district=district, publication_id=one.id)
    return Entry(visit().words.name("publication", one.kind), one.published_at, one.title, href)


def _planned(district: str, one: PublicPlanView) -> Entry:
    href = flask.url_for("governance.plan", district=district, plan_id=one.id)
    return Entry(visit().words("governance.plan"), one.opened_at, one.title, href)


def year_asked(words: Words) -> int:
    """The year of the address, else the present one."""
    given = flask.request.args.get("year", "")
    try:
        return written.month(f"{given}-01").year
    except ValueError:
        return system_now().astimezone(words.zone).year


def step_marks(consultation: ConsultationView | None) -> list[tuple[str, str]]:
    """Each step of a consultation by its word, and whether it is done, current or comes next."""
    if consultation is None:
        return []
    words, done = visit().words, len(consultation.done)
    marks = chain(repeat("done", done), ["current"], repeat("next"))
    names = (words.pick(step.name, step.name_en) for step in consultation.steps)
    return list(zip(names, marks, strict=False))
