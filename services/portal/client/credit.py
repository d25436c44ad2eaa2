# SPDX-License-Identifier: AGPL-3.0-or-later
"""Credit's API, as pages use it: files with their reasons, cases, and what everybody may read."""

from collections.abc import Mapping
from typing import Any

from services.portal.client.files import send_file
from services.portal.client.http import Api, Token
from services.portal.client.models.credit import (
    AppealView,
    CaseView,
    CreditFileView,
    ExplanationView,
    FactView,
    HandoverView,
    ItemsViewCreditFileView,
    ItemsViewMatterFactView,
    MatterFactView,
    ObjectionView,
    PageViewAppealView,
    PageViewCaseView,
    PageViewCreditFileView,
    PageViewFactView,
    PageViewPublicFileView,
    PageViewRepairView,
    PublicRatingsView,
    RepairView,
)
from services.portal.client.ttl_cache import TtlCache

V1 = "/credit/v1"


class Credit:
    """Credit on behalf of one person."""

    def __init__(self, api: Api, token: Token) -> None:
        self._api = api
        self._token = token

    def files(self, place: str) -> list[CreditFileView]:
        """Those of an area, the lowest score first."""
        found = self._api.get(f"{V1}/credit-files", self._token, place=place)
        return PageViewCreditFileView.model_validate(found).items

    def file(self, file_id: str) -> CreditFileView:
        return CreditFileView.model_validate(self._api.get(f"{V1}/credit-files/{file_id}", self._token))

    def rating(self, file_id: str) -> ExplanationView:
        """Today's score, line by line."""
        found = self._api.get(f"{V1}/credit-files/{file_id}/rating", self._token)
        return ExplanationView.model_validate(found)

    def cases(self, place: str) -> list[CaseView]:
        """Those of an area, the latest first."""
        found = self._api.get(f"{V1}/cases", self._token, place=place)
        return PageViewCaseView.model_validate(found).items

    def case(self, case_id: str) -> CaseView:
        return CaseView.model_validate(self._api.get(f"{V1}/cases/{case_id}", self._token))

    def own_files(self) -> list[CreditFileView]:
        """The file about the person, and those of the companies whose work they lead."""
        return ItemsViewCreditFileView.model_validate(
            self._api.get(f"{V1}/credit-files/mine", self._token)
        ).items

    def facts(self, file_id: str, limit: int) -> list[FactView]:
        """What is on record in a file, the latest first."""
        found = self._api.get(f"{V1}/credit-files/{file_id}/facts", self._token, limit=limit)
        return PageViewFactView.model_validate(found).items

    def photo(self, file_id: str, part: str) -> tuple[bytes, str]:
        """The `content` of a record's photo or its `thumbnail`, and its type."""
        return self._api.content(f"{V1}/files/{file_id}/{part}", self._token)

    def appeals(self, place: str) -> list[AppealView]:
        """Those of an area, the latest first."""
        return PageViewAppealView.model_validate(
            self._api.get(f"{V1}/appeals", self._token, place=place)
        ).items

    def repairs(self, place: str) -> list[RepairView]:
        """The applications for repair of an area, the latest first."""
        return PageViewRepairView.model_validate(
            self._api.get(f"{V1}/repairs", self._token, place=place)
        ).items

    def handover(self, case_id: str) -> HandoverView:
        """What is handed over after the exit that ended a case."""
        return HandoverView.model_validate(self._api.get(f"{V1}/handovers/{case_id}", self._token))

    def upload(self, name: str, content: bytes, key: str) -> str:
        """The id of a file that somebody chose, such as the photo of an inspection."""
        return send_file(self._api, self._token, V1, name, content, key)

    def send(self, path: str, body: Mapping[str, Any] | None, key: str) -> dict[str, Any]:
        """Any act of staff, by its path. Raises Problem, Unreachable."""
        return self._api.post(f"{V1}/{path}", self._token, body, key=key)

    def object_to(self, publication_id: str, text: str, key: str) -> ObjectionView:
        path = f"{V1}/publications/{publication_id}/objections"
        return ObjectionView.model_validate(self._api.post(path, self._token, {"text": text}, key=key))


class PublicRatings:
    """What everybody may read of the companies of a district; an answer may be a minute old."""

    def __init__(self, api: Api, district: str, recent: TtlCache) -> None:
        self._api = api
        self._district = district
        self._recent = recent

    def companies(self, after: str | None, limit: int) -> PageViewPublicFileView:
        path = f"{V1}/public/{self._district}/credit-files"

        def ask() -> PageViewPublicFileView:
            found = self._api.get(path, None, after=after, limit=limit)
            return PageViewPublicFileView.model_validate(found)

        return self._recent.get(self._district, f"public companies {after} {limit}", ask)

    def matter(self, matter: str) -> list[MatterFactView]:
        """What a matter did to the ratings, the earliest first."""
        path = f"{V1}/public/{self._district}/matters/{matter}"

        def ask() -> list[MatterFactView]:
            return ItemsViewMatterFactView.model_validate(self._api.get(path, None)).items

        return self._recent.get(self._district, f"facts of {matter}", ask)

    def company(self, file_id: str) -> PublicRatingsView:
        """One with its published ratings, the latest first; never from before an objection."""
        path = f"{V1}/public/{self._district}/credit-files/{file_id}"
        return PublicRatingsView.model_validate(self._api.get(path, None))
