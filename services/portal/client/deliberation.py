# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deliberation's API, as far as the pages use it: for one person, and what everybody may read."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from services.portal.client.files import send_file
from services.portal.client.http import Api, Token
from services.portal.client.models.deliberation import (
    DecisionPolicy,
    DecisionRule,
    ItemsViewOwnHouseholdView,
    ItemsViewOwnUnitView,
    LeafView,
    MeetingView,
    ObjectionView,
    OwnHouseholdView,
    OwnUnitView,
    PageViewMeetingView,
    PageViewObjectionView,
    PageViewPublicationView,
    PageViewPublicMeetingView,
    PageViewPublicTopicView,
    PageViewRollLineView,
    PageViewSurveyView,
    PageViewTopicView,
    PageViewVoteView,
    PublicationView,
    PublicMeetingView,
    PublicTopicView,
    ReceiptView,
    RollLineView,
    SurveyView,
    TopicView,
    VoteView,
)
from services.portal.client.ttl_cache import TtlCache

V1 = "/deliberation/v1"
MOST = 200
"""As many as an API lists at once."""

V = TypeVar("V")


class Deliberation:
    """Deliberation on behalf of one person."""

    def __init__(self, api: Api, token: Token) -> None:
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

    def send(self, path: str, body: Mapping[str, Any] | None, key: str) -> dict[str, Any]:
        """Any command of the API by its path, `meetings/<id>:hold`; what it answers."""
        return self._api.post(f"{V1}/{path}", self._token, body, key=key)

    def upload(self, name: str, content: bytes, key: str) -> str:
        """The id of a file that somebody chose, such as the photo of a board."""
        return send_file(self._api, self._token, V1, name, content, key)

    def topics(self, place: str) -> list[TopicView]:
        """The latest of an area."""
        return PageViewTopicView.model_validate(self._get("topics", place=place, limit=MOST)).items

    def topic(self, topic_id: str) -> TopicView:
        return TopicView.model_validate(self._get(f"topics/{topic_id}"))

    def agenda(self, place: str, year: int) -> list[TopicView]:
        """What is to be settled in a year in an area."""
        return PageViewTopicView.model_validate(self._get("agenda", place=place, year=year, limit=MOST)).items

    def decision_list(self, place: str) -> list[DecisionRule]:
        """Who decides what at a place."""
        return DecisionPolicy.model_validate(self._get("policies/decisions", place=place)).matters

    def surveys(self, place: str) -> list[SurveyView]:
        """The latest of an area."""
        return PageViewSurveyView.model_validate(self._get("surveys", place=place, limit=MOST)).items

    def survey(self, survey_id: str) -> SurveyView:
        return SurveyView.model_validate(self._get(f"surveys/{survey_id}"))

    def own_households(self, survey_id: str) -> list[OwnHouseholdView]:
        """The units for which the person may answer, with what was answered."""
        found = self._get(f"surveys/{survey_id}/households/mine")
        return ItemsViewOwnHouseholdView.model_validate(found).items

    def meetings(self, place: str) -> list[MeetingView]:
        """The latest of an area."""
        return PageViewMeetingView.model_validate(self._get("meetings", place=place, limit=MOST)).items

    def meeting(self, meeting_id: str) -> MeetingView:
        return MeetingView.model_validate(self._get(f"meetings/{meeting_id}"))

    def roll(self, vote_id: str, after: str | None) -> PageViewRollLineView:
        """The roll of a vote for who keeps its ballots."""
        return PageViewRollLineView.model_validate(self._get(f"votes/{vote_id}/roll", after=after))

    def roll_unit(self, vote_id: str, unit_id: str) -> RollLineView:
        return RollLineView.model_validate(self._get(f"votes/{vote_id}/roll/{unit_id}"))

    def publication(self, publication_id: str) -> PublicationView:
        return PublicationView.model_validate(self._get(f"publications/{publication_id}"))

    def notices(self, district: str, stage: str) -> list[PublicationView]:
        """What is published in a district and at a stage, as it is now."""
        found = self._get(f"public/{district}/publications", stage=stage, limit=MOST)
        return PageViewPublicationView.model_validate(found).items

    def objections(self, publication_id: str) -> list[ObjectionView]:
        found = self._get(f"publications/{publication_id}/objections", limit=MOST)
        return PageViewObjectionView.model_validate(found).items

    def _get(self, path: str, **query: str | int | bool | None) -> dict[str, Any]:
        return self._api.get(f"{V1}/{path}", self._token, **query)


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

    def of_matter(self, matter: str) -> list[PublicationView]:
        """What was published of a matter, the latest first."""
        read = PageViewPublicationView.model_validate
        return self._read("publications", read, matter=matter, limit=MOST).items

    def surveys(self, after: str | None, limit: int) -> PageViewSurveyView:
        return self._read("surveys", PageViewSurveyView.model_validate, after=after, limit=limit)

    def agenda(self, year: int, after: str | None, limit: int) -> PageViewPublicTopicView:
        """What is to be settled in a year."""
        read = PageViewPublicTopicView.model_validate
        return self._read("agenda", read, year=year, after=after, limit=limit)

    def topic(self, topic_id: str) -> PublicTopicView:
        return self._read(f"topics/{topic_id}", PublicTopicView.model_validate)

    def leaf(self, name: str) -> LeafView:
        """A published fact of the log by its name, for a ballot its commitment."""
        return self._read(f"log/leaves/{name}", LeafView.model_validate)

    def meetings(self, after: str | None, limit: int) -> PageViewPublicMeetingView:
        return self._read("meetings", PageViewPublicMeetingView.model_validate, after=after, limit=limit)

    def meeting(self, meeting_id: str) -> PublicMeetingView:
        return self._read(f"meetings/{meeting_id}", PublicMeetingView.model_validate)

    def _read(self, path: str, model: Callable[[Any], V], **query: str | int | bool | None) -> V:
        name = f"public {path} {sorted(query.items())}"
        address = f"{V1}/public/{self._district}/{path}"
        return self._recent.get(self._district, name, lambda: model(self._api.get(address, None, **query)))
