# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a district has already, as its administrators may read it: asked of the services, never remembered."""

from collections.abc import Collection, Mapping
from itertools import islice

from services.portal.client.http import Api, Token
from services.portal.client.models.identity import ClientView, PlaceView, RoleGrantView

IDENTITY, DISPATCH, OUTREACH = "identity", "dispatch", "outreach"
MOST_GRANTS = 2_000


class Opening:
    """On behalf of one administrator. `apis`: those of all services by name."""

    def __init__(self, apis: Mapping[str, Api], token: Token, district: str) -> None:
        self._apis = apis
        self._token = token
        self._root = f"/{district}"

    def has_place(self, kind: str) -> bool:
        found = self._get(IDENTITY, "places", kind=kind, limit=1)["items"]
        return bool([PlaceView.model_validate(one) for one in found])

    def has_owners(self) -> bool:
        return bool(self._get(IDENTITY, "ownerships", under=self._root, limit=1)["items"])

    def roles(self, wanted: Collection[str]) -> set[str]:
        """Which of these somebody has, among the first two thousand grants and the project managers."""
        found: set[str] = set()
        grants = self._apis[IDENTITY].all("/identity/v1/roles/grants", self._token, under=self._root)
        for one in islice(grants, MOST_GRANTS):
            found.add(RoleGrantView.model_validate(one).role)
            if found.issuperset(wanted):
                break
        if self._get(IDENTITY, "project-managers", limit=1)["items"]:
            found.add("project_manager")
        return found & set(wanted)

    def has_version(self, service: str, policy: str) -> bool:
        """Whether the district has set this policy itself."""
        rule = policy.replace("_", "-")
        return bool(self._get(service, f"policies/{rule}/versions", place=self._root, limit=1)["items"])

    def has_system(self) -> bool:
        """A client of the APIs that is in use, or an endpoint that is told of events."""
        clients = (ClientView.model_validate(one) for one in self._get(IDENTITY, "clients")["items"])
        return any(one.active for one in clients) or bool(self._get(OUTREACH, "endpoints", limit=1)["items"])

    def _get(self, service: str, path: str, **query: str | int) -> dict[str, list[dict[str, object]]]:
        return self._apis[service].get(f"/{service}/v1/{path}", self._token, **query)
