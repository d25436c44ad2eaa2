# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every form carries, what the person typed, and what went wrong with it."""

from dataclasses import dataclass, field
from hmac import compare_digest

import flask

from services.chassis.ids import new_id
from services.portal.client.http import Problem, Unreachable
from services.portal.page_context import visit

STALE = "stale_version"
REUSED = "idempotency_key_reused"


class FormExpired(Exception):
    """The form is not one that this log-in was shown."""


@dataclass(frozen=True)
class Form:
    """A form on a page. `key` makes sending it twice harmless; `error` is a sentence for its top."""

    key: str
    typed: dict[str, str] = field(default_factory=dict)
    action: str = ""
    error: str = ""
    status: int = 200

    @classmethod
    def fresh(cls, **typed: str) -> "Form":
        return cls(new_id(), typed)

    @classmethod
    def sent(cls) -> "Form":
        """The form that this request sends. Raises FormExpired."""
        check_own()
        fields = flask.request.form
        typed = {name: value for name, value in fields.items() if name not in ("csrf", "key", "action")}
        return cls(fields.get("key", "") or new_id(), typed, fields.get("action", ""))

    def refused(self, problem: Problem | Unreachable) -> "Form":
        """To be shown again: a new key only where the old one stands for another request."""
        words = visit().words
        if isinstance(problem, Unreachable):
            return Form(self.key, self.typed, self.action, words.error("unavailable"), 503)
        key = new_id() if problem.code == REUSED else self.key
        sentence = words("form.changed") if problem.code == STALE else words.error(problem.code, problem.data)
        return Form(key, self.typed, self.action, sentence, problem.status)

    def text(self, name: str) -> str:
        return self.typed.get(name, "").strip()


def check_own() -> None:
    """Raises FormExpired unless the form repeats what only this log-in's pages know."""
    session = visit().session
    given = flask.request.form.get("csrf", "")
    if session is None or not compare_digest(session.csrf.encode(), given.encode()):
        raise FormExpired
