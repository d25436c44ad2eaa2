# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity's API, as far as the pages use it."""

from collections.abc import Mapping
from typing import Any

from services.chassis.ids import new_id
from services.portal.client.http import Api, Token
from services.portal.client.models.identity import (
    AccountView,
    CompanyView,
    LinkedIdentityView,
    PageViewPersonView,
    PersonView,
    PlaceView,
    RealNameView,
    SecondFactorsView,
    SessionView,
    UnmaskedView,
)


class Identity:
    """Identity on behalf of one person."""

    def __init__(self, api: Api, token: Token) -> None:
        self._api = api
        self._token = token

    def search(self, phone: str) -> list[PersonView]:
        """Who has this number, their names masked; at most twenty."""
        return self._search({"phone": phone})

    def search_name(self, name: str) -> list[PersonView]:
        """Whose name has this part, pinyin or initials; at most twenty, their names masked."""
        return self._search({"name": name})

    def persons(self, under: str, standing: str, after: str | None) -> PageViewPersonView:
        """Who is registered at a place or below it, or what they are there, a page of them, names masked."""
        found = self._api.get(
            "/identity/v1/persons", self._token, under=under, standing=standing or None, after=after
        )
        return PageViewPersonView.model_validate(found)

    def search_document(self, document: Mapping[str, str]) -> list[PersonView]:
        """Who has this paper, of a `kind`, a `number` and, if it is a passport, a `country`."""
        return self._search({"document": document})

    def register_caller(self, caller: Mapping[str, str], key: str) -> PersonView:
        """`caller` has a name, a phone and the path of the place that the call is about."""
        answer = self._api.post("/identity/v1/persons/callers", self._token, caller, key=key)
        return PersonView.model_validate(answer)

    def units(self, under: str) -> list[PlaceView]:
        """The units of an area in the order of the tree; at most two hundred."""
        answer = self._api.get("/identity/v1/places", self._token, under=under, kind="unit", limit=200)
        return [PlaceView.model_validate(item) for item in answer["items"]]

    def all_units(self, under: str) -> list[PlaceView]:
        """All units of an area in the order of the tree, read page by page."""
        items = self._api.all("/identity/v1/places", self._token, under=under, kind="unit")
        return [PlaceView.model_validate(item) for item in items]

    def place(self, place_id: str) -> PlaceView:
        return PlaceView.model_validate(self._api.get(f"/identity/v1/places/{place_id}", self._token))

    def companies(self) -> list[CompanyView]:
        """Those that serve in the district; at most two hundred."""
        answer = self._api.get("/identity/v1/companies", self._token, limit=200)
        return [CompanyView.model_validate(item) for item in answer["items"]]

    def account(self, person_id: str) -> AccountView:
        return AccountView.model_validate(
            self._api.get(f"/identity/v1/persons/{person_id}/account", self._token)
        )

    def set_password(self, account_id: str, password: str, current: str, key: str) -> None:
        """Of one's own account; all its log-ins end."""
        body = {"password": password, "current": current}
        self._api.post(f"/identity/v1/accounts/{account_id}:set-password", self._token, body, key=key)

    def second_factors(self, person_id: str) -> SecondFactorsView:
        answer = self._api.get(f"/identity/v1/persons/{person_id}/second-factors", self._token)
        return SecondFactorsView.model_validate(answer)

    def real_name(self, person_id: str) -> RealNameView:
        """How far it is proven who somebody is."""
        answer = self._api.get(f"/identity/v1/persons/{person_id}/real-name", self._token)
        return RealNameView.model_validate(answer)

    def linked(self, person_id: str) -> list[LinkedIdentityView]:
        """The log-ins at other providers that log in to somebody's account."""
        answer = self._api.get(f"/identity/v1/persons/{person_id}/linked-identities", self._token)
        return [LinkedIdentityView.model_validate(item) for item in answer["items"]]

    def unlink(self, linked_identity_id: str, key: str) -> None:
        self._api.delete(f"/identity/v1/linked-identities/{linked_identity_id}", self._token, key=key)

    def drop_second_factors(self, account_id: str, key: str) -> None:
        """Of somebody else's account, who lost them; all its log-ins end."""
        self._api.post(f"/identity/v1/accounts/{account_id}:drop-second-factors", self._token, None, key=key)

    def sessions(self) -> list[SessionView]:
        """One's own log-ins, the newest first."""
        answer = self._api.get("/identity/v1/sessions", self._token)
        return [SessionView.model_validate(item) for item in answer["items"]]

    def end_sessions(self, session_id: str | None, key: str) -> None:
        """One of one's own log-ins, or all of them."""
        self._api.post("/identity/v1/sessions:end", self._token, {"session_id": session_id}, key=key)

    def create_account(self, person_id: str, login: str, password: str, key: str) -> None:
        """`login` is a name, `@` and the district's code. The person chooses another password at once."""
        body = {"person_id": person_id, "login": login, "password": password, "temporary": True}
        self._api.post("/identity/v1/accounts", self._token, body, key=key)

    def give_password(self, account_id: str, password: str, key: str) -> None:
        """Of somebody else's account; all its log-ins end, and they choose another password at once."""
        body = {"password": password, "temporary": True}
        self._api.post(f"/identity/v1/accounts/{account_id}:set-password", self._token, body, key=key)

    def person(self, person_id: str) -> PersonView:
        """The phone number is masked."""
        return PersonView.model_validate(self._api.get(f"/identity/v1/persons/{person_id}", self._token))

    def phone(self, person_id: str, reason: str) -> str | None:
        """The whole number; identity keeps on record who asked for it and why."""
        path = f"/identity/v1/persons/{person_id}:unmask"
        body = {"fields": ["phone"], "reason": reason}
        return UnmaskedView.model_validate(self._api.post(path, self._token, body, key=new_id())).phone

    def _search(self, body: Mapping[str, Any]) -> list[PersonView]:
        answer = self._api.post("/identity/v1/persons:search", self._token, body, key=new_id())
        return [PersonView.model_validate(item) for item in answer["items"]]
