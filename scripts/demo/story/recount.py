# SPDX-License-Identifier: AGPL-3.0-or-later
"""At the end anybody counts again: `scripts/verify.py`, as a stranger, as a voter with their receipts.

A scrutineer (监票人) has the ballot list too: every ballot, opened and added up.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.debian import ROOT
from scripts.demo import console
from scripts.demo.api import Json, Refused
from scripts.demo.story.hall import V1, Hall
from scripts.demo.story.scene import Scene

VERIFIER = ROOT / "scripts" / "verify.py"
LONGEST_S = 120
MISSING = 404


def recount(scene: Scene, hall: Hall, vote_id: str) -> None:
    """All three come to the result that was told. Raises StepFailed."""
    told = hall.vote_is(vote_id, "in_force")["outcome"]["result"]
    hall.until(
        "the log holds the vote's result", lambda: _leaf(hall, hall.published(vote_id, "result")["id"])
    )
    with TemporaryDirectory() as folder:
        ways = {
            "the public": [],
            "a voter": _given("--receipt", _receipts(hall, vote_id, "resident")),
            "a scrutineer": _given("--list", _listed(hall, vote_id, "level2", Path(folder))),
        }
        for who, given in ways.items():
            verdict = _verdict(hall, vote_id, given)
            adds_up = any(line.startswith("the ballot list adds up") for line in verdict)
            holds = f"the vote adds up: {told}" in verdict and adds_up is (who == "a scrutineer")
            scene.check(f"核验 verify.py as {who}", {"holds": True}, {"holds": holds or verdict})
            for line in verdict:
                console.say(f"      {line}")


def _given(option: str, values: Iterable[str]) -> list[str]:
    return [part for value in values for part in (option, value)]


def _listed(hall: Hall, vote_id: str, who: str, folder: Path) -> Iterator[str]:
    """The pages of the ballot list, each in a file as it was answered."""
    page: Json = {"next": None}
    number = 0
    while number == 0 or page["next"]:
        page = hall.api(who).post(f"{V1}/votes/{vote_id}:read-ballots", {"after": page["next"]})
        file = folder / f"page{number}.json"
        file.write_text(json.dumps(page), encoding="utf-8")
        yield str(file)
        number += 1


def _leaf(hall: Hall, name: str) -> Json | None:
    """What the district's log has under a name, once it is sealed."""
    try:
        return hall.api("resident").get(f"{V1}/public/{hall.cast.district.code}/log/leaves/{name}")
    except Refused as refusal:
        if refusal.status == MISSING:
            return None
        raise


def _receipts(hall: Hall, vote_id: str, who: str) -> list[str]:
    """What a voter keeps of each of their ballots that stands, as the verifier takes it."""
    own = hall.api(who).get(f"{V1}/votes/{vote_id}/units/mine")["items"]
    standing = (
        (unit["unit_id"], ballot) for unit in own for ballot in unit["ballots"] if not ballot["superseded_by"]
    )
    return [
        "|".join((vote_id, unit, ballot["id"], ballot["choice"], ballot["receipt"]["secret"]))
        for unit, ballot in standing
    ]


def _verdict(hall: Hall, vote_id: str, given: list[str]) -> list[str]:
    """What the verifier says, line by line."""
    address = f"{hall.api('resident').address}{V1}/public/{hall.cast.district.code}"
    asked = [sys.executable, str(VERIFIER), address, "--vote", vote_id, *given]
    ran = subprocess.run(asked, capture_output=True, text=True, timeout=LONGEST_S, check=False)
    return [*ran.stdout.splitlines(), *ran.stderr.splitlines()]
