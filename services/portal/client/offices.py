# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity's API of offices, their handover, and committees."""

from collections.abc import Mapping
from typing import Any

from services.portal.client.files import send_file
from services.portal.client.http import Api, Token
from services.portal.client.models.identity import CommitteeView, OfficeHandoverView, OfficeView

V1 = "/identity/v1"
MOST = 200


class Offices:
    """On behalf of one person."""

    def __init__(self, api: Api, token: Token) -> None:
        self._api = api
        self._token = token

    def running(self) -> list[OfficeView]:
        """Those whose terms end first, wherever the person looks after them."""
        found = self._api.get(f"{V1}/offices", self._token, state="seated", limit=MOST)
        return [OfficeView.model_validate(one) for one in found["items"]]

    def at(self, path: str) -> list[OfficeView]:
        """All terms at a place and below it."""
        found = self._api.all(f"{V1}/offices", self._token, under=path)
        return [OfficeView.model_validate(one) for one in found]

    def of(self, person_id: str) -> list[OfficeView]:
        found = self._api.get(f"{V1}/offices", self._token, person_id=person_id, limit=MOST)
        return [OfficeView.model_validate(one) for one in found["items"]]

    def one(self, office_id: str) -> OfficeView:
        return OfficeView.model_validate(self._api.get(f"{V1}/offices/{office_id}", self._token))

    def appoint(self, body: Mapping[str, Any], key: str) -> OfficeView:
        """A building leader."""
        return OfficeView.model_validate(self._api.post(f"{V1}/offices", self._token, body, key=key))

    def change(self, office_id: str, verb: str, body: Mapping[str, Any], key: str) -> None:
        """`extend` or `end` a term."""
        self._api.post(f"{V1}/offices/{office_id}:{verb}", self._token, body, key=key)

    def owed(self, *, mine: bool) -> list[OfficeHandoverView]:
        """Handovers in which one is a party, or the open ones wherever one looks after them."""
        found = self._api.get(f"{V1}/office-handovers", self._token, mine=mine, limit=MOST)
        return [OfficeHandoverView.model_validate(one) for one in found["items"]]

    def handover(self, handover_id: str) -> OfficeHandoverView:
        found = self._api.get(f"{V1}/office-handovers/{handover_id}", self._token)
        return OfficeHandoverView.model_validate(found)

    def sign(self, handover_id: str, body: Mapping[str, Any], key: str) -> None:
        self._api.post(f"{V1}/office-handovers/{handover_id}:sign", self._token, body, key=key)

    def name_party(self, handover_id: str, body: Mapping[str, Any], key: str) -> None:
        self._api.post(f"{V1}/office-handovers/{handover_id}:name-party", self._token, body, key=key)

    def committee(self, committee_id: str) -> CommitteeView:
        return CommitteeView.model_validate(self._api.get(f"{V1}/committees/{committee_id}", self._token))

    def set_up(self, body: Mapping[str, Any], key: str) -> CommitteeView:
        return CommitteeView.model_validate(self._api.post(f"{V1}/committees", self._token, body, key=key))

    def seat(self, committee_id: str, body: Mapping[str, Any], key: str) -> None:
        self._api.post(f"{V1}/committees/{committee_id}/members", self._token, body, key=key)

    def upload(self, name: str, content: bytes, key: str) -> str:
        """The id of a file that shows that something was handed over."""
        return send_file(self._api, self._token, V1, name, content, key)

    def file(self, file_id: str, part: str) -> tuple[bytes, str]:
        """The `content` of a file or its `thumbnail`, and its type."""
        return self._api.content(f"{V1}/files/{file_id}/{part}", self._token)
