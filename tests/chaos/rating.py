# SPDX-License-Identifier: AGPL-3.0-or-later
"""What inspectors do in credit: facts with their evidence, some of them withdrawn, ratings confirmed."""

from collections.abc import Mapping

from scripts.demo.api import Json
from tests.chaos.life import Around, Doing, Life

KINDS = ("inspection", "spot_check", "award")


class Rating(Life):
    """One hand for the company's file."""

    pause_s = 0.3

    def __init__(self, seed: int, around: Around) -> None:
        super().__init__(seed, around)
        self._facts: list[str] = []

    def doings(self) -> Mapping[Doing, int]:
        return {self._record: 5, self._withdraw: 2, self._confirm: 1}

    def _record(self) -> None:
        body: Json = {
            "kind": self.chance.choice(KINDS),
            "place_path": self.at.compound,
            "happened_on": self.now().date().isoformat(),
            "documents": ["检查单"],
            "points": self.chance.randint(1, 300),
        }
        path = f"credit-files/{self.at.company}/facts"
        made = self.tell("credit", path, body, "fact/", "FactRecorded")
        if made:
            self._facts.append(str(made["id"]))

    def _withdraw(self) -> None:
        if self._facts:
            fact = self._facts.pop(self.chance.randrange(len(self._facts)))
            body = {"reasons": "查无此事。"}
            self.tell("credit", f"facts/{fact}:withdraw", body, f"fact/{fact}", "FactTakenBack")

    def _confirm(self) -> None:
        """What waits for a person, if anything does."""
        path, noun = f"credit-files/{self.at.company}", f"credit_file/{self.at.company}"
        found = self.read("credit", path)
        if found and found.get("awaits"):
            body = {"reasons": "已核对全部依据。"}
            self.tell("credit", f"{path}:confirm", body, noun, "RatingConfirmed")
