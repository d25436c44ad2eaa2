# SPDX-License-Identifier: AGPL-3.0-or-later
"""A vote that is open when the demo ends, so that every owner finds one: charging points for bicycles."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from scripts.demo import console
from scripts.demo.clock import CHINA, Clock, china
from scripts.demo.story.hall import V1, Hall
from scripts.demo.story.scene import Cast

TITLE = "车棚加装充电桩"
ANNOUNCED, OPENED, LEFT = timedelta(days=22), timedelta(days=5), timedelta(days=7)


def leave_vote(casts: Sequence[Cast], clock: Clock, now: datetime) -> None:
    """Announced three weeks before now and open for four days at least; an earlier run's is left as it is."""
    halls = [Hall(cast, f"charging/{now:%Y-%m-%d}") for cast in casts if not _has_one(cast)]
    clock.set(now - ANNOUNCED)
    votes = [_announce(hall, now) for hall in halls]
    clock.set(_local(now - OPENED, "09:05"))
    for hall, vote_id in zip(halls, votes, strict=True):
        hall.vote_is(vote_id, "open")
        hall.cast_all(vote_id, "level1", "agree")
    console.tick(f"表决 {TITLE}: a vote is open in {len(casts)} districts")


def _has_one(cast: Cast) -> bool:
    votes = cast.callers["resident"].deliberation.all(f"{V1}/votes", place=cast.district.compound_path)
    return any(vote["title"] == TITLE and vote["state"] in ("announced", "open") for vote in votes)


def _announce(hall: Hall, now: datetime) -> str:
    return hall.announced(
        f"{_local(now - OPENED, '09:00'):%Y-%m-%d %H:%M}",
        f"{_local(now + LEFT, '18:00'):%Y-%m-%d %H:%M}",
        title=TITLE,
        question="是否同意在车棚加装二十个电动自行车充电桩？",
        plan="由公共收益出资一万二千元；按电量收费，收支每季度公布。",
        matter="use_of_common_parts",
    )


def _local(day: datetime, clock: str) -> datetime:
    """A moment of the local day, such as 09:00."""
    return china(f"{day.astimezone(CHINA):%Y-%m-%d} {clock}")
