# SPDX-License-Identifier: AGPL-3.0-or-later
"""Acts of all services, looked for together, the latest first."""

from dataclasses import dataclass
from functools import cache, partial

import flask

from services.portal.access import needs
from services.portal.authority import Permission
from services.portal.client.http import Problem, Unreachable
from services.portal.client.models.identity import ActView
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.panels import Panels
from services.portal.texts import catalogue

pages = flask.Blueprint("audit", __name__)
ASKED = ("act", "actor", "person_id", "place", "since", "until", "emergency")
MOST_NAMED = 20
NAMES = "audit_act"
"""The table of the acts' names."""


@dataclass(frozen=True)
class Found:
    """An act and the service where it happened."""

    service: str
    act: ActView


@cache
def named(language: str) -> tuple[str, ...]:
    """The acts that have a name."""
    return tuple(key.removeprefix(f"{NAMES}.") for key in catalogue(language) if key.startswith(f"{NAMES}."))


@pages.get("/audit")
@needs(Permission.ACTS)
def index() -> str:
    trails, panels, asked = visit().audit, Panels(), _asked()
    looks = {service: panels.ask(partial(trails.latest, service, asked)) for service in trails.services}
    found = [Found(service, act) for service, look in looks.items() for act in look.content or ()]
    found.sort(key=lambda one: one.act.at, reverse=True)
    return flask.render_template(
        "audit.html",
        asked=asked,
        acts=_acts(asked.get("act", "")),
        form=Form.fresh(),
        found=found,
        names=_names(panels, found),
        problems=[(service, look.problem) for service, look in looks.items() if look.problem],
    )


def _asked() -> dict[str, str]:
    given = flask.request.args
    return {name: text for name in ASKED if (text := given.get(name, "").strip())}


def _acts(chosen: str) -> list[tuple[str, str]]:
    """What can be looked for, by its name in the reader's language; one that is not known is kept."""
    words = visit().words
    known = {act: words.name(NAMES, act) for act in named(visit().language)}
    known |= {chosen: words.name(NAMES, chosen)} if chosen else {}
    return [("", words("audit.any_act")), *sorted(known.items(), key=lambda one: one[1])]


def _names(panels: Panels, found: list[Found]) -> dict[str, str]:
    """Who the first actors are, masked; systems have no name."""
    actors = list(dict.fromkeys(one.act.actor for one in found))[:MOST_NAMED]
    asked = {actor: panels.ask(partial(_name, actor)) for actor in actors}
    return {actor: panel.content for actor, panel in asked.items() if panel.content}


def _name(person_id: str) -> str:
    try:
        return visit().identity.person(person_id).name
    except (Problem, Unreachable):
        return ""
