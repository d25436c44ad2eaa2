# SPDX-License-Identifier: AGPL-3.0-or-later
"""Anybody checks what was published, with `scripts/verify.py`; and each alteration of it would be found."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from urllib.parse import parse_qsl, urlsplit

from scripts import verify
from scripts.demo.api import Api, Json
from scripts.demo.story.books import Books
from scripts.demo.story.bureau import V1 as CREDIT
from scripts.demo.story.bureau import Bureau
from scripts.demo.story.scene import Scene

QUARTER = "2024Q4"
Facts = list[Json]
Check = Callable[[list[Json]], Json]
Alterations = Mapping[str, Callable[[Facts], None]]


def prove(scene: Scene, bureau: Bureau, case: str) -> None:
    """The quarter's statement and the confirmed rating, reckoned anew from the logs."""
    books, code = Books(scene.cast, "rating/books"), scene.cast.district.code
    statement = str(books.statement(QUARTER)["id"])
    rating = str(bureau.api("level4").get(f"{CREDIT}/cases/{case}")["publication_id"])
    accounts = _leaves(books, f"/finance/v1/public/{code}", "statement")
    ratings = _leaves(bureau, f"{CREDIT}/public/{code}", rating)
    _checked(scene, accounts, lambda found: verify.check_statement(found, statement), of_accounts(statement))
    _checked(scene, ratings, lambda found: verify.check_rating(found, rating), OF_RATINGS)


def _leaves(office: Books | Bureau, base: str, wanted: str) -> list[Json]:
    """The whole log, signed and grown, once it has a leaf."""
    api = office.api("level4")

    def look() -> list[Json] | None:
        fetch = _fetch(api, base)
        found = verify.check_log(fetch, fetch("/log/head")["verifier"], [])
        facts = [json.loads(leaf["data"]) for leaf in found]
        return found if any(wanted in (fact.get("kind"), fact.get("id")) for fact in facts) else None

    return office.until("it stands in the log", look)


def _fetch(api: Api, base: str) -> verify.Fetch:
    def fetch(path: str) -> Json:
        parts = urlsplit(path)
        return api.get(f"{base}{parts.path}", **dict(parse_qsl(parts.query)))

    return fetch


def _checked(scene: Scene, found: list[Json], check: Check, planted: Alterations) -> None:
    """It adds up as it is, and with no alteration."""
    check(found)
    verdicts = {name: is_found(found, check, alter) for name, alter in planted.items()}
    title = f"核验 verify.py: it adds up; found: {', '.join(planted)}"
    scene.check(title, dict.fromkeys(planted, True), verdicts)


def is_found(found: list[Json], check: Check, alter: Callable[[Facts], None]) -> bool:
    """Whether the check notices an alteration."""
    facts = [json.loads(leaf["data"]) for leaf in found]
    alter(facts)
    try:
        check([{"data": json.dumps(fact)} for fact in facts])
    except verify.Wrong:
        return True
    return False


def _postings(facts: Facts, statement: str, change: Callable[[list[Json]], None]) -> None:
    """Change the first piece of a statement's postings."""
    pieces = (fact for fact in facts if fact["kind"] == "postings" and fact["statement"] == statement)
    leaf = next(fact for fact in pieces if json.loads(fact["content"])["postings"])
    content = json.loads(leaf["content"])
    change(content["postings"])
    leaf["content"] = json.dumps(content)


def _alter(entries: list[Json]) -> None:
    entries[0]["lines"][0][2] += 1


def _move(entries: list[Json]) -> None:
    for line in entries[0]["lines"]:
        line[1] = "another-fund"


def _drop(entries: list[Json]) -> None:
    del entries[0]


def _swap_rules(facts: Facts) -> None:
    for fact in facts:
        if fact["kind"] == "rules":
            fact["content"] = json.dumps(json.loads(fact["content"]) | {"start": 10_000})


def _strip(facts: Facts) -> None:
    for fact in facts:
        if fact["kind"] == "fact":
            fact["evidence"] = "[]"


def of_accounts(statement: str) -> Alterations:
    """What somebody might do to the postings of a statement."""
    done = {"altered": _alter, "dropped": _drop, "moved to another fund": _move}
    return MappingProxyType(
        {f"a posting {name}": partial(_postings, statement=statement, change=c) for name, c in done.items()}
    )


OF_RATINGS: Alterations = MappingProxyType(
    {"a rule set swapped": _swap_rules, "a fact without evidence": _strip}
)
"""What somebody might do to what a rating comes of."""
