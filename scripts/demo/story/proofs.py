# SPDX-License-Identifier: AGPL-3.0-or-later
"""Anybody checks what was published, with `scripts/verify.py`; and each alteration of it would be found."""

import json
from collections.abc import Callable, Mapping
from copy import deepcopy
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


def prove(scene: Scene, bureau: Bureau, case: str) -> None:
    """The quarter's statement and the confirmed rating, reckoned anew from the logs."""
    books, code = Books(scene.cast, "rating/books"), scene.cast.district.code
    statement = str(books.statement(QUARTER)["id"])
    rating = str(bureau.api("level4").get(f"{CREDIT}/cases/{case}")["publication_id"])
    accounts = _leaves(books, f"/finance/v1/public/{code}", "statement")
    ratings = _leaves(bureau, f"{CREDIT}/public/{code}", rating)
    _checked(scene, accounts, lambda found: verify.check_statement(found, statement), OF_ACCOUNTS)
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


def _checked(
    scene: Scene, found: list[Json], check: Check, planted: Mapping[str, Callable[[Facts], None]]
) -> None:
    """It adds up as it is, and with no alteration."""
    check(found)
    verdicts = {name: _is_found(found, check, alter) for name, alter in planted.items()}
    title = f"核验 verify.py: it adds up; found: {', '.join(planted)}"
    scene.check(title, dict.fromkeys(planted, True), verdicts)


def _is_found(found: list[Json], check: Check, alter: Callable[[Facts], None]) -> bool:
    facts = [json.loads(leaf["data"]) for leaf in deepcopy(found)]
    alter(facts)
    try:
        check([{"data": json.dumps(fact)} for fact in facts])
    except verify.Wrong:
        return True
    return False


def _postings(facts: Facts, change: Callable[[list[Json]], None]) -> None:
    leaf = next(
        fact for fact in facts if fact["kind"] == "postings" and json.loads(fact["content"])["postings"]
    )
    content = json.loads(leaf["content"])
    change(content["postings"])
    leaf["content"] = json.dumps(content)


def _alter(entries: list[Json]) -> None:
    entries[0]["lines"][0][2] += 1


def _move(entries: list[Json]) -> None:
    for line in entries[0]["lines"]:
        line[1] = "another-fund"


def _swap_rules(facts: Facts) -> None:
    leaf = next(fact for fact in facts if fact["kind"] == "rules")
    leaf["content"] = json.dumps(json.loads(leaf["content"]) | {"start": 10_000})


def _strip(facts: Facts) -> None:
    for fact in facts:
        if fact["kind"] == "fact":
            fact["evidence"] = "[]"


OF_ACCOUNTS: Mapping[str, Callable[[Facts], None]] = MappingProxyType(
    {
        "a posting altered": lambda facts: _postings(facts, _alter),
        "a posting dropped": lambda facts: _postings(facts, lambda entries: entries.__delitem__(0)),
        "a posting in another fund": lambda facts: _postings(facts, _move),
    }
)
OF_RATINGS: Mapping[str, Callable[[Facts], None]] = MappingProxyType(
    {"a rule set swapped": _swap_rules, "a fact without evidence": _strip}
)
