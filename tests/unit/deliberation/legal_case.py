# SPDX-License-Identifier: AGPL-3.0-or-later
"""The legal test vectors in the words of the domain."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

from services.deliberation.domain.ballots import Ballot, Channel, Choice, Duplicates, Settled, Window, settle
from services.deliberation.domain.counting import Counting, finish, take
from services.deliberation.domain.matters import Matter
from services.deliberation.domain.outcomes import Outcome, Silence, SilenceRule, outcome
from services.deliberation.domain.rolls import RollUnit, Stage, head_of
from tests.unit.deliberation.owner_roll import GeneratedRoll

SOURCES = ("register", "survey", "contract")


class Case:
    """One case: its roll, its ballots by unit, and what it comes to."""

    def __init__(self, case: Mapping[str, Any]) -> None:
        self.id: str = case["id"]
        self.given: Mapping[str, Any] = case["input"]
        self.expected: Mapping[str, Any] = case["expected"]
        generated = GeneratedRoll(self.given["generator"]) if "generator" in self.given else None
        self._units = generated.units if generated else self.given["roll"]["units"]
        self._ballots = generated.ballots if generated else self.given["ballots"]
        self._deliveries = generated.deliveries if generated else self.given["deliveries"]

    @cached_property
    def units(self) -> list[RollUnit]:
        """The exclusive parts in the order of their heads."""
        found = [_unit(given) for given in self._units if all(given.get("exclusive_tests", {"": 1}).values())]
        return sorted(found, key=lambda unit: (unit.head, unit.unit_id))

    @cached_property
    def window(self) -> Window:
        opens, closes = self.given["opens"], self.given["closes"]
        return Window(datetime.fromisoformat(opens), datetime.fromisoformat(closes))

    @cached_property
    def ballots(self) -> dict[str, list[Ballot]]:
        found: dict[str, list[Ballot]] = {}
        proxies = {(p["principal"], p["agent"]): p.get("document") for p in self.given.get("proxies", ())}
        for given in self._ballots:
            found.setdefault(given["unit"], []).append(_ballot(given, proxies))
        return found

    @cached_property
    def served(self) -> set[str]:
        return {
            one["unit"]
            for one in self._deliveries
            if one["proof"] and datetime.fromisoformat(one["time"]) <= self.window.closes
        }

    @cached_property
    def settled(self) -> dict[str, Settled]:
        rule = Duplicates(self.given["duplicate_policy"])
        return {
            unit.unit_id: settle(unit, self.ballots.get(unit.unit_id, []), self.window, rule)
            for unit in self.units
        }

    def count(self, units: Iterable[RollUnit]) -> Counting:
        answers = {head: Choice(said) for head, said in self.given.get("head_answers", {}).items()}
        count = Counting()
        for unit in units:
            count = take(count, unit, self.settled[unit.unit_id], answers, served=unit.unit_id in self.served)
        return finish(count, answers)

    @cached_property
    def outcome(self) -> Outcome:
        said = self.given["non_response"]
        rule = SilenceRule(
            Silence(said["mode"]),
            said.get("adopted_clause"),
            warned=said.get("warning_on_ballot", False),
            floor=bool(said.get("floor")),
            first_assembly=self.given["first_assembly"],
        )
        return outcome(self.count(self.units), list(Matter)[self.given["matter"] - 1], rule)

    @property
    def fates(self) -> dict[str, str]:
        """By ballot; one for a unit that is not on the roll is refused before it is settled."""
        fates = {ballot["ballot"]: "unit_not_on_roll" for ballot in self._ballots}
        for settled in self.settled.values():
            fates |= {ballot: fate.value for ballot, fate in settled.fates.items()}
        return fates


def _unit(given: Mapping[str, Any]) -> RollUnit:
    source = next((name for name in SOURCES if given["areas"].get(name) is not None), None)
    return RollUnit(
        unit_id=given["unit"],
        area=given["areas"][source] if source else None,
        area_source=source,
        head=head_of(given["unit"], tuple(given["owners"])),
        owners=tuple(given["owners"]),
        voter=given.get("voter"),
        stage=Stage(given.get("stage", "handed_over")),
    )


def _ballot(given: Mapping[str, Any], proxies: Mapping[tuple[str, str], str | None]) -> Ballot:
    principal = given.get("proxy_for", given["by"])
    return Ballot(
        id=given["ballot"],
        by=given["by"],
        principal=principal,
        choice=Choice(given["choice"]),
        channel=Channel(given["channel"]),
        at=datetime.fromisoformat(given["time"]),
        proxy_document=proxies.get((principal, given["by"])),
        invalid=tuple(given.get("invalid", ())),
        superseded_by=given.get("superseded_by"),
    )
