# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the desk is asked for, in its address, and as the question that dispatch answers."""

import re
from dataclasses import dataclass
from typing import Any

import flask

from services.chassis import written
from services.portal.authority import Permission
from services.portal.page_context import visit

STATES = ("submitted", "accepted", "assigned", "in_progress", "done", "revisited", "closed", "refused")
URGENCIES = ("U0", "U1", "U2", "U3")
CHANNELS = ("portal", "hotline", "paper", "venue", "echo_wall", "import", "open311")
PLAIN = ("q", "urgency", "category", "channel", "since", "until", "cell")
"""What dispatch knows by the same name."""
FIELDS = ("scope", "state", "overdue", "asking", *PLAIN)
MINE = "mine"
ASSISTED = "assisted"
ENDED = "ended"
TICKED = ("1",)
KNOWN = {
    "state": (*STATES, ENDED),
    "urgency": URGENCIES,
    "channel": CHANNELS,
    "overdue": TICKED,
    "asking": TICKED,
}
LONGEST_TEXT = 100
CELL = re.compile(r"(17|20)/[0-9]{1,7}/[0-9]{1,7}")
NUMBER = re.compile(r"([A-Za-z]{1,4}[- ]?)?[0-9]{4}[- ]?[0-9]{4,6}")


@dataclass(frozen=True)
class Asked:
    """What the desk shows; nonsense is left out. The scope is empty for all, "mine", "assisted", or a place's
    path.
    """

    given: dict[str, str]
    after: str | None

    @classmethod
    def now(cls) -> "Asked":
        told = {name: flask.request.args.get(name, "").strip()[:LONGEST_TEXT] for name in FIELDS}
        if not told["scope"] and not visit().by.holds(Permission.READ):
            told["scope"] = MINE
        given = {name: text for name, text in told.items() if text and _makes_sense(name, text)}
        return cls(given, flask.request.args.get("after"))

    def __getitem__(self, name: str) -> str:
        return self.given.get(name, "")

    @property
    def narrowed(self) -> bool:
        """Whether more than a place is asked for."""
        return bool(self.given.keys() - {"scope"})

    @property
    def whose(self) -> dict[str, Any]:
        scope = self["scope"]
        return {
            "assignee": "me" if scope == MINE else None,
            "assisting": True if scope == ASSISTED else None,
            "place": scope if scope[:1] == "/" else None,
        }

    @property
    def query(self) -> dict[str, Any]:
        state = self["state"]
        return {
            **self.whose,
            **{name: self[name] or None for name in PLAIN},
            "state": state if state in STATES else None,
            "open": None if state in STATES or (not state and self._names_one) else state != ENDED,
            "overdue": True if self["overdue"] else None,
            "asking": True if self["asking"] else None,
        }

    @property
    def _names_one(self) -> bool:
        """Whether the words are an order's number: it may have ended."""
        return NUMBER.fullmatch(self["q"].strip()) is not None

    def link(self, **changed: str | None) -> str:
        """The address of the desk with some of it changed, from the first page on."""
        asked: dict[str, Any] = {**self.given, **changed}
        return flask.url_for("desk.show", **asked)


def _makes_sense(name: str, text: str) -> bool:
    if name in ("since", "until"):
        try:
            return bool(written.day(text))
        except ValueError:
            return False
    if name == "cell":
        return CELL.fullmatch(text) is not None
    return text in KNOWN.get(name, (text,))
