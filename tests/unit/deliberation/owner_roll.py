# SPDX-License-Identifier: AGPL-3.0-or-later
"""The generated rolls of the legal test vectors (`owner-roll-1`), drawn from a seed."""

from collections.abc import Mapping
from typing import Any

DAY = 1440
"""Minutes."""


class Draws:
    """xorshift32."""

    def __init__(self, seed: int) -> None:
        self._state = seed

    def below(self, limit: int) -> int:
        x = self._state
        x ^= (x << 13) & 0xFFFFFFFF
        x ^= x >> 17
        x ^= (x << 5) & 0xFFFFFFFF
        self._state = x
        return x % limit

    def happens(self, per_mille: int) -> bool:
        return self.below(1000) < per_mille


class GeneratedRoll:
    """`units`, `ballots` and `deliveries` in the words of the vectors."""

    def __init__(self, plan: Mapping[str, Any]) -> None:
        self._plan = plan
        self._draws = Draws(plan["seed"])
        self._sole_owners: list[str] = []
        self._said: dict[str, str] = {}
        self.units: list[dict[str, Any]] = []
        self.ballots: list[dict[str, Any]] = []
        self.deliveries: list[dict[str, Any]] = []
        for number in range(1, plan["units"] + 1):
            unit = self._unit(number)
            self.units.append(unit)
            self._vote(unit)
            self._deliver(unit)

    def _unit(self, number: int) -> dict[str, Any]:
        unit: dict[str, Any] = {"unit": f"U{number}", "stage": self._stage()}
        parking = self._draws.happens(self._plan["parking"])
        if parking:
            registrable = self._draws.below(10) < 7
            unit["exclusive_tests"] = {
                "separate_structure": True,
                "exclusive_use": True,
                "registrable": registrable,
            }
        area = 1000 + self._draws.below(600) if parking else 4000 + self._draws.below(16000)
        unit["areas"] = self._areas(area)
        self._own(unit, number, parking=parking)
        return unit

    def _stage(self) -> str:
        drawn, unsold = self._draws.below(1000), self._plan["unsold"]
        if drawn < unsold:
            return "unsold"
        return (
            "sold_not_handed_over" if drawn < unsold + self._plan["sold_not_handed_over"] else "handed_over"
        )

    def _areas(self, area: int) -> dict[str, int]:
        source = self._draws.below(100)
        if source < 80:
            return {"register": area, "survey": area + self._draws.below(41) - 20}
        if source < 92:
            return {"survey": area, "contract": area + self._draws.below(101) - 50}
        return {"contract": area}

    def _own(self, unit: dict[str, Any], number: int, *, parking: bool) -> None:
        draws = self._draws
        if unit["stage"] != "handed_over":
            unit["owners"] = ["DEV"]
        elif self._sole_owners and draws.happens(800 if parking else self._plan["same_owner"]):
            unit["owners"] = [self._sole_owners[draws.below(len(self._sole_owners))]]
        elif draws.happens(self._plan["joint"]):
            unit["owners"] = [f"P{number}a", f"P{number}b"]
            if draws.below(2) == 0:
                unit["voter"] = unit["owners"][draws.below(2)]
        else:
            unit["owners"] = [f"P{number}"]
            self._sole_owners.append(f"P{number}")

    def _vote(self, unit: dict[str, Any]) -> None:
        draws, plan = self._draws, self._plan
        sold = unit["stage"] == "handed_over"
        votes = draws.happens(plan["turnout"]) if sold else plan["developer_choice"] != "none"
        if not votes:
            return
        choice = self._choice_of("+".join(unit["owners"])) if sold else plan["developer_choice"]
        by = unit.get("voter") or unit["owners"][draws.below(len(unit["owners"]))]
        channel = "online" if draws.happens(plan["online"]) else "paper"
        minute = draws.below(18 * DAY)
        first = self._ballot(unit, by, choice, channel, minute)
        if draws.happens(plan["invalid"]):
            first["invalid"] = ["unsigned"]
        self.ballots.append(first)
        if draws.happens(plan["second_ballot"]):
            other = "paper" if channel == "online" else "online"
            choice = self._any_choice()
            second = self._ballot(unit, by, choice, other, minute + 1 + draws.below(DAY))
            if draws.below(2) == 0:
                first["superseded_by"] = second["ballot"]
            self.ballots.append(second)

    def _choice_of(self, owners: str) -> str:
        if owners in self._said and self._draws.below(100) < 95:
            return self._said[owners]
        self._said[owners] = self._any_choice()
        return self._said[owners]

    def _any_choice(self) -> str:
        drawn, agree = self._draws.below(1000), self._plan["agree"]
        if drawn < agree:
            return "agree"
        return "abstain" if drawn < agree + self._plan["abstain"] else "disagree"

    def _ballot(
        self, unit: dict[str, Any], by: str, choice: str, channel: str, minute: int
    ) -> dict[str, Any]:
        return {
            "ballot": f"B{len(self.ballots) + 1}",
            "unit": unit["unit"],
            "by": by,
            "choice": choice,
            "channel": channel,
            "time": _time(minute),
        }

    def _deliver(self, unit: dict[str, Any]) -> None:
        if self._draws.happens(self._plan["delivered"]):
            at = _time(self._draws.below(5 * DAY))
            self._draws.below(2)
            self.deliveries.append({"unit": unit["unit"], "time": at, "proof": self._draws.below(10) < 9})


def _time(minute: int) -> str:
    return f"2026-03-{1 + minute // DAY:02d}T{minute % DAY // 60:02d}:{minute % 60:02d}:00+08:00"
