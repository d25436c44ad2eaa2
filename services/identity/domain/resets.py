# SPDX-License-Identifier: AGPL-3.0-or-later
"""Codes that are sent to the phone on record: each stands once for another password, or for a log-in."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

CODE_DIGITS = 6
CODE_LASTS = timedelta(minutes=10)
MOST_TRIES = 5
"""With a million codes, guessing succeeds once in 200,000 codes."""

AGAIN_AFTER = timedelta(minutes=1)
MOST_A_DAY = 5
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SentCode:
    """The code that was sent last for an account, whose id it has; `sent` are the last day's moments."""

    id: str
    sealed_code: str
    expires_at: datetime
    sent: tuple[datetime, ...]
    tries: int = 0

    def open_at(self, now: datetime) -> bool:
        """Whether the code may still be given."""
        return self.tries < MOST_TRIES and now < self.expires_at


def may_send(last: SentCode | None, now: datetime) -> bool:
    """One code a minute, five a day: nobody's phone is flooded and no guess gets a thousand codes."""
    recent = _recent(last, now)
    return len(recent) < MOST_A_DAY and (not recent or now - recent[-1] >= AGAIN_AFTER)


def begin(account_id: str, sealed_code: str, last: SentCode | None, now: datetime) -> SentCode:
    """A new code; the one before is no longer good."""
    return SentCode(account_id, sealed_code, now + CODE_LASTS, (*_recent(last, now), now))


def fail(reset: SentCode) -> SentCode:
    """A wrong code was given."""
    return replace(reset, tries=reset.tries + 1)


def use_up(reset: SentCode) -> SentCode:
    """The code did its work; how many were sent stays known for the day."""
    return replace(reset, tries=MOST_TRIES)


def _recent(last: SentCode | None, now: datetime) -> tuple[datetime, ...]:
    return tuple(moment for moment in last.sent if now - moment < DAY) if last else ()
