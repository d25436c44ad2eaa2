# SPDX-License-Identifier: AGPL-3.0-or-later
"""What owners do in deliberation: ballots online and on paper, meetings, topics, notices."""

from collections.abc import Mapping
from datetime import datetime

from scripts.demo.api import Json
from tests.chaos.ground import BOARD, PHOTO
from tests.chaos.life import Around, Doing, Life
from tests.chaos.settle import Called, Owner

CHOICES = ("agree", "agree", "agree", "agree", "disagree", "abstain")
CAME = {"party": 2, "residents": 9}
AGREED = {"result": "put_off", "resolution": "下次再议。", "positions": [{"text": "太贵", "minority": True}]}


class Assembly(Life):
    """One hand for all of a district; it knows what it gave for which unit."""

    pause_s = 0.2

    def __init__(self, seed: int, around: Around) -> None:
        super().__init__(seed, around)
        self._second = self.customer(self.at.others[0])
        self._owners = {owner.id: self.customer(owner.who) for owner in self.at.owners}
        self._given: dict[tuple[str, str], str] = {}
        self._paper: set[tuple[str, str]] = set()
        self._delivered: set[tuple[str, str]] = set()
        self._meetings = list(self.at.meetings)
        self._results = list(self.at.votes)

    def doings(self) -> Mapping[Doing, int]:
        return {
            self._ballot: 10,
            self._on_paper: 6,
            self._deliver: 3,
            self._meet: 3,
            self._raise: 2,
            self._answer: 4,
            self._hang: 3,
        }

    def _draw(self) -> tuple[str, Owner, str]:
        owner = self.chance.choice(self.at.owners)
        return self.chance.choice(self.at.votes), owner, self.chance.choice(owner.units)

    def _ballot(self) -> None:
        """Online; a second one for a unit replaces the first."""
        vote, owner, unit = self._draw()
        body: Json = {"unit_id": unit, "choice": self.chance.choice(CHOICES)}
        if (vote, unit) in self._given:
            body["replaces"] = self._given[vote, unit]
        elif (vote, unit) in self._paper:
            return
        by, box = self._owners[owner.id], f"unit_ballots/{vote}.{unit}"
        receipt = self.tell("deliberation", f"votes/{vote}/ballots", body, box, "BallotCast", by=by)
        if receipt:
            self._given[vote, unit] = str(receipt["ballot_id"])

    def _on_paper(self) -> None:
        """Two persons read it."""
        vote, owner, unit = self._draw()
        if (vote, unit) in self._paper:
            return
        self._paper.add((vote, unit))
        choice, at = self.chance.choice(CHOICES), self.now().isoformat()
        read = {"unit_id": unit, "principal_id": owner.id, "choice": choice, "given_at": at}
        path, box = f"votes/{vote}/paper-ballots", f"unit_ballots/{vote}.{unit}"
        if self.tell("deliberation", path, read, box, "PaperBallotKeyed"):
            self.tell("deliberation", path, read, box, "BallotCast", by=self._second)

    def _deliver(self) -> None:
        vote, _, unit = self._draw()
        if (vote, unit) in self._delivered:
            return
        self._delivered.add((vote, unit))
        at = self.now().isoformat()
        proof = {"unit_id": unit, "method": "in_person", "delivered_at": at, "document": "送达回证"}
        path = f"votes/{vote}/deliveries"
        self.tell("deliberation", path, proof, f"delivery/{vote}.{unit}", "BallotDelivered")

    def _meet(self) -> None:
        """The next meeting whose time has come: held, minuted, signed by two, published."""
        if not self._meetings or datetime.fromisoformat(self._meetings[0].starts_at) > self.now():
            return
        called = self._meetings.pop(0)
        path, noun, signers = f"meetings/{called.id}", f"meeting/{called.id}", self.at.owners[:2]
        chair, recorder = (owner.id for owner in signers)
        came = {"subjects": CAME, "chair": chair, "recorder": recorder, "document": "签到表"}
        if self.tell("deliberation", f"{path}:hold", came, noun, "MeetingHeld") is None:
            return
        self._minute(called)
        for owner in signers:
            by = self._owners[owner.id]
            self.tell("deliberation", f"{path}:sign", None, noun, "MinutesSigned", by=by)
        self.tell("deliberation", f"{path}:publish", None, noun, "MinutesPublished")

    def _minute(self, called: Called) -> None:
        said = {"item_id": called.item, **AGREED}
        path, noun = f"meetings/{called.id}:minute", f"meeting/{called.id}"
        self.tell("deliberation", path, said, noun, "ItemMinuted")

    def _raise(self) -> None:
        body = {"title": "楼道灯", "text": "三楼不亮。", "place_path": self.at.compound}
        self.tell("deliberation", "topics", body, "topic/", "TopicRaised")

    def _answer(self) -> None:
        """One of the latest topics that wait, an order's perhaps."""
        found = self.read("deliberation", f"topics?place={self.at.compound}")
        waiting = [one["id"] for one in found["items"] if one["state"] == "raised"] if found else []
        if waiting:
            topic = self.chance.choice(waiting)
            body = {"adopted": self.chance.random() < 0.7, "answer": "本周处理。"}
            self.tell("deliberation", f"topics/{topic}:answer", body, f"topic/{topic}", "TopicDecided")

    def _hang(self) -> None:
        """The result of a counted vote, with a photo: only then it can come in force."""
        if not self._results:
            return
        vote = self.chance.choice(self._results)
        found = self.read("deliberation", f"public/{self.at.code}/publications?limit=200")
        results = (one for one in found["items"] if one["kind"] == "result") if found else ()
        result = next((one["id"] for one in results if one["subject"] == f"vote/{vote}"), None)
        picture = self.desk.upload("deliberation", "board.jpg", PHOTO) if result else None
        if picture:
            self._results.remove(vote)
            body = {"board": BOARD, "photo_id": picture}
            path, noun = f"publications/{result}:post", f"publication/{result}"
            self.tell("deliberation", path, body, noun, "NoticePosted")
