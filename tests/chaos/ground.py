# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the load of deliberation, finance and credit begins with: open votes, meetings, funds, a commitment.

All is made by the public APIs while nothing is killed; the business clock goes through the weeks that a vote
takes by law.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import uuid4

from scripts.demo.api import Api, Json, Refused
from scripts.demo.setup.arrival import PATIENCE_S, looked_for
from scripts.demo.story.photo import photo
from tests.chaos.arena import Arena
from tests.chaos.drain import PREFIX, Clock
from tests.chaos.listening import listen
from tests.chaos.settle import OWNERS, UNITS_EACH, Called, District

T = TypeVar("T")
BOARD = "小区东门公示栏"
PHOTO = photo("board")
PUBLIC = datetime.fromisoformat("2026-03-16T09:00:00+08:00")
OPENS = datetime.fromisoformat("2026-03-18T00:00:00+08:00")
FIRST_CLOSES = datetime.fromisoformat("2026-03-23T18:00:00+08:00")
BEGINS = datetime.fromisoformat("2026-04-01T10:00:00+08:00")
"""The load begins: the first vote is in force, the others are open."""
VOTES, VOTE_EVERY = 8, timedelta(minutes=40)
MEETINGS, MEETING_EVERY = 8, timedelta(minutes=30)
KEYING_HOURS = 1
BUDGET, DONATED = 50_000_000, 100_000_000
SOON, LONG_ENOUGH = timedelta(minutes=5), timedelta(days=8)


class NeverCame(Exception):
    """What the districts begin with was not there in time; the text says what."""


def prepare(arena: Arena, clock: Clock, districts: list[District]) -> list[District]:
    """The districts with what the services under fire need."""
    if arena.outside:
        for district in districts:
            _know_owners(arena, district, "outreach")
        url = arena.url("outreach")
        districts = [listen(arena.outside, url, district, _until) for district in districts]
    if "deliberation" in arena.services:
        districts = _assemblies(arena, clock, districts)
    if "finance" in arena.services:
        districts = [_treasury(arena, district) for district in districts]
    if "credit" in arena.services:
        for district in districts:
            _await(arena, district, "credit", "credit_files", 1)
    return districts


def hang(api: Api, publication_id: str) -> None:
    """Put what was published on the board, with a photo."""
    picture = api.upload("/deliberation/v1/files", "board.jpg", PHOTO, key=uuid4().hex)
    api.post(f"/deliberation/v1/publications/{publication_id}:post", {"board": BOARD, "photo_id": picture})


def _until(what: str, look: Callable[[], T | None]) -> T:
    found = looked_for(look)
    if found is None:
        raise NeverCame(f"not within {PATIENCE_S} s: {what}")
    return found


def _await(arena: Arena, district: District, service: str, collection: str, least: int) -> None:
    """Until a service keeps so many of something of the district."""

    def look() -> bool | None:
        with arena.client() as client:
            kept = client[f"{PREFIX}{service}"][collection]
            return True if kept.count_documents({"tenant": district.code}) >= least else None

    _until(f"{least} {collection} of {service}", look)


def _know_owners(arena: Arena, district: District, service: str) -> None:
    units = OWNERS * UNITS_EACH
    _await(arena, district, service, "places", units + 5)
    _await(arena, district, service, "ownerships", units)


def _assemblies(arena: Arena, clock: Clock, districts: list[District]) -> list[District]:
    """A vote that is in force and votes that are open, and meetings that were called."""
    began = {district.code: _announce(arena, district) for district in districts}
    for district in districts:
        for vote_id in began[district.code]:
            hang(district.apis["deliberation"], _published(district, vote_id, "plan"))
            _published(district, vote_id, "roll")
    called = {district.code: _call(district) for district in districts}
    clock.go(PUBLIC)
    for district in districts:
        for vote_id in began[district.code]:
            _until("a plan that was public", lambda: _is_public(district, vote_id))  # noqa: B023
    clock.go(OPENS + SOON)
    for district in districts:
        for vote_id in began[district.code]:
            _vote_is(district, vote_id, "open")
        _cast_all(arena, district, began[district.code][0])
    clock.go(FIRST_CLOSES + timedelta(hours=KEYING_HOURS) + SOON)
    for district in districts:
        first = began[district.code][0]
        hang(district.apis["deliberation"], _published(district, first, "result"))
    clock.go(FIRST_CLOSES + LONG_ENOUGH)
    for district in districts:
        _vote_is(district, began[district.code][0], "in_force")
    clock.go(BEGINS)
    return [
        replace(
            one, commitment=began[one.code][0], votes=tuple(began[one.code][1:]), meetings=called[one.code]
        )
        for one in districts
    ]


def _announce(arena: Arena, district: District) -> list[str]:
    """The ids of its votes; the first one closes long before the others."""
    _know_owners(arena, district, "deliberation")
    api = district.apis["deliberation"]
    rules = api.get("/deliberation/v1/policies/votes")
    api.put("/deliberation/v1/policies/votes", {**rules, "keying_hours": KEYING_HOURS})
    closings = [FIRST_CLOSES, *(BEGINS + (1 + n) * VOTE_EVERY for n in range(VOTES))]
    return [_prepared(district, number, closes) for number, closes in enumerate(closings)]


def _prepared(district: District, number: int, closes: datetime) -> str:
    made = district.post(
        "deliberation",
        "votes",
        title=f"公共车位出租（{number}）",
        question="是否同意出租公共车位？",
        plan="每位每月三百元，收入归全体业主。",
        matter="use_of_common_parts",
        place_path=district.compound,
        opens_at=OPENS.isoformat(),
        closes_at=closes.isoformat(),
    )
    district.post("deliberation", f"votes/{made['id']}:announce")
    return str(made["id"])


def _published(district: District, vote_id: str, kind: str) -> str:
    """The id of what was published of a vote, as soon as it is."""
    path = f"/deliberation/v1/public/{district.code}/publications"

    def look() -> str | None:
        of_vote = (
            one for one in district.apis["deliberation"].all(path) if one["subject"] == f"vote/{vote_id}"
        )
        return next((str(one["id"]) for one in of_vote if one["kind"] == kind), None)

    return _until(f"the {kind} of a vote", look)


def _is_public(district: District, vote_id: str) -> bool | None:
    """Whether plan and roll have been public for long enough."""
    path = f"/deliberation/v1/public/{district.code}/publications"
    found = [
        one["stage"] for one in district.apis["deliberation"].all(path) if one["subject"] == f"vote/{vote_id}"
    ]
    return True if found == ["effective", "effective"] else None


def _vote_is(district: District, vote_id: str, state: str) -> None:
    path = f"/deliberation/v1/votes/{vote_id}"
    _until(f"a vote that is {state}", lambda: _state(district.apis["deliberation"].get(path), state))


def _state(view: Json, state: str) -> bool | None:
    return True if view["state"] == state else None


def _cast_all(arena: Arena, district: District, vote_id: str) -> None:
    """Two persons key everybody's paper."""
    at = (OPENS + SOON).isoformat()
    for owner in district.owners:
        for unit in owner.units:
            read = {"unit_id": unit, "principal_id": owner.id, "choice": "agree", "given_at": at}
            for reader in (district.system, *district.others)[:2]:
                api = Api(reader.http, arena.url("deliberation"), reader.token)
                api.post(f"/deliberation/v1/votes/{vote_id}/paper-ballots", dict(read))


def _call(district: District) -> tuple[Called, ...]:
    starts = [BEGINS + (1 + number) * MEETING_EVERY for number in range(MEETINGS)]
    return tuple(_called(district, at) for at in starts)


def _called(district: District, at: datetime) -> Called:
    made: Json = district.post(
        "deliberation",
        "meetings",
        kind="red_hall",
        title="居民议事会",
        place_path=district.compound,
        venue="红色议事厅",
        starts_at=at.isoformat(),
        items=[{"title": "停车难怎么办"}],
    )
    return Called(str(made["id"]), str(made["items"][0]["id"]), str(made["starts_at"]))


def _treasury(arena: Arena, district: District) -> District:
    """Funds with money in them, what is charged, and how much may be spent on what was resolved."""
    _know_owners(arena, district, "finance")
    _await(arena, district, "finance", "companies", 1)
    place, matter = district.compound, {}
    if district.commitment:
        found = _until("the commitment", lambda: _found(district, f"commitments/{district.commitment}"))
        matter = {"matter": str(found["matter"])}
    operating, donations = (
        str(
            district.post(
                "finance", "funds", kind=kind, name=f"{kind}", purpose="日常", place_path=place, **more
            )["id"]
        )
        for kind, more in (("operating", {}), ("donation", matter))
    )
    give = {"id": str(uuid4()), "fund_id": donations, "donor": "安居物业", "amount": {"fen": DONATED}}
    district.post("finance", "donations", **give, effective="2026-03-02")
    if district.commitment:
        budget = {"amount": {"fen": BUDGET}, "fund_id": donations}
        district.post("finance", f"commitments/{district.commitment}:budget", **budget)
    charge = {"name": "物业费", "fund_id": operating, "formula": "area * 1.85"}
    tariff = str(district.post("finance", "tariffs", **charge)["id"])
    return replace(district, operating=operating, donations=donations, tariff=tariff)


def _found(district: District, path: str) -> Json | None:
    try:
        return district.apis["finance"].get(f"/finance/v1/{path}")
    except Refused:
        return None
