# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small model of an order's way: states, due minutes, what was broken. No code is the domain's."""

from dataclasses import dataclass, field

MINUTES = {
    "accept": 15,
    "assign": 20,
    "start": 30,
    "handle": 60,
    "revisit": 100,
    "close": 50,
    "overall": 200,
}
REOPEN = 7 * 1440
WORK = {"accepted", "assigned", "in_progress"}
HANDLED = {"assigned", "in_progress"}
AFTER = {"done", "revisited", "closed"}
WAY: dict[str, tuple[set[str], str]] = {
    "accept": ({"submitted"}, "accepted"),
    "refuse": ({"submitted"}, "refused"),
    "assign": (WORK, "assigned"),
    "claim": ({"accepted"}, "assigned"),
    "return": ({"assigned", "in_progress"}, "accepted"),
    "start": ({"assigned"}, "in_progress"),
    "finish": ({"assigned", "in_progress"}, "done"),
    "revisit": ({"done"}, "revisited"),
    "close": ({"revisited"}, "closed"),
    "withdraw": ({"submitted", "accepted", "assigned"}, "closed"),
    "reopen": (AFTER, "accepted"),
    "suspend": (WORK, ""),
    "resume": (WORK, ""),
    "rate": (AFTER, ""),
    "evaluate": (AFTER, ""),
    "link": (WORK | {"submitted"}, "closed"),
    "ask_assistance": (HANDLED, ""),
    "grant_assistance": (HANDLED, ""),
    "decline_assistance": (HANDLED, ""),
    "withdraw_assistance": (HANDLED, ""),
    "end_assistance": (HANDLED, ""),
}
EVEN_SUSPENDED = {"resume", "withdraw", "link", *(name for name in WAY if name.endswith("_assistance"))}
WAITS = {
    "submitted": "accept",
    "accepted": "assign",
    "assigned": "start",
    "in_progress": "handle",
    "done": "revisit",
    "revisited": "close",
}


@dataclass
class Model:
    """Minutes since the beginning. `past`: the limits of steps and rounds that are over, and were broken.

    `linked`: it is the duplicate of another one; `first_of`: so many are duplicates of it. `asked`: so
    often for assistance; `asking`: it waits; `helping`: who works along; `helped`: so many were granted.
    """

    now: int
    unused: set[str]
    reporter: str = ""
    state: str = "submitted"
    since: int = 0
    due: int | None = None
    overall: int | None = None
    stopped: int | None = None
    paused: int | None = None
    closed: int | None = None
    withdrawn: bool = False
    solved: bool = True
    rated: bool = False
    evaluated: bool = False
    verdict: str = ""
    linked: bool = False
    first_of: int = 0
    asked: int = 0
    asking: bool = False
    helped: int = 0
    helping: set[str] = field(default_factory=set)
    followers: set[str] = field(default_factory=set)
    past: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.overall = self.now + MINUTES["overall"]
        self.enter("submitted")

    @property
    def waits(self) -> str | None:
        target = WAITS.get(self.state)
        return {"start": "handle", "revisit": "close"}[target] if target in self.unused else target

    def allows(self, action: str) -> bool:
        states, _ = WAY[action]
        if action in self.unused or (self.paused is not None and action not in EVEN_SUSPENDED):
            return False
        if action == "close" and "revisit" in self.unused:
            states = {"done", "revisited"}
        never = {
            "resume": self.paused is None,
            "rate": self.rated or self.withdrawn or self.linked,
            "evaluate": self.evaluated or self.withdrawn or self.linked,
            "reopen": self.linked or (self.closed is not None and self.now > self.closed + REOPEN),
            "link": self.first_of > 0,
            "ask_assistance": self.asking or self.asked >= 20,
            "end_assistance": not self.helping,
            **dict.fromkeys(
                ("grant_assistance", "decline_assistance", "withdraw_assistance"), not self.asking
            ),
        }
        return self.state in states and not never.get(action, False)

    def enter(self, state: str, at: int | None = None) -> None:
        self.past += self.late_step(self.now if at is None else at)
        self.state, self.since = state, self.now
        self.asking = self.asking and state == "in_progress"
        self.helping = set() if state == "accepted" else self.helping
        self.due = self.now + MINUTES[self.waits] if self.waits else None

    def late_step(self, at: int) -> list[str]:
        at = at if self.paused is None else self.paused
        return [self.waits] if self.waits and self.due is not None and self.due < at else []

    def late_overall(self) -> list[str]:
        ends = [moment for moment in (self.stopped, self.paused) if moment is not None]
        return ["overall"] if self.overall is not None and self.overall < min([self.now, *ends]) else []

    @property
    def broken(self) -> list[str]:
        return sorted([*self.past, *self.late_step(self.now), *self.late_overall()])

    @property
    def open(self) -> bool:
        return self.state not in ("closed", "refused")

    @property
    def running(self) -> list[int]:
        over = self.overall if self.stopped is None else None
        return [due for due in (self.due, over) if due is not None and self.paused is None]

    def take(self, action: str, back: int = 0) -> None:
        """An action that is allowed; a finish is reported so many minutes late."""
        _, leads_to = WAY[action]
        if action == "suspend":
            self.paused = self.now
        elif action == "resume":
            self.resume()
        elif action.endswith("_assistance"):
            self.assist(action)
        elif action in ("rate", "evaluate"):
            self.rated, self.evaluated = self.rated or action == "rate", self.evaluated or action != "rate"
        elif action == "finish":
            self.stopped = self.now - back
            self.enter(leads_to, self.stopped)
            self.verdict = "overdue" if self.late_overall() else "on_time"
        elif action == "reopen":
            self.past += self.late_overall()
            self.enter(leads_to)
            self.overall, self.stopped, self.closed = self.now + MINUTES["overall"], None, None
            self.withdrawn = self.rated = self.evaluated = False
            self.solved, self.verdict = True, ""
        else:
            self.end(action)
            self.enter(leads_to)
            self.paused = None

    def assist(self, action: str) -> None:
        """Each request that is granted brings another one."""
        if action == "ask_assistance":
            self.asked, self.asking = self.asked + 1, True
        elif action == "end_assistance":
            self.helping.remove(min(self.helping))
        else:
            self.asking = False
        if action == "grant_assistance":
            self.helped += 1
            self.helping.add(f"helper-{self.asked:02}")

    def resume(self) -> None:
        assert self.paused is not None
        since, self.paused = self.paused, None
        moved = [
            due + self.now - since if due is not None and due > since else due
            for due in (self.due, self.overall)
        ]
        self.due, self.overall, self.since = *moved, self.now

    def end(self, action: str) -> None:
        """What ends with it, if anything does."""
        if action == "refuse":
            self.past += self.late_overall()
            self.overall = None
        if action == "withdraw":
            self.withdrawn = True
            self.stopped = self.now if self.paused is None else self.paused
        if action in ("refuse", "withdraw", "close"):
            self.closed = self.now

    def link(self, first: "Model") -> None:
        """It is over as a duplicate of the first: nobody is late with what ran, and its people follow on."""
        first.first_of += 1
        first.followers |= (self.followers | {self.reporter}) - {first.reporter}
        self.linked, self.followers, self.paused = True, set(), None
        self.state, self.since, self.closed = "closed", self.now, self.now
        self.due = self.overall = None
        self.asking = False
