# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a district rates who serves it: records, lights and interviews of the story, each by its actor."""

from collections.abc import Iterable
from dataclasses import dataclass

from scripts.demo.api import Json
from scripts.demo.story.office import Office
from scripts.demo.story.photo import photo

V1 = "/credit/v1"


@dataclass
class Bureau(Office):
    """Credit of one district; the district's supervisor decides on its files. `company`: whose file."""

    SERVICE = "credit"

    company: str = "company"

    @property
    def file(self) -> str:
        """The company's file has the company's id."""
        return self.cast.ids[self.company]

    def facts(self, order_id: str, *kinds: str) -> dict[str, Json]:
        """The company's records of these kinds of an order, as soon as they are all there."""
        path = f"{V1}/credit-files/{self.file}/facts"

        def look() -> dict[str, Json] | None:
            found = {one["kind"]: one for one in self.api("level4").all(path) if one["matter"] == order_id}
            return found if found.keys() >= set(kinds) else None

        return self.until(f"the records {', '.join(kinds)}", look)

    def record(self, who: str, kind: str, points: int, on: str, note: str, **shown: object) -> Json:
        """What somebody found, in hundredths of points."""
        said = {"kind": kind, "points": points, "happened_on": on, "note": note}
        place = {"place_path": self.cast.district.compound_path}
        return self.send(who, f"credit-files/{self.file}/facts", **said, **place, **shown)

    def photographed(self, who: str, caption: str) -> str:
        """The id of a picture of an inspection."""
        return self.api(who).upload(f"{V1}/files", f"{caption}.jpg", photo(caption), key=self.key())

    def public(self) -> Json:
        """What everybody sees of the company."""
        return self.api("level4").get(f"{V1}/public/{self.cast.district.code}/credit-files/{self.file}")

    def of_matter(self, matter: str, kinds: Iterable[str]) -> list[Json]:
        """What everybody is told of a matter, once it has these records."""
        path, wanted = f"{V1}/public/{self.cast.district.code}/matters/{matter}", set(kinds)

        def look() -> list[Json] | None:
            found = self.api("level4").get(path)["items"]
            return found if {one["kind"] for one in found} >= wanted else None

        return self.until("the matter's records are public", look)
