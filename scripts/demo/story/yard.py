# SPDX-License-Identifier: AGPL-3.0-or-later
"""What neighbours find and share in the yard: a sheet at a lamp post, an afternoon of work, a ladder."""

from dataclasses import dataclass, field
from typing import ClassVar

from scripts.demo.api import Json
from scripts.demo.story.office import Office
from scripts.demo.story.scene import StepFailed

DAY, BEGINS, ENDS = "2024-10-12", "14:00", "15:30"
VOLUNTEERS = ("resident", "lessee")


@dataclass
class Yard(Office):
    """`sheet`: what was printed for the lamp post; `activity` and `loan`: what goes on."""

    SERVICE: ClassVar[str] = "dispatch"

    sheet: Json = field(default_factory=dict)
    activity: str = ""
    loan: str = ""

    def hang_sheet(self, who: str) -> None:
        """Set the lamp post where it stands (WGS 84) and print its sheet."""
        post = self.cast.district.lamp_post
        spot = self.send(
            who,
            "spots",
            kind="lamp_post",
            name=post.name,
            aliases=[post.number],
            location={"latitude": post.latitude, "longitude": post.longitude},
            place_path=self.cast.district.compound_path,
        )
        self.sheet = self.api(who).get(f"/dispatch/v1/spots/{spot['id']}/code")

    def scan(self, who: str) -> Json:
        """The spot at which the sheet hangs, as a telephone finds it. Raises StepFailed."""
        found: Json = self.api(who).get("/dispatch/v1/spots/scanned", code=self.sheet["code"])
        if not (found["id"] == self.sheet["id"] and found["may_report"]):
            raise StepFailed(f"{self.chapter}: the sheet leads elsewhere")
        return found

    def plan_afternoon(self, who: str) -> None:
        """Neighbours will clean the lamps; one of them needs the ladder of the tool room."""
        place = self.cast.district.compound_path
        planned = self.send(
            who,
            "activities",
            title="擦洗路灯",
            description="一起擦洗小区的路灯和宣传栏，梯子向工具房借。",
            venue="小区东门",
            starts_at=f"{DAY}T{BEGINS}:00+08:00",
            ends_at=f"{DAY}T{ENDS}:00+08:00",
            capacity=6,
            place_path=place,
        )
        self.activity = planned["id"]
        self.send(who, f"activities/{self.activity}:publish")
        for volunteer in VOLUNTEERS:
            self.send(volunteer, f"activities/{self.activity}:join")
        ladder = self.send(who, "tools", code="GJ-01", name="人字梯", place_path=place)
        self.loan = self.send(VOLUNTEERS[0], f"tools/{ladder['id']}:book", first=DAY, last=DAY)["id"]

    def meet(self, who: str) -> None:
        """They check in by the sheet at the place, and the ladder is handed out."""
        token = self.api(who).get(f"/dispatch/v1/activities/{self.activity}/code")["token"]
        for volunteer in VOLUNTEERS:
            self.send(volunteer, f"activities/{self.activity}:check_in", code=token)
        self.send(who, f"loans/{self.loan}:lend")

    def part(self, who: str) -> Json:
        """The ladder is back and the hours are confirmed: how the loan and the activity ended, the points."""
        loan = self.send(who, f"loans/{self.loan}:take_back", outcome="returned")
        served = [self.cast.ids[volunteer] for volunteer in VOLUNTEERS]
        self.send(who, f"activities/{self.activity}:confirm", person_ids=served, hours=1)
        activity = self.send(who, f"activities/{self.activity}:finish")
        mine = [self.api(one).get("/dispatch/v1/point-accounts/mine") for one in VOLUNTEERS]
        return {
            "loan": loan["state"],
            "activity": activity["state"],
            "earned": [account["earned"] for account in mine],
        }
