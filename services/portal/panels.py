# SPDX-License-Identifier: AGPL-3.0-or-later
"""The parts of a page that ask services: all at the same time, in one time budget, and each fails alone."""

from collections.abc import Callable
from concurrent.futures import Future
from contextvars import copy_context
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from services.chassis.clock import monotonic
from services.portal.client.http import LOG_IN_AGAIN, Problem, Unreachable
from services.portal.page_context import visit

T = TypeVar("T")


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """Either the `content` or the `problem`, a sentence; the other is empty."""

    content: T | None
    problem: str = ""


class Panel(Generic[T]):
    """One part of a page, being asked for. Reading it waits until the page's time is over."""

    def __init__(self, answer: Future[T], ends: float) -> None:
        self._answer = answer
        self._ends = ends

    @property
    def content(self) -> T | None:
        """None where the question failed."""
        return self._outcome.content

    @property
    def problem(self) -> str:
        """What to say where the content would stand. Empty where it is there."""
        return self._outcome.problem

    def needed(self) -> T:
        """The content of a part without which the page is none. Raises Problem, Unreachable."""
        try:
            return self._answer.result(max(0.0, self._ends - monotonic()))
        except TimeoutError as error:
            raise Unreachable("a service") from error

    @cached_property
    def _outcome(self) -> Outcome[T]:
        try:
            return Outcome(self.needed())
        except Unreachable:
            return Outcome(None, visit().plain_words.error("unavailable"))
        except Problem as problem:
            if problem.status == LOG_IN_AGAIN:
                raise
            return Outcome(None, visit().plain_words.error(problem.code, problem.data))


class Panels:
    """The questions of one page. Its time begins with the first."""

    def __init__(self) -> None:
        self._portal = visit().portal
        self._ends = monotonic() + self._portal.settings.api_timeout_seconds

    def ask(self, question: Callable[[], T]) -> Panel[T]:
        """Ask beside the other questions, on behalf of the same visitor and request."""
        return Panel(self._portal.askers.submit(copy_context().run, question), self._ends)
