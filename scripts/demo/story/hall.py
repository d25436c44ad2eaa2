# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a district deliberates: meetings, votes and notices of the story, each act with its actor's token."""

from dataclasses import dataclass

from scripts.demo.api import Json
from scripts.demo.clock import china
from scripts.demo.story.office import Office

V1 = "/deliberation/v1"
ON_THE_WAY = ("prepared", "announced", "open", "closed", "counted", "in_force")
"""The states of a vote that is adopted, in their order."""


@dataclass
class Hall(Office):
    """Deliberation of one district."""

    SERVICE = "deliberation"

    def topic_of(self, order_id: str) -> Json:
        """The topic that an order waits for."""

        def look() -> Json | None:
            topics = self.api("level2").all(f"{V1}/topics", place=self.cast.district.compound_path)
            return next((topic for topic in topics if topic["order_id"] == order_id), None)

        return self.until("the order's topic", look)

    def topic_about(self, case_id: str) -> Json:
        """The topic that a credit case waits for."""

        def look() -> Json | None:
            topics = self.api("level2").all(f"{V1}/topics", place=self.cast.district.compound_path)
            return next((topic for topic in topics if topic["case_id"] == case_id), None)

        return self.until("the case's topic", look)

    def announced(self, opens: str, closes: str, **question: object) -> str:
        """A vote of the compound, prepared and announced, its plan hanging on the board; its id."""
        span = {"opens_at": china(opens).isoformat(), "closes_at": china(closes).isoformat()}
        place = {"place_path": self.cast.district.compound_path}
        vote = self.send("level2", "votes", **question, **place, **span)
        self.send("level2", f"votes/{vote['id']}:announce")
        self.hang(vote["id"], "plan")
        self.published(vote["id"], "roll")
        return str(vote["id"])

    def vote_is(self, vote_id: str, state: str) -> Json:
        """The vote as soon as it has come so far."""
        reached = ON_THE_WAY[ON_THE_WAY.index(state) :]

        def look() -> Json | None:
            vote = self.api("resident").get(f"{V1}/votes/{vote_id}")
            return vote if vote["state"] in reached else None

        return self.until(f"the vote is {state}", look)

    def households(self) -> list[str]:
        """The units of the compound, in the order of the tree."""
        identity = self.cast.callers["dispatcher"].identity
        places = identity.all("/identity/v1/places", under=self.cast.district.compound_path, kind="unit")
        return [str(place["id"]) for place in places]

    def survey_is(self, survey_id: str, state: str) -> Json:
        """The survey as soon as it has come so far."""

        def look() -> Json | None:
            survey = self.api("level2").get(f"{V1}/surveys/{survey_id}")
            return survey if survey["state"] == state else None

        return self.until(f"the survey is {state}", look)

    def step(self, who: str, topic_id: str, step: str, **left: str) -> Json:
        """A step of the topic's consultation is done, and what it left behind."""
        return self.send(who, f"topics/{topic_id}:advance", step=step, **left)

    def published(self, vote_id: str, kind: str) -> Json:
        """What was published of a vote: plan, roll once it is frozen, result once it is counted."""
        path = f"{V1}/public/{self.cast.district.code}/publications"

        def look() -> Json | None:
            of_vote = (one for one in self.api("resident").all(path) if one["subject"] == f"vote/{vote_id}")
            return next((one for one in of_vote if one["kind"] == kind), None)

        return self.until(f"the {kind} is published", look)

    def hang(self, vote_id: str, kind: str) -> None:
        """Post what was published of a vote on the physical board, with a photo."""
        self.post("grid_worker", self.published(vote_id, kind)["id"], kind)

    def units(self, vote_id: str, who: str) -> list[str]:
        """The units for which somebody may vote."""
        own = self.api(who).get(f"{V1}/votes/{vote_id}/units/mine")["items"]
        return sorted(str(unit["unit_id"]) for unit in own)

    def cast_all(self, vote_id: str, who: str, choice: str) -> int:
        """Somebody votes online for each of their units; for how many."""
        units = self.units(vote_id, who)
        for unit_id in units:
            self.send(who, f"votes/{vote_id}/ballots", unit_id=unit_id, choice=choice)
        return len(units)

    def on_paper(self, vote_id: str, who: str, choice: str, given: str) -> int:
        """The paper ballots of somebody: brought to the door, signed for, and read by two persons."""
        units, at = self.units(vote_id, who), china(given).isoformat()
        for unit_id in units:
            proof = {"method": "in_person", "delivered_at": at, "document": f"送达回证 {unit_id[-4:]}"}
            self.send("grid_worker", f"votes/{vote_id}/deliveries", unit_id=unit_id, **proof)
            read = {"unit_id": unit_id, "principal_id": self.cast.ids[who], "choice": choice, "given_at": at}
            for reader in ("dispatcher", "grid_worker"):
                self.send(reader, f"votes/{vote_id}/paper-ballots", **read)
        return len(units)
