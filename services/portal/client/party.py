# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity's API of party organisations, their members, and members who registered at home."""

from collections.abc import Mapping
from typing import Any

from services.portal.client.http import Api, Token
from services.portal.client.models.identity import (
    MemberRegistrationView,
    PartyMembershipView,
    PartyOrganisationView,
)

V1 = "/identity/v1"


class Party:
    """On behalf of one person."""

    def __init__(self, api: Api, token: Token) -> None:
        self._api = api
        self._token = token

    def organisations(self, under: str | None = None) -> list[PartyOrganisationView]:
        """In the order of the tree."""
        found = self._api.all(f"{V1}/party-organisations", self._token, under=under)
        return [PartyOrganisationView.model_validate(one) for one in found]

    def create_organisation(self, body: Mapping[str, Any], key: str) -> PartyOrganisationView:
        return PartyOrganisationView.model_validate(self._post("party-organisations", body, key))

    def memberships(self, under: str) -> list[PartyMembershipView]:
        """In the organisation of a path and in those below it."""
        found = self._api.all(f"{V1}/party-memberships", self._token, under=under)
        return [PartyMembershipView.model_validate(one) for one in found]

    def memberships_of(self, person_id: str) -> list[PartyMembershipView]:
        found = self._api.all(f"{V1}/party-memberships", self._token, person_id=person_id)
        return [PartyMembershipView.model_validate(one) for one in found]

    def registrations(self, under: str) -> list[MemberRegistrationView]:
        """With the neighbourhoods at a place and below it."""
        found = self._api.all(f"{V1}/member-registrations", self._token, under=under)
        return [MemberRegistrationView.model_validate(one) for one in found]

    def registrations_of(self, person_id: str) -> list[MemberRegistrationView]:
        found = self._api.all(f"{V1}/member-registrations", self._token, person_id=person_id)
        return [MemberRegistrationView.model_validate(one) for one in found]

    def join(self, body: Mapping[str, Any], key: str) -> None:
        self._post("party-memberships", body, key)

    def leave(self, membership_id: str, until: str, key: str) -> None:
        self._post(f"party-memberships/{membership_id}:end", {"until": until}, key)

    def report(self, body: Mapping[str, Any], key: str) -> None:
        self._post("member-registrations", body, key)

    def withdraw(self, registration_id: str, until: str, key: str) -> None:
        self._post(f"member-registrations/{registration_id}:end", {"until": until}, key)

    def _post(self, path: str, body: Mapping[str, Any], key: str) -> dict[str, Any]:
        return self._api.post(f"{V1}/{path}", self._token, body, key=key)
