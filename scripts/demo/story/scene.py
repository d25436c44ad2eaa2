# SPDX-License-Identifier: AGPL-3.0-or-later
"""One district's people at one order: each act is a request with the actor's own token, checked and told."""

import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, TypeVar

from scripts.demo import console
from scripts.demo.api import Json
from scripts.demo.clock import CHINA
from scripts.demo.districts import District
from scripts.demo.setup.realm import Caller
from scripts.demo.story.photo import photo

ORDERS = "/dispatch/v1/orders"
FILES = "/dispatch/v1/files"
INBOX = "/outreach/v1/messages"
TELLS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "report": ("dispatcher", "order_reported"),
        "accept": ("", "order_accepted"),
        "return": ("dispatcher", "order_returned"),
        "finish": ("", "order_finished"),
        "reopen": ("dispatcher", "order_reopened"),
        "close": ("", "order_closed"),
    }
)
"""A step of an order → whom it is told, its reporter where nobody is named, and by which template."""
TOLD_OF_AN_ORDER = (
    *("id", "state", "verdict", "closure", "round", "escalation_level"),
    *("place_path", "address", "location"),
)
PATIENCE_S = 30
TOLD_WITHIN_S = 180
"""Messages come behind all else; a busy machine needs its time."""
POLL_S = 0.05


class StepFailed(Exception):
    """A step of the story went otherwise than it must."""


@dataclass(frozen=True)
class Cast:
    """A district's people: callers by who they are, and their ids."""

    district: District
    callers: Mapping[str, Caller]
    ids: Mapping[str, str]

    def name(self, who: str) -> str:
        return self.district.company[0] if who == "company" else self.district.people[who]


@dataclass
class Acting:
    """What is done in a chapter of one district: numbered, so that a second run does no harm."""

    cast: Cast
    chapter: str
    _sent: int = field(default=0, kw_only=True)

    def key(self) -> str:
        """That of the next request."""
        self._sent += 1
        return f"demo/{self.chapter}/{self._sent}"


@dataclass
class Scene(Acting):
    """One order of one district. `now` is where the simulated clock stands, local time.

    `hears`: what follows from it that the city's platform is told, as type of event and id of what it is of.
    """

    now: str = ""
    order: str = ""
    reporter: str = ""
    tells: Counter[tuple[str, str]] = field(default_factory=Counter)
    hears: list[tuple[str, str]] = field(default_factory=list)
    view: Json = field(default_factory=dict)
    steps: int = 0
    checks: int = 0

    def at(self, moment: str) -> str:
        """Go on at this moment; the play sets the clock."""
        self.now = moment
        return moment

    def report(self, who: str, category: str, description: str, **where: str) -> None:
        """`where`: the place and the spot, instead of the story's building."""
        at = where or {"place_path": self.cast.district.building_path}
        body: Json = {"category": category, "description": description, **at}
        self.view = self._send(who, ORDERS, body)
        self.order, self.reporter = self.view["id"], who
        self._tell("report")

    def act(self, who: str, action: str, **body: object) -> None:
        """Take a step of the order; its answer becomes the view. Whom it concerns must be told."""
        self.view = self._send(who, f"{ORDERS}/{self.order}:{action}", body or None)
        self._tell(action)

    def photo(self, who: str, caption: str) -> str:
        """Upload a picture; the id by which a step names it."""
        api = self.cast.callers[who].dispatch
        return api.upload(FILES, f"{caption}.jpg", photo(caption), key=self.key())

    def assign(self, who: str, to: str) -> None:
        self.act(who, "assign", assignee_id=self.cast.ids[to])
        self.tells["project_manager" if to == "company" else to, "order_assigned"] += 1

    def _tell(self, action: str) -> None:
        """Who finds what in the inbox for such a step."""
        told, template = TELLS.get(action, ("", ""))
        if template:
            self.tells[told or self.reporter, template] += 1

    def _send(self, who: str, path: str, body: Json | None) -> Json:
        return self.cast.callers[who].dispatch.post(path, body, key=self.key())

    def check(self, title: str, wanted: Json, found: Json) -> None:
        """Check what was found elsewhere than in the order."""
        self._compare(title, wanted, found)

    def see(self, title: str, **expected: object) -> None:
        """Check the last answer. A moment is written as local time, a person or company as who he is."""
        found = {name: _seen(self.view, name) for name in expected}
        wanted = {name: self._wanted(name, value) for name, value in expected.items()}
        self._compare(title, wanted, found)

    def told(self, title: str, event: str, **data: object) -> None:
        """Wait until the timeline has this fact at this moment."""
        until = time.monotonic() + PATIENCE_S
        wanted = {name: self._wanted(name, value) for name, value in data.items()}
        while True:
            facts = [one for one in self.timeline("dispatcher") if one["type"] == event]
            now = [one["data"] for one in facts if _local(one["time"]) == self.now]
            found = [{name: self._plain(name, one.get(name)) for name in wanted} for one in now]
            if wanted in found or time.monotonic() > until:
                break
            time.sleep(POLL_S)
        self._compare(title, {event: wanted}, {event: wanted if wanted in found else found or "nothing"})
        if event == "OrderEscalated":
            self.tells.update((who, "order_escalated") for who in _names(data["supervisors"]))

    def quiet(self, title: str, *events: str) -> None:
        """Check that of all that happened so far these are the facts, in this order."""
        found = [e["type"] for e in self.timeline("dispatcher") if _local(e["time"]) <= self.now]
        self._compare(title, {"timeline": list(events)}, {"timeline": found})

    def timeline(self, who: str) -> list[Json]:
        return list(self.cast.callers[who].dispatch.all(f"{ORDERS}/{self.order}/timeline"))

    def visible_to(self, title: str, who: str) -> None:
        found = self.cast.callers[who].dispatch.get(f"{ORDERS}/{self.order}")
        self._compare(title, {"id": self.order}, {"id": found["id"]})

    def informed(self, template: str, *everybody: str) -> None:
        """Wait until everybody here has a message by this template from this day."""
        day = self.now[:10]

        def lack() -> list[str]:
            return [
                who
                for who in everybody
                if not any(
                    one["template"] == template and _local(one["created_at"])[:10] == day
                    for one in self._inbox(who)
                )
            ]

        self._compare(f"告知 told: {template}", {"not told": []}, {"not told": _until_none(lack)})

    def all_informed(self) -> None:
        """Whom a step of the order concerned has it in their inbox."""

        def lack() -> list[tuple[str, str]]:
            people = {who for who, _ in self.tells}
            found = Counter(
                (who, one["template"])
                for who in people
                for one in self._inbox(who)
                if one["link"] == f"/orders/{self.order}"
            )
            return sorted((self.tells - found).elements())

        told = f"告知 {self.tells.total()} messages of this order are in their people's inboxes"
        self._compare(told, {"not told": []}, {"not told": _until_none(lack)})

    def _inbox(self, who: str) -> list[Json]:
        return list(self.cast.callers[who].outreach.all(INBOX))

    def end(self) -> Json:
        """The order as it stands now, for the report; its people were told."""
        self.all_informed()
        now = self.cast.callers["dispatcher"].dispatch.get(f"{ORDERS}/{self.order}")
        self._compare("the order is closed", {"state": "closed"}, {"state": now["state"]})
        return {name: now[name] for name in TOLD_OF_AN_ORDER}

    def _wanted(self, name: str, value: object) -> object:
        if name == "responsible" and isinstance(value, str):
            return self.cast.name(value)
        return value

    def _plain(self, name: str, value: Any) -> object:  # noqa: ANN401 - a field of any event
        """A field of an event as the story writes it: moments local, supervisors by who they are."""
        if name == "supervisors":
            return [who for who, person_id in self.cast.ids.items() if person_id in value]
        return _local(value) if name == "due_at" else value

    def _compare(self, title: str, wanted: Json, found: Json) -> None:
        line = f"{self.now}  {self.cast.district.name}  {title}"
        if wanted != found:
            console.cross(line)
            differ = {name: (wanted[name], found[name]) for name in wanted if wanted[name] != found[name]}
            said = "; ".join(
                f"{name}: expected {want!r}, got {got!r}" for name, (want, got) in differ.items()
            )
            raise StepFailed(f"{self.chapter}: {line}: {said}")
        self.steps += 1
        self.checks += len(wanted)
        console.tick(line)


def _seen(view: Json, name: str) -> object:
    """The field of an order's view by the short name that the story uses."""
    return _SHORT[name](view) if name in _SHORT else view[name]


def _names(value: object) -> list[str]:
    assert isinstance(value, list)
    return value


def _due(view: Json, kind: str) -> str | None:
    deadline = view[f"{kind}_deadline"]
    return _local(deadline["due_at"]) if deadline else None


_SHORT: Mapping[str, Callable[[Json], object]] = MappingProxyType(
    {
        "step_due": lambda view: _due(view, "step"),
        "overall_due": lambda view: _due(view, "overall"),
        "stopped": lambda view: [view[f"{kind}_deadline"]["stopped"] for kind in ("step", "overall")],
        "responsible": lambda view: view["responsible"] and view["responsible"]["name"],
        "suspended": lambda view: view["suspension"] and view["suspension"]["reason"],
        "breached": lambda view: [breach["target"] for breach in view["breaches"]],
        "satisfied": lambda view: view["revisit"] and view["revisit"]["satisfied"],
        "stars": lambda view: view["rating"] and view["rating"]["stars"],
    }
)


T = TypeVar("T")


def _until_none(lack: Callable[[], list[T]]) -> list[T]:
    """What is still lacking after a while."""
    until = time.monotonic() + TOLD_WITHIN_S
    while (left := lack()) and time.monotonic() < until:
        time.sleep(POLL_S)
    return left


def _local(text: str) -> str:
    """A moment of the API as the story writes it, to the minute."""
    return f"{datetime.fromisoformat(text).astimezone(CHINA):%Y-%m-%d %H:%M}"
