# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity's API, as far as the pages use it."""

from pydantic import BaseModel, ConfigDict

from services.portal.client.http import Api


class Person(BaseModel):
    """A person's own record; `phone` is masked."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    phone: str | None


class Identity:
    """Identity on behalf of one person."""

    def __init__(self, api: Api, token: str) -> None:
        self._api = api
        self._token = token

    def person(self, person_id: str) -> Person:
        return Person.model_validate(self._api.get(f"/identity/v1/persons/{person_id}", self._token))
