# SPDX-License-Identifier: AGPL-3.0-or-later
"""A new district's first tasks, on its administrators' home page until all are done.

Whether one is done is asked of the services: nobody ticks anything.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import flask

from services.portal.access import needs
from services.portal.authority import Permission
from services.portal.client.opening import Opening
from services.portal.page_context import PageContext, visit
from services.portal.panels import Panel, Panels

pages = flask.Blueprint("opening", __name__)
HANDLERS = ("handler", "grid_worker", "project_manager")
REVIEWED = (("dispatch", "categories"), ("dispatch", "procedure"), ("dispatch", "orders"))
"""The rules that the first report needs."""
Missing = Callable[[Opening], list[str]]


@dataclass(frozen=True)
class Task:
    """`missing` says what still lacks; `page` is where it is done. One that `waits` may be done later."""

    name: str
    page: str
    missing: Missing
    waits: bool = False


@dataclass(frozen=True)
class Told:
    """A task as it stands: the keys of what lacks, none where it is done; a problem where nobody knows."""

    task: Task
    panel: Panel[list[str]]

    @property
    def done(self) -> bool:
        return self.panel.content == []

    @property
    def hint(self) -> str:
        """What lacks, in words."""
        words = visit().words
        lacking = [words(f"opening_missing.{one}") for one in self.panel.content or ()]
        later = words("opening.later") if self.task.waits and not self.done else ""
        return self.panel.problem or words("and").join(lacking) + later


def _places(known: Opening) -> list[str]:
    lacks_homes = not (known.has_place("compound") or known.has_place("building"))
    return [
        *(["neighbourhood"] if not known.has_place("neighbourhood") else []),
        *(["compound"] if lacks_homes else []),
    ]


def _register(known: Opening) -> list[str]:
    return [
        *(["unit"] if not known.has_place("unit") else []),
        *(["owner"] if not known.has_owners() else []),
    ]


def _people(known: Opening) -> list[str]:
    found = known.roles({"dispatcher", "resident", *HANDLERS})
    return [
        *(["dispatcher"] if "dispatcher" not in found else []),
        *(["handler"] if not found.intersection(HANDLERS) else []),
        *(["resident"] if "resident" not in found else []),
    ]


def _rules(known: Opening) -> list[str]:
    return [] if any(known.has_version(*one) for one in REVIEWED) else ["rules"]


def _calendar(known: Opening) -> list[str]:
    return [] if known.has_version("dispatch", "calendar") else ["calendar"]


def _systems(known: Opening) -> list[str]:
    return [] if known.has_system() else ["system"]


TASKS = (
    Task("places", "place_list.ask", _places),
    Task("registers", "registers.index", _register),
    Task("people", "people.find", _people),
    Task("rules", "policies.index", _rules),
    Task("calendar", "calendar.show", _calendar),
    Task("systems", "clients.index", _systems, waits=True),
)


@pages.get("/opening")
@needs(Permission.PLACES)
def index() -> str:
    """All tasks with what lacks; and once nothing does, that the district is open."""
    told = tasks()
    return flask.render_template("opening.html", told=told, is_open=is_done(told), district=visit().by.tenant)


def tasks() -> list[Told]:
    """Asked at the same time; one that cannot be asked says so."""
    known, panels = visit().opening, Panels()
    return [Told(task, panels.ask(partial(task.missing, known))) for task in TASKS]


def is_done(told: list[Told]) -> bool:
    return all(one.done for one in told if not one.task.waits)


def open_tasks(present: PageContext) -> list[Told]:
    """Those of a district that is not open yet, for who administers all of it; else none.

    Of a district that is open nobody asks more than once a minute.
    """
    root = f"/{present.by.tenant}"
    if not present.by.may(Permission.PLACES, root) or not present.by.may(Permission.POLICIES, root):
        return []
    if present.portal.recent.get(present.by.tenant, "district is open", lambda: is_done(tasks())):
        return []
    return tasks()
