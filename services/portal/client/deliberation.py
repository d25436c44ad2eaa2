# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deliberation's API, as far as the pages use it: for one person, and what everybody may read."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from services.portal.client.http import Api
from services.portal.client.models.deliberation import (
    ItemsViewOwnUnitView,
    ObjectionView,
    OwnUnitView,
    PageViewPublicationView,
    PageViewPublicMeetingView,
    PageViewVoteView,
    PublicationView,
    PublicMeetingView,
    ReceiptView,
    VoteView,
)
from services.portal.client.ttl_cache import TtlCache

V1 = "/deliberation/v1"

V = TypeVar("V")


class Deliberation:
    """Deliberation on behalf of one person."""

    def __init__(self, api: Api, token: str) -> None:
        self._api = api
        self._token = token

    def votes(self, place: str) -> list[VoteView]:
        """The latest of an area, the latest opening first."""
        found = self._api.get(f"{V1}/votes", self._token, place=place)
        return PageViewVoteView.model_validate(found).items

    def vote(self, vote_id: str) -> VoteView:
        return VoteView.model_validate(self._api.get(f"{V1}/votes/{vote_id}", self._token))

    def own_units(self, vote_id: str) -> list[OwnUnitView]:
        """The units for which the person may vote, with their ballots and receipts."""
        found = self._api.get(f"{V1}/votes/{vote_id}/units/mine", self._token)
        return ItemsViewOwnUnitView.model_validate(found).items

    def cast(self, vote_id: str, body: Mapping[str, Any], key: str) -> ReceiptView:
        answer = self._api.post(f"{V1}/votes/{vote_id}/ballots", self._token, body, key=key)
        return ReceiptView.model_validate(answer)

    def object_to(self, publication_id: str, text: str, key: str) -> ObjectionView:
        path = f"{V1}/publications/{publication_id}/objections"
        return ObjectionView.model_validate(self._api.post(path, self._token, {"text": text}, key=key))


class PublicRecord:
    """What everybody may read of a district. The same for all, so an answer may be a minute old."""

    def __init__(self, api: Api, district: str, recent: TtlCache) -> None:
        self._api = api
        self._district = district
        self._recent = recent

    def publications(self, stage: str | None, after: str | None, limit: int) -> PageViewPublicationView:
        """The latest first; `stage`: only those, for instance what is open for objections."""
        read = PageViewPublicationView.model_validate
        return self._read("publications", read, stage=stage, after=after, limit=limit)

    def publication(self, publication_id: str) -> PublicationView:
        return self._read(f"publications/{publication_id}", PublicationView.model_validate)

    def votes(self, after: str | None, limit: int) -> PageViewVoteView:
        return self._read("votes", PageViewVoteView.model_validate, after=after, limit=limit)

    def vote(self, vote_id: str) -> VoteView:
        return self._read(f"votes/{vote_id}", VoteView.model_validate)

    def meetings(self, after: str | None, limit: int) -> PageViewPublicMeetingView:
        return self._read("meetings", PageViewPublicMeetingView.model_validate, after=after, limit=limit)

    def meeting(self, meeting_id: str) -> PublicMeetingView:
        return self._read(f"meetings/{meeting_id}", PublicMeetingView.model_validate)

    def _read(self, path: str, model: Callable[[Any], V], **query: str | int | bool | None) -> V:
        name = f"public {path} {sorted(query.items())}"
        address = f"{V1}/public/{self._district}/{path}"
        return self._recent.get(self._district, name, lambda: model(self._api.get(address, "", **query)))
