# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity's API, as far as the pages use it."""

from services.chassis.ids import new_id
from services.portal.client.http import Api
from services.portal.client.models.identity import PersonView, UnmaskedView


class Identity:
    """Identity on behalf of one person."""

    def __init__(self, api: Api, token: str) -> None:
        self._api = api
        self._token = token

    def person(self, person_id: str) -> PersonView:
        """The phone number is masked."""
        return PersonView.model_validate(self._api.get(f"/identity/v1/persons/{person_id}", self._token))

    def phone(self, person_id: str, reason: str) -> str | None:
        """The whole number; identity keeps on record who asked for it and why."""
        path = f"/identity/v1/persons/{person_id}:unmask"
        body = {"fields": ["phone"], "reason": reason}
        return UnmaskedView.model_validate(self._api.post(path, self._token, body, key=new_id())).phone
