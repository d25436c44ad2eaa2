# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity's API, as far as the pages use it."""

from services.portal.client.http import Api
from services.portal.client.models.identity import PersonView


class Identity:
    """Identity on behalf of one person."""

    def __init__(self, api: Api, token: str) -> None:
        self._api = api
        self._token = token

    def person(self, person_id: str) -> PersonView:
        """The phone number is masked."""
        return PersonView.model_validate(self._api.get(f"/identity/v1/persons/{person_id}", self._token))
