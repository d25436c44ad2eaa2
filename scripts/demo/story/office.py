# SPDX-License-Identifier: AGPL-3.0-or-later
"""One service as the people of a district use it in a chapter, each act with its actor's token."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from scripts.demo.api import Api, Json, Refused
from scripts.demo.setup.arrival import PATIENCE_S, looked_for
from scripts.demo.story.photo import photo
from scripts.demo.story.scene import Acting, StepFailed

BOARD = "小区东门公示栏"

T = TypeVar("T")


@dataclass
class Office(Acting):
    """`SERVICE` is the one that is asked."""

    SERVICE: ClassVar[str]

    def api(self, who: str) -> Api:
        api: Api = getattr(self.cast.callers[who], self.SERVICE)
        return api

    def send(self, who: str, path: str, **body: object) -> Json:
        return self.api(who).post(f"/{self.SERVICE}/v1/{path}", body or None, key=self.key())

    def refused(self, who: str, path: str, **body: object) -> str:
        """Why the rules do not let somebody do it. Raises StepFailed where they do."""
        try:
            self.send(who, path, **body)
        except Refused as refusal:
            return refusal.code
        raise StepFailed(f"{self.chapter}: {path} was not refused")

    def until(self, what: str, look: Callable[[], T | None]) -> T:
        """Look until there is something: what time and events bring. Raises StepFailed."""
        found = looked_for(look)
        if found is None:
            raise StepFailed(f"{self.chapter}: not within {PATIENCE_S} s: {what}")
        return found

    def post(self, who: str, publication_id: str, name: str) -> None:
        """Hang what was published on the physical board, with a photo."""
        path, shown = f"/{self.SERVICE}/v1/files", photo(f"board: {name}")
        picture = self.api(who).upload(path, f"{name}.jpg", shown, key=self.key())
        self.send(who, f"publications/{publication_id}:post", board=BOARD, photo_id=picture)
