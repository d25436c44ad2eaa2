# SPDX-License-Identifier: AGPL-3.0-or-later
"""Outreach's API, as far as the pages use it, on behalf of one person."""

from collections.abc import Mapping
from typing import Any

from services.portal.client.files import send_file
from services.portal.client.http import Api, Token
from services.portal.client.models.outreach import (
    ChoicesView,
    HouseholdView,
    ItemsViewReachView,
    MessageView,
    NoticeView,
    PageViewGroupView,
    PageViewHouseholdView,
    PageViewMessageView,
    PageViewNoticeView,
    ReachView,
)

V1 = "/outreach/v1"


class Outreach:
    """`key` makes a repeat harmless, as everywhere."""

    def __init__(self, api: Api, token: Token) -> None:
        self._api = api
        self._token = token

    def messages(self, after: str | None, limit: int) -> PageViewMessageView:
        found = self._api.get(f"{V1}/messages", self._token, after=after, limit=limit)
        return PageViewMessageView.model_validate(found)

    def unread(self) -> int:
        return int(self._api.get(f"{V1}/messages/unread", self._token)["unread"])

    def open(self, message_id: str, key: str) -> MessageView:
        """Read from now on; with where it leads."""
        found = self._api.post(f"{V1}/messages/{message_id}:read", self._token, None, key=key)
        return MessageView.model_validate(found)

    def read_all(self, key: str) -> None:
        self._api.post(f"{V1}/messages:read-all", self._token, None, key=key)

    def choices(self) -> ChoicesView:
        return ChoicesView.model_validate(self._api.get(f"{V1}/choices", self._token))

    def choose(self, body: Mapping[str, Any], key: str) -> None:
        self._api.put_json(f"{V1}/choices", self._token, body, key=key)

    def address(self, verb: str, body: Mapping[str, Any], key: str) -> None:
        """`verb` is empty to give one, else `confirm` or `drop`."""
        path = f"{V1}/choices/addresses" + (f":{verb}" if verb else "")
        self._api.post(path, self._token, body, key=key)

    def browser(self, verb: str, body: Mapping[str, Any], key: str) -> None:
        """Web Push: `verb` is empty to turn it on in a browser, or `drop` to end it there."""
        path = f"{V1}/choices/browsers" + (f":{verb}" if verb else "")
        self._api.post(path, self._token, body, key=key)

    def groups(self, place: str, after: str | None) -> PageViewGroupView:
        """Those of a place and below."""
        found = self._api.get(f"{V1}/groups", self._token, place=place, after=after)
        return PageViewGroupView.model_validate(found)

    def join_group(self, body: Mapping[str, Any], key: str) -> None:
        self._api.post(f"{V1}/groups", self._token, body, key=key)

    def leave_group(self, group_id: str, key: str) -> None:
        self._api.post(f"{V1}/groups/{group_id}:leave", self._token, None, key=key)

    def notices(self, after: str | None, limit: int) -> PageViewNoticeView:
        found = self._api.get(f"{V1}/notices", self._token, after=after, limit=limit)
        return PageViewNoticeView.model_validate(found)

    def notices_at(self, place: str, state: str) -> list[NoticeView]:
        found = self._api.get(f"{V1}/notices/at", self._token, place=place, state=state)
        return PageViewNoticeView.model_validate(found).items

    def notice(self, notice_id: str) -> NoticeView:
        return NoticeView.model_validate(self._api.get(f"{V1}/notices/{notice_id}", self._token))

    def write(self, body: Mapping[str, Any], key: str) -> NoticeView:
        return NoticeView.model_validate(self._api.post(f"{V1}/notices", self._token, body, key=key))

    def act(self, notice_id: str, verb: str, body: Mapping[str, Any] | None, key: str) -> NoticeView:
        found = self._api.post(f"{V1}/notices/{notice_id}:{verb}", self._token, body, key=key)
        return NoticeView.model_validate(found)

    def reach(self, notice_id: str) -> list[ReachView]:
        found = self._api.get(f"{V1}/notices/{notice_id}/reach", self._token)
        return ItemsViewReachView.model_validate(found).items

    def doors(self, notice_id: str, after: str | None, limit: int) -> PageViewHouseholdView:
        """The households that cannot be reached online and have no proof of service yet."""
        path = f"{V1}/notices/{notice_id}/households"
        return PageViewHouseholdView.model_validate(
            self._api.get(path, self._token, after=after, limit=limit)
        )

    def visited(self, notice_id: str, body: Mapping[str, Any], key: str) -> HouseholdView:
        path = f"{V1}/notices/{notice_id}/visits"
        return HouseholdView.model_validate(self._api.post(path, self._token, body, key=key))

    def upload(self, name: str, content: bytes, key: str) -> str:
        """The id of a file that somebody chose; it belongs to nothing until a notice names it."""
        return send_file(self._api, self._token, V1, name, content, key)

    def file(self, file_id: str) -> tuple[bytes, str]:
        """The content of an attachment, and its type."""
        return self._api.content(f"{V1}/files/{file_id}/content", self._token)
