# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity's API of who may do what: persons and their roles, companies, clients, districts."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from services.chassis.ids import new_id
from services.portal.client.http import Api, Token
from services.portal.client.models.identity import (
    ClientView,
    CommitteeView,
    CompanyView,
    DistrictView,
    EmergencyAccessView,
    GridView,
    IdentityProviderView,
    ItemsViewRoleView,
    NewClientView,
    OneClientView,
    PersonView,
    PlaceView,
    ProjectManagerView,
    RoleGrantView,
    RoleView,
    SubjectView,
    UnmaskedView,
)

V1 = "/identity/v1"
MOST = 200


class Administration:
    """On behalf of one person."""

    def __init__(self, api: Api, token: Token) -> None:
        self._api = api
        self._token = token

    def register_person(self, body: Mapping[str, Any], key: str) -> PersonView:
        return PersonView.model_validate(self._post("persons", body, key))

    def change_person(self, person_id: str, body: Mapping[str, Any], key: str, version: str) -> None:
        self._api.patch(f"{V1}/persons/{person_id}", self._token, body, key=key, version=version)

    def change_real_name(self, person_id: str, verb: str, body: Mapping[str, Any], key: str) -> None:
        """`prove` that something was seen, or `withdraw` it."""
        self._post(f"persons/{person_id}/real-name:{verb}", body, key)

    def unmask(self, person_id: str, fields: list[str], reason: str) -> UnmaskedView:
        """The whole data; identity keeps on record who asked for it and why."""
        body = {"fields": fields, "reason": reason}
        return UnmaskedView.model_validate(self._post(f"persons/{person_id}:unmask", body, new_id()))

    def roles(self) -> list[RoleView]:
        """The catalogue: which roles each role may give."""
        return ItemsViewRoleView.model_validate(self._get("roles")).items

    def grants(self, person_id: str) -> list[RoleGrantView]:
        """The roles of a person; nobody has more than a hundred."""
        found = self._get("roles/grants", person_id=person_id, limit=MOST)
        return [RoleGrantView.model_validate(item) for item in found["items"]]

    def holders(self, role: str) -> list[RoleGrantView]:
        """The first who have a role, wherever."""
        found = self._get("roles/grants", role=role, limit=MOST)
        return [RoleGrantView.model_validate(item) for item in found["items"]]

    def grant(self, body: Mapping[str, Any], key: str) -> None:
        self._post("roles/grants", body, key)

    def revoke(self, grant_id: str, key: str) -> None:
        self._api.delete(f"{V1}/roles/grants/{grant_id}", self._token, key=key)

    def place(self, path: str) -> PlaceView | None:
        """None where it is no place of the tree, as a grid."""
        found = self._get("places", under=path, limit=1)["items"]
        place = PlaceView.model_validate(found[0]) if found else None
        return place if place and place.path == path else None

    def name_of(self, path: str) -> str:
        """Of a place or a grid; the path itself of what is neither."""
        place = self.place(path)
        if place:
            return place.name
        grids = [GridView.model_validate(one) for one in self._get("grids", under=path, limit=1)["items"]]
        return grids[0].name if grids and grids[0].path == path else path

    def companies(self) -> list[CompanyView]:
        return [CompanyView.model_validate(one) for one in self._all("companies")]

    def register_company(self, body: Mapping[str, Any], key: str) -> CompanyView:
        return CompanyView.model_validate(self._post("companies", body, key))

    def change_company(self, company_id: str, verb: str, body: Mapping[str, Any], key: str) -> None:
        """`change` what is on record of it, or `close` it."""
        self._post(f"companies/{company_id}:{verb}", body, key)

    def subjects(self, kind: str) -> list[SubjectView]:
        """Of one of the “1+5” kinds, as many as a page has."""
        found = self._get("subjects", kind=kind, limit=MOST)
        return [SubjectView.model_validate(one) for one in found["items"]]

    def project_managers(self) -> list[ProjectManagerView]:
        return [ProjectManagerView.model_validate(one) for one in self._all("project-managers")]

    def appoint(self, body: Mapping[str, Any], key: str) -> None:
        self._post("project-managers", body, key)

    def committees(self) -> list[CommitteeView]:
        return [CommitteeView.model_validate(one) for one in self._all("committees")]

    def clients(self) -> list[ClientView]:
        return [ClientView.model_validate(one) for one in self._all("clients")]

    def client(self, client_id: str) -> OneClientView:
        return OneClientView.model_validate(self._get(f"clients/{quote(client_id)}"))

    def change_limits(self, client_id: str, body: Mapping[str, Any], key: str, version: str) -> None:
        """What is not given is not limited from then on."""
        address = f"{V1}/clients/{client_id}/limits"
        self._api.put_json(address, self._token, body, key=key, version=version)

    def register_client(self, body: Mapping[str, Any], key: str) -> NewClientView:
        """With the secret, which is told this once."""
        return NewClientView.model_validate(self._post("clients", body, key))

    def rotate_secret(self, client_id: str, overlap_hours: int | str, key: str) -> NewClientView:
        """With the new secret, which is told this once."""
        body = {"overlap_hours": overlap_hours}
        return NewClientView.model_validate(self._post(f"clients/{client_id}:rotate-secret", body, key))

    def disable_client(self, client_id: str, key: str) -> None:
        self._post(f"clients/{client_id}:disable", None, key)

    def emergencies(self) -> list[EmergencyAccessView]:
        """All of the district to who reviews them, to others their own."""
        return [EmergencyAccessView.model_validate(one) for one in self._all("emergency-accesses")]

    def emergency(self, access_id: str) -> EmergencyAccessView:
        return EmergencyAccessView.model_validate(self._get(f"emergency-accesses/{access_id}"))

    def open_emergency(self, body: Mapping[str, Any], key: str) -> EmergencyAccessView:
        return EmergencyAccessView.model_validate(self._post("emergency-accesses", body, key))

    def change_emergency(self, access_id: str, verb: str, body: Mapping[str, Any] | None, key: str) -> None:
        """`end` it, or `review` it."""
        self._post(f"emergency-accesses/{access_id}:{verb}", body, key)

    def providers(self) -> list[IdentityProviderView]:
        """Other ways to log in; a district has few."""
        return [IdentityProviderView.model_validate(one) for one in self._get("identity-providers")["items"]]

    def register_provider(self, body: Mapping[str, Any], key: str) -> IdentityProviderView:
        return IdentityProviderView.model_validate(self._post("identity-providers", body, key))

    def change_provider(self, provider_id: str, body: Mapping[str, Any], key: str) -> None:
        self._api.patch(f"{V1}/identity-providers/{provider_id}", self._token, body, key=key)

    def districts(self) -> list[DistrictView]:
        """Of the platform, to its operators."""
        return [DistrictView.model_validate(one) for one in self._all("districts")]

    def create_district(self, body: Mapping[str, Any], key: str) -> None:
        self._post("districts", body, key)

    def limit_district(self, code: str, body: Mapping[str, Any], key: str) -> None:
        self._post(f"districts/{code}:limit", body, key)

    def _all(self, path: str) -> Iterator[dict[str, Any]]:
        """A whole list, read page by page."""
        return self._api.all(f"{V1}/{path}", self._token)

    def _get(self, path: str, **query: str | int | bool | None) -> dict[str, Any]:
        return self._api.get(f"{V1}/{path}", self._token, **query)

    def _post(self, path: str, body: Mapping[str, Any] | None, key: str) -> dict[str, Any]:
        return self._api.post(f"{V1}/{path}", self._token, body, key=key)
